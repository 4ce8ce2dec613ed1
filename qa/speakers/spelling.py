"""The best printing of a name: mixed case before capitals, first name first, with accents, in full."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from qa.schema import Turn
from qa.speakers.forms import form
from qa.text import fold

_VARIANTS = {
    "a": "aàáâãäå", "c": "cç", "e": "eèéêë", "i": "iìíîï", "n": "nñ", "o": "oòóôõö", "u": "uùúûü", "y": "yýÿ",
}  # fmt: skip


def best(spellings: Collection[str], counts: dict[str, int] | None = None) -> str:
    """The one of these spellings to show; the same whatever their order."""
    often = counts or {}
    return max(spellings, key=lambda name: (*_rank(name), often.get(name, 0), [-ord(mark) for mark in name]))


def _rank(name: str) -> tuple[int, int, int, int]:
    words = [word for word in re.split(r"[\s-]+", name) if len(word.strip(".")) > 1]
    shouted = sum(word.isupper() for word in words)
    case = 0 if shouted == len(words) and words else 1 if shouted or name.islower() else 2
    return case, -int(form(name).turned), sum(map(len, form(name).words)), accents(name)


def accents(name: str) -> int:
    """How many letters carry an accent."""
    return sum(bool(unicodedata.combining(mark)) for mark in unicodedata.normalize("NFD", name))


def printed_better(name: str, turns: Sequence[Turn]) -> str:
    """A name in capitals, or surname first, as running text prints it in mixed case; itself where none does."""
    words = form(name).words
    shouted = any(word.isupper() and len(word) > 2 and "." not in word for word in re.split(r"[\s-]+", name))
    if len(words) < 2 or not (shouted or form(name).turned):
        return name
    between = r"[\s'’.-]{1,2}"
    pattern = re.compile(r"\b" + between.join(map(_any_accent, words)) + r"\b", re.IGNORECASE)
    for turn in turns:
        for match in pattern.finditer(turn.text):
            found = match.group()
            if found[0].isupper() and not any(word.isupper() for word in found.split()) and fold(found):
                return " ".join(found.split())
    return name


def _any_accent(word: str) -> str:
    return "".join(f"[{_VARIANTS[mark]}]" if mark in _VARIANTS else re.escape(mark) for mark in word)
