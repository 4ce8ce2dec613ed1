"""A sentence as its words, as the shipped list knows them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from qa.text import fold, stems

_TOKEN = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|[.,;:!?()…–—]|(?<=\s)-(?=\s)")
_APOSTROPHES = frozenset("'’ʼ")
_DENIERS = frozenset(("ne", "n"))
_SHORTENED = {"m": "am", "re": "are", "ve": "have", "ll": "will"}
_BEFORE_NOT = {"can": "can", "won": "will", "shan": "shall"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or punctuation mark: folded, its stem, where it starts in its text. `denied` is how many "ne" stand right
    before it: they are no tokens of their own, for speech leaves them out."""

    word: str
    stem: str
    start: int
    denied: bool = False

    @property
    def is_word(self) -> bool:
        """Whether this is a word, not a punctuation mark."""
        return self.word[0].isalnum()


def tokens(text: str, language: str, start: int = 0) -> list[Token]:
    """The words and punctuation marks of a text, in order, elisions apart and English contractions written out ("won't"
    is `will`, `not`); their starts count from `start`."""
    found = list(_english(text) if language == "en" else _plain(text))
    kept: list[tuple[str, int, bool]] = []
    denied = False
    for word, place in found:
        if language == "fr" and word in _DENIERS:
            denied = True
            continue
        kept.append((word, start + place, denied))
        denied = False
    # Stems are made with accents, which tell a participle from a present, and compared without.
    stemmed = stems([word for word, _, _ in kept], language)
    return [
        Token(fold(word) or word, fold(stem) or stem, place, ne)
        for (word, place, ne), stem in zip(kept, stemmed, strict=True)
    ]


def _plain(text: str) -> Iterator[tuple[str, int]]:
    for match in _TOKEN.finditer(text):
        yield unicodedata.normalize("NFC", match.group()).lower(), match.start()


def _english(text: str) -> Iterator[tuple[str, int]]:
    before: tuple[str, int] | None = None
    for word, place in _plain(text):
        elided = text[place - 1 : place] in _APOSTROPHES and before is not None
        if before and elided and word == "t" and before[0].endswith("n"):
            yield _BEFORE_NOT.get(before[0], before[0][:-1]), before[1]
            before = ("not", place)
            continue
        if before:
            yield before
        before = (_SHORTENED.get(word, word) if elided else word, place)
        if word == "cannot":
            yield "can", place
            before = ("not", place)
    if before:
        yield before
