"""`qa parse`: the turns of one file, as text and as JSON."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from fakes import BRIDGE, write_corpus

from .conftest import Loads, Run, sentence

TURN = ["index", "speaker", "role", "text", "start", "end", "label", "inferred", "confidence"]


def test_json_has_the_shape_of_the_contract(qa: Run, place: Path, loads: Loads) -> None:
    ran = qa("parse", "corpus/bridge.txt", "--json")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert list(ran.record) == ["file", "format", "metadata", "turns", "warnings"]
    assert (ran.record["file"], ran.record["format"]) == ("corpus/bridge.txt", "labelled")
    assert [list(turn) for turn in ran.record["turns"]] == [TURN] * 4
    assert loads.models == []


def test_the_turns_are_those_of_the_file(qa: Run, place: Path) -> None:
    turns = qa("parse", "corpus/bridge.txt", "--json").record["turns"]
    assert [turn["index"] for turn in turns] == [0, 1, 2, 3]
    assert [turn["speaker"] for turn in turns] == ["Émile Roche", "Zoé Martin"] * 2
    assert [turn["role"] for turn in turns] == ["interviewer", "interviewee"] * 2
    assert all(BRIDGE[turn["start"] : turn["end"]] == turn["text"] for turn in turns)


def test_times_are_there_where_the_file_has_them(qa: Run, place: Path) -> None:
    write_corpus(place, {"timed.txt": "".join(f"[00:0{n}:05] The recording goes on, part {n}.\n" for n in range(5))})
    record = qa("parse", "corpus/timed.txt", "--json").record
    (turn,) = record["turns"]
    assert (turn["speaker"], turn["time_start"]) == (None, 5)
    assert [anchor["time"] for anchor in turn["anchors"]] == [5, 65, 125, 185, 245]
    starts = [*(anchor["start"] for anchor in turn["anchors"]), turn["end"]]
    said = [record["text"][start:end].strip() for start, end in pairwise(starts)]
    assert said == [f"The recording goes on, part {n}." for n in range(5)]


def test_the_text_shows_each_turn_with_its_speaker(qa: Run, place: Path) -> None:
    ran = qa("parse", "corpus/harbour.txt")
    assert (ran.code, ran.err) == (0, "")
    assert 0 <= ran.out.index("Anna Lowe") < ran.out.index("Bert Moss") < ran.out.index("Fishermen dug the first basin")
    assert "\x1b" not in ran.out


def test_warnings_are_in_the_record_and_on_stderr(qa: Run, place: Path) -> None:
    write_corpus(place, {"prose.txt": "Just a note about nothing, by nobody, to nobody at all.\n"})
    ran = qa("parse", "corpus/prose.txt", "--json")
    assert ran.err == "".join(f"warning: {warning}\n" for warning in ran.record["warnings"])


def test_an_index_may_be_named_as_for_every_command(qa: Run, place: Path) -> None:
    assert qa("parse", "corpus/bridge.txt", "--index", "nowhere", "--json").code == 0


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("nowhere.txt", "nowhere.txt: the file cannot be read (No such file or directory)"),
        ("corpus", "corpus: the file cannot be read (Is a directory)"),
        ("corpus/torn.txt", "corpus/torn.txt: this is a binary file, not text"),
        ("corpus/empty.txt", "corpus/empty.txt: the file is empty"),
        ("./corpus/../corpus/empty.txt", "corpus/../corpus/empty.txt: the file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_as_it_was_typed(qa: Run, place: Path, file: str, said: str) -> None:
    write_corpus(place, {"torn.txt": b"\0\1\2", "empty.txt": b""})
    assert sentence(qa("parse", file, "--json")) == said
