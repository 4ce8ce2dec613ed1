"""Numbers in a text, in digits and in words, with what they are worth. Number words are read by text2num."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from text_to_num import find_numbers

from qa.quotes.wording import Word, Wording

_LANGUAGES = frozenset(("fr", "en", "es", "pt", "de", "it", "nl"))  # those that text2num reads
_TIMES = {
    "k": 1000, "mille": 1000, "thousand": 1000,
    "million": 10**6, "millions": 10**6, "m": 10**6,
    "milliard": 10**9, "milliards": 10**9, "billion": 10**9, "billions": 10**9, "bn": 10**9,
}  # fmt: skip
_ORDINAL = frozenset(("e", "eme", "er", "ere", "nd", "nde", "st", "rd", "th"))
_ARTICLES = frozenset(("un", "une", "one", "a", "an", "uno", "una", "um", "uma", "ein", "eine", "een"))
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_PER_CENT = frozenset(("pour", "per", "par"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: the words first…stop-1 of a wording, and its value in plain digits ("500000", "3.5", "2nd" as "#2")."""

    first: int
    stop: int
    value: str


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as text2num reads it: with its accents."""

    written: str
    word: Word
    place: int
    before: str

    def text(self) -> str:
        return self.written

    def nt_separated(self, previous: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        """A letter is no zero ("twelve o'clock"), and "per cent" is no hundred."""
        return self.word.text == "o" or (self.word.text in ("cent", "hundred") and self.before in _PER_CENT)


def quantities(wording: Wording, language: str | None) -> tuple[Quantity, ...]:
    """The numbers of a text, in order, never overlapping: digits in any language, words in those that text2num reads.
    An article ("un", "one", "a") is no number."""
    digits = list(_in_digits(wording))
    taken = {place for quantity in digits for place in range(quantity.first, quantity.stop)}
    return tuple(sorted([*digits, *_in_words(wording, language, taken)], key=lambda quantity: quantity.first))


def _in_digits(wording: Wording) -> Iterator[Quantity]:
    words = wording.words
    for place, word in enumerate(words):
        if not word.text[0].isdigit():
            continue
        after = words[place + 1] if place + 1 < len(words) else None
        if after and after.text in _ORDINAL and after.start == word.end:
            yield Quantity(place, place + 2, f"#{word.text}")
            continue
        if not _DIGITS.fullmatch(word.text):  # "½", and numerals of other scripts
            yield Quantity(place, place + 1, word.text)
            continue
        times = _TIMES.get(after.text, 1) if after else 1
        signed = place > 0 and words[place - 1].text == "-"
        value = Decimal(word.text) * times * (-1 if signed else 1)
        yield Quantity(place - signed, place + 1 + (times > 1), _plain(value))


def _in_words(wording: Wording, language: str | None, taken: Collection[int]) -> Iterator[Quantity]:
    if language not in _LANGUAGES:
        return
    before = ["", *(word.text for word in wording.words)]
    tokens = [
        _Token(wording.written(place, place + 1).lower(), word, place, before[place])
        for place, word in enumerate(wording.words)
        if place not in taken
    ]
    for run in _runs(tokens):
        for found in find_numbers(run, language, 0.0):
            words = run[found.start : found.end]
            if len(words) == 1 and words[0].word.text in _ARTICLES:
                continue
            value = _plain(Decimal(str(found.value)))
            yield Quantity(words[0].place, words[-1].place + 1, f"#{value}" if found.is_ordinal else value)


def _runs(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Words that stand side by side: what is in digits lies between."""
    run: list[_Token] = []
    for token in tokens:
        if run and token.place != run[-1].place + 1:
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
