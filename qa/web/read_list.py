"""The list of interviews: which of them, in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from qa.schema import Role, Share, Source
from qa.text import fold

SORTS = ("title", "speaker", "date", "length")
"""What the list can be sorted by; with a "-" before it, the other way round."""

SHOWN = 20
"""Interviews whose places are shown at first."""

UNDATED = "none"
"""Stands for the year of an interview without a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """A line of the list. `kind` is "interview", "article" or "other"; `guests` are those whose words one reads it for,
    `hosts` those who ask, both in order of appearance; `seconds` is how long it lasts, None where that is not known."""

    source: Source
    kind: str
    guests: tuple[str, ...]
    hosts: tuple[str, ...]
    turns: int
    words: int
    seconds: float | None

    @property
    def year(self) -> str:
        """The year of its date, or `UNDATED`."""
        year = (self.source.date or "")[:4]
        return year if year.isdecimal() else UNDATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a reader typed and chose; empty for no restriction. `words` are looked for, in the interview of the id
    `within` alone if there is one; `speaker` is a name, `language` ISO 639-1, `year` four digits or `UNDATED`; `sort`
    is one of `SORTS`, or that with a "-" before it; of `shown` interviews the places are shown."""

    words: str = ""
    within: str = ""
    shown: int = SHOWN
    language: str = ""
    speaker: str = ""
    year: str = ""
    kind: str = ""
    sort: str = SORTS[0]

    def admits(self, interview: Interview) -> bool:
        """Whether the interview is among those that were chosen."""
        return (
            self.language in ("", interview.source.language)
            and (not self.speaker or self.speaker in (*interview.guests, *interview.hosts))
            and self.year in ("", interview.year)
            and self.kind in ("", interview.kind)
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything was chosen besides the order."""
        return bool(self.language or self.speaker or self.year or self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the list can be narrowed to: each value with how many interviews have it."""

    languages: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]
    years: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]


def interview_of(source: Source, shares: Sequence[Share]) -> Interview:
    """A source as a line of the list; the shares are those of all who speak in it, in order of appearance."""
    hosts = _names(shares, {Role.INTERVIEWER})
    seconds = [share.seconds for share in shares]
    known = [length for length in seconds if length is not None]
    return Interview(
        source=source,
        kind=_kind({share.role for share in shares}),
        guests=tuple(name for name in _names(shares, set(Role) - {Role.INTERVIEWER}) if name not in hosts),
        hosts=hosts,
        turns=sum(share.turns for share in shares),
        words=sum(share.words for share in shares),
        seconds=sum(known) if known and len(known) == len(seconds) else None,
    )


def _names(shares: Sequence[Share], roles: Collection[Role]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(share.speaker for share in shares if share.speaker and share.role in roles))


def _kind(roles: Collection[Role]) -> str:
    if Role.INTERVIEWEE in roles or Role.INTERVIEWER in roles:
        return "interview"
    return "article" if Role.QUOTED in roles or Role.NARRATOR in roles else "other"


def offered(interviews: Sequence[Interview]) -> Offer:
    """What these interviews can be narrowed to: names and languages in order of the alphabet, years newest first."""
    return Offer(
        languages=_counted((i.source.language for i in interviews if i.source.language), fold),
        speakers=_counted((name for i in interviews for name in (*i.guests, *i.hosts)), fold),
        years=tuple(reversed(_counted((i.year for i in interviews), lambda year: (year != UNDATED, year)))),
        kinds=_counted((i.kind for i in interviews), fold),
    )


def _counted(values: Iterable[str], order: Callable[[str], Any]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda found: order(found[0])))


def names_hold(interview: Interview, words: str) -> bool:
    """Whether all words are in what the interview is called and who is in it; beginnings of words will do."""
    source = interview.source
    names = [source.title, source.publisher or "", *source.organisations, *interview.guests, *interview.hosts]
    firms = (person.organisation or "" for person in source.people)
    held = f" {fold(' '.join([*names, *firms]))}"
    return all(f" {word}" in held or f"'{word}" in held for word in fold(words).split())


def arranged(interviews: Iterable[Interview], sort: str) -> list[Interview]:
    """The interviews in this order, those that it says nothing of last: without a date, a speaker or a length."""
    name, backwards = sort.removeprefix("-"), sort.startswith("-")
    by_title = sorted(interviews, key=lambda interview: fold(interview.source.title))
    known = [interview for interview in by_title if _key(interview, name)]
    unknown = [interview for interview in by_title if not _key(interview, name)]
    return sorted(known, key=lambda interview: _key(interview, name), reverse=backwards) + unknown


def _key(interview: Interview, name: str) -> Any:
    if name == "speaker":
        first = next(iter((*interview.guests, *interview.hosts)), "")
        return fold(" ".join(reversed(first.split())))  # by surname
    if name == "date":
        return interview.source.date
    return interview.words if name == "length" else fold(interview.source.title)
