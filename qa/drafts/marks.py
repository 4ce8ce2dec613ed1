"""Quotation marks in one paragraph: « », “ ”, „ “, " " and ‘ ’, paired; and those without a partner.

Unlike in a transcript, a mark without a partner is reported and encloses nothing, and single marks count as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = {"«": "»", "“": "”", "„": "“”", "‘": "’"}
"""The marks that open only, and what closes each."""
_OPENED_BY = {"»": "«", "”": "“„", "“": "„", "«": "", "„": ""}
_DOUBLE = re.compile(r"[«»“”„]")
_STRAIGHT = re.compile(r'"')
_LEADS = "([{<'’—–-/«“„‘:;¿¡"
# An apostrophe that a word processor took for an opening mark: ‘90s, ‘em, rock ‘n’ roll.
_SINGLE_OPENS = re.compile(
    r"(?<![^\W_])‘(?!\d0s\b|(?:em|tis|twas|til|cause|n)\b)(?=[^\W_]|[\"“«(\[…¿¡])", re.IGNORECASE
)
_SINGLE_CLOSES = re.compile(r"(?<=\S)’(?![^\W_])")
_APOSTROPHE = re.compile(r"(?:s|in)\Z", re.IGNORECASE)
"""What a word ends in whose apostrophe may look like a closing mark: the workers’ rights, goin’ home."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a paragraph by their places: `pairs` (opening, closing), outermost, in order, apart; `openers` and
    `closers` that have no partner and stand in no pair, in order."""

    pairs: tuple[tuple[int, int], ...]
    openers: tuple[int, ...]
    closers: tuple[int, ...]


def marks(text: str, start: int = 0) -> Marks:
    """The marks of a paragraph from `start` on."""
    pairs: list[tuple[int, int]] = []
    openers: list[int] = []
    closers: list[int] = []
    for family in (_doubles, _straights, _singles):
        for opening, closing in family(text, start):
            if opening is not None and closing is not None:
                pairs.append((opening, closing))
            elif opening is not None:
                openers.append(opening)
            elif closing is not None:
                closers.append(closing)
    outermost = _outermost(pairs)
    return Marks(outermost, _outside(openers, outermost), _outside(closers, outermost))


def _outermost(pairs: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    chosen: list[tuple[int, int]] = []
    for opening, closing in sorted(pairs):
        if not chosen or opening > chosen[-1][1]:
            chosen.append((opening, closing))
    return tuple(chosen)


def _outside(places: list[int], pairs: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    found, remaining = [], iter(pairs)
    pair = next(remaining, None)
    for place in sorted(places):
        while pair is not None and pair[1] < place:
            pair = next(remaining, None)
        if pair is None or place < pair[0]:
            found.append(place)
    return tuple(found)


_Pair = tuple[int | None, int | None]


def _doubles(text: str, start: int) -> Iterator[_Pair]:
    stack: list[int] = []
    waiting = Counter[str]()  # how many of each are on the stack, so that a hostile text takes no longer than another
    for match in _DOUBLE.finditer(text, start):
        place, sign = match.start(), match.group()
        closes = stack and text[stack[-1]] == "„" if sign == "“" else any(waiting[mark] for mark in _OPENED_BY[sign])
        if closes:
            while text[opener := stack.pop()] not in _OPENED_BY[sign]:
                waiting[text[opener]] -= 1
                yield opener, None
            waiting[text[opener]] -= 1
            yield opener, place
        elif sign in OPENING:
            waiting[sign] += 1
            stack.append(place)
        elif not _is_inch(text, place):
            yield None, place
    for loose in stack:
        yield loose, None


def _straights(text: str, start: int) -> Iterator[_Pair]:
    places = [match.start() for match in _STRAIGHT.finditer(text, start)]
    stack: list[int] = []
    last = len(text.rstrip()) - 1
    for number, place in enumerate(places):
        following = places[number + 1] if number + 1 < len(places) else None
        spaced = text[place + 1 : place + 2].isspace()
        if _leads(text, place) and place < last and not (stack and spaced):
            if not (spaced and text[max(0, place - 2) : place - 1].isdigit()):  # the screen of 12 " or so
                stack.append(place)
        elif not stack:
            if not _is_inch(text, place):
                yield None, place
        elif not (_is_inch(text, place) and following is not None and not _leads(text, following)):
            yield stack.pop(), place
    for loose in stack:
        yield loose, None


def _leads(text: str, place: int) -> bool:
    return place == 0 or text[place - 1].isspace() or text[place - 1] in _LEADS


def _is_inch(text: str, place: int) -> bool:
    """Behind a figure: 5'10" tall."""
    return place > 0 and text[place - 1].isdigit()


def _singles(text: str, start: int) -> Iterator[_Pair]:
    opens = [match.start() for match in _SINGLE_OPENS.finditer(text, start)]
    for opening, stop in zip(opens, [*opens[1:], len(text)], strict=False):
        closers = [match.start() for match in _SINGLE_CLOSES.finditer(text, opening + 2, stop)]
        sure = (place for place in closers if not _may_be_apostrophe(text, place))
        if (closing := next(sure, closers[-1] if closers else None)) is not None:
            yield opening, closing
        else:
            yield opening, None


def _may_be_apostrophe(text: str, place: int) -> bool:
    before, after = text[place - 2 : place], text[place + 1 : place + 3]
    return _APOSTROPHE.search(before) is not None and after[:1].isspace() and after[1:2].islower()
