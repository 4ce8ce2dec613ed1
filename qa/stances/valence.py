"""The shipped list of words and phrases that judge, and of those that turn, strengthen or weaken what is judged."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from qa.stances.reading import Token, tokens

LANGUAGES = frozenset(("fr", "en"))
VALUES = {"acclaim": 1.0, "praise": 0.6, "fault": -0.6, "damning": -1.0}


class Kind(StrEnum):
    """What a phrase does to the judgement of a passage; the names of the lists, those that judge being one kind."""

    JUDGES = "judges"
    VOID = "void"
    """Looks as if it judged, and does not: "good morning"."""
    NEGATES = "negators"
    TURNS = "turners"
    """Turns round what follows, as a negation does: "avoid a mistake"."""
    ASKING = "asking"
    """A negation that follows denies nothing: "one wonders if there is not a problem"."""
    STRONGER = "stronger"
    WEAKER = "weaker"
    TURNING = "turning"
    """What follows counts more than what came before: "but"."""
    CONCEDING = "conceding"
    """What follows is granted, and counts less: "although"."""
    HEARSAY = "hearsay"
    """What follows is what others say."""


_BY_STEM = frozenset(("turners", "void", *VALUES))


class Mark(NamedTuple):
    """A phrase found: the tokens first…stop-1, what it does, and how it judges (-1…+1, 0 where it does not)."""

    first: int
    stop: int
    kind: Kind
    value: float


class _Phrase(NamedTuple):
    pattern: tuple[str, ...]
    kind: Kind
    value: float


@dataclass(frozen=True, slots=True)
class Valence:
    """The list of one language: its phrases by their first word, and the small words that part clauses."""

    phrases: Mapping[str, Sequence[_Phrase]]
    subjects: frozenset[str]
    joining: frozenset[str]
    restrictive: frozenset[str]

    def marks(self, sentence: Sequence[Token]) -> list[Mark]:
        """The phrases of a sentence, in order, never overlapping, the longest first."""
        found: list[Mark] = []
        place = 0
        while place < len(sentence):
            phrase = self._longest(sentence, place)
            stop = place + (len(phrase.pattern) if phrase else 1)
            if phrase:
                found.append(Mark(place, stop, phrase.kind, phrase.value))
            place = stop
        return found

    def _longest(self, sentence: Sequence[Token], place: int) -> _Phrase | None:
        token = sentence[place]
        candidates = [*self.phrases.get(token.stem, ()), *self.phrases.get(f"={token.word}", ())]
        fitting = [phrase for phrase in candidates if _fits(phrase.pattern, sentence, place)]
        return max(fitting, key=lambda phrase: len(phrase.pattern), default=None)


def _fits(pattern: Sequence[str], sentence: Sequence[Token], place: int) -> bool:
    there = sentence[place : place + len(pattern)]
    return len(there) == len(pattern) and all(
        part in (token.stem, f"={token.word}") for part, token in zip(pattern, there, strict=True)
    )


@cache
def valence(language: str) -> Valence:
    """The shipped list of a language, one of `LANGUAGES`."""
    lists = tomllib.loads((files("qa.stances") / "valence.toml").read_text(encoding="utf-8"))[language]
    phrases: dict[str, list[_Phrase]] = defaultdict(list)
    for name in (*VALUES, *(kind for kind in Kind if kind is not Kind.JUDGES)):
        kind = Kind.JUDGES if name in VALUES else Kind(name)
        for written in _listed(lists[name]):
            pattern = tuple(_pattern(written, language, exact=name not in _BY_STEM))
            phrases[pattern[0]].append(_Phrase(pattern, kind, VALUES.get(name, 0.0)))
    small = (frozenset(_listed(lists[name])) for name in ("subjects", "joining", "restrictive"))
    return Valence(phrases, *small)


def _listed(text: str) -> Iterator[str]:
    """The entries of a list; a comma behind a space is an entry's own."""
    for entry in text.replace(" ,", " \0").split(","):
        yield " ".join(entry.replace("\0", ",").split())


def _pattern(written: str, language: str, *, exact: bool) -> Iterator[str]:
    for token in tokens(written, language):
        marked = exact or written[token.start - 1 : token.start] == "="
        yield f"={token.word}" if marked else token.stem
