"""Quotes to try on the page "Who said it?", made once from each generation of the interviews."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from weakref import WeakKeyDictionary

from qa.schema import Turn
from qa.verification import Example, examples
from qa.web.interviews import Interviews
from qa.web.site import Words

_SOURCES = 8
"""Interviews that examples are looked for in."""


class Examples:
    """The examples of each language; those of interviews that are gone go with them."""

    def __init__(self) -> None:
        self._made: WeakKeyDictionary[Interviews, dict[str, tuple[Example, ...]]] = WeakKeyDictionary()

    def of(self, interviews: Interviews, language: str, words: Words) -> tuple[Example, ...]:
        """The examples in this language, or in another where nobody speaks it."""
        made = self._made.setdefault(interviews, {})
        if language not in made:
            made[language] = examples(
                _heard(interviews, language),
                lambda quote, speaker: interviews.verify(quote, speaker=speaker),
                _sayings(words),
            )
        return made[language]


def _heard(interviews: Interviews, language: str) -> Iterator[tuple[str, tuple[Turn, ...]]]:
    """The language and the turns of a few sources, those in the language asked for first."""
    for source in islice(sorted(interviews.sources, key=lambda source: source.language != language), _SOURCES):
        yield source.language or language, interviews.turns(source.id)


def _sayings(words: Words) -> tuple[str, ...]:
    return str(words.saying_1), str(words.saying_2)
