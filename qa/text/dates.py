"""Dates as texts print them, French and English."""

from __future__ import annotations

import re

from qa.text.words import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january",
            "fevrier february",
            "mars march",
            "avril april",
            "mai may",
            "juin june",
            "juillet july",
            "aout august",
            "septembre september",
            "octobre october",
            "novembre november",
            "decembre december",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMED = "|".join(_MONTHS)
_DATED = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? )?(?P<month>{_NAMED})"
    r"(?: (?P<day2>\d{1,2})(?:st|nd|rd|th)?)?,? (?P<year>(?:19|20)\d\d)\b"
)


def is_month(word: str) -> bool:
    """Whether a word is the name of a month, French or English, in any case."""
    return fold(word) in _MONTHS


def month_of(line: str) -> str | None:
    """The first date in a line that names its month and year, ISO, as precise as printed: "2021-07" or "2021-07-14"."""
    match = _DATED.search(fold(line))
    if match is None:
        return None
    month = f"{match['year']}-{_MONTHS[match['month']]:02d}"
    day = match["day"] or match["day2"]
    return f"{month}-{int(day):02d}" if day and 1 <= int(day) <= 31 else month
