"""The page "Corpus": what is held, and what can be done with it.

/corpus?sort=date&order=down       every transcript
/corpus/add                        files brought, looked at, and added (`adding`)
/corpus/update                     POST: the index brought up to date
/corpus/job/<id>                   work under way (`job`)
/corpus/<id>, …/remove, …/original one transcript (`one`, `speakers`, `removing`)
/corpus/statistics                 is another page
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qa.curation import holdings
from qa.errors import QAError
from qa.schema import Holding, Standing
from qa.text import fold
from qa.web.corpus import adding, job, one, removing, speakers
from qa.web.corpus.jobs import Job, Kind
from qa.web.corpus.page import CorpusPages, may_change
from qa.web.corpus.room import Room
from qa.web.corpus.words import reason, sentence
from qa.web.corpus.work import updating
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

SORTS = ("title", "date", "language", "format", "speakers", "turns", "words", "standing")
"""What the list can be sorted by."""
_DOWN = ("turns", "words")  # what one looks at from the greatest


def routes(site: Site) -> list[Route]:
    """The routes of all pages of the corpus but its statistics."""
    pages = CorpusPages(site, Room(site.library))
    site.at_end(pages.room.close)

    def update(visit: Visit) -> Response:
        job = Job(Kind.UPDATE, pages.visitor(visit))
        return pages.started(visit, job, updating(visit.library))

    return [
        site.route("/corpus", "corpus", lambda visit: _list(pages, visit)),
        pages.changing("/corpus/update", update, ("POST",)),
        *adding.routes(pages),
        *job.routes(pages),
        *removing.routes(pages),
        *speakers.routes(pages),
        *one.routes(pages),
    ]


def _list(pages: CorpusPages, visit: Visit) -> Response:
    title = str(visit.words.corpus_title)
    try:
        found = _held(visit)
    except QAError as error:
        return pages.shown(visit, "corpus.html", title=title, tab="list", rows=[], sort="", down=False, sorts=SORTS,
                           stale=0, problem=sentence(error, visit.words))  # fmt: skip
    sort = visit.value("sort") if visit.value("sort") in SORTS else ""
    down = visit.value("order") == "down" if visit.value("order") else sort in _DOWN
    if sort:
        found.sort(key=lambda held: _key(held, sort), reverse=down)
        found.sort(key=lambda held: not getattr(held, sort))  # what is not known comes last, either way
    stale = sum(held.standing in (Standing.NEW, Standing.CHANGED, Standing.GONE) for held in found)
    return pages.shown(visit, "corpus.html", title=title, tab="list", sort=sort, down=down, sorts=SORTS, stale=stale,
                       rows=[_told(held, visit) for held in found], problem="")  # fmt: skip


def _held(visit: Visit) -> list[Holding]:
    library = visit.library
    if library.changeable:
        return holdings(library.corpus, library.index, progress=visit.progress) if library.corpus.is_dir() else []
    found = []
    for source in visit.interviews.sources:
        turns = visit.interviews.turns(source.id)
        speakers = tuple(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
        found.append(
            Holding(
                id=source.id, file=source.file, standing=Standing.INDEXED, title=source.title, date=source.date,
                language=source.language, speakers=speakers, turns=len(turns),
                words=sum(len(turn.text.split()) for turn in turns),
            )
        )  # fmt: skip
    return found


def _told(held: Holding, visit: Visit) -> Holding:
    """What is held, with the reason that it cannot be read in the page's language. Readers are told no reasons."""
    if held.reason is None:
        return held
    return replace(held, reason=reason(held.reason, visit.words) if may_change(visit) else None)


def _key(held: Holding, sort: str) -> tuple[int, str]:
    value = getattr(held, sort)
    if isinstance(value, int):
        return (value, "")
    return (0, fold(", ".join(value) if isinstance(value, tuple) else str(value or "")))
