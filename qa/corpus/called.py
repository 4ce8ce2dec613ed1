"""What the catalogue calls people goes over what a text calls them, however the text's labels were understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.schema import Person, Role, Turn
from qa.speakers import Cast
from qa.text import LabelKind, fold, label_kind


def called(cast: Cast, own: Sequence[Person], everywhere: Sequence[Person]) -> Cast:
    """The cast, each speaker who is an alias of somebody in the catalogue called by that person's name.

    `own` are the catalogue's people of this file, whose every alias counts; of `everywhere`, the people of all files,
    only aliases that are full names do: "Speaker 1", "JR" or "Jeanne" of two files may be two people.
    """
    names = {spelling: person.name for person in everywhere for spelling in map(fold, filter(_full, person.aliases))}
    names = {spelling: name for spelling, name in names.items() if spelling != fold(name)}
    names |= {fold(alias): person.name for person in own for alias in person.aliases}
    names |= {fold(person.name): person.name for person in own}  # nobody's own name is another's alias
    found = {turn.speaker for turn in cast.turns if turn.speaker} | {person.name for person in cast.people}
    changed = {name: names[fold(name)] for name in found if names.get(fold(name), name) != name}
    if not changed:
        return cast
    turns = tuple(replace(turn, speaker=changed.get(turn.speaker or "", turn.speaker)) for turn in cast.turns)
    return Cast(turns, _people(cast.people, changed, turns, (*own, *everywhere)))


def _full(alias: str) -> bool:
    return label_kind(alias) is LabelKind.NAME


def _people(
    people: Sequence[Person], changed: Mapping[str, str], turns: Sequence[Turn], listed: Sequence[Person]
) -> tuple[Person, ...]:
    groups: dict[str, list[Person]] = {}
    for person in people:
        groups.setdefault(changed.get(person.name, person.name), []).append(person)
    return tuple(
        group[0] if [person.name for person in group] == [name] else _one(name, group, turns, listed)
        for name, group in groups.items()
    )


def _one(name: str, group: Sequence[Person], turns: Sequence[Turn], listed: Sequence[Person]) -> Person:
    """Several records of one person as one, under this name."""
    facts = [person for person in listed if person.name == name]
    spellings = [s for person in (*facts, *group) for s in (person.name, *person.aliases)]
    roles = Counter(turn.role for turn in turns if turn.speaker == name)
    stated = next((person.role for person in facts if person.role is not Role.UNKNOWN), None)
    return Person(
        name=name,
        role=stated or (roles.most_common(1)[0][0] if roles else group[0].role),
        organisation=next((person.organisation for person in (*facts, *group) if person.organisation), None),
        aliases=tuple(spelling for spelling in dict.fromkeys(spellings) if spelling != name),
    )
