"""Whose post it is: "Madame la ministre" is the minister whom the text names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.schema import Turn
from qa.speakers.forms import form
from qa.text import fold

_NEAR = 40


def holds(name: str, post: str, sex: str | None, turns: Sequence[Turn]) -> bool:
    """Whether the text names somebody by this post: "Anne Roy, ministre du travail", "la ministre Anne Roy"."""
    theirs = form(name)
    if not theirs.full or (sex and theirs.sex and sex != theirs.sex):
        return False
    who = re.escape(" ".join(theirs.words))
    after = rf"\b{who}\b,? (?:(?:l[ae]|l'|the|our|notre|ancienne?|former) ?)*{post}\b"
    pattern = re.compile(rf"{after}|\b{post}\b[^,.;:!?]{{0,{_NEAR}}},? {who}\b")
    return any(pattern.search(fold(turn.text).replace("-", " ")) for turn in turns if _mentions(theirs.words[-1], turn))


def _mentions(word: str, turn: Turn) -> bool:
    return word in fold(turn.text)
