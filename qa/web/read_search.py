"""What the list of interviews shows for what a reader typed and chose: the interviews, and where words are said."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from qa.schema import Findings, Place, Progress, Role
from qa.web.interviews import Interviews
from qa.web.read_list import SHOWN, SORTS, Choice, Interview, arranged, interview_of, names_hold, offered
from qa.web.site import Visit

LONGEST = 200
"""Characters of what is looked for."""
_MOST = 500  # interviews whose places one page shows
_EACH = 3  # places of an interview, unless it is looked through by itself
_CHOSEN_FROM = 12
_PLACES = 400
_ASIDE = (Role.INTERVIEWER, Role.NARRATOR, Role.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Group:
    """An interview with how many of its turns hold the words, and the first of them."""

    interview: Interview
    count: int
    places: tuple[Place, ...]


def chosen(visit: Visit) -> Choice:
    """What the address asks for; what it says wrong is passed over."""
    sort, shown = visit.value("sort"), visit.value("shown")
    number = int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 6 else SHOWN
    return Choice(
        words=visit.value("q")[:LONGEST],
        within=visit.value("in"),
        shown=min(max(number, SHOWN), _MOST),
        language=visit.value("language"),
        speaker=visit.value("speaker"),
        year=visit.value("year"),
        kind=visit.value("kind"),
        sort=sort if sort.removeprefix("-") in SORTS else SORTS[0],
    )


def searched(interviews: Interviews, choice: Choice, progress: Progress) -> dict[str, Any]:
    """What the template of the list needs: `rows`, the interviews, in order; of those that hold the words,
    `groups`, the first of them with places; `holding`, how many there are; `total`, how many turns; `counts`, turns by
    source."""
    every = [interview_of(talk.source, talk.shares) for talk in interviews.census.statistics(progress).talks]
    admitted = arranged([interview for interview in every if choice.admits(interview)], choice.sort)
    found = Findings(counts={}, places=())
    if choice.words:
        ids = {interview.source.id for interview in admitted}
        found = interviews.concordance.find(
            choice.words,
            sources=ids & {choice.within} if choice.within else ids,
            speaker=choice.speaker or None,
            most=_PLACES if choice.within else choice.shown * _CHOSEN_FROM,
            each=None if choice.within else _CHOSEN_FROM,
            progress=progress,
        )
    rows = [i for i in admitted if not choice.words or i.source.id in found.counts or names_hold(i, choice.words)]
    groups = _groups([i for i in admitted if i.source.id in found.counts], found, _PLACES if choice.within else _EACH)
    return {
        "choice": choice,
        "every": every,
        "offer": offered(every),
        "rows": rows,
        "timed": any(interview.seconds is not None for interview in rows),
        "groups": groups[: choice.shown],
        "more": min(choice.shown * 2, _MOST) if len(groups) > choice.shown and choice.shown < _MOST else 0,
        "holding": len(found.counts),
        "total": found.total,
        "counts": found.counts,
        "within": next((i for i in every if i.source.id == choice.within), None),
    }


def _groups(holding: list[Interview], found: Findings, most: int) -> list[Group]:
    """The interviews in the order given, each with its places, at most so many: guests go before the rest."""
    places = {source: list(of) for source, of in groupby(found.places, lambda place: place.source.id)}
    return [Group(i, found.counts[i.source.id], _telling(places.get(i.source.id, []), most)) for i in holding]


def _telling(places: list[Place], most: int) -> tuple[Place, ...]:
    best = sorted(places, key=lambda place: place.turn.role in _ASIDE)[:most]
    return tuple(sorted(best, key=lambda place: place.turn.index))
