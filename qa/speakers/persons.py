"""The people of one file, from its turns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from qa.schema import Person, Role, Turn
from qa.speakers.captions import Captions
from qa.speakers.labels import label as taken_apart
from qa.text import LabelKind, bare_name, fold


def people_of(turns: Sequence[Turn], known: Sequence[Person], everywhere: Sequence[Person]) -> tuple[Person, ...]:
    """Who speaks in these turns, by first appearance, then the file's own `known` people who do not.

    Roles, organisations and aliases that the catalogue gives go over what the text shows.
    """
    said: dict[str, list[Turn]] = defaultdict(list)
    for turn in turns:
        if turn.speaker:
            said[turn.speaker].append(turn)
    stated = {fold(person.name): person for person in (*reversed(everywhere), *reversed(known))}
    told = Captions(turns)
    names = {fold(name) for name in said}
    people = [_person(name, own, stated.get(fold(name)), told.misspellings(name, names)) for name, own in said.items()]
    return (*people, *(person for person in known if fold(person.name) not in names))


def _person(name: str, said: Sequence[Turn], stated: Person | None, misspelt: Sequence[str]) -> Person:
    role = Counter(turn.role for turn in said).most_common(1)[0][0]
    labels = dict.fromkeys(turn.label for turn in said if turn.label)
    printed = [bare_name(taken_apart(label).name) for label in labels if _is_spelling(label)]
    spellings = [*(stated.aliases if stated else ()), *printed, *misspelt]
    return Person(
        name=name,
        role=stated.role if stated and stated.role is not Role.UNKNOWN else role,
        organisation=stated.organisation if stated else None,
        aliases=tuple(dict.fromkeys(spelling for spelling in spellings if spelling not in {name, bare_name(name)})),
    )


def _is_spelling(label: str) -> bool:
    read = taken_apart(label)
    return read.kind in {LabelKind.NAME, LabelKind.WORD} or read.name.startswith("@")
