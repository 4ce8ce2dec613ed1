"""What the plain numbers of an unknown shape measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.formats.recordings.loading import Json
from qa.formats.recordings.times import MILLISECONDS, NANOSECONDS, SECONDS, TICKS
from qa.formats.recordings.values import first, said

_NAMED = (
    (re.compile(r"(?:[a-z_]ms|Ms|MS|[Mm]illis(?:econds)?|[Mm]sec)$"), MILLISECONDS),
    (re.compile(r"[Tt]icks$"), TICKS),
    (re.compile(r"(?:_ns|Ns|[Nn]anos(?:econds)?)$"), NANOSECONDS),
    (re.compile(r"(?:[Ss]econds?|[Ss]ecs?|_s|Sec)$"), SECONDS),
)
_SLOWEST = 0.05  # words a unit: nobody speaks three words a minute, so the unit is no second


def unit_of(listed: Sequence[dict[str, Json]], starts: tuple[str, ...], texts: tuple[str, ...]) -> float:
    """Seconds in one unit of a list's plain numbers: by the name of their key, else by how many words all of them
    together would give a second."""
    keys = [key for key in starts if any(key in row for row in listed[:20])]
    for pattern, unit in _NAMED:
        if keys and pattern.search(keys[0]):
            return unit
    values = [first(row, starts) for row in listed]
    numbers = [value[0] if isinstance(value, list) and value else value for value in values]
    spoken = [float(n) for n in numbers if isinstance(n, (int, float)) and not isinstance(n, bool) and abs(n) < 1e15]
    words = sum(weight(said(first(row, texts))) for row in listed)
    if len(spoken) < 2 or not words:
        return SECONDS
    length = max(spoken) - min(spoken)
    return MILLISECONDS if length > 100 and words / length < _SLOWEST else SECONDS


def weight(text: str) -> float:
    """How many words a text has, about: in scripts without spaces half its characters."""
    if text.isascii():
        return len(text.split())
    return len(text.split()) + sum("\u3040" <= mark <= "\u9fff" for mark in text) / 2
