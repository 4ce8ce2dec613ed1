"""Who asks and who answers: what labels and bylines state, else what the words show."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from qa.schema import Person, Role, Turn
from qa.speakers.cues import AND_ANOTHER, BEFORE_GUEST, ENDS_ASKING, HOSTING, INVITED, ROLE_OF
from qa.text import bare_name, fold, names_in, same_person

_OPPOSITE = {Role.INTERVIEWER: Role.INTERVIEWEE, Role.INTERVIEWEE: Role.INTERVIEWER}
_EARLY = 12
"""How many turns at the beginning may welcome and thank; later such words are part of the talk."""
_CLEAR = 0.8
"""The least difference of scores at which one of two voices is taken to ask and the other to answer."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """One voice's turns, counted. Shares are 0…1."""

    turns: int
    asking: float
    questions: float
    length: float
    opens: bool
    hosting: bool
    invited: bool

    def score(self) -> float:
        """How much the voice sounds like the one who asks."""
        sounds = 1.0 * self.hosting - 1.5 * self.invited + 0.4 * self.opens
        return 3 * self.asking + self.questions + sounds


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


def short_form(label: str) -> str | None:
    """The letters that a label announces for later, folded: "Nell Farrow (NF)" → "nf"; None where it announces none."""
    aside = re.search(r"\(([^\W\d_]{1,4})\)", label)
    return fold(aside.group(1)) if aside and aside.group(1).isupper() else None


def _stated(label: str) -> Role | None:
    aside = re.search(r"\(([^)]*)\)", label)
    for printed in (aside.group(1) if aside else "", bare_name(label)):
        word = re.sub(r"[\s.°]*(?:\d+|\bn\b)?$", "", fold(printed).strip(" ."))
        if (role := ROLE_OF.get(re.sub(r"^(unknown|unidentified) .*|.* unknown$", "unknown", word))) is not None:
            return role
    return None


def infer_roles(
    turns: Sequence[Turn], people: Mapping[str, str | None], facts: Mapping[str, str], known: Sequence[Person]
) -> dict[str, Role]:
    """The role of every label. `people` maps labels to whom they resolve to; labels of one person share its role."""
    printed = stated_roles(people)
    voices: dict[str, list[str]] = {}
    for label, person in people.items():
        voices.setdefault(person or printed.get(label) or label, []).append(label)
    settled = {
        voice: role for voice, labels in voices.items() if (role := _settled(voice, labels, facts, known, printed))
    }
    counted = {voice: _count(turns, labels) for voice, labels in voices.items()}
    if len(voices) == 1 and any(turn.label is None and turn.role is Role.INTERVIEWEE for turn in turns):
        settled = {voice: settled.get(voice, Role.INTERVIEWER) for voice in voices}
    roles = _judged(counted, settled, guest(turns, facts))
    return {label: roles[voice] for voice, labels in voices.items() for label in labels}


def _settled(
    voice: str, labels: Sequence[str], facts: Mapping[str, str], known: Sequence[Person], printed: Mapping[str, Role]
) -> Role | None:
    for person in known:
        if fold(person.name) == fold(voice) and person.role is not Role.UNKNOWN:
            return person.role
    asker = facts.get("interviewer")
    if asker and same_person(asker, voice):
        return Role.INTERVIEWER
    return next((printed[label] for label in labels if label in printed), None)


def _count(turns: Sequence[Turn], labels: Sequence[str]) -> _Voice:
    own = [turn for turn in turns if turn.label in labels and turn.role is not Role.NARRATOR]
    spoken = [turn for turn in turns if turn.role is not Role.NARRATOR]
    total = max(1, len(own))
    early = [turn for turn in spoken[:_EARLY] if turn.label in labels]
    return _Voice(
        turns=len(own),
        asking=sum(bool(ENDS_ASKING.search(turn.text)) for turn in own) / total,
        questions=sum("?" in turn.text for turn in own) / total,
        length=sum(len(turn.text.split()) for turn in own) / total,
        opens=bool(own) and own[0] is spoken[0],
        hosting=any(HOSTING.search(turn.text[:1500]) for turn in early),
        invited=any(INVITED.search(turn.text[:300]) for turn in early),
    )


def _judged(counted: Mapping[str, _Voice], settled: Mapping[str, Role], invited: str | None) -> dict[str, Role]:
    roles = dict(settled)
    if len(counted) > 1:
        roles |= {voice: Role.INTERVIEWEE for voice in counted if _is(voice, invited) and voice not in roles}
    total = sum(seen.turns for seen in counted.values())
    leading = {voice: seen for voice, seen in counted.items() if seen.turns >= max(1, 0.05 * total)}
    if len(leading) == 2:
        judged = _of_two(leading, roles)
    else:
        judged = _of_many(
            {voice: seen for voice, seen in counted.items() if voice not in roles}, counted, set(roles.values())
        )
    return dict.fromkeys(counted, Role.UNKNOWN) | judged | roles


def _is(voice: str, invited: str | None) -> bool:
    return invited is not None and same_person(voice, invited)


def _of_two(counted: Mapping[str, _Voice], roles: Mapping[str, Role]) -> dict[str, Role]:
    (one, first), (two, second) = counted.items()
    for known, other in ((one, two), (two, one)):
        if known in roles:
            return {other: _OPPOSITE.get(roles[known], Role.UNKNOWN)}
    difference = first.score() - second.score() + _longer(second, first)
    if abs(difference) < _CLEAR:
        return {}
    asks, answers = (one, two) if difference > 0 else (two, one)
    return {asks: Role.INTERVIEWER, answers: Role.INTERVIEWEE}


def _longer(one: _Voice, other: _Voice) -> float:
    """Who answers speaks longer: 0.5 where `one` speaks at least half as long again, -0.5 the other way round."""
    if one.length > 1.5 * other.length:
        return 0.5
    return -0.5 if other.length > 1.5 * one.length else 0.0


def _of_many(voices: Mapping[str, _Voice], counted: Mapping[str, _Voice], settled: set[Role]) -> dict[str, Role]:
    """Among three voices and more: who clearly asks, and, when somebody does, who clearly answers."""
    briefness = {voice: _briefness(voice, counted) for voice in voices}
    asks = {voice for voice, seen in voices.items() if _clearly_asks(seen, briefness[voice])}
    if not asks and Role.INTERVIEWER not in settled:
        return {}
    answers = {
        voice
        for voice, seen in voices.items()
        if seen.invited or (seen.asking <= 0.25 and seen.score() <= 1.0 and briefness[voice] > 0.5)
    }
    return dict.fromkeys(answers - asks, Role.INTERVIEWEE) | dict.fromkeys(asks, Role.INTERVIEWER)


def _briefness(voice: str, counted: Mapping[str, _Voice]) -> float:
    """How long a voice's turns are, 1.0 being the mean of all the other voices' turns."""
    others = [seen for other, seen in counted.items() if other != voice]
    mean = sum(seen.length * seen.turns for seen in others) / max(1, sum(seen.turns for seen in others))
    return counted[voice].length / max(1.0, mean)


def _clearly_asks(seen: _Voice, briefness: float) -> bool:
    if seen.invited or seen.turns < 2:
        return False
    sounds = seen.score()
    if seen.asking >= 0.6 and sounds >= 3 and briefness < 1:
        return True
    return (sounds >= 2.2 and (seen.hosting or briefness < 0.8)) or (sounds >= 1.4 and briefness < 0.7)


def guest(turns: Sequence[Turn], facts: Mapping[str, str]) -> str | None:
    """The one person whom title or introduction present as interviewed; None when there is none or more than one."""
    if facts.get("guest"):
        return facts["guest"]
    title = facts.get("title", "")
    asker = facts.get("interviewer", "")
    intro = [turn.text for turn in turns[: _first_speech(turns)] if turn.role is Role.NARRATOR]
    for text in (title, *intro):
        invited = [
            (name, end) for name, start, end in names_in(text) if BEFORE_GUEST.search(text[max(0, start - 60) : start])
        ]
        invited = [(name, end) for name, end in invited if not same_person(name, asker)]
        if invited:
            alone = len({fold(name) for name, _ in invited}) == 1 and not AND_ANOTHER.match(text, invited[0][1])
            return invited[0][0] if alone else None
    named = [name for name, _, _ in names_in(title)]
    opens = fold(title).startswith(fold(named[0])) if named else False
    return named[0] if len(named) == 1 and opens else None


def _first_speech(turns: Sequence[Turn]) -> int:
    return next((place for place, turn in enumerate(turns) if turn.role is not Role.NARRATOR), len(turns))
