"""Where the words of a selector are now: in the same place, elsewhere, changed, or gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from rapidfuzz import fuzz

from qa.permalink.selector import Selector

ALIKE = 0.75
"""The similarity (of Indel, 0…1) from which words are held to be those of the link, changed."""
_TELLING = 32  # characters: as many words as these are hardly said twice by chance
_AROUND = 0.5  # how much of its context fewer must have kept to be the same words elsewhere


class State(StrEnum):
    """What became of the words of a link."""

    SAME = "same"
    """They are where they were."""
    MOVED = "moved"
    """The very words are elsewhere in the text."""
    CHANGED = "changed"
    """What stands there now is like them; a reader must be told that the text has changed."""
    GONE = "gone"
    """Nothing in the text is like them."""


@dataclass(frozen=True, slots=True)
class Location:
    """`text[start:end]` are the words now; `start == end`, about where they were, when they are gone. `similarity` is
    0…1, and 1 for the very words."""

    start: int
    end: int
    state: State
    similarity: float


def located(selector: Selector, text: str) -> Location:
    """Where the words of a selector are in this text.

    The very words are found by what stands around them, then by their position; failing that, what is most like
    them, if it is `ALIKE`. Of a long excerpt only the first and last words are known: what changed between
    them counts as a change, by the digest.
    """
    if found := _very_words(selector, text):
        start, end = found
        return Location(start, end, State.SAME if start == selector.start else State.MOVED, 1.0)
    start, end, similarity = _nearest(selector, text)
    if similarity >= ALIKE:
        return Location(start, end, State.CHANGED, similarity)
    place = min(selector.start, len(text))
    return Location(place, place, State.GONE, 0.0)


def _very_words(selector: Selector, text: str) -> tuple[int, int] | None:
    length = selector.end - selector.start
    places = [start for start in _occurrences(selector.exact, text) if selector.holds(text[start : start + length])]
    told = [start for start in places if length >= _TELLING or _kept(selector, text, start) >= _AROUND]
    if not told:
        told = [start for start in places if start == selector.start]
    if not told:
        return None
    best = max(told, key=lambda start: (_kept(selector, text, start), -abs(start - selector.start)))
    return best, best + length


def _occurrences(words: str, text: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _kept(selector: Selector, text: str, start: int) -> float:
    """How much of what stood around the words stands around this place, 0…1."""
    end = start + selector.end - selector.start
    context = len(selector.prefix) + len(selector.suffix)
    if not context:
        return 1.0
    before = text[max(0, start - len(selector.prefix)) : start]
    after = text[end : end + len(selector.suffix)]
    return (_agreeing(before[::-1], selector.prefix[::-1]) + _agreeing(after, selector.suffix)) / context


def _agreeing(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _nearest(selector: Selector, text: str) -> tuple[int, int, float]:
    """The stretch most like the words, and how like."""
    if selector.last is None:
        return _aligned(selector.prefix, selector.exact, selector.suffix, text)
    first, begin, alike = _aligned(selector.prefix, selector.exact, "", text)
    # The end is looked for in what follows the beginning, up to twice as far as it was.
    reach = first + 2 * (selector.end - selector.start) + len(selector.suffix)
    _, end, alike_too = _aligned("", selector.last, selector.suffix, text[begin:reach])
    return first, begin + end, min(alike, alike_too)


def _aligned(prefix: str, words: str, suffix: str, text: str) -> tuple[int, int, float]:
    """Where words are most likely in a text, and how like them it is there.

    They are looked for with what stood around them; where that is still there it bounds them, else their own
    alignment does. Of few words the context must be alike too, so that they are not taken for just any.
    """
    around = fuzz.partial_ratio_alignment(prefix + words + suffix, text)
    if around is None or not text:
        return 0, 0, 0.0
    slack = len(words) // 4 + 8
    low, high = max(0, around.dest_start - slack), min(len(text), around.dest_end + slack)
    likely = [(s, e, _likeness(words, text[s:e])) for s, e in _bounds(prefix, words, suffix, text[low:high], low)]
    best = next((found for found in likely if found[2] >= ALIKE), max(likely, key=lambda found: found[2]))
    return best if len(words) >= _TELLING else (*best[:2], min(best[2], around.score / 100))


def _bounds(prefix: str, words: str, suffix: str, near: str, low: int) -> Iterator[tuple[int, int]]:
    """Where words may begin and end in this stretch, which itself begins at `low`, the most trusted first."""
    inner = fuzz.partial_ratio_alignment(words, near)
    start, end = (inner.dest_start, inner.dest_end) if inner else (0, 0)
    before, after = near.find(prefix) if prefix else -1, near.rfind(suffix) if suffix else -1
    starts = [before + len(prefix), start] if before >= 0 else [start]
    ends = [after, end] if after >= 0 else [end]
    return ((low + one, low + two) for one in starts for two in ends if one < two or (one, two) == (start, end))


def _likeness(words: str, found: str) -> float:
    return fuzz.ratio(words, found) / 100
