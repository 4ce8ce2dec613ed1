"""Containers → one canonical plain text: the pieces of a file (cues, segments, cells, paragraphs) become turns.

The text stands by itself: one paragraph a turn, opened by the label, words of one voice joined. The same pieces give
the same text whatever file they came in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qa.formats.reading import Reading, numbered
from qa.schema import Anchor, Role, Turn
from qa.text.layout import is_sentence

_ENOUGH, _MOST = 40, 120  # words of an unknown voice after which a turn ends with its sentence, or without


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What a container holds in one place: a cue, a segment, a cell, a paragraph.

    White space in `text` counts as one space. `label` is the voice as printed, None where the file prints none; `role`
    is set only where the format states it. Times are seconds; `page` and `cue` count from 1. `paragraph` keeps the
    piece on a line of its own within its turn; `fresh` begins a new turn though the voice is the same or unknown.
    """

    text: str
    label: str | None = None
    role: Role = Role.UNKNOWN
    time_start: float | None = None
    time_end: float | None = None
    page: int | None = None
    cue: int | None = None
    cell: str | None = None
    paragraph: bool = False
    fresh: bool = False


def composed(
    pieces: Iterable[Piece], form: str, *, metadata: Mapping[str, str] | None = None, warnings: Sequence[str] = ()
) -> Reading:
    """The reading of a container, from its pieces in order.

    Neighbours of one label and role are one turn. Where nobody is named, a turn ends with the first sentence after
    enough words: an unknown voice is not believed to go on for ever, and cues of any length give the same turns.
    """
    text = _Text()
    for group in _groups(pieces):
        text.add(group)
    return Reading(
        text="".join(text.parts),
        format=form,
        turns=numbered(text.turns),
        metadata=dict(metadata or {}),
        warnings=tuple(warnings),
        composed=True,
    )


def _groups(pieces: Iterable[Piece]) -> Iterable[list[Piece]]:
    group: list[Piece] = []
    words = 0
    for piece in pieces:
        if not piece.text.strip():
            continue
        if group and (piece.fresh or _parts(group[-1], piece, words)):
            yield group
            group, words = [], 0
        group.append(piece)
        words += len(piece.text.split())
    if group:
        yield group


def _parts(last: Piece, piece: Piece, words: int) -> bool:
    """Whether a turn ends between two pieces, after so many words of it."""
    if (last.label, last.role) != (piece.label, piece.role) or piece.role is Role.NARRATOR:
        return True
    if piece.label is not None or piece.role is not Role.UNKNOWN:
        return False
    return words >= _MOST or (words >= _ENOUGH and is_sentence(last.text.rstrip()))


@dataclass(slots=True)
class _Text:
    """The canonical text as it grows."""

    parts: list[str] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    length: int = 0

    def add(self, group: Sequence[Piece]) -> None:
        first, last = group[0], group[-1]
        self._write(("\n\n" if self.parts else "") + (f"{first.label}: " if first.label else ""))
        start = self.length
        begun = len(self.parts)
        anchors: list[Anchor] = []
        for piece in group:
            words = " ".join(piece.text.split())
            if anchors:
                self._write("\n" if piece.paragraph else joint(self.parts[-1], words))
            anchors.append(Anchor(self.length, piece.time_start, piece.page, piece.cue, piece.cell))
            self._write(words)
        self.turns.append(
            Turn(
                index=0,
                text="".join(self.parts[begun:]),
                start=start,
                end=self.length,
                role=first.role,
                label=first.label,
                time_start=first.time_start,
                time_end=last.time_end,
                page=first.page,
                anchors=tuple(anchors) if any(any(value is not None for value in a[1:]) for a in anchors) else (),
            )
        )

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)


def joint(before: str, after: str) -> str:
    """What stands between two pieces of a turn: a space, but nothing where the script writes none."""
    return "" if _spaceless(before[-1:]) and _spaceless(after[:1]) else " "


def _spaceless(mark: str) -> bool:
    return bool(mark) and unicodedata.east_asian_width(mark) in "WF" and not "\uac00" <= mark <= "\ud7a3"
