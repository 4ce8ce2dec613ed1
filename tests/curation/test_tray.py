"""Files that wait to be added: outside the corpus, each looked at, none lost by another."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from fakes import write_corpus

from qa.curation import Told, Tray, TrayFull
from qa.curation import tray as trays
from qa.schema import Concern

ONE = b"Ann Low: When did the harbour open?\n\nBo Marsh: The harbour opened in spring, after the storm of March.\n"
TWO = b"Ann Low: Who made the cheese?\n\nCy Dunn: My grandmother kept eleven goats and salted every wheel by hand.\n"


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    corpus = write_corpus(tmp_path, {"held.txt": TWO})
    return Tray(tmp_path / "waiting", corpus, lambda: None)


def test_what_is_received_is_looked_at_and_not_in_the_corpus(tray: Tray) -> None:
    (one,) = tray.receive("talk.txt", ONE)
    assert one.ready
    assert one.checkup
    assert [voice.name for voice in one.voices] == ["Ann Low", "Bo Marsh"]
    assert sorted(path.name for path in tray.corpus.iterdir()) == ["held.txt"]
    assert tray.arrival(one).raw == ONE


def test_a_file_that_cannot_be_read_waits_with_its_reason_and_stops_no_other(tray: Tray) -> None:
    tray.receive("nothing.txt", b"")
    tray.receive("talk.txt", ONE)
    assert [(one.ready, one.problem and one.problem.reason) for one in tray.waiting.values()] == [
        (False, "the file is empty"),
        (True, None),
    ]


def test_what_the_corpus_holds_already_is_told_by_its_bytes(tray: Tray) -> None:
    (one,) = tray.receive("another-name.txt", TWO)
    assert (one.already, one.ready) == ("held", False)


def test_twins_among_what_waits_point_at_one_another_until_one_goes(tray: Tray) -> None:
    first, second = tray.receive("a.txt", ONE) + tray.receive("b.txt", ONE)
    assert [(doubt.concern, doubt.twin) for doubt in tray.doubts(second)] == [(Concern.DUPLICATE, f"#{first.key}")]
    tray.drop(first.key)
    assert tray.doubts(second) == []
    assert [path.name for path in tray.folder.iterdir()] == [second.key]


def test_what_is_told_changes_how_a_file_is_understood_and_keeps_its_twins(tray: Tray) -> None:
    first, second = tray.receive("a.txt", ONE) + tray.receive("b.txt", ONE)
    named = [person for voice in second.voices[:1] if (person := voice.called("Anna Lowe", None))]
    told = tray.tell(second.key, Told(facts={"title": "The harbour"}, people=tuple(named)))
    assert told
    assert told.checkup
    assert told.checkup.transcript.turns[0].speaker == "Anna Lowe"
    assert told.checkup.transcript.source.title == "The harbour"
    assert [doubt.twin for doubt in tray.doubts(told)] == [f"#{first.key}"]
    assert [voice.name for voice in told.voices] == ["Ann Low", "Bo Marsh"]


def test_a_file_left_out_is_not_ready(tray: Tray) -> None:
    (one,) = tray.receive("talk.txt", ONE)
    assert not (tray.tell(one.key, Told(), left_out=True) or one).ready
    assert (tray.tell(one.key, Told()) or one).ready
    assert tray.tell("99", Told()) is None


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/evil.txt", "..\\..\\evil.txt", "C:\\evil.txt", "a/../../evil.txt"]
)
def test_no_name_leads_out_of_the_folder(tray: Tray, tmp_path: Path, name: str) -> None:
    (one,) = tray.receive(name, ONE)
    assert ".." not in one.place.parts
    assert not one.place.is_absolute()
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {"corpus/held.txt", f"waiting/{one.key}"}


def test_in_a_folder_what_is_no_transcript_is_passed_over(tray: Tray) -> None:
    for name in ("talks/README.md", "talks/.hidden.txt", "talks/photo.jpg", "talks/a.txt"):
        tray.receive(name, ONE)
    assert tray.passed == ["talks/README.md", "talks/.hidden.txt", "talks/photo.jpg"]
    assert [one.origin for one in tray.waiting.values()] == ["talks/a.txt"]


def test_the_files_of_a_zip_file_wait_one_by_one(tray: Tray) -> None:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("a.txt", ONE)
        archive.writestr("../evil.txt", ONE)
    tray.receive("box.zip", box.getvalue())
    assert [one.origin for one in tray.waiting.values() if one.ready] == ["box.zip/a.txt"]
    assert [one.problem.reason for one in tray.waiting.values() if one.problem] == [
        "its path leads out of the zip file; it is refused as unsafe"
    ]


def test_no_more_wait_than_may(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trays, "MOST", 1)
    tray.receive("a.txt", ONE)
    with pytest.raises(TrayFull):
        tray.receive("b.txt", ONE)
    assert len(tray.waiting) == 1


def test_a_cleared_tray_leaves_nothing_on_the_disk(tray: Tray) -> None:
    tray.receive("a.txt", ONE)
    tray.clear()
    assert not tray.folder.exists()
    assert tray.receive("a.txt", ONE)[0].ready
