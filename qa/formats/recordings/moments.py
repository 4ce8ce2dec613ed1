"""Times of day and times since 1970, counted from the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from qa.formats.recordings.loading import Json
from qa.formats.recordings.times import seconds
from qa.formats.recordings.values import first

_FIRST, _LAST = 1e8, 1e10  # seconds: what lies between counts from 1970


def since_first(listed: Sequence[dict[str, Json]], keys: Sequence[str]) -> list[dict[str, Json]] | None:
    """The rows with the times under these keys (starts first) as seconds since the first start; None where they are
    no moments but times since the recording began."""
    values = [first(row, tuple(keys[:1])) for row in listed]
    known = [at for value in values if (at := moment(value)) is not None]
    if not known or 2 * len(known) < len(listed):
        return None
    begun = min(known)
    return [{**row, **{key: _since(row.get(key), begun) for key in keys}} for row in listed]


def _since(value: Json, begun: float) -> float | None:
    at = moment(value)
    return seconds(at - begun) if at is not None else None


def moment(value: Json) -> float | None:
    """Seconds since 1970 in a date with a time of day ("2024-05-02T09:30:00Z"), or in a number of seconds or
    milliseconds that can be nothing else; None for the rest."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
        value = int(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return next((at for at in (value * 1.0, value * 1e-3) if _FIRST < at < _LAST), None) if value < 1e15 else None
    if not isinstance(value, str) or not 16 <= len(value) <= 40 or "-" not in value[:8]:
        return None
    try:
        return datetime.fromisoformat(value.strip()).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
