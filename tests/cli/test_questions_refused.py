"""Questions and filters that cannot be answered as asked: status 1, one sentence, and the question not repeated."""

from __future__ import annotations

import pytest

from .conftest import Run, sentence


@pytest.mark.parametrize(
    "question",
    ["", "   ", "\t\n", "\x01\x02\x1b[", "?!", "🎉🎉🎉", "\u200b", "\udcff"],
    ids=["empty", "spaces", "white", "control", "marks", "emoji", "zero-width", "no-utf-8"],
)
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_question_without_words_is_refused(asked: Run, question: str, options: list[str]) -> None:
    said = sentence(asked(question, *options))
    assert said == "the question is empty, or has no words in it; ask in words"


def test_a_text_of_ten_thousand_characters_is_refused_and_not_repeated(asked: Run) -> None:
    said = sentence(asked("zebra " * 1666 + "ends"))
    assert said == "the question has 10,000 characters, 2,000 are the limit: ask one thing at a time"


@pytest.mark.parametrize(
    "question",
    [
        "港口的灯塔是什么时候重建的？",
        "ما هي السيادة؟",
        "what\0is\x1b[31m the lighthouse",
        "'; DROP TABLE x; --",
        "<b>x</b>",
        "{0} %s",
    ],
)
def test_any_words_in_any_script_are_answered_in_json_and_in_text(asked: Run, question: str) -> None:
    ran = asked(question, "--json")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert ran.record["question"] == question
    text = asked(question)
    assert text.code == 0
    assert "\x1b" not in text.out


@pytest.mark.parametrize("k", ["0", "-1", "-1000"])
def test_no_passage_at_all_cannot_be_asked_for(asked: Run, k: str) -> None:
    assert sentence(asked("Who rebuilt it?", "-k", k)) == f"k is {k}: ask for at least one passage (-k 1 or more)"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--speaker", "Bert Mos"], "no speaker 'Bert Mos' in these interviews; did you mean 'Bert Moss'?"),
        (["--speaker", "Zoe Martan"], "no speaker 'Zoe Martan' in these interviews; did you mean 'Zoé Martin'?"),
        (["--speaker", "Qqq"], "no speaker 'Qqq' in these interviews; there are: Anna Lowe, Bert Moss, Clara Dunn,"),
        (["--source", "harbor"], "no source 'harbor' in these interviews; did you mean 'harbour'?"),
        (["--language", "de"], "no interview in the language 'de'; there are: en, fr"),
        (["--since", "2021-13"], "--since '2021-13': not a date; write it as 2021, 2021-07 or 2021-07-14"),
        (["--until", "tomorrow"], "--until 'tomorrow': not a date; write it as 2021, 2021-07 or 2021-07-14"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_a_filter_that_names_nothing_here_says_what_there_is(asked: Run, options: list[str], said: str) -> None:
    assert sentence(asked("Who saw the zebra?", "--json", *options)).startswith(said)


@pytest.mark.parametrize("options", [["--speaker", "Bert Mos"], ["--since", "x"], ["-k", "0"], ["--index", "nowhere"]])
def test_no_sentence_repeats_the_question(asked: Run, options: list[str]) -> None:
    assert "zebra" not in sentence(asked("Who saw the zebra?", *options))
