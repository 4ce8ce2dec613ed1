"""What must not change in a quote: negations, numbers, amounts, units, dates, names, modals, comparatives.

A sign is a (kind, meaning) pair: two forms of one meaning ("3 €", "trois euros"; "don't", "do not") are the same sign.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from qa.quotes.quantities import Quantity, quantities
from qa.quotes.wording import Word, Wording

NEGATION, NUMBER, NAME, MODAL, COMPARATIVE = "negation", "number", "name", "modal", "comparative"
_VOCABULARY = Path(__file__).with_name("vocabulary.toml")
_KINDS = ("negation", "modal", "comparative", "amount", "unit", "date", "person")
_BEGINNING = 5  # letters from which a form is the beginning of words
_BEFORE_A_NOUN = frozenset(("un", "une", "la", "cette", "chaque", "toute", "par", "aucune", "seule", "meme", "autre"))
_OPENS = re.compile(r"(?:^|[.!?…:;»”\"“«(\[\n–—-])[\s\"“«»”'‘’(\[–—-]*$")
_MEASURE = re.compile(
    r"(?P<prefix>milli|centi|deci|deca|hecto|kilo|mega|giga|tera|peta|micro|nano)?"
    r"(?P<unit>metre|meter|gramme|gram|litre|liter|watt|octet|byte|bit|hertz|volt|ampere|joule|calorie)s?(?:heures?|hours?)?"
)
_SQUARE = re.compile(r"[kcdm]?m[23]")
_CONDITIONAL = re.compile(r"(?<=r)(?:ait|aient|ais|ions|iez)$")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_ABBREVIATED = re.compile(r"\b(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|Pr|Prof|Me|St|Ste|[A-Z])\.\s*$")
_PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis", "de", "des", "mal", "mis", "a", "anti")
_CIVILITIES = frozenset("mm mr mrs ms mme mmes mlle dr pr monsieur madame mademoiselle docteur doctor".split())  # noqa: SIM905 - a list of words
_AFTER_DIGITS = {"h": "hour", "mn": "minute", "min": "minute", "s": "second"}
_NE = frozenset(("ne", "n"))
_REACH = 5  # words from a "ne" to its "plus"


class Sign(NamedTuple):
    """What a word says that must not change, and of which kind it is."""

    kind: str
    meaning: str


# Two words of one meaning. The second carries it, so that it is missed when that alone is dropped, or put in.
_PAIRS = {
    ("peut", "etre"): Sign(MODAL, "maybe"),
    ("sans", "doute"): Sign(MODAL, "probably"),
    ("pour", "cent"): Sign("unit", "percent"),
    ("per", "cent"): Sign("unit", "percent"),
}


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_VOCABULARY.read_text("utf-8"))


@cache
def vocabulary(language: str | None) -> Mapping[str, Sign]:
    """The signs of single words, by folded form: those of French, of English, or for any other language of both."""
    sides = {"fr": (0,), "en": (1,)}.get(language or "", (0, 1))
    return {
        form: Sign(kind, meaning)
        for kind in _KINDS
        for meaning, forms in _tables()[kind].items()
        for side in sides
        for form in forms.split("|")[side].split()
    }


@cache
def _sides(word: str) -> frozenset[tuple[str, int]]:
    """On which side of which pairs of contraries a word stands."""
    return frozenset(
        (pair, side)
        for pair, sides in _tables()["contrary"].items()
        for side, forms in enumerate(sides)
        if any(_is_form(word, form) for form in forms.split())
    )


def _is_form(word: str, form: str) -> bool:
    if len(form) < _BEGINNING:
        return word in (form, form + "s", form + "e", form + "es")
    return word.startswith(form)


class Signs:
    """The signs of a text, word by word, and its quantities."""

    def __init__(self, wording: Wording, language: str | None, names: frozenset[str] = frozenset()) -> None:
        """`names` are folded words known to be parts of names; `language` is ISO 639-1."""
        self.language = language
        self.wording = wording
        self.quantities: tuple[Quantity, ...] = quantities(wording, language)
        self._vocabulary = vocabulary(language)
        self._counted = {place for quantity in self.quantities for place in range(quantity.first, quantity.stop)}
        self._shouted = _shouted(wording)
        self._names = names

    def within(self, first: int, stop: int) -> list[Sign]:
        """The signs of the words first…stop-1, in order; of a quantity that reaches in, its value."""
        values = [
            Sign(NUMBER, quantity.value)
            for quantity in self.quantities
            if quantity.first < stop and quantity.stop > first
        ]
        found = (self.of_word(place) for place in range(first, stop) if place not in self._counted)
        return [*values, *(sign for sign in found if sign)]

    def of_word(self, place: int) -> Sign | None:
        """The sign of one word that is no part of a quantity, None where it has none."""
        words = self.wording.words
        word = words[place].text
        before = words[place - 1].text if place else ""
        after = words[place + 1].text if place + 1 < len(words) else ""
        if (word, after) == ("sans", "doute"):
            return None
        if word == "ca" and after == "n" and words[place + 2 : place + 3] and words[place + 2].text == "t":
            return Sign(MODAL, "can")
        if special := _special(word, before, after):
            return special
        if word in _CIVILITIES:
            return None
        if word == "plus" and any(near.text in _NE for near in words[max(0, place - _REACH) : place]):
            return Sign(NEGATION, "plus")
        if word == "n":
            return Sign(NEGATION, "not" if after == "t" else "ne")
        return self._vocabulary.get(word) or _measure(word) or (Sign(NAME, word) if self.is_name(place) else None)

    def is_name(self, place: int) -> bool:
        """Whether a word is written as a name: with a capital where no sentence begins, or all in capitals; where one
        begins, only if it is known as a name. Nothing is told from the capitals of a text that is all in capitals."""
        word = self.wording.words[place]
        written = self.wording.text[word.start : word.end]
        if len(word.text) < 2 or not word.text[0].isalpha():
            return False
        if self._shouted or not written[0].isupper():
            return self._shouted is not None and word.text in self._names and self._shouted
        return word.text in self._names or written.isupper() or not self.opens(place)

    def opens(self, place: int) -> bool:
        """Whether a word opens a sentence, or what stands between quotation marks or brackets."""
        start = self.wording.words[place].start
        before = self.wording.text[max(0, start - 12) : start]
        return place == 0 or bool(_OPENS.search(before) and not _ABBREVIATED.search(before))


def _special(word: str, before: str, after: str) -> Sign | None:
    if (before, word) in _PAIRS or (word, after) == ("peut", "etre"):
        return _PAIRS.get((before, word), Sign(MODAL, "maybe"))
    if word == "personne" and before not in _BEFORE_A_NOUN:
        return Sign(NEGATION, "nobody")
    if word in _AFTER_DIGITS and before[:1].isdigit():
        return Sign("unit", _AFTER_DIGITS[word])
    if word == "au" and after in ("plus", "moins"):
        return Sign("amount", f"at-{after}")
    if word == "pres" and after in ("de", "d"):
        return Sign("amount", "almost")
    if word == "tout" and after in ("le", "la", "ce"):
        return Sign("amount", "all")
    return None


def _measure(word: str) -> Sign | None:
    """The unit that a word is by its make: "kilowatts", "gigaoctet", "mètre"."""
    if _SQUARE.fullmatch(word):
        return Sign("unit", word)
    match = _MEASURE.fullmatch(word)
    return Sign("unit", f"{match['prefix'] or ''}{match['unit'][:3]}") if match else None


def _shouted(wording: Wording) -> bool:
    """Whether capitals tell nothing: a text all in capitals, or without any."""
    letters = [c for c in wording.text if c.isalpha()]
    return not any(c.isupper() for c in letters) or sum(c.isupper() for c in letters) > 0.7 * len(letters)


def contrary(quoted: Sequence[Word], said: Sequence[Word], language: str | None) -> str | None:
    """How one word put for another turns what is said round: "negation" for a prefix (possible, impossible) or a
    contrary (rise, fall), "comparative" for a degree (big, bigger), "modal" for a conditional; else None."""
    for one in quoted:
        for other in said:
            if found := _contrary(one.text, other.text, language):
                return found
    return None


def _contrary(one: str, other: str, language: str | None) -> str | None:
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and any(long == prefix + short for prefix in _PREFIXES) and not _sides(one) & _sides(other):
        return NEGATION  # but "sous" and "dessous" stand on one side
    if language == "en" and len(short) >= 3 and long in _degrees(short):
        return COMPARATIVE
    if long == short + "less" or (short.endswith("ful") and long == short.removesuffix("ful") + "less"):
        return NEGATION
    if _is_conditional(one, other) != _is_conditional(other, one) and one[:2] == other[:2]:
        return MODAL
    turned = {(pair, 1 - side) for pair, side in _sides(one)}
    return NEGATION if turned & _sides(other) else None


def _degrees(word: str) -> frozenset[str]:
    stem = word.removesuffix("e")
    stems = {stem, stem + stem[-1], stem[:-1] + "i"} if stem else set()
    return frozenset(root + ending for root in stems for ending in ("er", "est"))


def _is_conditional(word: str, other: str) -> bool:
    """Whether a word is a conditional to another form of its verb: "donnerait" to "donne", not "gérait" to "gère"."""
    stem = _CONDITIONAL.sub("", word)
    future = other.startswith(stem) and other.removeprefix(stem) in _FUTURE
    return len(word) > 4 and stem != word and (future or not other.startswith(stem))
