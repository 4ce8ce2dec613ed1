"""`qa build`: what it says, what it skips, and what stops it without harm."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, write_corpus

from qa.store import Draft, current

from .conftest import Loads, Run, sentence

QUESTION = "Who rebuilt the lighthouse?"


def test_a_build_tells_what_it_did_on_stderr_only(qa: Run, place: Path) -> None:
    ran = qa("build", "--index", "new")
    counts = "3 transcripts, 16 turns, 5 speakers, 16 passages, 40 vectors"
    assert (ran.code, ran.out, ran.err) == (0, "", f"new: 3 embedded, 0 kept ({counts})\n")
    assert qa("build", "--index", "new").err == f"new: up to date ({counts})\n"


def test_a_build_in_json_is_one_record(qa: Run, place: Path) -> None:
    (place / "corpus" / "cheese.txt").unlink()
    write_corpus(place, {"goats.txt": CHEESE, "torn.txt": b"\0\1"})
    ran = qa("build", "--json")
    assert ran.code == 0
    assert list(ran.record) == ["changed", "embedded", "kept", "removed", "counts", "warnings"]
    assert (ran.record["changed"], ran.record["embedded"], ran.record["kept"], ran.record["removed"]) == (
        True, ["goats"], ["bridge", "harbour"], ["cheese"],
    )  # fmt: skip
    assert ran.record["counts"]["transcripts"] == 3
    assert ran.err == f"warning: {ran.record['warnings'][0]}\n"


def test_unchanged_transcripts_are_not_embedded_again(qa: Run, place: Path, loads: Loads) -> None:
    qa("build")
    assert loads.encoders[-1].passages == []
    write_corpus(place, {"harbour.txt": HARBOUR + "Bert Moss: That is all.\n"})
    assert "1 embedded, 2 kept" in qa("build").err
    assert all("harbour" in text for text in loads.encoders[-1].passages)


def test_another_corpus_goes_into_another_index(qa: Run, place: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "two", {"one.txt": HARBOUR})
    assert qa("build", "--corpus", "two/corpus", "--index", "deep/er/index").code == 0
    assert qa("ask", QUESTION, "--index", "deep/er/index", "--json").record["passages"][0]["source"]["id"] == "one"


def test_the_model_named_is_the_one_that_embeds(qa: Run, place: Path, loads: Loads) -> None:
    qa("build", "--model", "mine")
    assert loads.models == ["mine"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (
            "photo.txt",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
            "it is a picture: run text recognition (OCR) on it, then add the text",
        ),
        ("tool.txt", b"MZ" + bytes(range(256)), "this is a binary file, not text"),
        ("empty.txt", b"", "the file is empty"),
        ("torn.txt", b"\xff\xfeA", "the file says it is UTF-16-LE but is damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_built(
    qa: Run, place: Path, name: str, content: bytes, reason: str
) -> None:
    write_corpus(place, {name: content, "another.txt": BRIDGE})
    ran = qa("build")
    warning, summary = ran.err.splitlines()
    assert (ran.code, warning) == (0, f"warning: corpus/{name}: {reason}; left out of the index")
    assert "4 transcripts" in summary


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_another_encoding_is_read(qa: Run, place: Path, encoding: str) -> None:
    write_corpus(place, {"bridge.txt": BRIDGE.encode(encoding)})
    assert qa("build").code == 0
    hit = qa("ask", "Le mélèze résiste-t-il à la pluie ?", "--json").record["passages"][0]
    assert BRIDGE[hit["start"] : hit["end"]] == hit["text"]


@pytest.mark.parametrize(
    ("corpus", "said"),
    [
        ("nowhere", "nowhere: there is no such folder; name a folder of transcripts with --corpus"),
        ("corpus/cheese.txt", "corpus/cheese.txt: this is a file; name a folder of transcripts with --corpus"),
        ("empty", "empty: no transcript to index here; put .txt or .md files in it and build again"),
        ("torn", "torn: no transcript to index here (torn/a.txt: this is a binary file, not text"),
    ],
)
def test_a_corpus_with_nothing_to_build_from_is_refused_and_the_index_stays(
    qa: Run, place: Path, corpus: str, said: str
) -> None:
    (place / "empty").mkdir()
    (place / "torn").mkdir()
    (place / "torn" / "a.txt").write_bytes(b"\0\1\2")
    before = current(place / "index")
    assert sentence(qa("build", "--corpus", corpus)).startswith(said)
    assert current(place / "index") == before


@pytest.mark.parametrize("index", ["corpus/cheese.txt", "corpus/cheese.txt/index"])
def test_an_index_folder_that_cannot_be_made_is_refused(qa: Run, place: Path, index: str) -> None:
    said = sentence(qa("build", "--index", index))
    assert said.startswith(f"{index}: the index cannot be written (")
    assert "name another folder with --index" in said
    assert (place / "corpus" / "cheese.txt").read_text() == CHEESE


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, os.strerror(errno.EROFS))]
)
def test_a_disk_that_takes_nothing_is_one_sentence_and_the_old_index_answers(
    qa: Run, place: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    write_corpus(place, {"goats.txt": CHEESE})
    with monkeypatch.context() as patch:
        patch.setattr(Draft, "commit", full)
        said = sentence(qa("build"))
    assert said.startswith(f"index: the index cannot be written ({reason}); ")
    assert said.endswith("the old one, if any, still answers")
    assert qa("ask", QUESTION, "--json").record["passages"][0]["id"] == "harbour#t5-p0"


def test_ctrl_c_stops_a_build_and_the_old_index_answers(qa: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    write_corpus(place, {"goats.txt": CHEESE})
    with monkeypatch.context() as patch:
        patch.setattr(FakeEncoder, "encode_passages", interrupted)
        ran = qa("build")
    said = "qa: the build was stopped; the old index, if there was one, still answers\n"
    assert (ran.code, ran.out, ran.err) == (130, "", said)
    assert [path.name for path in (place / "index").glob("generation-*")] == [current(place / "index").name]
    assert qa("ask", QUESTION).code == 0
