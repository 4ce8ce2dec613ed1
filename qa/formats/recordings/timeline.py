"""What is odd about the times of pieces, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from qa.formats.composing import Piece

_SLACK = 0.05  # seconds by which rounding may set a time back
_CROSSTALK = 1.0  # seconds that two voices may talk at once before it is worth saying


def oddities(pieces: Sequence[Piece]) -> list[str]:
    """Sentences about times that go back and voices that overlap, with how often and where first."""
    back: list[float] = []
    over: list[float] = []
    begun = ended = 0.0
    for piece in pieces:
        start = piece.time_start
        if start is None:
            continue
        if start < begun - _SLACK:
            back.append(start)
        elif ended - start >= _CROSSTALK and start > begun:
            over.append(start)
        end = piece.time_end or 0.0
        ended = max(ended, end) if start >= begun - _SLACK else end
        begun = start
    said = []
    if back:
        said.append(f"The times go back {_times(back)}; the order of the file was kept.")
    if over:
        said.append(f"Segments overlap {_times(over)}.")
    return said


def _times(starts: Sequence[float]) -> str:
    at = int(starts[0])
    many = "once" if len(starts) == 1 else f"{len(starts)} times"
    return f"{many}, first at {at // 3600}:{at // 60 % 60:02}:{at % 60:02}"
