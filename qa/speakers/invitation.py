"""Whom title and introduction present as interviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qa.schema import Role, Turn
from qa.speakers.cues import AND_ANOTHER, BEFORE_GUEST
from qa.text import fold, names_in, same_person


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
    # In a heading of capitals alone nothing tells a name ("DIRECT EXAMINATION"): only what stands before it did.
    return named[0] if len(named) == 1 and opens and not title.isupper() else None


def _first_speech(turns: Sequence[Turn]) -> int:
    return next((place for place, turn in enumerate(turns) if turn.role is not Role.NARRATOR), len(turns))
