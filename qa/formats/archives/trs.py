"""Transcriber (`.trs`) → turns: each `Sync` a time, each `Who` a voice of an overlap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qa.errors import FormatError
from qa.formats.archives import clock
from qa.formats.archives.roots import root_name, tree
from qa.formats.archives.stated import kept, stated_date, stated_language
from qa.formats.archives.tei_header import named
from qa.formats.composing import Piece, composed
from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.xml import local

if TYPE_CHECKING:
    from lxml import etree

_NAME = "Transcriber"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True)
class _Turn:
    """One `Turn`: who may speak in it, and the pieces as they grow."""

    voices: list[str]
    end: float | None
    time: float | None
    who: str | None
    pieces: list[Piece] = field(default_factory=list)

    def add(self, words: str | None) -> None:
        if not words or not words.strip():
            return
        last = self.pieces[-1] if self.pieces else None
        if last is not None and (last.label, last.time_start) == (self.who, self.time):
            self.pieces[-1] = replace(last, text=f"{last.text} {words}")  # an event stood between
        else:
            self.pieces.append(Piece(text=words, label=self.who, time_start=self.time, time_end=self.end))

    def mark(self, element: etree._Element) -> bool:
        """Takes in what stands between the words; whether it was an event or a comment."""
        name = local(element)
        if name == "Sync":
            self.time = clock.number(element.get("time"))
        elif name == "Who":
            number = element.get("nb") or ""
            place = int(number) - 1 if number.isdecimal() and len(number) < 4 else -1
            self.who = self.voices[place] if 0 <= place < len(self.voices) else self.who
        return name in ("Event", "Comment")


def _read(file: File) -> Reading:
    root = tree(file)
    names = {speaker.get("id", ""): " ".join(speaker.get("name", "").split()) for speaker in named(root, "Speaker")}
    pieces: list[Piece] = []
    left_out = 0
    for element in named(root, "Turn"):
        turn = _opened(element, names)
        turn.add(element.text)
        for child in element:
            left_out += turn.mark(child)
            turn.add(child.tail)
        pieces += turn.pieces
    if not pieces:
        raise FormatError(file.name, "this Transcriber file holds no words in its turns")
    return composed(pieces, _NAME, metadata=_metadata(root, names), warnings=list(_warnings(left_out, pieces)))


def _opened(element: etree._Element, names: dict[str, str]) -> _Turn:
    voices = [names.get(key) or key for key in (element.get("speaker") or "").split()]
    return _Turn(
        voices=voices,
        end=clock.number(element.get("endTime")),
        time=clock.number(element.get("startTime")),
        who=" & ".join(dict.fromkeys(voices)) or None,
    )


def _warnings(left_out: int, pieces: list[Piece]) -> Iterator[str]:
    if left_out:
        yield f"Events and comments left out, since nobody said them: {left_out}."
    unnamed = sum(piece.label is None for piece in pieces)
    if unnamed:
        yield f"Stretches of speech that name no speaker: {unnamed}."


def _metadata(root: etree._Element, names: dict[str, str]) -> dict[str, str]:
    episode = next(named(root, "Episode"), None)
    program, aired = ("", "") if episode is None else (episode.get("program"), episode.get("air_date"))
    return kept(title=program, date=_aired(aired), language=stated_language(root.get(_LANG)))


def _aired(printed: str | None) -> str | None:
    """The date of "980428:0700" or of what is a date elsewhere."""
    day = (printed or "").split(":")[0].strip()
    if day.isdecimal() and len(day) == 6:
        century = "19" if day >= "50" else "20"
        return stated_date(f"{century}{day[:2]}-{day[2:4]}-{day[4:]}")
    if day.isdecimal() and len(day) == 8:
        return stated_date(f"{day[:4]}-{day[4:6]}-{day[6:]}")
    return stated_date(printed)


TRS = Format(
    name=_NAME,
    suffixes=(".trs", ".xml"),
    recognises=lambda file: root_name(file) == "Trans",
    read=_read,
    example='<Trans><Speaker id="s1" name="Ann Lee"/>…<Turn speaker="s1" startTime="0" endTime="2">'
    '<Sync time="0"/>when did it open</Turn>…</Trans>',
)
"""Transcriber's own format; the DTD that it names is not needed."""
