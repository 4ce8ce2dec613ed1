"""Times as archives print them → seconds."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

_STAMP = re.compile(r"(?:\[\d{1,2}\]\s*)?\W?\s*(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:([.,:;])(\d{1,6}))?\s*\W?\Z")
_ISO = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?\Z")
_PLAIN = re.compile(r"(\d{1,9}(?:[.,]\d+)?)\s*(ms|s|sec|min)?\Z")
FRAMES = 25.0
"""Frames a second where a file counts in frames and does not say how many: European tape (PAL)."""


def number(words: str | None) -> float | None:
    """A finite number, never negative; None for anything else."""
    try:
        value = float((words or "").strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None


def seconds(words: str | None, *, frames: float | None = None) -> float | None:
    """Seconds in a printed time: "01:02:03.250", "2:03", "[2] 00:00:01:12", "PT3.5S", "12.5s", "12.5".

    `frames` a second, where two digits after the seconds count them (`HH:MM:SS.FF`); else they are a decimal fraction.
    After a colon or a semicolon two digits are frames in any case, of 25 a second. None for what is no time.
    """
    said = (words or "").strip()
    if match := _STAMP.match(said):
        whole = int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
        return whole + _part(match[4], match[5], frames)
    if match := _ISO.match(said):
        hours, minutes, rest = match.groups(default="0")
        return int(hours) * 3600 + int(minutes) * 60 + float(rest.replace(",", "."))
    if match := _PLAIN.match(said):
        return float(match[1].replace(",", ".")) * {"ms": 0.001, "min": 60.0}.get(match[2] or "", 1.0)
    return None


def _part(mark: str | None, digits: str | None, frames: float | None) -> float:
    if not digits:
        return 0.0
    if len(digits) == 2 and (frames is not None or mark in (":", ";")):
        return round(int(digits) / (frames or FRAMES), 3)
    return float(f"0.{digits}")


def in_frames(stamps: Sequence[str]) -> float | None:
    """How many frames a second a column of `HH:MM:SS.FF` counts in; None where two digits are hundredths, or none are.

    Frames never reach the rate: many stamps that all stay below 25 (or 30) are frames, any above are hundredths.
    """
    parts = [
        int(match[5]) for stamp in stamps if (match := _STAMP.match(stamp)) and match[1] and len(match[5] or "") == 2
    ]
    if len(set(parts)) < 4 or max(parts) >= 30:
        return None
    return 25.0 if max(parts) < 25 else 30.0


def counts_frames(stamp: str) -> bool:
    """Whether a time ends in a colon or semicolon and two digits: frames, whatever the others are."""
    match = _STAMP.match(stamp)
    return match is not None and match[4] in (":", ";") and len(match[5]) == 2


def is_time(words: str) -> bool:
    """Whether a cell holds a printed time, with colons or a unit; a bare number is not enough."""
    return bool(_STAMP.match(words.strip()) or _ISO.match(words.strip())) and len(words) < 40
