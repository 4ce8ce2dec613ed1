"""One person in several files: the one spelling that a corpus uses for each. Only full names are ever joined."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from qa.schema import Person
from qa.text import LabelKind, bare_name, fold, label_kind


def namesakes(casts: Sequence[Sequence[Person]]) -> tuple[Mapping[str, str], ...]:
    """For each source's people, in order: which of their names to replace, each by the spelling used everywhere.

    Full names that differ only in case, accents, hyphens or civility are one person: "EMMANUEL MACRON" is "Emmanuel
    Macron". Initials, first names, surnames, numbered voices and functions are never joined. A name is left as it is
    where the sources say that its bearers are two: other organisations, or both in one source. The best printed form is
    kept: mixed case before capitals, with its accents, in full. The order of the sources makes no difference.
    """
    bearers: dict[str, list[tuple[int, Person]]] = defaultdict(list)
    for place, people in enumerate(casts):
        for person in people:
            if key := _key(person.name):
                bearers[key].append((place, person))
    renamed: list[dict[str, str]] = [{} for _ in casts]
    for found in bearers.values():
        if len({person.name for _, person in found}) < 2 or _are_two(found):
            continue
        best = _best(Counter(person.name for _, person in found))
        for place, person in found:
            if person.name != best:
                renamed[place][person.name] = best
    return tuple(renamed)


def _key(name: str) -> str | None:
    """What all spellings of a full name share; None for what is no full name."""
    bare = bare_name(name)
    if label_kind(bare) is not LabelKind.NAME:
        return None
    parts = fold(bare).replace("-", " ").replace(".", " ").split()
    return " ".join(parts) if len(parts) > 1 and all(len(part) > 1 for part in (parts[0], parts[-1])) else None


def _are_two(found: Sequence[tuple[int, Person]]) -> bool:
    once = len({place for place, _ in found}) == len(found)
    posts = {fold(person.organisation) for _, person in found if person.organisation}
    return not once or len(posts) > 1


def _best(spellings: Counter[str]) -> str:
    return max(spellings, key=lambda name: (not name.isupper(), _accents(name), len(name), spellings[name], name))


def _accents(name: str) -> int:
    return sum(bool(unicodedata.combining(mark)) for mark in unicodedata.normalize("NFD", name))
