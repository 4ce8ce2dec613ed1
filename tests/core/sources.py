"""Excerpts to cite, made of facts."""

from __future__ import annotations

from qa.permalink import excerpt
from qa.schema import Excerpt, Person, Role, Source, Turn

BASE = "http://localhost"
LINK = "http://localhost/read/harbour?exact=Storms%20took%20it&start=0&end=14"
SAID = "Storms took it"


def person(name: str, role: Role = Role.INTERVIEWEE) -> Person:
    return Person(name=name, role=role)


HOST, GUEST = person("Anna Lowe", Role.INTERVIEWER), person("Bert Moss")


def words_of(
    speaker: str | None = "Bert Moss",
    role: Role = Role.INTERVIEWEE,
    *,
    people: tuple[Person, ...] = (HOST, GUEST),
    title: str = "The harbour",
    publisher: str | None = None,
    date: str | None = None,
    language: str | None = "en",
    url: str | None = None,
    organisations: tuple[str, ...] = (),
    time: float | None = None,
    page: int | None = None,
) -> Excerpt:
    """Fourteen characters of a source with these facts, in its turn 4."""
    source = Source(
        id="harbour",
        file="harbour.txt",
        title=title,
        publisher=publisher,
        date=date,
        language=language,
        url=url,
        people=people,
        organisations=organisations,
    )
    turn = Turn(index=4, text=SAID, start=0, end=len(SAID), role=role, speaker=speaker, time_start=time, page=page)
    return excerpt(source, turn, SAID, 0, len(SAID))
