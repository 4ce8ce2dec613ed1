"""Numbers and shares as French and English write them."""

from __future__ import annotations

from babel.numbers import format_decimal, format_percent


def number(count: int, language: str) -> str:
    """A count with its thousands set apart: "7,752", « 7 752 »."""
    return str(format_decimal(count, locale=language))


def percent(part: float, whole: float, language: str) -> str:
    """A share in whole per cent; "<1%" for what would be rounded to none, "0%" of nothing."""
    share = part / whole if whole else 0.0
    little = 0 < share < 0.005
    return ("<" if little else "") + str(format_percent(0.01 if little else share, locale=language))
