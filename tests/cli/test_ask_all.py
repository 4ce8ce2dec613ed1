"""`qa ask --all`: every passage that answers, by speaker and source, and a count that is one."""

from __future__ import annotations

import pytest
from fakes import BRIDGE, CHEESE, HARBOUR

from .conftest import Run, sentence, usage_error

QUESTION = "Who rebuilt the lighthouse?"
TEXTS = {"bridge": BRIDGE, "cheese": CHEESE, "harbour": HARBOUR}


def test_everybody_is_counted_on_stdout_and_nothing_is_on_stderr(asked: Run) -> None:
    ran = asked("--all", QUESTION)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{QUESTION}\n1 of 3 people addresses this\n")
    assert "We rebuilt the lighthouse in granite." in ran.out
    assert "Silent on this, as far as can be found: " in ran.out
    assert "\x1b" not in ran.out


def test_json_is_one_line_that_groups_by_speaker_and_source_and_counts_what_it_shows(asked: Run) -> None:
    ran = asked("--all", QUESTION, "--json")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    record = ran.record
    assert list(record) == ["question", "language", "addressed", "of", "speakers", "below"]
    assert (record["question"], record["language"], record["addressed"], record["of"]) == (QUESTION, "en", 1, 3)
    assert sorted(voice["speaker"] for voice in record["speakers"]) == ["Bert Moss", "Clara Dunn", "Zoé Martin"]
    assert [voice["addresses"] for voice in record["speakers"]] == [True, False, False]
    for voice in record["speakers"]:
        assert list(voice) == ["speaker", "addresses", "confidence", "sources"]
        assert voice["addresses"] == (voice["confidence"] >= 0.5)
        for group in voice["sources"]:
            assert {passage["source"]["id"] for passage in group["passages"]} == {group["source"]["id"]}
            assert {passage["speaker"] for passage in group["passages"]} == {voice["speaker"]}
    (group,) = record["speakers"][0]["sources"]
    assert [passage["id"] for passage in group["passages"]] == ["harbour#t5-p0"]


def test_what_is_just_below_the_line_is_word_for_word_and_is_no_answer(asked: Run) -> None:
    record = asked("--all", QUESTION, "--json").record
    assert record["below"]
    above = {p["id"] for v in record["speakers"] if v["addresses"] for g in v["sources"] for p in g["passages"]}
    assert above.isdisjoint(passage["id"] for passage in record["below"])
    scores = [passage["score"] for passage in record["below"]]
    assert scores == sorted(scores, reverse=True)
    assert max(scores) < 0.5
    for passage in record["below"]:
        assert TEXTS[passage["source"]["id"]][passage["start"] : passage["end"]] == passage["text"]


def test_a_question_that_nobody_answers_counts_nobody(asked: Run) -> None:
    record = asked("--all", "Which quagga ate zebras?", "--json").record
    assert (record["addressed"], record["of"]) == (0, 3)


def test_a_french_question_is_answered_in_french(asked: Run) -> None:
    ran = asked("--all", "Le mélèze résiste-t-il à la pluie pendant un siècle ?")
    assert "1 personne sur 3 en parle\n" in ran.out
    assert "Qui n’en parle pas" in ran.out
    assert "Silent" not in ran.out


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--speaker", "bert"], ["Bert Moss"]),
        (["--source", "cheese"], ["Clara Dunn"]),
        (["--language", "fr"], ["Zoé Martin"]),
        (["--role", "interviewee"], ["Bert Moss", "Clara Dunn", "Zoé Martin"]),
        (["--since", "2021"], []),
        (["--role", "quoted"], []),
    ],
    ids=lambda part: " ".join(part),
)
def test_filters_restrict_who_is_counted(asked: Run, options: list[str], names: list[str]) -> None:
    record = asked("--all", QUESTION, *options, "--json").record
    assert (sorted(voice["speaker"] for voice in record["speakers"]), record["of"]) == (names, len(names))
    found = [passage["speaker"] for passage in record["below"]]
    assert set(found) <= set(names)


@pytest.mark.parametrize(
    ("question", "said"), [(QUESTION, "left to look at"), ("Qui a rebâti le phare ?", "à examiner")]
)
def test_filters_that_leave_nobody_are_not_taken_for_an_empty_corpus(asked: Run, question: str, said: str) -> None:
    ran = asked("--all", question, "--since", "2021")
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out.splitlines()[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--all"], "give either a question or --batch FILE"),
        (["--all", "--batch", "-"], "--all is for one question"),
        (["--all", "Who?", "--batch", "-"], "give either a question or --batch FILE"),
        (["--all", "Who?", "--conversation"], "--conversation goes with --batch FILE"),
        (["--all", "Who", "rebuilt?"], "put the whole question in quotation marks"),
        (["--all", "Who?", "--speaker", ""], "'--speaker': nothing is named"),
    ],
    ids=lambda part: part if isinstance(part, str) else " ".join(part),
)
def test_wrong_usage_is_status_2(asked: Run, arguments: list[str], said: str) -> None:
    assert said in usage_error(asked(*arguments))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["?!"], "the question is empty, or has no words in it; ask in words"),
        (["zebra " * 400], "the question has 2,399 characters, 2,000 are the limit"),
        ([QUESTION, "--speaker", "Bert Mos"], "did you mean 'Bert Moss'?"),
        ([QUESTION, "--source", "harbor"], "did you mean 'harbour'?"),
        ([QUESTION, "--since", "soon"], "--since 'soon': not a date"),
        ([QUESTION, "--index", "nowhere"], "nowhere: no index was built here"),
    ],
    ids=lambda part: part[:30] if isinstance(part, str) else " ".join(part)[:30],
)
def test_a_mistake_is_one_sentence(asked: Run, arguments: list[str], said: str) -> None:
    assert said in sentence(asked("--all", *arguments))


def test_the_same_question_gives_the_same_bytes(asked: Run) -> None:
    assert asked("--all", QUESTION, "--json").out == asked("--all", QUESTION, "--json").out
