"""Quotes to try, made from what is said in a corpus: one as it was said, one altered, one put into another's mouth."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from qa.errors import QuoteError
from qa.schema import Attribution, Role, Turn, Verdict, Verification
from qa.text import sentences

_SHORTEST, _LONGEST = 50, 140
"""Characters of a sentence that makes an example."""
_EACH = 30
"""Sentences of a source that may make examples."""
_TRIES = 12
"""How many are verified for one example: a corpus in which none will do is not gone through."""
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
    """A quote to try, and who is to be claimed to have said it, None for nobody. `language` is that of the words, None
    for a saying."""

    kind: ExampleKind
    quote: str
    speaker: str | None = None
    language: str | None = None


def examples(
    sources: Iterable[tuple[str, Sequence[Turn]]], verify: Verify, sayings: Iterable[str] = ()
) -> tuple[Example, ...]:
    """At most one example of each kind, in the order of `ExampleKind`, out of sources: the language and the turns of
    each. Every one was verified to be what it is called. `sayings` are quotes that nobody may have said: the first is
    taken that nobody did."""
    heard = [found for language, turns in sources for found in islice(_heard(turns, language), _EACH)]
    lost = (Example(ExampleKind.NOT_FOUND, saying) for saying in sayings)
    found = (_first(tried, verify) for tried in (heard, _altered(heard), _exchanged(heard), lost))
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


def _heard(turns: Iterable[Turn], language: str) -> Iterator[Example]:
    """Sentences of guests, each a statement of some length, as they said them."""
    for turn in turns:
        if turn.role not in _CAPACITIES or not turn.speaker:
            continue
        for start, end in sentences(turn.text):
            words = turn.text[start:end].strip()
            if _SHORTEST <= len(words) <= _LONGEST and words.endswith(".") and "\n" not in words:
                yield Example(ExampleKind.VERBATIM, words, turn.speaker, language)


def _altered(heard: Sequence[Example]) -> Iterator[Example]:
    """What somebody said, changed."""
    for one in heard:
        if words := altered(one.quote, one.language or ""):
            yield replace(one, kind=ExampleKind.ALTERED, quote=words)


def _exchanged(heard: Sequence[Example]) -> Iterator[Example]:
    """What somebody said in the language heard first, with the name of somebody else."""
    for one in reversed([one for one in heard if one.language == heard[0].language]):
        if other := next((another.speaker for another in heard if another.speaker != one.speaker), None):
            yield replace(one, kind=ExampleKind.MISATTRIBUTED, speaker=other)


def _first(tried: Iterable[Example], verify: Verify) -> Example | None:
    for example in islice(tried, _TRIES):
        try:
            if _is(example.kind, verify(example.quote, example.speaker)):
                return example
        except QuoteError:
            continue
    return None


def _is(kind: ExampleKind, found: Verification) -> bool:
    right = found.attribution in (None, Attribution.RIGHT)
    wanted = Verdict.VERBATIM if kind is ExampleKind.MISATTRIBUTED else Verdict(kind.value)
    return found.verdict is wanted and right is (kind is not ExampleKind.MISATTRIBUTED)
