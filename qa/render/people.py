"""Who is who in a hit: names, organisations and the interviewer, from the facts of its source."""

from __future__ import annotations

from qa.render.words import Words
from qa.schema import Role, Source


def speaker_name(speaker: str | None, role: Role, source: Source | None, words: Words) -> str:
    """The name to show: the speaker's; for narration the publication's; else the word for an unknown speaker."""
    if role is Role.NARRATOR:
        return (source.publisher if source else None) or words.narration
    return speaker or words.unknown_speaker


def organisation(speaker: str | None, source: Source) -> str | None:
    """The organisation that the source states for this speaker, by name or alias; None where it states none."""
    for person in source.people:
        if speaker is not None and speaker in (person.name, *person.aliases):
            return person.organisation
    return None


def interviewer(source: Source) -> str | None:
    """The interviewer's name, when the source has exactly one."""
    names = [person.name for person in source.people if person.role is Role.INTERVIEWER]
    return names[0] if len(names) == 1 else None
