"""Turns written as "Label: words", with no reader between, and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa.schema import Person, Role, Turn
from qa.speakers import Cast, assign

HOST = "Zoe Quill"
"""Somebody whose name is like nobody else's."""


def turns(*lines: str, told: Sequence[str] = ()) -> tuple[Turn, ...]:
    """The turns of a talk; `told` is narration before it."""
    made: list[Turn] = []
    position = 0
    for role, line in [*((Role.NARRATOR, line) for line in told), *((Role.UNKNOWN, line) for line in lines)]:
        label, _, text = line.partition(": ") if role is Role.UNKNOWN else ("", "", line)
        made.append(
            Turn(index=len(made), text=text, start=position, end=position + len(text), role=role, label=label or None)
        )
        position += len(text) + 2
    return tuple(made)


def between(host: str, *labels: str) -> list[str]:
    """Lines in which the host asks before each of these labels answers."""
    return [line for label in labels for line in (f"{host}: And what then?", f"{label}: We did as we had said.")]


def cast(
    *lines: str, told: Sequence[str] = (), facts: Mapping[str, str] | None = None, everywhere: Sequence[Person] = ()
) -> Cast:
    """What becomes of the lines."""
    return assign(turns(*lines, told=told), metadata=facts, everywhere=everywhere)


def speakers(found: Cast) -> list[str | None]:
    """Who speaks each turn that is no narration."""
    return [turn.speaker for turn in found.turns if turn.role is not Role.NARRATOR]


def answering(*labels: str, told: Sequence[str] = ()) -> list[str | None]:
    """Whom each of these labels is taken for, where a host asks before each."""
    return speakers(cast(*between(HOST, *labels), told=told))[1::2]


def roles(found: Cast) -> dict[str, str]:
    """The role of each person."""
    return {person.name: person.role.value for person in found.people}
