"""One person in several files: the one spelling that a corpus uses for each. Only full names are ever joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from qa.schema import Person
from qa.speakers.labels import label
from qa.speakers.spelling import best
from qa.text import LabelKind, words


class _Key(NamedTuple):
    """What all spellings of a full name share."""

    words: tuple[str, ...]
    generation: str | None


def namesakes(casts: Sequence[Sequence[Person]]) -> tuple[Mapping[str, str], ...]:
    """For each source's people, in order: which of their names to replace, each by the spelling used everywhere.

    Full names that differ only in case, accents, hyphens, civility or order are one person: "EMMANUEL MACRON" and
    "Macron, Emmanuel" are "Emmanuel Macron". Initials, first names, surnames, numbered voices and functions are never
    joined. A name is left as it is where the sources say that its bearers are two: other organisations, or both in one
    source. The best printed form is kept: mixed case before capitals, first name first, with its accents. The order of
    the sources makes no difference; the time grows with the number of people.
    """
    bearers: dict[_Key, list[tuple[int, Person]]] = defaultdict(list)
    for place, people in enumerate(casts):
        for person in people:
            if key := _key(person.name):
                bearers[key].append((place, person))
    renamed: list[dict[str, str]] = [{} for _ in casts]
    for found in bearers.values():
        counts = Counter(person.name for _, person in found)
        if len(counts) < 2 or _are_two(found):
            continue
        kept = best(counts, counts)
        for place, person in found:
            if person.name != kept:
                renamed[place][person.name] = kept
    return tuple(renamed)


def _key(name: str) -> _Key | None:
    """None for what is no full name, and for one that something beside it tells from others' ("Jean Roy (Tide)")."""
    read = label(name)
    first, last = read.form.words[:1], read.form.words[-1:]
    whole = read.kind is LabelKind.NAME and read.full and not read.asides
    return _Key(read.form.words, read.form.generation) if whole and min(map(len, (*first, *last))) > 1 else None


def _are_two(found: Sequence[tuple[int, Person]]) -> bool:
    sources = {place for place, _ in found}
    posts = {frozenset(words(person.organisation)) for _, person in found if person.organisation}
    return len(sources) < len(found) or any(not one & other for one, other in combinations(posts, 2))
