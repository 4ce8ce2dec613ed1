"""Praat TextGrid (long and short, UTF-8 and UTF-16) → turns: one interval tier a speaker."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from qa.errors import FormatError
from qa.formats.archives import clock
from qa.formats.archives.printed import with_printed_voices
from qa.formats.archives.tiers import Segment, in_order, is_other, is_silent, is_spoken, is_wordwise, voice
from qa.formats.composing import Piece, composed
from qa.formats.files import File, Format
from qa.formats.reading import Reading

_NAME = "Praat TextGrid"
_TOKEN = re.compile(
    r'"(?P<text>(?:[^"]|"")*)"|\[[^\]\n"]*\]|(?<![\w.])(?P<number>-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.])|<(?P<flag>\w+)>'
)
_HEAD = re.compile(
    r'\s*(?:File type\s*=\s*)?"ooTextFile(?: short)?"\s*(?:Object class\s*=\s*)?"TextGrid', re.IGNORECASE
)


_SPEAKERS = ("spk", "speaker", "speakers", "locuteur", "locuteurs", "sprecher")
"""What a tier is called that names who speaks when."""


@dataclass(slots=True)
class _Tier:
    name: str
    segments: list[Segment] = field(default_factory=list)

    @property
    def words(self) -> int:
        return sum(len(segment.words.split()) for segment in self.segments)


def _tiers(text: str) -> Iterator[_Tier]:
    """The tiers. Long and short files hold the same values in the same order; what names them is passed over."""
    tokens = [match for match in _TOKEN.finditer(text) if match["text"] is not None or match["number"] is not None]
    place = next((at for at, token in enumerate(tokens) if token["text"] in ("IntervalTier", "TextTier")), len(tokens))
    while place + 4 < len(tokens):
        intervals = tokens[place]["text"] == "IntervalTier"
        tier = _Tier((tokens[place + 1]["text"] or "").replace('""', '"'))
        count = int(min(float(tokens[place + 4]["number"] or 0), len(tokens)))
        place += 5
        step = 3 if intervals else 2
        for _ in range(count):
            part = tokens[place : place + step]
            if len(part) < step or part[-1]["text"] is None or part[0]["number"] is None:
                break
            start, end = clock.number(part[0]["number"]), clock.number(part[1]["number"]) if intervals else None
            tier.segments.append(Segment(part[-1]["text"].replace('""', '"'), start, end))
            place += step
        yield tier
        while place < len(tokens) and tokens[place]["text"] not in ("IntervalTier", "TextTier"):
            place += 1


def _read(file: File) -> Reading:
    tiers = list(_tiers(file.text))
    full = [tier for tier in tiers if tier.words]
    turns = next((tier for tier in full if tier.name.strip().lower() in _SPEAKERS), None)
    rest = [tier for tier in full if tier is not turns]
    said = [tier for tier in rest if is_spoken(tier.name) or not is_other(tier.name, alone=True)]
    chosen = said or [tier for tier in rest if is_wordwise(tier.name)] or full[:1]
    pieces = with_printed_voices(in_order((voice(tier.name), tier.segments) for tier in chosen))
    if turns is not None and len(chosen) == 1:
        pieces = [replace(piece, label=_who(turns, piece) or piece.label) for piece in pieces]
    if not pieces:
        raise FormatError(file.name, "this TextGrid holds no words in its tiers")
    left = [tier.name for tier in full if tier not in chosen]
    warnings = [f"Tiers not read as speech: {', '.join(left[:12])}."] if left else []
    return composed(pieces, _NAME, warnings=warnings)


def _who(turns: _Tier, piece: Piece) -> str | None:
    """The speaker whom a tier of speakers names where most of a piece lies."""
    middle = ((piece.time_start or 0.0) + (piece.time_end or piece.time_start or 0.0)) / 2
    place = bisect_right(turns.segments, middle, key=lambda segment: segment.start or 0.0) - 1
    label = turns.segments[place].words.strip() if place >= 0 else ""
    return None if is_silent(label) else label


def _recognises(file: File) -> bool:
    if file.raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _HEAD.match(file.raw[:400].decode("utf-16", errors="replace")) is not None
    return _HEAD.match(file.head) is not None


TEXTGRID = Format(
    name=_NAME,
    suffixes=(".textgrid",),
    recognises=_recognises,
    read=_read,
    example='File type = "ooTextFile"\nObject class = "TextGrid"\n…\nname = "Ann"\n…\ntext = "when did it open"',
)
"""Praat's TextGrid, as text."""
