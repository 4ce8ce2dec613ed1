"""TTML's time expressions → seconds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

_CLOCK = re.compile(
    r"(?:([0-9]{1,6}):)?([0-9]{1,4}):([0-9]{1,2}(?:[.,][0-9]{1,12})?)(?:[:;]([0-9]{1,4}(?:\.[0-9]+)?))?"
)
_OFFSET = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,12})?)(h|ms|m|s|f|t)?")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}


@dataclass(frozen=True, slots=True)
class Rates:
    """How many frames, and how many ticks, a second holds."""

    frames: float
    ticks: float


def rates(root: etree._Element) -> Rates:
    """The rates that the root element declares; 30 frames and one tick a second where it declares none."""
    declared = {str(etree.QName(key).localname): str(value).split() for key, value in root.items()}

    def numbers(name: str, count: int = 1) -> list[float] | None:
        found = declared.get(name, [])
        whole = [float(part) for part in found if re.fullmatch(r"[0-9]{1,9}", part, re.ASCII) and float(part) > 0]
        return whole if len(whole) == len(found) == count else None

    frames = (numbers("frameRate") or [30.0])[0]
    above, below = numbers("frameRateMultiplier", 2) or [1.0, 1.0]
    subframes = (numbers("subFrameRate") or [1.0])[0]
    ticks = numbers("tickRate")
    default = frames * subframes if "frameRate" in declared else 1.0
    return Rates(frames * above / below, ticks[0] if ticks else default)


def seconds(printed: str | None, rates: Rates) -> float | None:
    """Seconds in "00:01:02.5", "00:01:02:12" (frames), "12.5s", "75f", "900000t"; None for what is no time.

    A bare number is seconds, and "01:02.5" minutes and seconds, as some writers have it.
    """
    if printed is None:
        return None
    if match := _CLOCK.fullmatch(printed.strip()):
        hours, minutes, secs, frames = match.groups()
        whole = float(hours or 0) * 3600 + float(minutes) * 60 + float(secs.replace(",", "."))
        return round(whole + float(frames or 0) / rates.frames, 6)
    if match := _OFFSET.fullmatch(printed.strip()):
        number, unit = float(match[1]), match[2] or "s"
        scale = 1 / rates.frames if unit == "f" else 1 / rates.ticks if unit == "t" else _UNITS[unit]
        return round(number * scale, 6)
    return None
