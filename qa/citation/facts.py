"""What there is to cite: who is the author, whose words they are, where in the source, and when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.citation.wording import Wording
from qa.schema import Anchor, Excerpt, Role, Source, Turn
from qa.text import anchor_at, clock

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """An excerpt's bibliographic facts, tidied, unknown ones None or empty.

    `interview` tells an interview from a publication that quotes people, and from a recording of nobody knows what;
    `guests` are who speaks in it. `voice` says whose words are cited where
    they are not the only author's ("Anna Lowe, in"). `locator` is a time, a page ("page" then tells so) or a turn.
    """

    excerpt: Excerpt
    interview: bool
    title: str
    publisher: str | None
    date: tuple[int, ...]
    guests: tuple[str, ...]
    interviewers: tuple[str, ...]
    voice: str | None
    locator: str
    page: bool
    permalink: str

    @property
    def url(self) -> str:
        """The source's own address, else the permalink."""
        return tidy(self.excerpt.source.url) or self.permalink


def facts(excerpt: Excerpt, words: Wording, permalink: str) -> Facts:
    """The facts of an excerpt, worded in one language."""
    source, turn = excerpt.source, excerpt.turn
    place = anchor_at(turn, excerpt.start)
    guests = _people(source, Role.INTERVIEWEE)
    speaker = tidy(turn.speaker)
    if turn.role is Role.INTERVIEWEE and speaker and speaker not in guests:
        guests = (speaker, *guests)
    interviewers = _people(source, Role.INTERVIEWER)
    if turn.role is Role.INTERVIEWER and speaker and speaker not in interviewers:
        interviewers = (speaker, *interviewers)
    interview = bool(guests or interviewers) or turn.role in (Role.INTERVIEWER, Role.INTERVIEWEE)
    if not interview and turn.role is Role.UNKNOWN and speaker:
        guests = (speaker,)
    return Facts(
        excerpt=excerpt,
        interview=interview,
        title=tidy(source.title) or source.id,
        publisher=tidy(source.publisher),
        date=date_parts(source.date),
        guests=guests,
        interviewers=interviewers,
        voice=_voice(turn.role, speaker, guests, interview, words),
        locator=_locator(turn, place, words),
        page=place.time is None and place.page is not None,
        permalink=permalink,
    )


def date_parts(date: str | None) -> tuple[int, ...]:
    """Year, month and day, as far as an ISO date is known; nothing for what is no date."""
    match = _DATE.fullmatch(date or "")
    if match is None:
        return ()
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not 1 <= month <= 12:
        return (year,)
    return (year, month, day) if 1 <= day <= 31 else (year, month)


@lru_cache(maxsize=4096)
def tidy(text: str | None) -> str | None:
    """The text on one line, without control and private-use characters; None when nothing is left."""
    kept = ("" if unicodedata.category(c) in ("Cf", "Co", "Cs") else c for c in text or "")
    plain = "".join(" " if unicodedata.category(c) == "Cc" else c for c in kept if c)
    return " ".join(plain.split()) or None


def listed(names: Sequence[str], words: Wording) -> str:
    """ "A, B and C"."""
    return words.conjunction.join(filter(None, (", ".join(names[:-1]), names[-1])))


def _people(source: Source, role: Role) -> tuple[str, ...]:
    return tuple(name for person in source.people if person.role is role and (name := tidy(person.name)))


def _voice(role: Role, speaker: str | None, guests: Sequence[str], interview: bool, words: Wording) -> str | None:
    if role is Role.NARRATOR:
        return words.nameless[role] if interview else None
    if not speaker:
        return words.nameless[role]
    if role is Role.QUOTED:
        return words.quoted_in.format(name=speaker)
    return None if tuple(guests) == (speaker,) else words.voices[role].format(name=speaker)


def _locator(turn: Turn, place: Anchor, words: Wording) -> str:
    if place.time is not None:
        return clock(place.time)
    return str(place.page) if place.page is not None else words.turn.format(turn=turn.index)
