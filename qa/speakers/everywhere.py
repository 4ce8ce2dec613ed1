"""The people whom the catalogue names for all files: those of them who speak in this one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from qa.schema import Person, Turn
from qa.text import bare_name, fold


def spellings(everywhere: Sequence[Person], known: Sequence[Person]) -> dict[str, str]:
    """Folded names and aliases → the names of the people of all files. What two of them share is left out, and so is
    what the file's own people are called."""
    owners: dict[str, set[str]] = defaultdict(set)
    for person in everywhere:
        for printed in (person.name, *person.aliases):
            owners[fold(printed)].add(person.name)
    own = {fold(printed) for person in known for printed in (person.name, *person.aliases)}
    return {printed: min(names) for printed, names in owners.items() if len(names) == 1 and printed not in own}


def met(turns: Sequence[Turn], everywhere: Sequence[Person], spelt: Mapping[str, str]) -> list[Person]:
    """Those whom a label of this file names, by name or alias."""
    labels = {turn.label for turn in turns if turn.label} if spelt else set()
    named = {spelt.get(printed) for label in labels for printed in (fold(label), fold(bare_name(label)))}
    return [_with_aliases(person, spelt) for person in everywhere if person.name in named]


def _with_aliases(person: Person, spelt: Mapping[str, str]) -> Person:
    aliases = tuple(alias for alias in person.aliases if spelt.get(fold(alias)) == person.name)
    return replace(person, aliases=aliases)


def respelt(turn: Turn, spelt: Mapping[str, str]) -> Turn:
    """The turn, its speaker called as the catalogue calls them."""
    name = spelt.get(fold(turn.speaker)) if spelt and turn.speaker else None
    return replace(turn, speaker=name) if name and name != turn.speaker else turn
