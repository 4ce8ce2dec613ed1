"""Recordings written down line by line with a time before each and nobody named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.formats.reading import make_turn, seconds
from qa.schema import Turn
from qa.text.layout import H, Span

_STAMPED = re.compile(rf"[\[(]?(?P<time>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:[.,]\d{{1,3}})?)[\])]?{H}*(?:[-–—|:]{H}*)?")


def read_stamped(text: str, atoms: Sequence[Span]) -> list[Turn] | None:
    """One turn a timed line, of an unknown voice; None unless most lines (and four at least) open with a time."""
    timed = [(span, match) for span in atoms if (match := _STAMPED.match(text, *span))]
    if len(timed) < 4 or len(timed) < 0.6 * len(atoms):
        return None
    starts = {span.start: match for span, match in timed}
    turns: list[Turn] = []
    for span in atoms:
        match = starts.get(span.start)
        begin = match.end() if match else span.start
        turns.append(make_turn(text, (begin, span.end), time=seconds(match["time"]) if match else None))
    return turns
