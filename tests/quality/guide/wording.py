"""How the questions of `guide.toml` are put: word for word, lightly changed, freely, from guest to guest in turn."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import cycle
from pathlib import Path
from typing import Any, TypeAlias

Facts: TypeAlias = Mapping[str, Any]
"""A table of `guide.toml`."""
LANGUAGES = ("fr", "en")
_MANNERS = {"fr": "VFVLVFVMVLVF", "en": "VLFVLFVVLFVLFM"}
"""How a question is put from guest to guest: V word for word, L lightly changed, M with a lead before it, F freely."""


class Style(StrEnum):
    """How an interviewer's turn puts its question."""

    VERBATIM = "verbatim"
    LIGHT = "light"
    FREE = "free"
    OWN = "own"
    """A question that is put in this interview alone."""
    THANKS = "thanks"
    """The last turn, which asks nothing."""


def read_guide() -> Facts:
    """All of `guide.toml`; its own head says what it holds."""
    return tomllib.loads(Path(__file__).with_name("guide.toml").read_text(encoding="utf-8"))


def wordings() -> dict[str, dict[str, list[str]]]:
    """Every wording of each guide question by key and language, placeholders unfilled, the base wording first."""
    questions = read_guide()["question"].items()
    return {key: {language: _all(forms[language]) for language in LANGUAGES} for key, forms in questions}


def _all(forms: Facts) -> list[str]:
    familiar = [forms["familiar"]] if "familiar" in forms else []
    return [forms["base"], *forms["light"], *forms["free"], *familiar]


class Dealer:
    """Deals the wordings out, the same ones in the same order every time."""

    def __init__(self, guide: Facts) -> None:
        self._guide = guide
        leads = {language: cycle(guide["leads"][language]) for language in LANGUAGES}
        self._ways = {
            (key, language): _ways(forms[language], place, _MANNERS[language], leads[language])
            for place, (key, forms) in enumerate(guide["question"].items())
            for language in LANGUAGES
        }

    def put(self, key: str, language: str, *, familiar: bool) -> tuple[Style, str]:
        """The next wording of a question, placeholders unfilled, and how it puts it."""
        if familiar:
            return Style.LIGHT, self._guide["question"][key][language]["familiar"]
        return next(self._ways[key, language])

    def greet(self, interview: int, language: str, style: Style, text: str) -> tuple[Style, str]:
        """An interview's first question: in every other interview with a greeting before it."""
        if interview % 2:
            return style, text
        greetings = self._guide["greeting"][language]
        greeted = greetings[interview // 2 % len(greetings)].replace("{}", text)
        return (Style.LIGHT if style is Style.VERBATIM else style), greeted


def _ways(forms: Facts, place: int, manners: str, leads: Iterator[str]) -> Iterator[tuple[Style, str]]:
    """One question's wordings, without end; each question begins elsewhere in the round of manners."""
    base, light, free = forms["base"], cycle(forms["light"]), cycle(forms["free"])
    begin = place % len(manners)
    for manner in cycle(manners[begin:] + manners[:begin]):
        if manner == "V":
            yield Style.VERBATIM, base
        elif manner == "F":
            yield Style.FREE, next(free)
        elif manner == "L":
            yield Style.LIGHT, next(light)
        else:
            yield Style.LIGHT, next(leads).replace("{}", base[0].lower() + base[1:])
