"""Who a label is: full names, initials, surnames and first names, other spellings. Two people are never made one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qa.schema import Person, Role, Turn
from qa.speakers.fitting import announces, fits
from qa.speakers.forms import form, same_words, uncivil
from qa.speakers.functions import NOT_SPEECH, ROLE_OF, UNNAMED
from qa.speakers.grouping import Exchanges, Somebody, called, somebodies
from qa.speakers.heard import Heard
from qa.speakers.labels import Label, is_unsure, label
from qa.speakers.roles import stated_roles
from qa.speakers.spelling import best, printed_better
from qa.speakers.told import addressed, distinct, introductions, legend, listed, narrated, nicknames
from qa.speakers.voices import alone, by_sex, groups, with_slips
from qa.text import LabelKind, bare_name, fold

_CROWD = 300
"""How many labels a conversation has at most; where there are more, they are only joined when they are the same."""
_NOBODYS = NOT_SPEECH | UNNAMED | {word for word in ROLE_OF if len(word) > 1}


@dataclass(frozen=True, slots=True)
class Name:
    """What a label resolves to. `person` is None for a voice without a name; `stated` is false where the label alone
    does not say it; `matched` tells that a full name was found for it."""

    person: str | None
    stated: bool = True
    matched: bool = False


def resolve(turns: Sequence[Turn], facts: Mapping[str, str], known: Sequence[Person]) -> dict[str, Name]:
    """What every label printed in these turns resolves to."""
    return _Resolution(turns, facts, known).names()


class _Resolution:
    """The labels of one file, on their way to people."""

    def __init__(self, turns: Sequence[Turn], facts: Mapping[str, str], known: Sequence[Person]) -> None:
        self.turns, self.facts, self.known = turns, facts, known
        self.counts = Counter(turn.label for turn in turns if turn.label and turn.role is not Role.NARRATOR)
        self.labels = alone([label(printed) for printed in self.counts])
        self.stated = stated_roles(self.counts)
        self.exchanges = Exchanges.of(turns)
        self.found: dict[str, Name] = {}

    def names(self) -> dict[str, Name]:
        for one in self.labels:
            if catalogued := self._catalogued(one):
                self.found[one.printed] = Name(catalogued, matched=True)
        self.everybody: dict[str, Somebody] = {}
        self.voices: list[list[Label]] = []
        if len(self.labels) <= _CROWD:
            self._join()
        for group in groups(self._open()):
            known = self._in_function(group) if group[0].kind is LabelKind.FUNCTION else self._own(group)
            self._give(group, known)
        return self.found

    def _join(self) -> None:
        people = somebodies(self._open(), self.counts, self.exchanges, self.known, self._said)
        for nicknamed in nicknames([*self.facts.values(), *(turn.text for turn in self.turns)]):
            called(people, nicknamed, self.exchanges)
        self.everybody = {self._shown(somebody, people): somebody for somebody in people}
        for name, somebody in self.everybody.items():
            self._give(somebody.labels, Name(name, matched=somebody.listed is not None or len(somebody.labels) > 1))
        self.voices = with_slips(groups(self._open()), self.counts, self.exchanges)
        for group in self.voices:
            self._settle(group)
        for group in self.voices:
            self._settle_again(group)

    def _settle_again(self, group: Sequence[Label]) -> None:
        """A surname or first name alone is whom other letters were found to stand for."""
        if group[0].kind not in {LabelKind.WORD, LabelKind.NAME} or self.found[group[0].printed].matched:
            return
        others = {*self.everybody, *(name.person for name in self.found.values() if name.matched and name.person)}
        fitting = [name for name in others if all(self._fits(each, name) for each in group)]
        if len(fitting) == 1 and not self._is_rival(group, fitting[0]) and not self._is_half(group, fitting[0]):
            self.found |= {each.printed: Name(fitting[0], matched=True) for each in group}

    def _settle(self, group: Sequence[Label]) -> None:
        meant = self._meant(group)
        for voice in [group] if meant else by_sex(group):
            self._give(voice, meant or self._own(voice))

    def _own(self, group: Sequence[Label]) -> Name:
        printed = {each.name: self.counts[each.printed] for each in group if each.key == group[0].key}
        if group[0].kind is LabelKind.NUMBERED:
            return Name(max(printed, key=lambda name: (printed[name], not name.isupper(), " " in name, name)))
        return Name(best(printed, printed))

    def _give(self, labels: Iterable[Label], name: Name) -> None:
        for one in labels:
            self.found.setdefault(one.printed, name)

    def _open(self) -> list[Label]:
        return [one for one in self.labels if one.printed not in self.found]

    def _catalogued(self, one: Label) -> str | None:
        printed = {fold(one.printed), fold(one.name), fold(bare_name(one.printed))}
        fitting = (p.name for p in self.known if any(fold(name) in printed for name in (p.name, *p.aliases)))
        return next(fitting, None)

    def _shown(self, somebody: Somebody, people: Sequence[Somebody]) -> str:
        if somebody.listed:
            return somebody.listed
        counts = {uncivil(one.name): self.counts[one.printed] for one in somebody.labels if one not in somebody.slips}
        name = printed_better(best(counts, counts), self.turns)
        namesake = any(other is not somebody and other.forms[0].words == form(name).words for other in people)
        return somebody.labels[0].printed.strip() if namesake else name

    def _said(self, name: str) -> bool:
        pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
        return any(pattern.search(turn.text) for turn in self.turns)

    def _meant(self, group: Sequence[Label]) -> Name | None:
        """Who the voice of these labels is: somebody named in full if it can only be one, else what they print; None
        where they may not even be one voice."""
        one, own = group[0], self._own(group)
        if is_unsure(one.printed):
            return Name(None)
        if one.kind is LabelKind.FUNCTION or self._stands_for_a_function(one):
            return self._in_function(group)
        if one.kind is LabelKind.NUMBERED:
            return self._named_beside(group) or self._introduced(group) or own
        if one.kind is LabelKind.INITIALS and (named := self._named_beside(group)):
            return named
        for names in (self._full, self._listed, self._narrated):
            fitting = distinct(name for name in names(one) if all(self._fits(each, name) for each in group))
            if len(fitting) == 1 and not self._is_rival(group, fitting[0]) and not self._is_half(group, fitting[0]):
                return Name(fitting[0], matched=True)
            if fitting:
                return own if len(fitting) == 1 else None
        return self._addressed(group) or self._introduced(group) or own

    def _full(self, one: Label) -> Iterable[str]:
        return self.everybody

    def _listed(self, one: Label) -> Iterable[str]:
        return listed(self.facts)

    def _narrated(self, one: Label) -> Iterable[str]:
        return self._stories.near(one)

    @cached_property
    def _stories(self) -> Heard:
        return Heard(narrated(self.turns, self.facts))

    @cached_property
    def _calls(self) -> Heard:
        return Heard(self._called)

    @cached_property
    def _legend(self) -> dict[tuple[str, ...], str]:
        return legend(self.turns)

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        return addressed(self.turns)

    @cached_property
    def _introductions(self) -> dict[str, str]:
        return introductions(self.turns, self.facts)

    def _fits(self, one: Label, name: str) -> bool:
        return fits(one, name, self.everybody.get(name), self.turns)

    def _is_rival(self, group: Sequence[Label], name: str) -> bool:
        """Whether the voice talks with whom it might be: then it is somebody else."""
        theirs = [one for one in self.labels if one.printed in self.found and self.found[one.printed].person == name]
        return self.exchanges.between(group, theirs) > 1

    def _is_half(self, group: Sequence[Label], name: str) -> bool:
        """Whether a voice of another civility bears the same surname, and nothing says whose the full name is."""
        others = [other[0] for other in self.voices if other is not group and other[0].key == group[0].key]
        sex = next((each.form.sex for each in group if each.form.sex), None)
        return bool(others) and (sex is None or form(name).sex != sex)

    def _named_beside(self, group: Sequence[Label]) -> Name | None:
        """Whose label prints this number or function beside a name: "Speaker 1 (Jean Roy)", later "Speaker 1"."""
        key = group[0].key
        named = {
            person
            for each in self.labels
            if each.full and any(label(aside).key == key for aside in each.asides)
            if (person := self.found[each.printed].person)
        }
        if group[0].kind is not LabelKind.FUNCTION and (told := self._legend.get(key)):
            named.add(told)
        return Name(named.pop(), matched=True) if len(named) == 1 else None

    def _in_function(self, group: Sequence[Label]) -> Name:
        one = group[0]
        if one.printed not in self.stated and fold(one.name).strip(".") not in _NOBODYS:
            return Name(one.printed.strip())
        return self._named_beside(group) or Name(None)

    def _stands_for_a_function(self, one: Label) -> bool:
        return any(each.kind is LabelKind.FUNCTION and announces(each, one) for each in self.labels)

    def _introduced(self, group: Sequence[Label]) -> Name | None:
        said = {name for each in group if (name := self._introductions.get(each.printed))}
        if len(said) != 1:
            return None
        name = said.pop()
        whose = any(same_words(form(name), other) for somebody in self.everybody.values() for other in somebody.forms)
        if whose or not (group[0].kind is LabelKind.NUMBERED or self._fits(group[0], name)):
            return None
        return Name(name, stated=False, matched=True)

    def _addressed(self, group: Sequence[Label]) -> Name | None:
        one = group[0]
        if one.kind not in {LabelKind.INITIALS, LabelKind.WORD, LabelKind.NAME}:
            return None
        fitting = {name: self._called[name] for name in self._calls.near(one) if self._fits(one, name)}
        if len(distinct(fitting)) != 1:
            return None
        near = set().union(*fitting.values())
        return Name(distinct(fitting)[0], stated=False, matched=True) if near & {o.printed for o in group} else None
