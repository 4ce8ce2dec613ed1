"""Questions put in interviews, and questions beside them, shipped with the program: where the same question in other
words, or in another language, ends, and a question that is merely near begins."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict

_OTHER = {"fr": "en", "en": "fr"}


class _Asking(TypedDict):
    """One entry of the file, as its header describes it."""

    language: str
    text: str
    same: list[str]
    same_translated: list[str]
    near: list[str]
    near_translated: list[str]


@dataclass(frozen=True, slots=True)
class AskedPair:
    """Two questions, each with its language (ISO 639-1): `same` tells that they ask the same thing, whoever is asked,
    and so belong in one row of a table of questions × guests; otherwise they are merely near."""

    first: str
    first_language: str
    second: str
    second_language: str
    same: bool


@cache
def asked_pairs() -> tuple[AskedPair, ...]:
    """Nine pairs an asking, in the order of the file: two that ask the same (a light change, then other words), two
    more in the other language, three near ones, two near ones in the other language. `first` is the entry's text;
    French and English are there in equal parts. No two entries ask the same thing, so any `first` and another entry's
    make a pair that is easily told apart. They come from elsewhere than any corpus."""
    shipped = tomllib.loads((files("qa.askings") / "askings.toml").read_text(encoding="utf-8"))
    return tuple(pair for asking in shipped["asking"] for pair in _of(asking))


def _of(asking: _Asking) -> Iterator[AskedPair]:
    text, language = asking["text"], asking["language"]
    other = _OTHER[language]
    beside = (
        (asking["same"], language, True),
        (asking["same_translated"], other, True),
        (asking["near"], language, False),
        (asking["near_translated"], other, False),
    )
    for questions, asked_in, same in beside:
        for question in questions:
            yield AskedPair(text, language, question, asked_in, same)
