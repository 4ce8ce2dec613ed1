"""Who asks and who answers: what labels and bylines state, else what the words show, with how sure that is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from qa.schema import Person, Role, Turn
from qa.speakers.credited import credited
from qa.speakers.evidence import Evidence, gathered
from qa.speakers.forms import form, is_part, same_words, shortens
from qa.speakers.functions import ROLE_OF
from qa.speakers.invitation import guest
from qa.speakers.labels import LONGEST
from qa.speakers.weights import of_many, of_two
from qa.text import bare_name, fold, same_person
from qa.text.parts import is_unknown

_OPPOSITE = {Role.INTERVIEWER: Role.INTERVIEWEE, Role.INTERVIEWEE: Role.INTERVIEWER}
_ARTICLE = re.compile(r"^(?:(?:the|an?|le|la|une?|der|die|eine?|el|il|lo|um|uma) |l')(?=\w{4})")
_LEADING = 0.05
"""The least share of turns of a voice that leads the conversation."""
_LEFT = 0.95
"""How sure the other one of two is, where the source states what one of them does."""
_SURE_OF_TWO = 0.7
"""The least confidence at which two have roles: two who only chat look a little like host and guest."""
_SURE_OF_MANY = {Role.INTERVIEWER: 0.7, Role.INTERVIEWEE: 0.6}
"""The least confidence at which one of several has a role: debaters ask each other, and are no hosts for that."""


_LETTER_OF_NAME = re.compile(
    r"(?:mr|mrs|ms|miss|mme|mlle|m|dr|monsieur|madame|mademoiselle|herr|frau)\b\.? [a-z]\b\.?(?! )"
)
""" "Mr A": somebody whose name is kept back, who is no answer."""


class Part(NamedTuple):
    """A role, and how sure it is, 0…1; None where the source states it."""

    role: Role
    confidence: float | None = None


def stated_roles(labels: Collection[str]) -> dict[str, Role]:
    """The roles that labels print: "Interviewer", "Q", "Leo Dion (host)"; other labels are left out.

    "A" and "R" are answers only beside a label that asks: else they are somebody's initial.
    """
    stated = {label: role for label in labels if (role := _stated(label))}
    short = {aside: role for label, role in stated.items() if (aside := short_form(label))}
    stated |= {label: short[fold(label)] for label in labels if fold(label) in short}
    if Role.INTERVIEWER not in stated.values():
        return {
            label: role for label, role in stated.items() if len(fold(bare_name(label))) > 1 or fold(label) in short
        }
    return stated


def told_roles(turns: Sequence[Turn]) -> dict[str, Role]:
    """The roles that a file states of its voices by other means than their labels: a column, a header, an attribute.

    A label that is given both roles is left out.
    """
    told: dict[str, set[Role]] = {}
    for turn in turns:
        if turn.label and turn.role in _OPPOSITE and not turn.inferred and turn.confidence is None:
            told.setdefault(turn.label, set()).add(turn.role)
    return {label: next(iter(roles)) for label, roles in told.items() if len(roles) == 1}


def short_form(label: str) -> str | None:
    """The letters that a label announces for later, folded: "Nell Farrow (NF)" → "nf"; None where it announces none."""
    aside = re.search(r"\(([^\W\d_]{1,4})\)", label)
    return fold(aside.group(1)) if aside and aside.group(1).isupper() else None


def _stated(label: str) -> Role | None:
    if len(label) > LONGEST:
        return None
    aside = re.search(r"\(([^)]*)\)", label)
    if _LETTER_OF_NAME.match(fold(label)):
        return None
    for printed in (aside.group(1) if aside else "", bare_name(label)):
        word = re.sub(r"[\s.°]*(?:\d+|\bn\b)?$", "", fold(printed).strip(" ."))
        if printed and (is_unknown(printed) or is_unknown(word)):
            return Role.UNKNOWN
        if (role := ROLE_OF.get(word, ROLE_OF.get(_ARTICLE.sub("", word)))) is not None:
            return role
    return None


def infer_roles(
    turns: Sequence[Turn], people: Mapping[str, str | None], facts: Mapping[str, str], known: Sequence[Person]
) -> dict[str, Part]:
    """The part of every label. `people` maps labels to whom they resolve to; labels of one person share its part."""
    printed = told_roles(turns) | stated_roles(people)
    voices: dict[str, list[str]] = {}
    for label, person in people.items():
        voices.setdefault(person or printed.get(label) or label, []).append(label)
    stated = credited(turns, facts)
    settled = {
        voice: role for voice, labels in voices.items() if (role := _settled(voice, labels, stated, known, printed))
    }
    if len(voices) == 1 and any(turn.label is None and turn.role is Role.INTERVIEWEE for turn in turns):
        settled = {voice: settled.get(voice, Role.INTERVIEWER) for voice in voices}
    invited = guest(turns, facts)
    if len(voices) > 1 and invited:
        settled |= {v: Role.INTERVIEWEE for v in voices if v not in settled and same_person(v, invited)}
    whose = {label: voice for voice, labels in voices.items() for label in labels}
    parts = _judged(gathered(turns, whose), settled)
    return {label: parts.get(voice, Part(Role.UNKNOWN)) for label, voice in whose.items()}


def _settled(
    voice: str, labels: Sequence[str], stated: Mapping[str, Role], known: Sequence[Person], printed: Mapping[str, Role]
) -> Role | None:
    for person in known:
        if fold(person.name) == fold(voice) and person.role is not Role.UNKNOWN:
            return person.role
    named = {role for name, role in stated.items() if _is_called(voice, name)}
    if len(named) == 1:
        return named.pop()
    return next((printed[label] for label in labels if label in printed), None)


def _is_called(voice: str, name: str) -> bool:
    """Whether a voice is called as a name is, in full or by a part of it."""
    one, other = form(voice), form(name)
    same = same_person(voice, name) or same_words(one, other)
    return same or shortens(one, other) or shortens(other, one) or is_part(one, other) or is_part(other, one)


def _judged(found: Mapping[str, Evidence], settled: Mapping[str, Role]) -> dict[str, Part]:
    total = sum(seen.turns for seen in found.values())
    leading = {voice: seen for voice, seen in found.items() if seen.turns >= max(1, _LEADING * total)}
    judged = _pair(leading, settled) if len(leading) == 2 else _panel(found, settled)
    return judged | {voice: Part(role) for voice, role in settled.items()}


def _pair(leading: Mapping[str, Evidence], settled: Mapping[str, Role]) -> dict[str, Part]:
    (one, first), (two, second) = leading.items()
    for known, other in ((one, two), (two, one)):
        if known in settled:
            opposite = _OPPOSITE.get(settled[known])
            return {other: Part(opposite, _LEFT)} if opposite else {}
    asks = of_two(first, second)
    if max(asks, 1 - asks) < _SURE_OF_TWO:
        return {}
    return {one: _part(asks), two: _part(1 - asks)}


def _panel(found: Mapping[str, Evidence], settled: Mapping[str, Role]) -> dict[str, Part]:
    """Among three voices and more: who asks, and, where somebody does, who answers."""
    judged = {voice: part for voice, seen in found.items() if voice not in settled and (part := _of_panel(seen))}
    roles = {*settled.values(), *(part.role for part in judged.values())}
    return judged if Role.INTERVIEWER in roles else {}


def _of_panel(seen: Evidence) -> Part | None:
    part = _part(of_many(seen))
    once = part.role is Role.INTERVIEWER and seen.turns < 2 and not seen.hosting  # a listener who calls is no host
    return None if once or (part.confidence or 0) < _SURE_OF_MANY[part.role] else part


def _part(asks: float) -> Part:
    """The likelier role for a probability of asking; two digits are all that it was measured to."""
    if asks >= 0.5:
        return Part(Role.INTERVIEWER, round(asks, 2))
    return Part(Role.INTERVIEWEE, round(1 - asks, 2))
