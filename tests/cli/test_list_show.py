"""`qa list` and `qa show`: what is held, whether it is indexed, and how one transcript is understood."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from fakes import BRIDGE, HARBOUR, write_corpus

from .conftest import Loads, Run, sentence, usage_error

LIST = ["id", "title", "date", "language", "format", "speakers", "turns", "words", "file", "standing", "reason"]


def standings(qa: Run, *arguments: str) -> dict[str, str]:
    return {held["id"]: held["standing"] for held in qa("list", "--json", *arguments).record["transcripts"]}


def test_the_list_says_what_each_transcript_is(qa: Run, place: Path, loads: Loads) -> None:
    ran = qa("list", "--json")
    assert (ran.code, ran.err, loads.models) == (0, "", [])
    assert [list(held) for held in ran.record["transcripts"]] == [LIST] * 3
    bridge = ran.record["transcripts"][0]
    assert (bridge["id"], bridge["language"], bridge["speakers"]) == ("bridge", "fr", ["Émile Roche", "Zoé Martin"])
    assert (bridge["turns"], bridge["file"], bridge["standing"]) == (4, "corpus/bridge.txt", "indexed")
    assert bridge["words"] == sum(len(line.split(": ", 1)[1].split()) for line in BRIDGE.splitlines())


def test_the_list_is_the_same_without_an_index(qa: Run, place: Path) -> None:
    before = qa("list", "--json").record["transcripts"]
    shutil.rmtree(place / "index")
    after = qa("list", "--json").record["transcripts"]
    assert [held | {"standing": "indexed"} for held in after] == before
    assert {held["standing"] for held in after} == {"not indexed"}


def test_what_the_index_does_not_know_is_marked(qa: Run, place: Path) -> None:
    write_corpus(place, {"goats.txt": HARBOUR.replace("Brell", "Crail"), "torn.txt": b"\0", "cheese.txt": BRIDGE})
    (place / "corpus" / "harbour.txt").unlink()
    assert standings(qa) == {
        "bridge": "indexed", "cheese": "changed", "goats": "not indexed", "harbour": "gone", "torn": "unreadable",
    }  # fmt: skip
    shown = qa("list").out
    for mark in ("* changed since it was indexed", "+ not indexed yet", "- indexed, but not in", "! cannot be read"):
        assert mark in shown


def test_a_correction_that_is_not_indexed_yet_is_marked(qa: Run, place: Path) -> None:
    write_corpus(place, {"catalogue.toml": '[[transcript]]\nfile = "bridge.txt"\ntitle = "Le pont"\n'})
    assert standings(qa)["bridge"] == "changed"
    qa("build")
    assert set(standings(qa).values()) == {"indexed"}


@pytest.mark.parametrize(
    ("order", "first"), [("id", "bridge"), ("words", "cheese"), ("language", "cheese"), ("speakers", "harbour")]
)
def test_the_list_is_sorted_as_wanted(qa: Run, place: Path, order: str, first: str) -> None:
    assert next(iter(standings(qa, "--sort", order))) == first


@pytest.mark.parametrize("columns", ["30", "60", "100"])
def test_the_list_fits_the_terminal(qa: Run, place: Path, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = qa("list").out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert "\x1b" not in "".join(lines)


def test_an_empty_corpus_is_said(qa: Run, place: Path) -> None:
    (place / "none").mkdir()
    ran = qa("list", "--corpus", "none", "--index", "nowhere")
    assert (ran.code, ran.out) == (0, "")
    assert "there is no transcript here; `qa add PATH` adds some" in ran.err
    assert "there is no such folder" in sentence(qa("list", "--corpus", "nowhere", "--index", "nowhere"))


def test_one_transcript_is_shown_with_its_people_and_turns(qa: Run, place: Path) -> None:
    found = qa("show", "bridge", "--json").record
    assert (found["id"], found["format"], found["total"], len(found["turns"])) == ("bridge", "labelled", 4, 4)
    assert [(person["name"], person["role"], person["turns"]) for person in found["people"]] == [
        ("Émile Roche", "interviewer", 2),
        ("Zoé Martin", "interviewee", 2),
    ]
    assert all(BRIDGE[turn["start"] : turn["end"]] == turn["text"] for turn in found["turns"])
    shown = qa("show", "bridge").out
    assert "Zoé Martin (interviewee, inferred): 2 turns" in shown
    assert "3. Zoé Martin (interviewee, inferred)\n" in shown


def test_a_transcript_that_is_not_indexed_is_shown_too(qa: Run, place: Path, loads: Loads) -> None:
    write_corpus(place, {"goats.txt": HARBOUR})
    shutil.rmtree(place / "index")
    assert qa("show", "goats", "--json").record["file"] == "corpus/goats.txt"
    assert qa("show", "corpus/goats.txt", "--json").record["id"] == "goats"
    assert loads.models == []


@pytest.mark.parametrize(("turns", "shown"), [("1-2", [1, 2]), ("3", [3]), ("2-", [2, 3]), ("-0", [0]), ("9-12", [])])
def test_only_some_turns_are_shown(qa: Run, place: Path, turns: str, shown: list[int]) -> None:
    found = qa("show", "bridge", f"--turns={turns}", "--json").record
    assert [turn["index"] for turn in found["turns"]] == shown
    assert found["total"] == 4


def test_turns_that_are_no_range_are_wrong_usage(qa: Run, place: Path) -> None:
    for turns in ("a-b", "3-1", "", "1-2-3"):
        usage_error(qa("show", "bridge", f"--turns={turns}"))


def test_an_unknown_id_names_the_nearest(qa: Run, place: Path) -> None:
    assert sentence(qa("show", "brigde")) == "there is no transcript 'brigde'; the nearest is 'bridge'"


def test_times_and_pages_are_shown(qa: Run, place: Path) -> None:
    write_corpus(place, {"timed.txt": "".join(f"[01:0{n}:05] The recording goes on, part {n}.\n" for n in range(5))})
    assert "0. – (unknown, 1:00:05)" in qa("show", "timed").out


def test_json_is_one_line(qa: Run, place: Path) -> None:
    assert json.loads(qa("show", "bridge", "--json").out) == qa("show", "bridge", "--json").record
