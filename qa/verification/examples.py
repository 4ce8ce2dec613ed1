"""Quotes to try, made from what is said in a corpus: one as it was said, one altered, one put into another's mouth."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from qa.errors import QuoteError
from qa.schema import Attribution, Role, Turn, Verdict, Verification
from qa.text import sentences

_SHORTEST, _LONGEST = 50, 140
"""Characters of a sentence that makes an example."""
_EACH = 30
"""Sentences of a source that are tried, so that a corpus in which none will do is not searched through."""
_NUMBER = re.compile(r"(?<![\w,.-])\d{1,3}(?![\w-]|[,.]\d)")
_DENIALS = {
    "fr": re.compile(r"\b(?:ne |n[’'])(\w+) (?:pas|plus|jamais) "),
    "en": re.compile(r"\b(do|does|did|is|are|was|were|can|could|will|would|should) ?(?:not|n[’']t)\b"),
}
_CAPACITIES = (Role.INTERVIEWEE, Role.QUOTED)

Verify = Callable[[str, str | None], Verification]
"""Who said a quote, and whether it is who is claimed. Raises `QuoteError`."""


class ExampleKind(StrEnum):
    """What an example shows."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Example:
    """A quote to try, and who is to be claimed to have said it, None for nobody."""

    kind: ExampleKind
    quote: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class _Heard:
    words: str
    speaker: str
    language: str


def examples(
    sources: Iterable[tuple[str, Sequence[Turn]]], verify: Verify, sayings: Iterable[str] = ()
) -> tuple[Example, ...]:
    """At most one example of each kind, in the order of `ExampleKind`, out of sources: the language and the turns of
    each. Every one was verified to be what it is called. `sayings` are quotes that nobody may have said: the first is
    taken that nobody did."""
    heard = [found for language, turns in sources for found in islice(_heard(turns, language), _EACH)]
    found = (
        _first(ExampleKind.VERBATIM, ((one.words, one.speaker) for one in heard), verify),
        _first(ExampleKind.ALTERED, ((altered(one.words, one.language), one.speaker) for one in heard), verify),
        _first(ExampleKind.MISATTRIBUTED, _exchanged(heard), verify),
        _first(ExampleKind.NOT_FOUND, ((saying, None) for saying in sayings), verify),
    )
    return tuple(example for example in found if example)


def altered(sentence: str, language: str) -> str | None:
    """The sentence with its first number changed, else with its first negation gone; None where it has neither."""
    if number := _NUMBER.search(sentence):
        return f"{sentence[: number.start()]}{int(number.group()) * 2 + 10}{sentence[number.end() :]}"
    denial = _DENIALS[language].search(sentence) if language in _DENIALS else None
    if denial is None:
        return None
    gap = " " if denial.group().endswith(" ") else ""
    return sentence[: denial.start()] + denial.group(1) + gap + sentence[denial.end() :]


def _heard(turns: Iterable[Turn], language: str) -> Iterator[_Heard]:
    """Sentences of guests, each a statement of some length."""
    for turn in turns:
        if turn.role not in _CAPACITIES or not turn.speaker:
            continue
        for start, end in sentences(turn.text):
            words = turn.text[start:end].strip()
            if _SHORTEST <= len(words) <= _LONGEST and words.endswith(".") and "\n" not in words:
                yield _Heard(words, turn.speaker, language)


def _exchanged(heard: Sequence[_Heard]) -> Iterator[tuple[str, str]]:
    """What somebody said in the language heard first, with the name of somebody else."""
    for one in reversed([one for one in heard if one.language == heard[0].language]):
        if other := next((another.speaker for another in heard if another.speaker != one.speaker), None):
            yield one.words, other


def _first(kind: ExampleKind, tried: Iterable[tuple[str | None, str | None]], verify: Verify) -> Example | None:
    for quote, speaker in tried:
        try:
            if quote and _is(kind, verify(quote, speaker)):
                return Example(kind, quote, speaker)
        except QuoteError:
            continue
    return None


def _is(kind: ExampleKind, found: Verification) -> bool:
    right = found.attribution in (None, Attribution.RIGHT)
    wanted = Verdict.VERBATIM if kind is ExampleKind.MISATTRIBUTED else Verdict(kind.value)
    return found.verdict is wanted and right is (kind is not ExampleKind.MISATTRIBUTED)
