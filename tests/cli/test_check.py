"""`qa check`: files looked at before they are added."""

from __future__ import annotations

import zipfile
from pathlib import Path

from fakes import CHEESE, HARBOUR, write_corpus

from .conftest import Loads, Run

FILE = ["file", "id", "format", "title", "date", "language", "turns", "words", "speakers", "doubts"]
MAIL = "Ann Low: Where?\nBo Marsh: At bo.marsh@harbour.org.\n" * 2


def test_json_has_one_record_a_file_with_who_speaks(qa: Run, place: Path, loads: Loads) -> None:
    write_corpus(place, {"new/mail.txt": MAIL})
    ran = qa("check", "corpus/new/mail.txt", "--json")
    assert (ran.code, list(ran.record), ran.record["refused"]) == (0, ["files", "refused"], [])
    (file,) = ran.record["files"]
    assert list(file) == FILE
    assert [(person["name"], person["turns"]) for person in file["speakers"]] == [("Ann Low", 2), ("Bo Marsh", 2)]
    assert {doubt["concern"] for doubt in file["doubts"]} >= {"email"}
    assert loads.models == []


def test_the_text_names_file_speakers_and_doubts_and_sums_up(qa: Run, place: Path) -> None:
    write_corpus(place, {"new/mail.txt": MAIL})
    ran = qa("check", "corpus/new/mail.txt")
    assert ran.out.startswith("corpus/new/mail.txt (labelled, 4 turns, ")
    assert "turn 1 holds an e-mail address, bo.marsh@harbour.org" in ran.out
    assert ran.err.startswith("1 file: 0 with nothing to look at, 1 to look at (")
    assert "\x1b" not in ran.out


def test_a_file_that_cannot_be_read_is_named_and_stops_no_other(qa: Run, place: Path) -> None:
    write_corpus(place, {"../new/a.txt": HARBOUR, "../new/b.txt": b"", "../new/c.txt": CHEESE})
    ran = qa("check", "new", "--json")
    assert ran.code == 1
    assert [file["file"] for file in ran.record["files"]] == ["new/a.txt", "new/c.txt"]
    (refused,) = ran.record["refused"]
    assert (refused["file"], refused["reason"]) == ("new/b.txt", "the file is empty")
    assert "qa: new/b.txt: the file is empty\n" in ran.err


def test_what_is_indexed_already_is_told_as_a_twin_exact_and_in_other_words_of_layout(qa: Run, place: Path) -> None:
    other = "\n\n".join(f"**{line.split(':')[0]}:**{line.split(':', 1)[1]}" for line in HARBOUR.splitlines())
    write_corpus(place, {"../new/same.txt": HARBOUR, "../new/twin.md": other, "../new/cheap.txt": MAIL})
    ran = qa("check", "new", "--index", str(place / "index"), "--json")
    twins = {file["file"]: [d["twin"] for d in file["doubts"] if d["twin"]] for file in ran.record["files"]}
    assert twins["new/same.txt"] == ["harbour"]
    assert "harbour" in twins["new/twin.md"]
    assert twins["new/cheap.txt"] == []


def test_a_file_of_the_corpus_is_no_twin_of_itself(qa: Run, place: Path) -> None:
    ran = qa("check", "corpus/harbour.txt", "--index", str(place / "index"), "--json")
    assert [doubt["concern"] for doubt in ran.record["files"][0]["doubts"] if doubt["twin"]] == []


def test_twins_within_a_zip_file_are_told(qa: Run, place: Path) -> None:
    with zipfile.ZipFile(place / "box.zip", "w") as box:
        box.writestr("a/one.txt", MAIL * 3)
        box.writestr("b/two.txt", MAIL * 3)
    ran = qa("check", "box.zip", "--json")
    one, two = ran.record["files"]
    assert (one["file"], two["file"]) == ("box.zip/a/one.txt", "box.zip/b/two.txt")
    assert [doubt["twin"] for doubt in two["doubts"] if doubt["concern"] == "duplicate"] == ["box.zip/a/one.txt"]


def test_a_folder_without_an_index_or_a_catalogue_is_checked_all_the_same(qa: Run, tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(MAIL)
    ran = qa("check", str(tmp_path / "talk.txt"), "--index", str(tmp_path / "none"), "--corpus", str(tmp_path / "no"))
    assert ran.code == 0
