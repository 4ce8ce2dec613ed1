"""`qa ask`: one question, its filters, and the JSON that scripts rely on."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import BRIDGE, HARBOUR

from .conftest import Loads, Run

QUESTION = "Who rebuilt the lighthouse?"
KEYS = ["question", "understood_as", "language", "answered", "confidence", "passages"]
PASSAGE = [
    "rank", "score", "id", "text", "highlights", "speaker", "role", "question", "source", "turn", "start", "end",
    "citation",
]  # fmt: skip
SOURCE = ["id", "title", "file", "publisher", "date", "language", "url"]


def test_the_answer_is_written_on_stdout_and_nothing_on_stderr(asked: Run) -> None:
    ran = asked(QUESTION)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.index("1. Bert Moss") < ran.out.index("We rebuilt the lighthouse in granite.")
    assert "\x1b" not in ran.out


def test_json_is_one_line_with_the_keys_of_the_contract_in_order(asked: Run) -> None:
    ran = asked(QUESTION, "--json")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert list(ran.record) == KEYS
    assert [list(passage) for passage in ran.record["passages"]] == [PASSAGE] * 5
    assert [list(passage["source"]) for passage in ran.record["passages"]] == [SOURCE] * 5


def test_json_holds_the_answer_that_is_known(asked: Run) -> None:
    record = asked(QUESTION, "--json", "-k", "2").record
    first, second = record["passages"]
    assert (record["question"], record["understood_as"], record["language"]) == (QUESTION, None, "en")
    assert record["answered"] is True
    assert 0.5 <= record["confidence"] <= 1
    assert (first["rank"], second["rank"]) == (1, 2)
    assert 1 >= first["score"] >= second["score"] >= 0
    assert (first["id"], first["turn"], first["speaker"], first["role"]) == (
        "harbour#t5-p0", 5, "Bert Moss", "interviewee",
    )  # fmt: skip
    assert first["question"] == "Are you afraid of storms?"
    assert HARBOUR[first["start"] : first["end"]] == first["text"]
    assert all(0 <= start < end <= len(first["text"]) for start, end in first["highlights"])
    assert first["source"] == {
        "id": "harbour", "title": "harbour", "file": "corpus/harbour.txt", "publisher": None, "date": None,
        "language": "en", "url": None,
    }  # fmt: skip


def test_json_numbers_are_numbers_and_letters_stay_letters(asked: Run) -> None:
    ran = asked("Le mélèze résiste-t-il à la pluie ?", "--json", "-k", "1")
    (passage,) = ran.record["passages"]
    assert isinstance(ran.record["confidence"], float)
    assert isinstance(passage["score"], float)
    assert all(type(passage[key]) is int for key in ("rank", "turn", "start", "end"))
    assert passage["text"] in BRIDGE
    assert "mélèze résiste" in ran.out
    assert "Zoé Martin" in ran.out
    assert "\\u" not in ran.out


def test_what_is_not_answered_still_shows_the_nearest(asked: Run) -> None:
    ran = asked("Which violin concerto did Sibelius revise?", "--json")
    assert ran.code == 0
    assert ran.record["answered"] is False
    assert ran.record["confidence"] < 0.5
    assert len(ran.record["passages"]) == 5
    assert "These interviews do not speak of that" in asked("Which violin concerto did Sibelius revise?").out


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--speaker", "Clara Dunn"], {"cheese"}),
        (["--speaker", "moss"], {"harbour"}),
        (["--source", "cheese"], {"cheese"}),
        (["--language", "fr"], {"bridge"}),
        (["--language", "EN"], {"cheese", "harbour"}),
        (["--since", "2020"], set()),
        (["--until", "2020-12-31"], set()),
        (["--role", "narrator"], set()),
        (["--speaker", "Zoé Martin", "--source", "harbour"], set()),
    ],
)
def test_each_filter_restricts_where_passages_come_from(asked: Run, options: list[str], found: set[str]) -> None:
    ran = asked(QUESTION, "--json", "-k", "50", *options)
    assert ran.code == 0
    assert {passage["source"]["id"] for passage in ran.record["passages"]} == found


@pytest.mark.parametrize("role", ["interviewer", "interviewee"])
def test_a_role_restricts_whose_words_are_shown(asked: Run, role: str) -> None:
    passages = asked(QUESTION, "--json", "-k", "50", "--role", role).record["passages"]
    assert {passage["role"] for passage in passages} == {role}


@pytest.mark.parametrize(("k", "count"), [("1", 1), ("3", 3), ("1000", 8)])
def test_k_is_how_many_passages_at_most(asked: Run, k: str, count: int) -> None:
    passages = asked(QUESTION, "--json", "-k", k).record["passages"]
    assert [passage["rank"] for passage in passages] == list(range(1, count + 1))


def test_five_passages_are_shown_when_no_number_is_given(asked: Run) -> None:
    assert len(asked(QUESTION, "--json").record["passages"]) == 5


def test_another_index_is_asked_where_it_is(qa: Run, talks: Path, tmp_path: Path) -> None:
    for option in (["--index", str(talks / "index")], [f"--index={talks / 'index'}"]):
        assert qa("ask", QUESTION, *option, "--json").record["passages"][0]["id"] == "harbour#t5-p0"


def test_options_may_stand_before_the_question(asked: Run) -> None:
    assert asked("--json", "-k", "1", QUESTION).record["question"] == QUESTION
    assert asked("--json", "--", "-k who?").record["question"] == "-k who?"


def test_the_model_is_the_option_then_the_environment_then_the_default(
    asked: Run, loads: Loads, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(QUESTION)
    monkeypatch.setenv("QA_MODEL", "from-the-environment")
    asked(QUESTION)
    asked(QUESTION, "--model", "from-the-option")
    assert loads.models == ["multilingual-e5-small", "from-the-environment", "from-the-option"]
