"""Other spellings of a speaker's name that narration prints: a caption with another first name or a wrong letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from qa.schema import Role, Turn
from qa.text import fold, names_in, same_person, words


def captions(turns: Sequence[Turn]) -> list[tuple[str, frozenset[str]]]:
    """The full names that the narrator prints, each with the words that stand beside it (folded)."""
    told = [turn.text for turn in turns if turn.role is Role.NARRATOR]
    return [(name, _beside(text, end)) for text in told for name, _, end in names_in(text)]


def misspellings(name: str, people: Sequence[str], printed: Sequence[tuple[str, frozenset[str]]]) -> list[str]:
    """Other spellings of a speaker's name among the `captions`.

    The same but for accents; a letter wrong; or another first name with the same surname beside the same post and
    organisation ("Laurent Roux - CEO of Wimi" for Lionel Roux, CEO of Wimi).
    """
    if not fold(name):
        return []
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
