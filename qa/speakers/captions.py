"""Other spellings of a speaker's name that narration prints: a caption with another first name or a wrong letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from qa.schema import Role, Turn
from qa.text import fold, names_in, same_person, words


class _Caption(NamedTuple):
    """A full name that the narrator prints, folded, and the words that stand beside it, folded."""

    name: str
    folded: str
    beside: frozenset[str]


class Captions:
    """The full names that narration prints, each with what stands beside it."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        told = [turn.text for turn in turns if turn.role is Role.NARRATOR]
        found = ((name, _beside(text, end)) for text in told for name, _, end in names_in(text))
        self._near: dict[tuple[str, int], list[_Caption]] = defaultdict(list)
        self._family: dict[str, list[_Caption]] = defaultdict(list)
        for name, beside in dict.fromkeys(found):
            caption = _Caption(name, fold(name), beside)
            self._near[caption.folded[:1], len(caption.folded)].append(caption)
            self._family[caption.folded.split()[-1]].append(caption)

    def misspellings(self, name: str, people: Collection[str]) -> list[str]:
        """Other spellings of a speaker's name; `people` are the folded names of all speakers, which are nobody else's.

        The same but for accents; a letter wrong; or another first name with the same surname beside the same post and
        organisation ("Laurent Roux - CEO of Wimi" for Lionel Roux, CEO of Wimi).
        """
        own = fold(name)
        fitting = self._candidates(name, own)
        found = (other.name for other in fitting if other.folded == own or other.folded not in people)
        return [other for other in dict.fromkeys(found) if other != name]

    def _candidates(self, name: str, own: str) -> Iterator[_Caption]:
        if not own:
            return
        family = self._family.get(own.split()[-1], [])
        post = {word for other in family if same_person(other.name, name) for word in other.beside}
        for length in (len(own) - 1, len(own), len(own) + 1):
            yield from (
                other for other in self._near.get((own[0], length), ()) if _same_but_spelling(own, other.folded)
            )
        yield from (other for other in family if other.folded[0] == own[0] and len(post & other.beside) >= 2)


def _beside(text: str, end: int) -> frozenset[str]:
    return frozenset(word for word in words(re.split(r"[.!?\n]", text[end : end + 80], maxsplit=1)[0]) if len(word) > 2)


def _same_but_spelling(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) >= 8 and DamerauLevenshtein.distance(one, two) == 1)
