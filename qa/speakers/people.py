"""Who a label is: full names, initials, surnames and first names, other spellings. Two people are never made one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from qa.schema import Person, Role, Turn
from qa.speakers.roles import stated_roles
from qa.text import LabelKind, bare_name, fold, initials, label_kind, names_in, same_person, words

_GREETING = r"(?:bonjour|bonsoir|merci|welcome|thanks|thank you|hello|hi|please welcome|bienvenue(?: à)?)[, ]+"
_FREQUENT, _RARE = 5, 2


@dataclass(frozen=True, slots=True)
class Name:
    """What a label resolves to. `person` is None for a voice without a name; `stated` is false where the label alone
    does not say it; `matched` tells that a full name was found for it."""

    person: str | None
    stated: bool = True
    matched: bool = False


def resolve(turns: Sequence[Turn], facts: Mapping[str, str], known: Sequence[Person]) -> dict[str, Name]:
    """What every label printed in these turns resolves to."""
    counts = Counter(turn.label for turn in turns if turn.label and turn.role is not Role.NARRATOR)
    parts = frozenset(label for label in stated_roles(counts) if label_kind(bare_name(label)) is not LabelKind.NAME)
    full = _full_names(Counter({label: count for label, count in counts.items() if label not in parts}), known, turns)
    told = [*_listed(facts), *_narrated(turns, facts)]
    return {label: Name(None) if label in parts else _resolved(label, full, told, known, turns) for label in counts}


def _full_names(counts: Mapping[str, int], known: Sequence[Person], turns: Sequence[Turn]) -> list[str]:
    """The full names among the labels, one spelling a person, the catalogue's first."""
    groups: list[list[str]] = [[person.name] for person in known]
    for label in counts:
        name = bare_name(label)
        if label_kind(name) is not LabelKind.NAME:
            continue
        group = next((group for group in groups if same_person(group[0], name) or _slip(group, name, counts)), None)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    fixed = len(known)
    return [group[0] if place < fixed else _best(group, turns) for place, group in enumerate(groups)]


def _slip(group: Sequence[str], name: str, counts: Mapping[str, int]) -> bool:
    """One letter wrong in a label printed once or twice, beside one printed often, is a slip of the pen."""
    rare, often = counts.get(name, 0), max(counts.get(other, 0) for other in group)
    one, other = fold(name), fold(group[0])
    return rare <= _RARE and often >= _FREQUENT and len(one) >= 8 and DamerauLevenshtein.distance(one, other) == 1


def _best(spellings: Sequence[str], turns: Sequence[Turn]) -> str:
    """The best printed spelling: in mixed case, with accents, in full. Capitals are looked up in the text."""
    best = max(spellings, key=lambda name: (not name.isupper(), len(name), len(name.encode())))
    if best.isupper():
        pattern = re.compile(re.escape(best), re.IGNORECASE)
        for turn in turns:
            for match in pattern.finditer(turn.text):
                if not match.group().isupper() and match.group()[0].isupper():
                    return match.group()
    return best


def _listed(facts: Mapping[str, str]) -> list[str]:
    """The names in the text's own list of speakers and in its byline."""
    listed = [name.strip() for key in ("speakers", "guests", "guest") for name in facts.get(key, "").split(";")]
    return [name for name in [*listed, facts.get("interviewer", "")] if name]


def _narrated(turns: Sequence[Turn], facts: Mapping[str, str]) -> list[str]:
    told = [facts.get("title", ""), *(turn.text for turn in turns if turn.role is Role.NARRATOR)]
    return _distinct(name for text in told for name, _, _ in names_in(text))


def _distinct(names: Iterable[str]) -> list[str]:
    distinct: list[str] = []
    for name in dict.fromkeys(names):
        if not any(same_person(name, other) for other in distinct):
            distinct.append(name)
    return distinct


def _resolved(
    label: str, full: Sequence[str], told: Sequence[str], known: Sequence[Person], turns: Sequence[Turn]
) -> Name:
    name, kind = bare_name(label), label_kind(bare_name(label))
    for person in known:
        if any(fold(name) == fold(other) for other in (person.name, *person.aliases)):
            return Name(person.name, matched=True)
    if kind is LabelKind.NUMBERED or (kind is LabelKind.FUNCTION and len(name) == 1):
        return Name(label)
    if kind is LabelKind.FUNCTION:
        return Name(None)
    fits = _by_initials if kind is LabelKind.INITIALS else _by_part if kind is LabelKind.WORD else same_person
    for tier in (full, told):
        candidates = _distinct(other for other in tier if fits(name, other))
        if len(candidates) == 1:
            return Name(candidates[0], matched=True)
        if candidates:
            return Name(name if kind is LabelKind.NAME else label)
    if kind is LabelKind.INITIALS and (addressed := _addressed(name, turns)):
        return Name(addressed, stated=False, matched=True)
    return Name(name if kind is LabelKind.NAME else label.strip())


def _by_initials(label: str, name: str) -> bool:
    letters = re.sub(r"[\s.\-]", "", fold(label))
    return len(letters) >= 2 and letters in initials(name)


def _by_part(label: str, name: str) -> bool:
    parts = fold(bare_name(name)).split()
    return fold(label) in {parts[0], parts[-1], " ".join(parts[1:])} if len(parts) > 1 else fold(label) == parts[0]


def _addressed(label: str, turns: Sequence[Turn]) -> str | None:
    """The one full name with these initials that somebody greets or thanks; None unless it is the only one."""
    spoken = {name for turn in turns if turn.role is not Role.NARRATOR for name, _, _ in names_in(turn.text)}
    fitting = _distinct(sorted(name for name in spoken if _by_initials(label, name)))
    if len(fitting) != 1:
        return None
    greeted = re.compile(_GREETING + re.escape(fitting[0]), re.IGNORECASE)
    return fitting[0] if any(greeted.search(turn.text) for turn in turns) else None


def captions(turns: Sequence[Turn]) -> list[tuple[str, frozenset[str]]]:
    """The full names that the narrator prints, each with the words that stand beside it (folded)."""
    told = [turn.text for turn in turns if turn.role is Role.NARRATOR]
    return [(name, _beside(text, end)) for text in told for name, _, end in names_in(text)]


def misspellings(name: str, people: Sequence[str], printed: Sequence[tuple[str, frozenset[str]]]) -> list[str]:
    """Other spellings of a speaker's name among the `captions`.

    The same but for accents; a letter wrong; or another first name with the same surname beside the same post and
    organisation ("Laurent Roux - CEO of Wimi" for Lionel Roux, CEO of Wimi).
    """
    own = {word for other, beside in printed if same_person(other, name) for word in beside}
    found: list[str] = []
    for other, beside in dict.fromkeys(printed):
        taken = any(fold(other) == fold(person) for person in people if person != name)
        if other != name and not taken and (_same_but_spelling(name, other) or _same_post(name, other, own & beside)):
            found.append(other)
    return list(dict.fromkeys(found))


def _beside(text: str, end: int) -> frozenset[str]:
    return frozenset(word for word in words(re.split(r"[.!?\n]", text[end : end + 80], maxsplit=1)[0]) if len(word) > 2)


def _same_but_spelling(name: str, other: str) -> bool:
    one, two = fold(name), fold(other)
    if one == two:
        return True
    return min(len(one), len(two)) >= 8 and DamerauLevenshtein.distance(one, two) == 1 and one[0] == two[0]


def _same_post(name: str, other: str, shared: frozenset[str] | set[str]) -> bool:
    surname, another = fold(name).split()[-1], fold(other).split()[-1]
    return surname == another and fold(name)[0] == fold(other)[0] and len(shared) >= 2
