"""`qa add --pseudonymise`: no real name in any byte of the corpus or the index, and everything else still true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import write_corpus

from qa.text import fold

from .conftest import Loads, Run, sentence

TALK = """\
Interview with Jeanne Roy, by Paul Marsh

Paul Marsh: Jeanne Roy, when did the ferry of Brell stop?

JR: In 1961. My mother, ANAÏS ROY, steered it for thirty years. Everybody called her “la Roy”.

Paul Marsh: Did jeanne roy's father mind, Jeanne?

JR: He never said. Write to jeanne.roy@example.org and ask.
"""
MAP = '"Jeanne Roy" = "Witness 1"\n"Anaïs Roy" = "Her mother"\n"JR" = "Witness 1"\n"Nobody Else" = "X"\n'
REAL = ("Jeanne Roy", "jeanne.roy", "jeanne_roy", "jeanne-roy", "Anaïs Roy", "Anais Roy", "JeanneRoy")


@pytest.fixture
def desk(place: Path) -> Path:
    """A folder with a talk to add and a map of its names, beside the corpus."""
    (place / "desk").mkdir()
    (place / "desk" / "Jeanne_ROY 2021.txt").write_text(TALK, encoding="utf-8")
    (place / "map.toml").write_text(MAP, encoding="utf-8")
    return place


def traces(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file whose name or bytes hold a real name."""
    for path in folder.rglob("*"):
        for name in REAL:
            if fold(name) in fold(path.name):
                yield path.name, name
            if not path.is_file():
                continue
            raw = path.read_bytes()
            texts = (raw.decode(code, "ignore") for code in ("utf-8", "utf-16-le", "utf-16-be"))
            if any(fold(name) in fold(text) for text in texts):
                yield path.name, name


def test_no_byte_of_corpus_or_index_holds_a_real_name(qa: Run, desk: Path, loads: Loads) -> None:
    ran = qa("add", "desk", "--pseudonymise", "map.toml", "--json")
    assert ran.code == 0
    assert list(traces(desk / "corpus")) == []
    assert list(traces(desk / "index")) == []
    (one,) = ran.record["files"]
    assert (one["fate"], one["id"], one["file"]) == ("added", "witness-1-2021", "corpus/Witness 1 2021.json")
    assert not any(fold(name) in fold(text) for text in loads.encoders[-1].passages for name in REAL)
    assert "Witness 1" in one["speakers"]


def test_it_answers_under_the_pseudonym_and_offsets_stay_true(qa: Run, desk: Path) -> None:
    qa("add", "desk", "--pseudonymise", "map.toml")
    hit = qa("ask", "Who steered the ferry for thirty years?", "--json").record["passages"][0]
    assert (hit["source"]["id"], hit["speaker"]) == ("witness-1-2021", "Witness 1")
    assert "Her mother" in hit["text"]
    shown = qa("show", "witness-1-2021", "--json").record
    assert all(shown["text"][turn["start"] : turn["end"]] == turn["text"] for turn in shown["turns"])
    assert [turn["role"] for turn in shown["turns"]][-2:] == ["interviewer", "interviewee"]
    assert "Write to Witness 1@example.org" in shown["turns"][-1]["text"]


def test_it_says_how_often_each_was_replaced_and_what_is_left(qa: Run, desk: Path) -> None:
    ran = qa("add", "desk", "--pseudonymise", "map.toml", "--json")
    names = ran.record["pseudonyms"]
    assert names["replaced"]["Anaïs Roy"] == 1
    assert names["replaced"]["Jeanne Roy"] >= 4
    assert names["left"] == {"Roy": 1, "Jeanne": 1}
    assert "'Nobody Else': replaced nowhere\n" in ran.err
    assert "warning: 'Roy', part of a name that was replaced, is left once; list it too" in ran.err


def test_the_original_and_the_map_are_not_copied(qa: Run, desk: Path) -> None:
    qa("add", "desk", "--pseudonymise", "map.toml")
    assert {path.name for path in (desk / "corpus").iterdir() if path.name != ".lock"} == {
        "bridge.txt", "cheese.txt", "harbour.txt", "Witness 1 2021.json",
    }  # fmt: skip
    assert (desk / "desk" / "Jeanne_ROY 2021.txt").read_text(encoding="utf-8") == TALK


def test_the_same_once_more_is_already_there(qa: Run, desk: Path) -> None:
    qa("add", "desk", "--pseudonymise", "map.toml")
    (one,) = qa("add", "desk", "--pseudonymise", "map.toml", "--json").record["files"]
    assert (one["fate"], one["id"]) == ("already", "witness-1-2021")


def test_times_and_places_in_the_file_move_with_the_words(qa: Run, desk: Path) -> None:
    cues = "".join(f"00:0{n}.000 --> 00:0{n}.900\n<v Jeanne Roy>Jeanne Roy says part {n}.\n\n" for n in range(4))
    write_corpus(desk / "new", {"talk.vtt": f"WEBVTT\n\n{cues}"})
    qa("add", "new/corpus/talk.vtt", "--pseudonymise", "map.toml", "--no-build")
    (turn,) = qa("show", "talk", "--json").record["turns"]
    assert turn["speaker"] == "Witness 1"
    text = qa("show", "talk", "--json").record["text"]
    assert [text[anchor["start"] :].split(".")[0] for anchor in turn["anchors"]] == [
        f"Witness 1 says part {n}" for n in range(4)
    ]
    assert [anchor["time"] for anchor in turn["anchors"]] == [0, 1, 2, 3]


def test_what_the_corpus_holds_under_real_names_must_go_first(qa: Run, desk: Path) -> None:
    qa("add", "desk", "--no-build")
    ran = qa("add", "desk", "corpus/harbour.txt", "--pseudonymise", "map.toml", "--json")
    reasons = [one["reason"] for one in ran.record["files"]]
    assert ran.code == 1
    assert reasons[0] == (
        "the corpus holds it under its real names; `qa remove jeanne-roy-2021` first, then add it from elsewhere"
    )
    assert "`qa remove harbour` first" in reasons[1]


def test_a_catalogue_that_would_bring_a_name_back_is_refused(qa: Run, desk: Path) -> None:
    write_corpus(desk, {"catalogue.toml": '[[person]]\nname = "Jeanne Roy"\naliases = ["Witness 1"]\n'})
    (one,) = qa("add", "desk", "--pseudonymise", "map.toml", "--json").record["files"]
    assert (one["fate"], one["reason"]) == (
        "failed", "the catalogue would bring back a name that is to be replaced; mend it first",
    )  # fmt: skip


def test_a_map_that_cannot_be_used_adds_nothing(qa: Run, desk: Path) -> None:
    (desk / "map.toml").write_text('"Jeanne Roy" = 3\n')
    assert "no map of names to pseudonyms" in sentence(qa("add", "desk", "--pseudonymise", "map.toml"))
    assert len(list((desk / "corpus").glob("*.*"))) == 3
