"""Times as they are printed in a text: "[00:12:34]", "(12:34)", "0:12 - 0:15", "#00:00:12-3#", "[12.5s]"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.formats.reading import seconds
from qa.text.layout import H, Span

CLOCK = (
    r"(?:\d{1,3}:\d{2}(?::\d{2}){0,2}(?:[.,]\d{1,3})?|\d{1,2}\s?h\s?\d{2}(?:\s?m(?:in)?\s?\d{2}\s?s?)?"
    r"|\d{1,3}\s?m(?:in)?\s?\d{2}\s?s\b|\d{1,3}['’′]\d{2}(?:''|[\"”″])?|\d{1,6}(?:\.\d{1,3})?s\b)"
)
"""One time of a recording."""
_DATE = r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+)?"
_RANGE = rf"(?:{H}{{0,3}}(?:-->|->|→|–|—|-|to|à){H}{{0,3}}{CLOCK})?"
STAMP = re.compile(
    rf"[\[(<{{【#]?{H}{{0,2}}(?P<date>{_DATE})(?P<time>{CLOCK})(?:{H}?[AaPp][Mm]\b)?(?:-\d{{1,2}}(?=#))?{_RANGE}"
    rf"(?:{H}{{0,2}}[\])>}}】#])?(?:\(https?://[^\s()]{{1,300}}\))?"
)
"""A time, or a range of times, with what encloses it; no more than that."""
_ENCLOSED = re.compile(
    rf"(?:(?<!\\)\[{H}?{CLOCK}{_RANGE}{H}?\]|\({H}?{CLOCK}{_RANGE}{H}?\)|\#{CLOCK}(?:-\d{{1,2}})?\#)"
    rf"(?:\(https?://[^\s()]{{1,300}}\))?|<{CLOCK}>"
)
_FIRST = frozenset("0123456789[(<{【#")
_NUMBER = re.compile(r"(-?\d+(?:[.,]\d+)?)")
_UNITS = re.compile(
    r"(?P<h>\d+)\s?h\s?(?P<hm>\d{2})(?:\s?m(?:in)?\s?(?P<hs>\d{2}))?|(?P<m>\d+)\s?(?:m(?:in)?|['’′])\s?(?P<s>\d{2})"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed time: `time` in seconds from the start, None for a time of day; it ends at `end`."""

    start: int
    end: int
    time: float | None


def stamp_at(text: str, start: int, end: int) -> Stamp | None:
    """The time printed at this very place, with its brackets; None when there is none."""
    match = STAMP.match(text, start, end) if text[start : start + 1] in _FIRST else None
    if match is None or text[match.end() - 1].isspace():
        return None
    after = text[match.end() : match.end() + 1]
    if after.isalnum() or after in {"%", "€", "$", "/"}:
        return None
    return Stamp(start, match.end(), None if match["date"] else clock(match["time"]))


def is_stamp(text: str, span: Span) -> bool:
    """Whether a line holds a time, or a range of times, and nothing else."""
    stamp = stamp_at(text, *span)
    return stamp is not None and not text[stamp.end : span.end].strip(" \t*_`:|-–—")


def clock(printed: str) -> float | None:
    """Seconds in a printed time; a fourth part after seconds counts frames and is left out."""
    if ":" in printed:
        parts = printed.split(":")
        return seconds(":".join(parts[:3]))
    if units := _UNITS.match(printed):
        if units["h"]:
            return int(units["h"]) * 3600.0 + int(units["hm"]) * 60 + int(units["hs"] or 0)
        return int(units["m"]) * 60.0 + int(units["s"])
    number = _NUMBER.match(printed)
    return float(number[1]) if number else None


def enclosed(text: str, span: Span) -> list[Stamp]:
    """The times in brackets or hash signs inside a stretch of text, in order."""
    found = (stamp_at(text, match.start(), match.end()) for match in _ENCLOSED.finditer(text, *span))
    return [stamp for stamp in found if stamp is not None]
