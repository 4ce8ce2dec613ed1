"""Joins the stages: who each label is, which role each voice has, who the unlabelled turns are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa.schema import Person, Role, Turn
from qa.speakers.captions import captions, misspellings
from qa.speakers.invitation import guest
from qa.speakers.people import Name, resolve
from qa.speakers.roles import Part, infer_roles, stated_roles
from qa.text import LabelKind, bare_name, fold, label_kind, same_person

_ASKED = (Role.INTERVIEWER, Role.INTERVIEWEE)


@dataclass(frozen=True, slots=True)
class Cast:
    """The turns with their speakers and roles, in the order given, and the people who speak, by first appearance."""

    turns: tuple[Turn, ...]
    people: tuple[Person, ...]


def assign(
    turns: Sequence[Turn],
    *,
    metadata: Mapping[str, str] | None = None,
    known: Sequence[Person] = (),
    everywhere: Sequence[Person] = (),
) -> Cast:
    """Gives every turn its speaker and role.

    `metadata` is what the text states ("title", "interviewer"); `known` are the people of the catalogue: their names,
    roles and aliases go over what the text shows. `everywhere` are the people whom the catalogue names for all files:
    one whose name or alias is a label (but for case and accents) is taken for known here; the others are nobody in this
    file. `inferred` is set on each turn whose speaker or role no label on that
    turn states. Narration has no speaker; a voice without a name keeps its label as speaker when the label sets it
    apart ("Speaker 1", "P2"), and has none when it does not ("Q", "Interviewer").
    """
    facts = metadata or {}
    known = (*known, *_met(turns, known, everywhere))
    names = resolve(turns, facts, known)
    parts = infer_roles(turns, {label: name.person for label, name in names.items()}, facts, known)
    roles = {label: part.role for label, part in parts.items()}
    names = _with_byline(names, roles, facts, known, _guest(turns, facts, known))
    defaults = _defaults(turns, names, roles, facts, known)
    cast = tuple(_cast(turn, names, parts, defaults) for turn in turns)
    return Cast(cast, _people(cast, known))


def _met(turns: Sequence[Turn], known: Sequence[Person], everywhere: Sequence[Person]) -> list[Person]:
    """Those of all files whom a label of this one names."""
    labels = {label for turn in turns if turn.label for label in (fold(turn.label), fold(bare_name(turn.label)))}
    listed = {fold(form) for person in known for form in (person.name, *person.aliases)}
    return [
        person
        for person in everywhere
        if fold(person.name) not in listed and any(fold(form) in labels for form in (person.name, *person.aliases))
    ]


def _guest(turns: Sequence[Turn], facts: Mapping[str, str], known: Sequence[Person]) -> str | None:
    listed = [person.name for person in known if person.role is Role.INTERVIEWEE]
    if listed:
        return listed[0] if len(listed) == 1 else None
    return guest(turns, facts)


def _asker(facts: Mapping[str, str], known: Sequence[Person]) -> str | None:
    listed = [person.name for person in known if person.role is Role.INTERVIEWER]
    return (listed[0] if len(listed) == 1 else None) if listed else facts.get("interviewer")


def _with_byline(
    names: Mapping[str, Name],
    roles: Mapping[str, Role],
    facts: Mapping[str, str],
    known: Sequence[Person],
    invited: str | None,
) -> dict[str, Name]:
    """Names the one asking voice by the byline, and the one "A" or "Guest" by the title."""
    done, parts = dict(names), stated_roles(names)
    for role, person in ((Role.INTERVIEWER, _asker(facts, known)), (Role.INTERVIEWEE, invited)):
        voices = {name.person or parts.get(label) or label for label, name in names.items() if roles.get(label) is role}
        taken = any(name.person and person and same_person(name.person, person) for name in names.values())
        for label, name in names.items():
            if person and len(voices) == 1 and not taken and roles.get(label) is role and _may_be(label, name, role):
                done[label] = Name(person, stated=False)
    return done


def _may_be(label: str, name: Name, role: Role) -> bool:
    """Whether a label leaves open who it is: a function, or (for who asks) a paper's letters that match nobody."""
    kind = label_kind(bare_name(label))
    return kind is LabelKind.FUNCTION or (role is Role.INTERVIEWER and kind is LabelKind.INITIALS and not name.matched)


def _defaults(
    turns: Sequence[Turn],
    names: Mapping[str, Name],
    roles: Mapping[str, Role],
    facts: Mapping[str, str],
    known: Sequence[Person],
) -> dict[Role, str | None]:
    """Who speaks a turn that prints no label, by its role."""
    found: dict[Role, str | None] = {}
    for role, person in ((Role.INTERVIEWER, _asker(facts, known)), (Role.INTERVIEWEE, _guest(turns, facts, known))):
        voices = {name.person for label, name in names.items() if roles.get(label) is role}
        found[role] = (voices.pop() if len(voices) == 1 else None) if voices else person
    return found


def _cast(
    turn: Turn, names: Mapping[str, Name], parts: Mapping[str, Part], defaults: Mapping[Role, str | None]
) -> Turn:
    if turn.role is Role.NARRATOR:
        return turn
    if turn.label is None:
        return replace(turn, speaker=defaults.get(turn.role), inferred=True) if turn.role in _ASKED else turn
    name, part = names[turn.label], parts.get(turn.label, Part(Role.UNKNOWN))
    if turn.role is Role.QUOTED:
        part = Part(turn.role, turn.confidence)
    inferred = turn.inferred or not name.stated
    return replace(turn, speaker=name.person, role=part.role, inferred=inferred, confidence=part.confidence)


def _people(turns: Sequence[Turn], known: Sequence[Person]) -> tuple[Person, ...]:
    spoken = [turn for turn in turns if turn.speaker]
    order = list(dict.fromkeys(turn.speaker for turn in spoken if turn.speaker))
    printed = captions(turns)
    people = [_person(name, spoken, printed, order, known) for name in order]
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
    printed = [bare_name(label) for label in labels if _is_spelling(label)]
    spellings = [*(listed.aliases if listed else ()), *printed, *misspellings(name, order, told)]
    aliases = tuple(dict.fromkeys(spelling for spelling in spellings if spelling not in {name, bare_name(name)}))
    organisation = listed.organisation if listed else None
    if listed and listed.role is not Role.UNKNOWN:
        role = listed.role
    return Person(name=name, role=role, organisation=organisation, aliases=aliases)


def _is_spelling(label: str) -> bool:
    return label_kind(bare_name(label)) in {LabelKind.NAME, LabelKind.WORD}
