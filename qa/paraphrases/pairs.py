"""What was said, and quotes for it, shipped with the program: where a paraphrase or a translation ends, and mere
nearness of subject begins."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_OTHER = {"fr": "en", "en": "fr"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Something said, and a quote for it, each with its language (ISO 639-1): `same` tells that the quote claims what
    was said, or part of it; otherwise it is merely of the same subject, and nobody said it."""

    said: str
    language: str
    quote: str
    quote_language: str
    same: bool


@cache
def pairs() -> tuple[Pair, ...]:
    """Four pairs a saying, in the order of the file: paraphrase, translation, near miss, near miss in the other
    language; French and English in equal parts. They come from elsewhere than any corpus."""
    shipped = tomllib.loads((files("qa.paraphrases") / "pairs.toml").read_text(encoding="utf-8"))
    return tuple(pair for entry in shipped["said"] for pair in _of(entry))


def _of(entry: dict[str, str]) -> Iterator[Pair]:
    said, language = entry["text"], entry["language"]
    yield Pair(said, language, entry["paraphrase"], language, same=True)
    yield Pair(said, language, entry["translation"], _OTHER[language], same=True)
    yield Pair(said, language, entry["near"], language, same=False)
    yield Pair(said, language, entry["near_translation"], _OTHER[language], same=False)
