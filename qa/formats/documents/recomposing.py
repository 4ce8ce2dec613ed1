"""Turns in a text that the reader of plain text composed anew (times taken out of the words) → turns of the document.

The words are found again in the document, in order: so they lose the marks that only served to decide, and have pages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from qa.formats.composing import Piece, composed
from qa.formats.reading import Reading
from qa.schema import Turn

_TOKEN = re.compile(r"\S+")
_MARKS = re.compile(r"\A#{1,6} |\*\*")


class Source(Protocol):
    """The document's text, with marks and without."""

    def place(self, offset: int) -> int:
        """Where a place of the text with marks is in the text without."""

    def by_page(self, start: int, end: int) -> Iterator[tuple[str, int | None]]:
        """A stretch of the text without marks, page by page."""


class _Folded:
    """A text with white space folded, that knows where each character was."""

    def __init__(self, text: str) -> None:
        tokens = [(match.start(), match.group()) for match in _TOKEN.finditer(text)]
        self.text = " ".join(token for _, token in tokens)
        self._places = [start for start, _ in tokens]
        self._starts = [0]
        for _, token in tokens:
            self._starts.append(self._starts[-1] + len(token) + 1)

    def place(self, offset: int) -> int:
        """Where a character of the folded text was."""
        token = max(0, bisect_right(self._starts, offset) - 1)
        return self._places[token] + offset - self._starts[token] if token < len(self._places) else 0


def recomposed(
    source: Source, marked: str, read: Reading, form: str, metadata: Mapping[str, str], warnings: Sequence[str]
) -> Reading:
    """The reading of the document whose text with marks was read as `read`."""
    folded = _Folded(marked)
    pieces: list[Piece] = []
    spoken: list[Turn] = []
    cursor = 0
    for turn in read.turns:
        made, cursor = _pieces(source, folded, turn, cursor)
        if any(any(map(str.isalnum, piece.text)) for piece in made):
            pieces += made
            spoken.append(turn)
    reading = composed(pieces, form, metadata={**metadata, **read.metadata}, warnings=(*read.warnings, *warnings))
    if len(reading.turns) != len(spoken):
        return reading
    same = zip(reading.turns, spoken, strict=True)
    turns = tuple(replace(turn, inferred=was.inferred, confidence=was.confidence) for turn, was in same)
    return replace(reading, turns=turns)


def _pieces(source: Source, folded: _Folded, turn: Turn, cursor: int) -> tuple[list[Piece], int]:
    """The pieces of a turn, and where in the folded text it ends."""
    times = {anchor.start: anchor.time for anchor in turn.anchors}
    made: list[Piece] = []
    offset = turn.start
    for line in turn.text.split("\n"):
        words = " ".join(line.split())
        time = times.get(offset, turn.time_start if offset == turn.start else None)
        offset += len(line) + 1
        found = folded.text.find(words, cursor) if words else -1
        if found < 0:
            stretches: list[tuple[str, int | None]] = [(_MARKS.sub("", words), None)]
        else:
            cursor = found + len(words)
            start, end = source.place(folded.place(found)), source.place(folded.place(cursor - 1) + 1)
            stretches = list(source.by_page(start, end))
        for number, (text, page) in enumerate(stretches):
            fresh, begun = not made, None if number else time
            made.append(
                Piece(
                    text=text, label=turn.label, role=turn.role, time_start=begun, page=page,
                    paragraph=not number, fresh=fresh,
                )
            )  # fmt: skip
    return made, cursor
