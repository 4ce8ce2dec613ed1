"""What the pages of the corpus keep for each visitor, and for how long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from fakes import HARBOUR, FakeEncoder, write_corpus

from qa.web.corpus.room import Room, Told
from qa.web.site import Library


@pytest.fixture
def room(tmp_path: Path) -> Room:
    corpus = write_corpus(tmp_path, {"harbour.txt": HARBOUR})
    return Room(Library(tmp_path / "index", corpus, FakeEncoder()))


def test_each_visitor_has_a_tray_and_a_folder_of_their_own(room: Room) -> None:
    mine, yours = room.tray("me"), room.tray("you")
    mine.receive("talk.txt", b"Ann Low: Who are you?\nBo Marsh: Nobody at all.\n")
    assert room.tray("me") is mine
    assert yours.waiting == {}
    assert mine.folder.parent == yours.folder.parent
    assert mine.folder != yours.folder
    assert mine.folder.stat().st_mode & 0o077 == 0


def test_somebody_unknown_gets_a_tray_that_is_not_kept(room: Room) -> None:
    assert room.tray("") is not room.tray("")


def test_what_was_not_touched_for_an_hour_is_gone(room: Room) -> None:
    mine = room.tray("me")
    mine.receive("talk.txt", b"Ann Low: Who are you?\nBo Marsh: Nobody at all.\n")
    room.tray("you")
    assert room.tray("me").waiting
    mine.touched = time.monotonic() - 3601
    room.tray("you")
    assert not mine.folder.exists()
    assert room.tray("me").waiting == {}


def test_nothing_that_waits_is_left_when_the_server_ends(room: Room) -> None:
    mine = room.tray("me")
    mine.receive("talk.txt", b"Ann Low: Who are you?\nBo Marsh: Nobody at all.\n")
    room.close()
    assert not mine.folder.parent.exists()


def test_a_change_is_told_again_to_who_made_it_only(room: Room) -> None:
    told = Told(owner="me", sentences=["Date: 2020 → 2021"], action="/corpus/harbour", undo=[("date", "2020")])
    name = room.note(told)
    assert room.told(name, "me") is told
    assert room.told(name, "you") is None
    assert room.told("forged", "me") is None


def test_changes_told_long_ago_are_forgotten(room: Room) -> None:
    first = room.note(Told(owner="me", sentences=["first"]))
    for number in range(100):
        room.note(Told(owner="me", sentences=[str(number)]))
    assert room.told(first, "me") is None
