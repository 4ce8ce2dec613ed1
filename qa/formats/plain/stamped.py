"""Recordings written down line by line with a time before each and nobody named."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qa.formats.composing import Piece, composed
from qa.formats.plain.stamps import Stamp, stamp_at
from qa.formats.plain.timing import times
from qa.formats.reading import Reading
from qa.schema import Role
from qa.text.layout import Span

_FEWEST = 4


def read_stamped(text: str, atoms: Sequence[Span]) -> Reading | None:
    """Turns of an unknown voice, composed from the timed lines; what stands before the first is narration.

    None unless four lines at least, and every third, open with a time, and the times go on.
    """
    timed = {span.start: stamp for span in atoms if (stamp := _opening(text, span))}
    if len(timed) < _FEWEST or 3 * len(timed) < len(atoms) or not _goes_on(list(timed.values())):
        return None
    return composed(_pieces(text, atoms, timed), "stamped")


def is_timed(text: str, atoms: Sequence[Span]) -> int:
    """How many lines open with a time and words behind it."""
    return sum((stamp := _opening(text, span)) is not None and stamp.end < span.end for span in atoms)


def _opening(text: str, span: Span) -> Stamp | None:
    stamp = stamp_at(text, *span)
    if stamp is None or (stamp.end < span.end and not (text[stamp.end].isspace() or text[stamp.end] in "|-–—:")):
        return None
    return times(text, span)[0]


def _goes_on(stamps: Sequence[Stamp]) -> bool:
    told = [stamp.time for stamp in stamps if stamp.time is not None]
    later = sum(left <= right for left, right in pairwise(told))
    return len(told) >= _FEWEST and 5 * later >= 4 * (len(told) - 1)


def _pieces(text: str, atoms: Sequence[Span], timed: dict[int, Stamp]) -> list[Piece]:
    pieces: list[Piece] = []
    time: float | None = None
    begun = False
    for span in atoms:
        stamp = timed.get(span.start)
        begun = begun or stamp is not None
        time = stamp.time if stamp else time
        words = text[stamp.end if stamp else span.start : span.end].strip()
        if words:
            role = Role.UNKNOWN if begun else Role.NARRATOR
            pieces.append(Piece(text=words, role=role, time_start=time))
            time = None
    return pieces
