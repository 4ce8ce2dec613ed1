"""Questions from elsewhere, shipped with the program: what questions look like that this corpus does not answer, and
which words are common in questions as such."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import cycle
from typing import Any

from qa.text import words

LANGUAGES = ("fr", "en")
_SEEN = 2


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads((files("qa") / "foreign_questions.toml").read_text(encoding="utf-8"))


def general_questions() -> Iterator[str]:
    """Everyday and general knowledge, French then English: hardly any interview answers them."""
    for language in LANGUAGES:
        yield from _shipped()["general"][language]


def near_questions(names: Sequence[str]) -> Iterator[str]:
    """Questions about the people and firms given that hardly any interview answers, French and English; none for no
    names."""
    for language in LANGUAGES if names else ():
        for template, name in zip(_shipped()["near"][language], cycle(names), strict=False):
            yield template.replace("{name}", name)


@cache
def asking_words() -> Mapping[str, float]:
    """The inverse document frequency of the words that questions are made of ("how", "combien", "est", "the"), by
    folded word: ln((n + 1) / (df + 0.5)) among the questions of the language where it is the most common."""
    found: dict[str, float] = {}
    for language in LANGUAGES:
        questions = [*_shipped()["general"][language], *_shipped()["near"][language]]
        frequencies = Counter(word for question in questions for word in {*_words(question)})
        for word, frequency in frequencies.items():
            if frequency >= _SEEN:
                rarity = math.log((len(questions) + 1) / (frequency + 0.5))
                found[word] = min(rarity, found.get(word, math.inf))
    return found


def _words(question: str) -> list[str]:
    return [part for word in words(question.replace("{name}", "")) for part in word.replace(".", "-").split("-")]
