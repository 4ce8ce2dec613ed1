"""Joins the stages: who each label is, which role each voice has, who the unlabelled turns are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa.schema import Person, Role, Turn
from qa.speakers.credited import with_credits
from qa.speakers.everywhere import met, respelt, spellings
from qa.speakers.invitation import guest
from qa.speakers.people import Name, resolve
from qa.speakers.persons import people_of
from qa.speakers.roles import Part, infer_roles, stated_roles
from qa.text import LabelKind, bare_name, label_kind, same_person

_ASKED = (Role.INTERVIEWER, Role.INTERVIEWEE)
_BY_LOOKS = 0.8
"""How sure a role is that a reader tells by the looks of the text (bold questions, turn and turn about)."""


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
    one whose name or alias is a label, or a name found, but for case and accents, is taken for known here; the others
    are nobody in this file.

    `inferred` is set on each turn whose speaker no label on that turn states, and on turns without a label;
    `confidence` on each whose role is told by how the voices talk. Narration has no speaker; a voice without a name
    keeps its label as speaker when the label sets it apart ("Speaker 1", "P2"), and has none when it does not ("Q",
    "Interviewer").
    """
    facts = with_credits(turns, metadata or {})
    spelt = spellings(everywhere, known)
    here = (*known, *met(turns, everywhere, spelt))
    names = resolve(turns, facts, here)
    parts = infer_roles(turns, {label: name.person for label, name in names.items()}, facts, here)
    roles = {label: part.role for label, part in parts.items()}
    names = _with_byline(names, roles, facts, here, _guest(turns, facts, here))
    defaults = _defaults(turns, names, roles, facts, here)
    cast = tuple(respelt(_cast(turn, names, parts, defaults), spelt) for turn in turns)
    return Cast(cast, people_of(cast, known, everywhere))


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
        if turn.role not in _ASKED:
            return turn
        sure = turn.confidence if turn.confidence is not None or not turn.inferred else _BY_LOOKS
        return replace(turn, speaker=defaults.get(turn.role), inferred=True, confidence=sure)
    name, part = names[turn.label], parts.get(turn.label, Part(Role.UNKNOWN))
    if turn.role is Role.QUOTED:
        part = Part(turn.role, turn.confidence)
    inferred = turn.inferred or not name.stated
    return replace(turn, speaker=name.person, role=part.role, inferred=inferred, confidence=part.confidence)
