"""Printed times → seconds."""

from __future__ import annotations

import re

TIME = r"(?:[0-9]{1,4}:[ ]?)?[0-9]{1,3}:[ ]?[0-9]{1,2}(?:[ ]?[.,:;][ ]?[0-9]{1,9})?"
"""A time of day as subtitles print it: hours are optional, as is the fraction, after a dot or a comma."""
_TIME = re.compile(TIME)


def clock(printed: str) -> float | None:
    """Seconds in "1:02:03.5", "02:14,250", "00: 00: 07, 000"; None for what is no such time."""
    if not _TIME.fullmatch(printed):
        return None
    parts = re.sub(r"[,;]", ".", printed.replace(" ", "")).split(":")
    if len(parts) == 4:
        parts[2:] = [f"{parts[2]}.{parts[3]}"]
    total = 0.0
    for part in parts:
        total = total * 60 + float(part)
    return round(total, 6)
