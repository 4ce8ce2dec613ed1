"""How near a quote is in meaning to what was said.

Whole-sentence likeness cannot tell a paraphrase from another claim about the same thing in the same words; what tells
is how well the words that were *not* said are rendered by what was said, and the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from qa.schema import Encoding, Matrix
from qa.text import fold, sentences

Features: TypeAlias = npt.NDArray[np.float64]
FEATURES = ("unsaid", "unsaid, worst half", "unquoted", "pooled", "late interaction")
_SAME_WORDS = 0.97  # the value where every content word of one is in the other
_LONGEST_WINDOW = 3  # sentences
_CONTENT = 3  # letters of a content word, at least
_STEM = 4  # letters that two forms of a word have in common, at least
_WORD = re.compile(r"[^\W_]+")


@cache
def common_words() -> frozenset[str]:
    """Folded words of three letters or more that say little by themselves, French and English."""
    return frozenset((files("qa.paraphrases") / "common_words.txt").read_text(encoding="utf-8").split())


@dataclass(frozen=True, slots=True)
class Rendering:
    """A text with its language (ISO 639-1) and its encoding as a passage."""

    text: str
    language: str | None
    encoding: Encoding


def nearness(quote: Rendering, said: Rendering, asked: Encoding) -> Features:
    """The features of a quote and what may have been said, shape (5,), each about 0…1, in the order of `FEATURES`;
    `asked` is the encoding of the quote as a question."""
    similarities = quote.encoding.tokens @ said.encoding.tokens.T
    if not similarities.size:
        return np.zeros(len(FEATURES))
    to_said, to_quote = similarities.max(1), similarities.max(0)
    unsaid, unquoted = _novel(quote, said, to_said), _novel(said, quote, to_quote)
    half = np.sort(unsaid)[: -(-len(unsaid) // 2)]
    return np.asarray(
        [
            unsaid.mean(),
            half.mean(),
            unquoted.mean(),
            float(asked.pooled @ said.encoding.pooled),
            (to_said.mean() + to_quote.mean()) / 2,
        ],
        np.float64,
    )


def windows(text: str) -> Iterator[tuple[int, int]]:
    """The runs of one to three sentences of a text, as (start, end)."""
    found = sentences(text)
    for count in range(1, _LONGEST_WINDOW + 1):
        for first in range(len(found) - count + 1):
            yield found[first][0], found[first + count - 1][1]


def content_words(text: str) -> frozenset[str]:
    """The folded words of a text that say something by themselves, by their beginnings, so that forms of a word count
    once."""
    words = (fold(match.group()) for match in _WORD.finditer(text))
    return frozenset(_stem(word) for word in words if _says_something(word))


def _says_something(word: str) -> bool:
    return (len(word) >= _CONTENT or word.isdigit()) and word not in common_words()


def _novel(one: Rendering, other: Rendering, matches: Matrix) -> npt.NDArray[np.float64]:
    """How well each content word of one text that the other has not is matched there, shape (n,), n ≥ 1."""
    there = {_stem(fold(match.group())) for match in _WORD.finditer(other.text)}
    values = [
        float(matches[inside].mean())
        for word, inside in _words(one)
        if _stem(word) not in there and _says_something(word)
    ]
    return np.asarray(values or [_SAME_WORDS])


def _words(rendering: Rendering) -> Iterator[tuple[str, npt.NDArray[np.bool_]]]:
    """The folded words of a text, each with which of its tokens make it up."""
    spans = rendering.encoding.spans
    for match in _WORD.finditer(rendering.text):
        inside = (spans[:, 0] < match.end()) & (spans[:, 1] > match.start())
        if inside.any():
            yield fold(match.group()), inside


def _stem(word: str) -> str:
    """The beginning of a word, that its forms have in common."""
    return word if word.isdigit() else word[: max(_STEM, len(word) - 3)]
