"""`qa ask --batch`: one line in, one line out, in order, with one load of the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Loads, Run, lines, sentence

QUESTIONS = ("Who rebuilt the lighthouse?", "How long does a wheel ripen?", "Pourquoi ce pont est-il en bois ?")
FIRST = ["harbour#t5-p0", "cheese#t3-p0", "bridge#t1-p0"]


def test_each_line_is_answered_in_order(asked: Run, tmp_path: Path) -> None:
    (tmp_path / "batch.txt").write_text(lines(*QUESTIONS), encoding="utf-8")
    ran = asked("--batch", tmp_path / "batch.txt", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [record["question"] for record in ran.records] == list(QUESTIONS)
    assert [record["passages"][0]["id"] for record in ran.records] == FIRST


def test_a_batch_says_what_each_question_alone_says(asked: Run) -> None:
    alone = [asked(question, "--json", "-k", "2").record for question in QUESTIONS]
    assert asked("--batch", "-", "--json", "-k", "2", stdin=lines(*QUESTIONS)).records == alone


def test_the_model_is_loaded_once(asked: Run, loads: Loads) -> None:
    asked("--batch", "-", "--json", stdin=lines(*QUESTIONS))
    assert len(loads.models) == 1
    assert loads.encoders[0].questions == list(QUESTIONS)


@pytest.mark.parametrize(
    "stdin",
    [
        lines(*QUESTIONS).encode(),
        lines(*QUESTIONS).rstrip("\n").encode(),
        lines(*QUESTIONS).encode("utf-8-sig"),
        lines(*QUESTIONS).replace("\n", "\r\n").encode(),
        lines(*QUESTIONS).replace("\n", "\r\n").encode("utf-8-sig"),
    ],
    ids=["plain", "no-last-line-end", "byte-order-mark", "crlf", "both"],
)
def test_however_an_editor_saves_it_a_batch_has_the_same_lines(asked: Run, tmp_path: Path, stdin: bytes) -> None:
    (tmp_path / "batch.txt").write_bytes(stdin)
    for ran in (asked("--batch", "-", "--json", stdin=stdin), asked("--batch", tmp_path / "batch.txt", "--json")):
        assert [record["question"] for record in ran.records] == list(QUESTIONS)


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_what_is_no_line_feed_does_not_end_a_question(asked: Run, mark: str) -> None:
    question = f"Who rebuilt{mark}the lighthouse?"
    ran = asked("--batch", "-", "--json", stdin=lines(question, QUESTIONS[1]))
    assert [record["question"] for record in ran.records] == [question, QUESTIONS[1]]
    assert len(ran.out.splitlines()) == 2


def test_a_line_that_cannot_be_asked_keeps_its_place_and_the_rest_is_answered(asked: Run) -> None:
    ran = asked("--batch", "-", "--json", stdin=lines(QUESTIONS[0], "", "  ", "a" * 10_000, QUESTIONS[1], ""))
    assert ran.code == 1
    assert [list(record) == ["question", "error"] for record in ran.records] == [False, True, True, True, False, True]
    assert [record["question"] for record in ran.records] == [QUESTIONS[0], "", "  ", "a" * 10_000, QUESTIONS[1], ""]
    assert ran.records[4]["passages"][0]["id"] == FIRST[1]
    assert "empty" in ran.records[1]["error"]
    assert "10,000 characters" in ran.records[3]["error"]


def test_each_failing_line_is_named_on_stderr_without_its_text(asked: Run, tmp_path: Path) -> None:
    batch = tmp_path / "batch.txt"
    batch.write_text(lines(QUESTIONS[0], "", "secret " * 1000))
    ran = asked("--batch", batch, "--json")
    first, second = ran.err.splitlines()
    assert first.startswith(f"qa: {batch}:2: the question is empty")
    assert second.startswith(f"qa: {batch}:3: the question has 6,999 characters")
    assert "secret" not in ran.err


def test_an_empty_batch_has_no_answers(asked: Run) -> None:
    assert asked("--batch", "-", "--json").out == ""
    assert asked("--batch", "-", "--json").code == 0


def test_filters_and_k_hold_for_every_line(asked: Run) -> None:
    ran = asked("--batch", "-", "--json", "--source", "cheese", "-k", "1", stdin=lines(*QUESTIONS))
    assert [[hit["source"]["id"] for hit in record["passages"]] for record in ran.records] == [["cheese"]] * 3


def test_without_json_the_answers_are_text_in_order(asked: Run) -> None:
    ran = asked("--batch", "-", "-k", "1", stdin=lines(*QUESTIONS[:2]))
    assert (ran.code, ran.err) == (0, "")
    assert 0 <= ran.out.index("in granite") < ran.out.index("nineteen months")


def test_the_lines_of_a_batch_do_not_lean_on_each_other(asked: Run) -> None:
    ran = asked("--batch", "-", "--json", stdin=lines(QUESTIONS[0], "And when?"))
    assert [record["understood_as"] for record in ran.records] == [None, None]


def test_the_lines_of_a_conversation_lean_on_those_before(asked: Run) -> None:
    ran = asked(
        "--batch",
        "-",
        "--conversation",
        "--json",
        stdin=lines("What did Bert Moss rebuild?", "And in which year did he start?"),
    )
    assert ran.code == 0
    assert [record["question"] for record in ran.records] == [
        "What did Bert Moss rebuild?",
        "And in which year did he start?",
    ]
    assert ran.records[0]["understood_as"] is None
    assert "Bert Moss" in ran.records[1]["understood_as"]


def test_a_conversation_goes_on_after_a_line_that_cannot_be_asked(asked: Run) -> None:
    conversation = lines("What did Bert Moss rebuild?", "", "And in which year did he start?")
    ran = asked("--batch", "-", "--conversation", "--json", stdin=conversation)
    assert ran.code == 1
    assert "error" in ran.records[1]
    assert "Bert Moss" in ran.records[2]["understood_as"]


def test_a_batch_that_is_not_there_is_refused_before_the_model_is_loaded(asked: Run, loads: Loads) -> None:
    said = sentence(asked("--batch", "nowhere.txt", "--json"))
    assert said == "nowhere.txt: cannot be read (No such file or directory); give a file with one question a line"
    assert loads.models == []


def test_a_folder_is_no_batch(asked: Run) -> None:
    assert "corpus: cannot be read (Is a directory)" in sentence(asked("--batch", "corpus"))


def test_a_batch_in_another_encoding_is_refused_with_file_and_line(asked: Run, tmp_path: Path) -> None:
    batch = tmp_path / "batch.txt"
    batch.write_bytes("Qui ?\nOù est né Rémi ?\n".encode("latin-1"))
    assert sentence(asked("--batch", batch)) == f"{batch}:2: this is not UTF-8 text; give one question a line, in UTF-8"
    assert sentence(asked("--batch", "-", stdin=b"\xff")).startswith("standard input:1: this is not UTF-8")
