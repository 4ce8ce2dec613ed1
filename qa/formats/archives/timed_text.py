"""A plain text with times at places in it → turns: read as any other text, then told when its words were said."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from qa.formats.plain import read_plain
from qa.formats.reading import Reading
from qa.schema import Anchor, Role, Turn

_LABEL = re.compile(r"\s*(?:[*_]{1,2})?[A-ZÀ-ÖØ-Þ][\w.'’ -]{0,40}(?:\([^)]{1,20}\))?[ \u00a0]?:")
_WRAPPED = 100  # characters: lines of a wrapped text are hardly ever longer


class Mark(NamedTuple):
    """From this character of the text on, the recording is at `time` seconds."""

    offset: int
    time: float


def read_timed(text: str, marks: Sequence[Mark]) -> Reading:
    """The turns of the text, composed; each begins at the last mark at or before its first word.

    Marks are in the order of their offsets. Lines that were wrapped at a width are one paragraph.
    """
    reading = read_plain(unwrapped(text))
    offsets = [mark.offset for mark in marks]
    turns = (_timed(turn, marks, offsets) for turn in reading.turns)
    if reading.format == "prose":  # a recording has no narrator: it is speech, but nobody knows whose
        turns = (replace(turn, role=Role.UNKNOWN) for turn in turns)
    return replace(reading, turns=tuple(turns), composed=True)


def unwrapped(text: str) -> str:
    """The same text, of the same length, with a space for each line end within a paragraph that was only wrapped."""
    lines = text.split("\n")
    filled = sorted(len(line) for line in lines if line.strip())
    if len(filled) < 4 or filled[int(0.95 * len(filled))] > _WRAPPED or not any(not line.strip() for line in lines):
        return text
    parts = [lines[0]]
    for before, line in itertools.pairwise(lines):
        goes_on = before.strip() and line.strip() and not _LABEL.match(line)
        parts += [" " if goes_on else "\n", line]
    return "".join(parts)


def _timed(turn: Turn, marks: Sequence[Mark], offsets: Sequence[int]) -> Turn:
    first = bisect_right(offsets, turn.start)
    last = bisect_right(offsets, turn.end - 1)
    inside = [Anchor(mark.offset, mark.time) for mark in marks[first:last]]
    if first:
        inside.insert(0, Anchor(turn.start, marks[first - 1].time))
    if not inside:
        return turn
    begun = marks[first - 1].time if first else None
    return replace(turn, time_start=begun, anchors=tuple(inside) if first else ())
