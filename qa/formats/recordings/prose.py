"""JSON that holds one running text, labels and all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from qa.formats.composing import Piece, composed
from qa.formats.plain import read_plain
from qa.formats.reading import Reading
from qa.schema import Anchor, Turn
from qa.text import sentences

_LINES = re.compile(r"[ \t]*\n\s*\n*")
_SPACES = re.compile(r"[ \t\r\f\v]+")


class Mark(NamedTuple):
    """A time, in seconds, and the character of the text before which it stands."""

    at: int
    time: float


def read_prose(
    text: str, marks: Sequence[Mark], form: str, metadata: Mapping[str, str], warnings: Sequence[str]
) -> Reading:
    """The turns of a running text: by its labels where it has any, else an unknown voice, sentence by sentence.

    `marks` are in order. The text given back has one paragraph a line.
    """
    plain, moved = _tidied(text, marks)
    read = read_plain(plain)
    labelled = sum(turn.label is not None for turn in read.turns)
    if not labelled and read.format != "alternating":
        pieces = _pieces(plain, moved)
        return composed(pieces, form, metadata=metadata, warnings=warnings)
    turns = _timed(read.turns, moved)
    facts = {**read.metadata, **metadata}
    return replace(read, turns=turns, format=form, metadata=facts, warnings=tuple(warnings), composed=True)


def _tidied(text: str, marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """The text with a blank line between lines and one space between words, and the marks where they now stand."""
    cuts = [0, *(mark.at for mark in marks), len(text)]
    parts: list[str] = []
    length, moved = 0, []
    for k in range(len(cuts) - 1):
        part = _LINES.sub("\n\n", _SPACES.sub(" ", text[cuts[k] : max(cuts[k], cuts[k + 1])].replace("\r\n", "\n")))
        if k:
            moved.append(Mark(length, marks[k - 1].time))
        if not parts or parts[-1].endswith((" ", "\n")):
            part = part.lstrip(" ") if parts else part.lstrip()
        if part:
            parts.append(part)
            length += len(part)
    return "".join(parts), moved


def _timed(turns: Sequence[Turn], marks: Sequence[Mark]) -> tuple[Turn, ...]:
    """The turns with the marks in them as anchors; a mark before a turn's label is its beginning."""
    ends = [turn.end for turn in turns]
    anchors: list[list[Anchor]] = [[] for _ in turns]
    for mark in marks:
        k = bisect_left(ends, mark.at + 1)
        if k < len(turns):
            start = max(mark.at, turns[k].start)
            if anchors[k] and anchors[k][-1].start >= start:
                anchors[k].pop()
            anchors[k].append(Anchor(start, time=mark.time))
    return tuple(
        replace(turn, anchors=_whole(turn, found), time_start=found[0].time if _opens(turn, found) else turn.time_start)
        for turn, found in zip(turns, anchors, strict=True)
    )


def _opens(turn: Turn, anchors: Sequence[Anchor]) -> bool:
    return bool(anchors) and anchors[0].start == turn.start


def _whole(turn: Turn, anchors: list[Anchor]) -> tuple[Anchor, ...]:
    """The anchors, one at the turn's start among them where there is any."""
    if not anchors or _opens(turn, anchors):
        return tuple(anchors)
    return (Anchor(turn.start, time=turn.time_start), *anchors)


def _pieces(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """The sentences between the marks."""
    cuts = [0, *(mark.at for mark in marks), len(text)]
    times = [None, *(mark.time for mark in marks)]
    pieces: list[Piece] = []
    for k, time in enumerate(times):
        part = text[cuts[k] : cuts[k + 1]]
        pieces += [Piece(text=part[start:end], time_start=time) for start, end in sentences(part)]
    return pieces
