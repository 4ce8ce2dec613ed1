"""Full names that are one person's, grouped. What might be two people stays two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from qa.schema import Person, Role, Turn
from qa.speakers.forms import Form, form, is_part, is_slip, same_words, shortens
from qa.speakers.functions import ROLE_OF
from qa.speakers.labels import Label
from qa.text import LabelKind, fold, label_kind

_FREQUENT, _RARE = 3, 2
_ORGANISED = re.compile(r"[^\W\d_a-zß-öø-ÿ]")


@dataclass(eq=False, slots=True)
class Somebody:
    """A person with a full name: the printings found for them and the labels that are theirs, `slips` those of them
    with a letter wrong. `listed` is the name that the catalogue gives."""

    forms: list[Form]
    labels: list[Label] = field(default_factory=list)
    slips: list[Label] = field(default_factory=list)
    listed: str | None = None

    def turns(self, counts: Mapping[str, int]) -> int:
        """How many turns their labels open."""
        return sum(counts[one.printed] for one in self.labels)


@dataclass(slots=True)
class Exchanges:
    """Which labels follow each other: two that do are hardly one person's."""

    pairs: Counter[frozenset[str]]

    @classmethod
    def of(cls, turns: Iterable[Turn]) -> Exchanges:
        """Those of the turns spoken, in order."""
        spoken = [turn.label for turn in turns if turn.label and turn.role is not Role.NARRATOR]
        return cls(Counter(frozenset(pair) for pair in pairwise(spoken)))

    def between(self, one: Collection[Label], other: Collection[Label]) -> int:
        """How often a label of one follows a label of the other."""
        return sum(self.pairs[frozenset((left.printed, right.printed))] for left in one for right in other)


def somebodies(
    labels: Sequence[Label],
    counts: Mapping[str, int],
    exchanges: Exchanges,
    known: Sequence[Person],
    said: Callable[[str], bool],
) -> list[Somebody]:
    """Everybody whom a label or the catalogue names in full, each once. `said` tells whether running text prints a
    name: a spelling that it prints is no slip of the pen."""
    found = [
        Somebody([form(printed) for printed in (person.name, *person.aliases)], listed=person.name) for person in known
    ]
    for one in labels:
        if one.full:
            _add(found, one, exchanges)
    _join(found, exchanges, _is_shorter, alone=True)
    _join(found, exchanges, lambda one, other: _is_slipped(one, other, counts, said), alone=False)
    return found


def _add(found: list[Somebody], one: Label, exchanges: Exchanges) -> None:
    for somebody in found:
        if any(same_words(one.form, other) for other in somebody.forms) and not _is_another(one, somebody, exchanges):
            somebody.forms.append(one.form)
            somebody.labels.append(one)
            return
    found.append(Somebody([one.form], [one]))


def _is_another(one: Label, somebody: Somebody, exchanges: Exchanges) -> bool:
    """Namesakes told apart by what stands beside the name ("Tide", "Boreal"), who speak to each other."""
    place = _place(one)
    return bool(place) and any(
        (other := _place(label)) and other != place and exchanges.between([one], [label]) for label in somebody.labels
    )


def _place(one: Label) -> str | None:
    for aside in one.asides:
        folded = fold(aside)
        if _ORGANISED.match(aside) and folded not in ROLE_OF and label_kind(aside) in {LabelKind.NAME, LabelKind.WORD}:
            return folded
    return None


def _join(
    found: list[Somebody], exchanges: Exchanges, fits: Callable[[Somebody, Somebody], bool], *, alone: bool
) -> None:
    """Puts each that fits into the one that it fits; where several could be meant, it stays by itself."""
    for one in sorted(found, key=lambda somebody: -max(len("".join(each.words)) for each in somebody.forms)):
        fitting = [other for other in found if other is not one and fits(one, other)]
        if len(fitting) != 1 or one.listed:
            continue
        exchanged = exchanges.between(one.labels, fitting[0].labels)
        if exchanged > (1 if alone else 0):
            continue
        fitting[0].forms += one.forms
        fitting[0].labels += one.labels
        fitting[0].slips += one.slips if alone else one.labels
        found.remove(one)


def _is_shorter(one: Somebody, other: Somebody) -> bool:
    return all(any(shortens(mine, theirs) or is_part(mine, theirs) for theirs in other.forms) for mine in one.forms)


def _is_slipped(one: Somebody, other: Somebody, counts: Mapping[str, int], said: Callable[[str], bool]) -> bool:
    """One letter wrong in a name printed once or twice, beside one printed often, is a slip of the pen."""
    rare, often = one.turns(counts), other.turns(counts)
    if not 0 < rare <= _RARE or often < max(_FREQUENT, 2 * rare):
        return False
    close = any(is_slip(mine, theirs) for mine in one.forms for theirs in other.forms)
    return close and not any(said(label.name) for label in one.labels)


def called(people: list[Somebody], nicknamed: Form, exchanges: Exchanges) -> None:
    """Gives a nickname that the text shows to whom it belongs, and joins those whom it makes one."""
    owners = [one for one in people if any(same_words(nicknamed, other) for other in one.forms)]
    if len(owners) == 1:
        owners[0].forms.append(nicknamed)
        _join(people, exchanges, _is_shorter, alone=True)
