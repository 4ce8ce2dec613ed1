"""What is typed about files that wait: title, date, language, who is who, and which names to replace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.corpus import Pseudonyms
from qa.curation import Told, Tray, Waiting, is_fact
from qa.schema import Person, Role

if TYPE_CHECKING:
    from qa.web.site import Visit

FACTS = ("title", "date", "language")
"""The facts that can be told of a file before it is added."""
ROLES = (Role.INTERVIEWEE, Role.INTERVIEWER, Role.QUOTED)
"""The roles that somebody can be said to have."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of the form as it was typed, by field, and what is wrong with it, by field."""

    values: Mapping[str, str]
    problems: Mapping[str, str]


def told_of(visit: Visit, tray: Tray) -> Typed:
    """Takes what was typed of each file that was in the form, and keeps all of it that can be."""
    values: dict[str, str] = {}
    problems: dict[str, str] = {}
    for one in list(tray.waiting.values()):
        if not visit.value(f"shown.{one.key}"):
            continue
        told = _told(visit, one, values, problems)
        tray.tell(one.key, told, left_out=bool(visit.value(f"out.{one.key}")))
    return Typed(values, problems)


def _told(visit: Visit, one: Waiting, values: dict[str, str], problems: dict[str, str]) -> Told:
    facts: dict[str, str] = {}
    for fact in FACTS:
        field = f"{fact}.{one.key}"
        typed = visit.value(field)
        if not typed or one.original is None or typed == (getattr(one.original.source, fact) or ""):
            continue
        if is_fact(fact, typed):
            facts[fact] = typed
        else:
            values[field], problems[field] = typed, str(visit.words[f"problem_{fact}"])
    people = [person for number in range(len(one.voices)) if (person := _person(visit, one, number, values, problems))]
    return Told(facts=facts, people=tuple(people))


def _person(visit: Visit, one: Waiting, number: int, values: dict[str, str], problems: dict[str, str]) -> Person | None:
    voice, field = one.voices[number], f"{one.key}.{number}"
    name, chosen = visit.value(f"name.{field}"), visit.value(f"role.{field}")
    role = Role(chosen) if chosen in list(Role) and chosen != Role.UNKNOWN else None
    if not name.isprintable() or len(name) > 200:
        values[f"name.{field}"], problems[f"name.{field}"] = name[:300], str(visit.words.problem_name)
        return None
    if role not in (None, voice.role) and not name and voice.name is None:
        values[f"role.{field}"], problems[f"role.{field}"] = chosen, str(visit.words.problem_nameless)
        return None
    return voice.called(name, role)


def shown_name(one: Waiting, number: int) -> str:
    """The name that the field of a voice shows: the one that was told, else the one understood."""
    voice = one.voices[number]
    told = next((person for person in one.told.people if _is(voice.name, voice.labels, person)), None)
    return told.name if told else voice.name or ""


def shown_role(one: Waiting, number: int) -> Role:
    """The role that the field of a voice shows."""
    voice = one.voices[number]
    told = next((person for person in one.told.people if _is(voice.name, voice.labels, person)), None)
    return told.role if told else voice.role


def _is(name: str | None, labels: Sequence[str], person: Person) -> bool:
    spelled = {person.name, *person.aliases}
    return name in spelled or any(label in spelled for label in labels)


def pseudonym_rows(visit: Visit, tray: Tray) -> list[tuple[str, str]]:
    """The rows of the table of names: those that were typed, then everybody who speaks in what waits."""
    names, wanted = visit.form.getlist("real"), visit.form.getlist("pseudonym")
    typed = [(str(name).strip(), str(other).strip()) for name, other in zip(names, wanted, strict=False)]
    rows = {name: other for name, other in typed if name or other}
    for one in tray.waiting.values():
        for number in range(len(one.voices)) if one.ready else ():
            if name := shown_name(one, number):
                rows.setdefault(name, "")
    return list(rows.items())


def pseudonyms(visit: Visit) -> Pseudonyms | None:
    """The names to replace; None where none is asked for. Raises `ValueError` for a table that cannot be used."""
    names, wanted = visit.form.getlist("real"), visit.form.getlist("pseudonym")
    pairs = {str(name).strip(): str(other).strip() for name, other in zip(names, wanted, strict=False)}
    pairs = {name: other for name, other in pairs.items() if other}
    if not pairs:
        return None
    if "" in pairs:
        raise ValueError(f"no name is given for the pseudonym {pairs['']!r}")
    return Pseudonyms(pairs)
