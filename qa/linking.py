"""Names in a question → the people, organisations and sources of the corpus."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from qa.schema import Links, Source
from qa.text import fold, is_month

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FEW = 3


@dataclass(slots=True)
class _Referents:
    speakers: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    through: set[str] = field(default_factory=set)

    def add(self, other: _Referents) -> None:
        self.speakers |= other.speakers
        self.sources |= other.sources
        self.through |= other.through


class NameTable:
    """Every name that the corpus's sources go by, whole and in part."""

    def __init__(
        self, sources: Iterable[Source], is_common: Callable[[str, int], bool] = lambda word, count: False
    ) -> None:
        """`is_common(word, sources)` tells that a folded word is used beyond the given number of sources, so that it
        cannot stand for a name by itself ("cloud" for Cozy Cloud)."""
        self._whole: dict[tuple[str, ...], _Referents] = defaultdict(_Referents)
        self._part: dict[str, _Referents] = defaultdict(_Referents)
        self._is_common = is_common
        for source in sources:
            self._add_source(source)
        self._longest = max((len(key) for key in self._whole), default=0)

    def _add_source(self, source: Source) -> None:
        for person in source.people:
            for name in (person.name, *person.aliases):
                self._add(name, _Referents({person.name}, set(), {source.id}))
        for organisation in source.organisations:
            self._add(organisation, _Referents(set(), {source.id}))

    def _add(self, name: str, referents: _Referents) -> None:
        parts = tuple(fold(word) for word in _WORD.findall(name))
        if parts:
            self._whole[parts].add(referents)
        for part in parts if len(parts) > 1 else ():
            if len(part) > 2 and not is_month(part):
                self._part[part].add(referents)

    def link(self, question: str) -> Links:
        """The names found in a question, longest first; a part of a name counts where it is written like a name and
        stands for few."""
        found = list(_WORD.finditer(question))
        folded = [fold(match.group()) for match in found]
        shouted = question.upper() == question or question.lower() == question
        total, spans, at = _Referents(), [], 0
        while at < len(found):
            length, referents = self._longest_match(folded, at)
            if not length and (shouted or found[at].group()[0].isupper()):
                length, referents = self._partial_match(folded[at])
            if length:
                total.add(referents)
                spans.append((found[at].start(), found[at + length - 1].end()))
            at += max(length, 1)
        return Links(tuple(spans), frozenset(total.speakers), frozenset(total.sources), frozenset(total.through))

    def _longest_match(self, words: Sequence[str], at: int) -> tuple[int, _Referents]:
        for length in range(min(self._longest, len(words) - at), 0, -1):
            key = _without_elision(words[at : at + length])
            if key in self._whole and (length > 1 or not is_month(key[0])):
                return length, self._whole[key]
        return 0, _Referents()

    def _partial_match(self, word: str) -> tuple[int, _Referents]:
        (part,) = _without_elision([word])
        referents = self._part.get(part, _Referents())
        count = len(referents.sources | referents.through)
        denoted = len(referents.speakers) + len(referents.sources)
        few = 0 < denoted <= _FEW
        return (1, referents) if few and not self._is_common(part, count) else (0, _Referents())


def _without_elision(words: Sequence[str]) -> tuple[str, ...]:
    """`d'inspeere` → `inspeere`, `wimi's` → `wimi`."""
    first = words[0].split("'", 1)
    head = first[1] if len(first) == 2 and len(first[0]) <= 2 else words[0]
    parts = [head, *words[1:]]
    return (*parts[:-1], parts[-1].removesuffix("'s"))
