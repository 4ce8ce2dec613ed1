"""`qa add`: what is copied, what is not, what is said, and the index afterwards."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any, NoReturn

import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, talk, write_corpus
from filelock import FileLock

from qa.corpus import understood as really
from qa.formats import FORMATS
from qa.schema import Transcript
from qa.store import current

from .conftest import Loads, Run, sentence, usage_error

GOATS = talk(
    ("Anna Lowe", "Why do you keep goats on the mountain?"),
    ("Dora Penn", "Goats clear the brambles faster than any machine. Nobody else wanted the work."),
    ("Anna Lowe", "What do they eat in winter?"),
    ("Dora Penn", "Hay from the valley, and acorns that the children gather."),
)
OTHER = GOATS.replace("Goats clear", "Sheep clear")


def bring(folder: Path, **files: str | bytes) -> Path:
    """Files to add, in a folder beside the corpus; `_` in a name stands for its dot, `__` for a slash."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def fates(ran: Any) -> dict[str, str]:
    return {Path(one["from"]).name: one["fate"] for one in ran.record["files"]}


def held(place: Path) -> set[str]:
    return {path.name for path in (place / "corpus").iterdir() if not path.name.startswith(".")}


def test_a_file_is_copied_byte_for_byte_indexed_and_answers(qa: Run, place: Path, loads: Loads) -> None:
    raw = b"\xef\xbb\xbf" + GOATS.replace("\n", "\r\n").encode()
    ran = qa("add", bring(Path("new"), goats_txt=raw) / "goats.txt")
    assert (ran.code, ran.out) == (0, "")
    said, summary = ran.err.splitlines()[0], ran.err.splitlines()[-1]
    assert said == "goats: labelled, 4 turns, 2 speakers (Anna Lowe, Dora Penn), en"
    assert summary == "1 added"
    assert (place / "corpus" / "goats.txt").read_bytes() == raw
    assert (Path("new") / "goats.txt").read_bytes() == raw
    assert all("Dora Penn" in text or "goats" in text for text in loads.encoders[-1].passages)
    hit = qa("ask", "Who clears the brambles?", "--json").record["passages"][0]
    assert (hit["source"]["id"], hit["speaker"]) == ("goats", "Dora Penn")


def test_the_record_says_how_each_file_is_understood(qa: Run, place: Path) -> None:
    ran = qa("add", bring(Path("new"), goats_txt=GOATS), "--json")
    (one,) = ran.record["files"]
    assert one == {
        "from": "new/goats.txt", "fate": "added", "id": "goats", "file": "corpus/goats.txt", "format": "labelled",
        "title": "goats", "date": None, "language": "en", "turns": 4, "speakers": ["Anna Lowe", "Dora Penn"],
        "warnings": [], "reason": None, "line": None, "note": None,
    }  # fmt: skip
    assert ran.record["index"]["embedded"] == ["goats"]
    assert sorted(ran.record["index"]["kept"]) == ["bridge", "cheese", "harbour"]


def test_a_file_that_cannot_be_read_stops_no_other_and_is_not_copied(qa: Run, place: Path) -> None:
    folder = bring(Path("new"), a_txt=b"\0\1", goats_txt=GOATS, z_txt=b"", photo_jpg=b"\xff\xd8\xff\0")
    ran = qa("add", folder, place / "nowhere.txt", "--json")
    assert ran.code == 1
    assert fates(ran) == {
        "a.txt": "failed", "goats.txt": "added", "photo.jpg": "passed over", "z.txt": "failed", "nowhere.txt": "failed",
    }  # fmt: skip
    assert "not added: new/a.txt: this is a binary file, not text" in ran.err
    assert "1 added, 3 not added, 1 passed over" in ran.err
    assert held(place) == {"bridge.txt", "cheese.txt", "harbour.txt", "goats.txt"}
    assert qa("ask", "Who clears the brambles?", "--json").record["passages"][0]["source"]["id"] == "goats"


def test_a_defect_of_the_program_in_one_file_stops_no_other(
    qa: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def understood(raw: bytes, *rest: Any) -> Transcript:
        if b"Sheep" in raw:
            raise RecursionError
        return really(raw, *rest)

    monkeypatch.setattr("qa.curation.adding.understood", understood)
    ran = qa("add", bring(Path("new"), a_txt=OTHER, goats_txt=GOATS), "--json")
    assert (ran.code, fates(ran)) == (1, {"a.txt": "failed", "goats.txt": "added"})
    assert "not added: new/a.txt: the program failed on it (RecursionError); please report this" in ran.err


def test_the_same_bytes_are_not_added_twice(qa: Run, place: Path) -> None:
    ran = qa("add", bring(Path("new"), other_txt=HARBOUR, twice_txt=HARBOUR), "--json")
    assert [(one["fate"], one["id"], one["file"]) for one in ran.record["files"]] == [
        ("already", "harbour", "corpus/harbour.txt")
    ] * 2
    assert "already there as harbour: new/other.txt" in ran.err
    assert held(place) == {"bridge.txt", "cheese.txt", "harbour.txt"}


def test_another_file_of_the_same_name_gets_a_number_and_no_id_changes(qa: Run, place: Path) -> None:
    bring(Path("new"), harbour_txt=GOATS, Harbour_md=OTHER)
    ran = qa("add", Path("new") / "harbour.txt", Path("new") / "Harbour.md", "--json")
    assert [(one["id"], one["file"]) for one in ran.record["files"]] == [
        ("harbour-2", "corpus/harbour-2.txt"),
        ("harbour-3", "corpus/Harbour-3.md"),
    ]
    assert ran.record["files"][0]["note"].endswith("it is kept as harbour-2.txt")
    assert (place / "corpus" / "harbour.txt").read_text() == HARBOUR
    assert qa("ask", "Who rebuilt the lighthouse?", "--json").record["passages"][0]["source"]["id"] == "harbour"


def test_files_of_one_name_in_several_folders_are_told_by_their_folders(qa: Run, place: Path) -> None:
    folder = bring(Path("new"), roy__talk_txt=GOATS, marsh__talk_txt=OTHER, penn__talk_txt=BRIDGE + "Zoé Martin: Oui.")
    ids = [one["id"] for one in qa("add", folder, "--json").record["files"]]
    assert ids == ["talk", "penn-talk", "roy-talk"]
    assert qa("build", "--json").record["changed"] is False


def test_a_zip_file_is_added_file_by_file(qa: Run, place: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("talks/goats.txt", GOATS)
        archive.writestr("../evil.txt", GOATS)
    (place / "box.zip").write_bytes(stream.getvalue())
    ran = qa("add", "box.zip", "--json")
    assert (ran.code, fates(ran)) == (1, {"goats.txt": "added", "evil.txt": "failed"})
    assert not (place / "evil.txt").exists()


def test_a_stream_is_added_under_the_name_it_is_given(qa: Run, place: Path) -> None:
    assert qa("add", "-", "--name", "goats.txt", stdin=GOATS).code == 0
    assert (place / "corpus" / "goats.txt").read_text() == GOATS
    assert "--name NAME goes with -" in usage_error(qa("add", "-", stdin=GOATS))


def test_a_file_that_lies_in_the_corpus_is_only_indexed(qa: Run, place: Path) -> None:
    write_corpus(place, {"sub/goats.txt": GOATS})
    ran = qa("add", "corpus/sub/goats.txt", "--json")
    assert [(one["fate"], one["id"], one["file"]) for one in ran.record["files"]] == [
        ("present", "goats", "corpus/sub/goats.txt")
    ]
    assert ran.record["index"]["embedded"] == ["goats"]
    assert held(place) == {"bridge.txt", "cheese.txt", "harbour.txt", "sub"}


def test_what_is_around_the_corpus_is_added_without_the_index(qa: Run, place: Path) -> None:
    bring(Path("new"), goats_txt=GOATS)
    assert fates(qa("add", ".", "--json")) == {
        "bridge.txt": "present", "cheese.txt": "present", "harbour.txt": "present", "goats.txt": "added",
    }  # fmt: skip


def test_a_first_corpus_and_a_first_index_are_made(qa: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    bring(Path("new"), harbour_txt=HARBOUR, cheese_txt=CHEESE)
    assert qa("add", "new").code == 0
    assert qa("ask", "Who rebuilt the lighthouse?", "--json").record["passages"][0]["source"]["id"] == "harbour"


def test_nothing_that_can_be_read_leaves_no_index(qa: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = qa("add", bring(Path("new"), a_txt=b""), "--json")
    assert (ran.code, ran.record["index"]) == (1, None)
    assert not (tmp_path / "index").exists()


def test_the_index_can_be_left_for_later(qa: Run, place: Path, loads: Loads) -> None:
    before = current(place / "index")
    assert qa("add", bring(Path("new"), goats_txt=GOATS), "--no-build").code == 0
    assert (current(place / "index"), loads.models) == (before, [])
    assert (place / "corpus" / "goats.txt").exists()


@pytest.mark.parametrize("name", ["README.md", ".hidden.txt", "a:b?.txt", "x" * 200 + ".txt"])
def test_a_name_that_would_not_be_read_is_changed(qa: Run, place: Path, name: str) -> None:
    (Path("new")).mkdir()
    (Path("new") / name).write_text(GOATS)
    (one,) = qa("add", Path("new") / name, "--json").record["files"]
    assert one["fate"] == "added"
    assert one["id"] in {source["id"] for source in qa("list", "--json").record["transcripts"]}
    assert (place / one["file"]).read_text() == GOATS


def test_an_index_that_cannot_be_written_is_said_and_what_was_added_is_told(qa: Run, place: Path) -> None:
    ran = qa("add", bring(Path("new"), goats_txt=GOATS), "--index", "corpus/cheese.txt", "--json")
    assert (ran.code, fates(ran), ran.record["index"]) == (1, {"goats.txt": "added"}, None)
    assert ran.err.splitlines()[-1].startswith("qa: corpus/cheese.txt: the index cannot be written (")


def test_while_another_build_is_under_way_it_waits(qa: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = FileLock(place / "index" / ".lock")
    lock.acquire()
    monkeypatch.setattr("qa.curation.indexing.time.sleep", lambda _: lock.release())
    ran = qa("add", bring(Path("new"), goats_txt=GOATS))
    assert ran.code == 0
    assert "another build is under way; waiting for it to end\n" in ran.err
    assert qa("ask", "Who clears the brambles?", "--json").record["passages"][0]["source"]["id"] == "goats"


def test_a_full_disk_leaves_whole_files_only(qa: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        ran = qa("add", bring(Path("new"), goats_txt=GOATS), "--no-build")
    assert (ran.code, held(place)) == (1, {"bridge.txt", "cheese.txt", "harbour.txt"})
    assert "it cannot be copied into the corpus (the disk is full)" in ran.err
    assert not list((place / "corpus").glob(".goats*"))


def test_ctrl_c_leaves_whole_files_and_the_old_index(qa: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: int) -> NoReturn:
        raise KeyboardInterrupt

    before = current(place / "index")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", stopped)
        ran = qa("add", bring(Path("new"), goats_txt=GOATS))
    assert (ran.code, ran.err) == (130, "qa: stopped; 0 files were added and are whole; run it again to go on\n")
    assert (held(place), current(place / "index")) == ({"bridge.txt", "cheese.txt", "harbour.txt"}, before)


def test_a_corpus_that_is_a_file_is_one_sentence(qa: Run, place: Path) -> None:
    bring(Path("new"), goats_txt=GOATS)
    assert "this cannot be the corpus folder" in sentence(qa("add", "new", "--corpus", "new/goats.txt"))


def test_the_help_lists_every_format_with_its_extensions(qa: Run) -> None:
    shown = " ".join(qa("add", "--help").out.split())
    for form in FORMATS:
        assert f"{form.name} {' '.join(form.suffixes)}" in shown
    assert "Formats" not in qa("--help").out


def test_no_words_of_a_transcript_are_logged(qa: Run, place: Path) -> None:
    torn = "WEBVTT\n\n00:01.000 --> bad\nbrambles everywhere\n"
    ran = qa("add", bring(Path("new"), goats_txt=GOATS, torn_vtt=torn), "--json")
    assert "brambles" not in ran.err + ran.out
