"""The people of one file, from its turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qa.schema import Person, Role, Turn
from qa.speakers.captions import captions, misspellings
from qa.speakers.labels import label as taken_apart
from qa.text import LabelKind, bare_name, fold


def people_of(turns: Sequence[Turn], known: Sequence[Person], everywhere: Sequence[Person]) -> tuple[Person, ...]:
    """Who speaks in these turns, by first appearance, then the file's own `known` people who do not.

    Roles, organisations and aliases that the catalogue gives go over what the text shows.
    """
    spoken = [turn for turn in turns if turn.speaker]
    order = list(dict.fromkeys(turn.speaker for turn in spoken if turn.speaker))
    printed = captions(turns)
    people = [_person(name, spoken, printed, order, (*known, *everywhere)) for name in order]
    silent = [person for person in known if not any(fold(person.name) == fold(name) for name in order)]
    return (*people, *silent)


def _person(
    name: str,
    spoken: Sequence[Turn],
    told: Sequence[tuple[str, frozenset[str]]],
    order: Sequence[str],
    known: Sequence[Person],
) -> Person:
    listed = next((person for person in known if fold(person.name) == fold(name)), None)
    role = Counter(turn.role for turn in spoken if turn.speaker == name).most_common(1)[0][0]
    labels = dict.fromkeys(turn.label for turn in spoken if turn.speaker == name and turn.label)
    printed = [bare_name(taken_apart(label).name) for label in labels if _is_spelling(label)]
    spellings = [*(listed.aliases if listed else ()), *printed, *misspellings(name, order, told)]
    aliases = tuple(dict.fromkeys(spelling for spelling in spellings if spelling not in {name, bare_name(name)}))
    organisation = listed.organisation if listed else None
    if listed and listed.role is not Role.UNKNOWN:
        role = listed.role
    return Person(name=name, role=role, organisation=organisation, aliases=aliases)


def _is_spelling(label: str) -> bool:
    read = taken_apart(label)
    return read.kind in {LabelKind.NAME, LabelKind.WORD} or read.name.startswith("@")
