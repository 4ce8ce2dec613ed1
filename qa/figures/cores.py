"""Numbers by themselves, without what they count: in digits, in words, as amounts of money, as dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import chain
from typing import NamedTuple

from text_to_num import find_numbers

SPACE = r"[ \u00a0\u202f\u2009]"
_NUMBER = rf"(?:\d{{1,3}}(?:(?:{SPACE}|[.,'’])\d{{3}}(?!\d))+|\d+)(?:[.,]\d+)?"
_TIMES = r"(?:(?i:milli(?:on|ard|er)s?|billions?|trillions?|thousands?|hundreds?|mille|bn|mds?)|[kKmM])(?![^\W\d_])"
_MONEY = r"(?:[kKM]?[€$£¥]|(?:euro|dollar|franc|livre|pound)s?\b|(?:EUR|USD|GBP|CHF)\b)"
_MONTH = (
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march"
    r"|april|may|june|july|august|september|october|november|december)"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:er|st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:{_DAY}{SPACE}(?:of{SPACE})?)?{_MONTH}{SPACE}(?:{_DAY},?{SPACE})?{_YEAR}\b|\b{_DAY}{SPACE}{_MONTH}\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"\b(?:entre|between|de|from){SPACE}{_YEAR}{SPACE}(?:et|and|à|to){SPACE}{_YEAR}\b"
    rf"|\bannées{SPACE}(?:{_YEAR}|\d0)\b|\bthe{SPACE}(?:{_YEAR}|\d0)s\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"\b(?:un|une|one){SPACE}(?:[^\W\d_]+{SPACE})?(?:sur|in|out{SPACE}of){SPACE}"
    r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|mille|two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    rf"(?<![\w.,/#°©&-])(?<!©.)(?P<factor>[x×X]{SPACE}?(?=\d))?(?P<currency>[$€£¥]{SPACE}?)?(?P<number>{_NUMBER})"
    rf"(?:(?P<range>{SPACE}?[-–/]{SPACE}?|{SPACE}(?:à|to|ou|or){SPACE})(?P<to>{_NUMBER}))?"
    rf"(?P<times>{SPACE}?{_TIMES})?(?P<money>{SPACE}?(?:d['’]|de{SPACE}|of{SPACE})?{_MONEY})?"
    rf"(?P<percent>{SPACE}?[%‰]|{SPACE}(?:pour{SPACE}cent|per{SPACE}?cent)\b)?"
)
_ROUND = re.compile(
    r"\b(?:(?:une|la|cette|a|half a|several|plusieurs|quelques|des|un|deux|trois|two|three)\s+)?"
    r"(?:(?:huit|diz|douz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aines?|moitié|milliers?|millions?|milliards?"
    r"|dozens?|hundreds|thousands|billions?)\b"
    r"|\b(?:un|deux|trois|a|one|two|three)\s+(?:tiers|quarts?|thirds?|quarters?)\b|\bhalf\b(?=\s+(?:of|our|the|a)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_PER_CENT = re.compile(rf"{SPACE}(?:pour{SPACE}cent|per{SPACE}?cent)\b", re.IGNORECASE)
_BETWEEN = re.compile(rf"{SPACE}|[-‑]")
_ARTICLES = frozenset(("un", "une", "one", "a", "an", "o"))
_CENTS = frozenset(("pour", "per", "par"))


class Sort(Enum):
    """What a number is before it is known what it counts."""

    DATE = auto()
    AMOUNT = auto()
    """It says itself what it counts: money, a percentage, a factor."""
    COUNT = auto()
    """It tells nothing without what it counts."""


class Core(NamedTuple):
    """A number in a text: where it stands, of what sort it is, and whether it is one of "a dozen", "millions"."""

    start: int
    end: int
    sort: Sort
    rounded: bool = False


def cores(text: str) -> list[Core]:
    """The numbers of a text, in order, never overlapping: dates before amounts before digits before words."""
    found: list[Core] = []
    taken = bytearray(len(text))
    for some in (
        _dates(text),
        _shares(text),
        _digits(text),
        _rounded(text),
        _in_words(text, "fr"),
        _in_words(text, "en"),
    ):
        for core in some:
            if not any(taken[core.start : core.end]):
                taken[core.start : core.end] = b"\1" * (core.end - core.start)
                found.append(core)
    return sorted(found)


def _dates(text: str) -> Iterator[Core]:
    for match in chain(_DATE.finditer(text), _YEARS.finditer(text)):
        yield Core(*match.span(), Sort.DATE)


def _shares(text: str) -> Iterator[Core]:
    """One of so many: "un Français sur trois"."""
    for match in _SHARE.finditer(text):
        yield Core(*match.span(), Sort.AMOUNT)


def _digits(text: str) -> Iterator[Core]:
    for match in _DIGITS.finditer(text):
        span = Core(match.start(), match.end(), Sort.COUNT)
        if match["currency"] or match["money"] or match["percent"] or match["factor"]:
            yield span._replace(sort=Sort.AMOUNT)
        elif match["times"]:
            yield span._replace(rounded=True)
        elif re.fullmatch(rf"{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d))?", match.group()):
            yield span._replace(sort=Sort.DATE)
        else:
            yield span


def _rounded(text: str) -> Iterator[Core]:
    for match in _ROUND.finditer(text):
        yield Core(*match.span(), Sort.COUNT, rounded=True)


class _Token(NamedTuple):
    """A word as text2num reads it."""

    written: str
    start: int
    end: int
    before: str

    def text(self) -> str:
        return self.written

    def nt_separated(self, previous: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        """A letter is no zero, and "per cent" is no hundred."""
        return self.written == "o" or (self.written == "cent" and self.before in _CENTS)


def _in_words(text: str, language: str) -> Iterator[Core]:
    for run in _runs(text):
        for number in find_numbers(run, language, 0.0):
            found = run[number.start : number.end]
            if not number.is_ordinal and not (len(found) == 1 and found[0].written in _ARTICLES):
                cents = _PER_CENT.match(text, found[-1].end)
                sort = Sort.AMOUNT if cents else Sort.COUNT
                yield Core(found[0].start, cents.end() if cents else found[-1].end, sort)


def _runs(text: str) -> Iterator[Sequence[_Token]]:
    """Words with nothing but a space or a hyphen between them."""
    run: list[_Token] = []
    for match in _WORD.finditer(text):
        if run and not _BETWEEN.fullmatch(text, run[-1].end, match.start()):
            yield run
            run = []
        run.append(_Token(match.group().lower(), *match.span(), run[-1].written if run else ""))
    if run:
        yield run
