"""Times as recognisers write them → seconds."""

from __future__ import annotations

import math
import re

from qa.formats.recordings.loading import Json
from qa.formats.recordings.values import first

SECONDS, MILLISECONDS, TICKS, NANOSECONDS = 1.0, 1e-3, 1e-7, 1e-9
"""What one unit of a plain number is, in seconds."""

LONGEST = 1e7
"""Seconds after which a time is taken for none: no recording lasts four months."""

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d{1,9})?)")
_FRAMES = re.compile(r"(\d{1,2}:\d{2}:\d{2})[:;]\d{2}")
_DURATION = re.compile(
    r"P(?:(\d{1,4})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,10}(?:[.,]\d{1,9})?)S)?)?", re.IGNORECASE
)
_NUMBER = re.compile(
    r"([+-]?\d{1,20}(?:[.,]\d{1,20})?(?:e[+-]?\d{1,3})?)\s*(s|sec|secs|seconds|ms|msec)?", re.IGNORECASE
)


def seconds(value: Json, unit: float = SECONDS) -> float | None:
    """Seconds in a time as written: a number of `unit`, "1.300s", "PT1.2S", "00:01:02,345", {seconds, nanos}.

    None for what is no time: negative, not finite, longer than `LONGEST`, or something else altogether.
    """
    found = _written(value, unit)
    if found is None or not math.isfinite(found) or not 0 <= found <= LONGEST:
        return None
    return round(found, 6)


def _written(value: Json, unit: float) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return value * unit if abs(value) < 1e18 else None
    if isinstance(value, str):
        return _printed(value.strip(), unit)
    if isinstance(value, dict):
        return _parts(value)
    return None


def _parts(value: dict[str, Json]) -> float | None:
    """Google's {seconds, nanos}, either of which may be missing or text; meeting recorders' {relative, absolute}."""
    if "relative" in value:
        return _written(value["relative"], SECONDS) if not isinstance(value["relative"], dict) else None
    parts = [first(value, ("seconds",)), first(value, ("nanos", "nanoseconds"))]
    if parts == [None, None] and value:
        return None
    whole, nanos = (0.0 if part is None else _plain(part) for part in parts)
    return None if whole is None or nanos is None else whole + nanos * NANOSECONDS


def _plain(value: Json) -> float | None:
    return None if isinstance(value, (dict, list)) else _written(value, SECONDS)


def _printed(text: str, unit: float) -> float | None:
    if number := _NUMBER.fullmatch(text):
        kind = (number[2] or "").lower()
        scale = unit if not kind else MILLISECONDS if kind.startswith("m") else SECONDS
        return float(number[1].replace(",", ".")) * scale
    if frames := _FRAMES.fullmatch(text):
        text = frames[1]
    if clock := _CLOCK.fullmatch(text.strip("[]()")):
        hours, minutes, rest = clock.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(rest.replace(",", "."))
    if len(text) > 1 and (length := _DURATION.fullmatch(text)):
        days, hours, minutes, rest = ((part or "0").replace(",", ".") for part in length.groups())
        return int(days) * 86400 + int(hours) * 3600 + int(minutes) * 60 + float(rest)
    return None
