"""What users call topics: names, each kept with passages that are typical of what it names.

A name goes to the topic that holds most of its passages, so that it survives a new build; topics that have the same
name are one. Renaming and merging are no more than that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.errors import CorpusError
from qa.schema import Topic
from qa.text import fold

_TYPICAL = 5  # passages that a name is kept with


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name, and the passages (ids) that tell which topic it is for."""

    name: str
    passages: tuple[str, ...]


def applied(groups: Sequence[Sequence[str]], names: Sequence[Named]) -> list[tuple[Named | None, list[int]]]:
    """Which groups of passages (ids) are one topic, and its name, in the order of the groups: (name, group numbers).

    Each name goes to the group that holds most of its passages, the first of several; where two names go to one group,
    the one with more passages in it has it, the later of two. A name whose passages are all gone goes nowhere.
    """
    sought = {passage for named in names for passage in named.passages}
    holding = {passage: number for number, group in enumerate(groups) for passage in group if passage in sought}
    claims: dict[int, tuple[int, Named]] = {}
    for named in names:
        held = [holding[passage] for passage in named.passages if passage in holding]
        if held:
            best = min(held, key=lambda number: (-held.count(number), number))
            claims[best] = max((held.count(best), named), claims.get(best, (0, named)), key=lambda claim: claim[0])
    topics: dict[str | int, tuple[Named | None, list[int]]] = {}
    for number in range(len(groups)):
        _, claim = claims.get(number, (0, None))
        topics.setdefault(fold(claim.name) if claim else number, (claim, []))[1].append(number)
    return list(topics.values())


def renamed(names: Sequence[Named], topic: Topic, name: str) -> tuple[Named, ...]:
    """The names, with this one for a topic; the name of another topic makes the two one. Raises `CorpusError` for a
    name that cannot be shown."""
    name = " ".join(name.split())
    if not name or not name.isprintable():
        raise CorpusError(f"{name!r} cannot be the name of a topic; give it a word or two")
    if topic.named:
        return tuple(replace(named, name=name) if _is(named, topic) else named for named in names)
    return (*names, Named(name=name, passages=topic.passages[:_TYPICAL]))


def merged(names: Sequence[Named], topics: Sequence[Topic], name: str) -> tuple[Named, ...]:
    """The names, with one for all of these topics, which makes them one."""
    found = tuple(names)
    for topic in topics:
        found = renamed(found, topic, name)
    return found


def unnamed(names: Sequence[Named], topic: Topic) -> tuple[Named, ...]:
    """The names without that of a topic, which is again called by its terms, and is again as many as it was made of."""
    return tuple(named for named in names if not (topic.named and _is(named, topic)))


def _is(named: Named, topic: Topic) -> bool:
    return fold(named.name) == fold(topic.label)
