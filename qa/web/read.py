"""The page "Read": all interviews, and each of them to read.

/read?q=…&speaker=…&language=…&year=…&kind=…&sort=…   the interviews, and where in them words are said
/read/<id>                                            a whole transcript
/read/<id>?exact=…&prefix=…&suffix=…&start=…&end=…    opened at the words of a permalink (`qa.permalink`)
/read/<id>?turn=13, /read/<id>?start=2731&end=2950    short links of this page, led on to the permalink
/read/<id>/cite?turn=13                               how to cite a turn, or words in it, as a piece of a page
/read/<id>/original                                   the file as it came
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response

from qa.config import DEFAULT_URL, settings
from qa.corpus import original
from qa.permalink import permalink
from qa.render import looks, questions, reader_lines, voices, words_in
from qa.schema import Excerpt, Role, Source
from qa.statistics import shares, stretches
from qa.web.read_list import interview_of
from qa.web.read_opened import Opened, citations, named, opened, whole, without_hints
from qa.web.read_search import chosen, searched
from qa.web.site import Site, Visit, rendered

if TYPE_CHECKING:
    from starlette.routing import Route

_FROM = ("ask", "check", "prepare", "read", "corpus")


def routes(site: Site) -> list[Route]:
    """The routes of the page."""

    def every(visit: Visit) -> Response:
        found = searched(visit.interviews, chosen(visit), visit.progress)
        return site.shown(visit, "read.html", title=str(visit.words.title), **found)

    def one(visit: Visit) -> Response:
        source = _source(visit)
        if source is None:
            return _missing(site, visit)
        query = without_hints(visit.request.url.query)
        if query and (words := named(visit.interviews, source, query)):
            return RedirectResponse(permalink(words, "") + _hints(visit), 303)
        shown = opened(visit.interviews, source, query)
        return site.shown(visit, "read_one.html", title=source.title, status=shown.status, **_shown(visit, shown))

    def cite(visit: Visit) -> Response:
        source = _source(visit)
        words = named(visit.interviews, source, visit.request.url.query) if source else None
        if words is None:
            return PlainTextResponse(visit.words.not_cited, 404)
        html = rendered("read_cite.html", w=visit.words, language=visit.language, cited=_cited(visit, words))
        return HTMLResponse(html, headers={"Cache-Control": "no-store", "Vary": "Accept-Language, Cookie"})

    def file(visit: Visit) -> Response:
        source = _source(visit)
        return _missing(site, visit) if source is None else _original(visit, source)

    return [
        site.route("/read", "read", every),
        site.route("/read/", "read", every),
        site.route("/read/{source}", "read", one),
        site.route("/read/{source}/cite", "read", cite),
        site.route("/read/{source}/original", "read", file),
    ]


def _source(visit: Visit) -> Source | None:
    wanted = visit.request.path_params["source"]
    return next((source for source in visit.interviews.sources if source.id == wanted), None)


def _missing(site: Site, visit: Visit) -> Response:
    """The page for an interview that is not there; it lists those that are."""
    return site.shown(
        visit, "read_missing.html", title=str(visit.words.title), status=404, sources=visit.interviews.sources,
        name=visit.request.path_params["source"][:80],
    )  # fmt: skip


def _shown(visit: Visit, shown: Opened) -> dict[str, Any]:
    """What the template of one interview needs."""
    interviews, reading = visit.interviews, shown.reading
    source = reading.source
    lines = reader_lines(reading, looks(interviews.speakers()), words_in(visit.language), marked=shown.at_words)
    words = shown.words
    return {
        "source": source,
        "opened": shown,
        "lines": lines,
        "marked": any(line.first for line in lines),
        "cited": _cited(visit, words) if words else None,
        "interview": interview_of(source, shares(stretches(reading.turns))),
        "questions": questions(reading.turns),
        "voices": voices(reading.turns),
        "guests": {person.name for person in source.people if person.role in (Role.INTERVIEWEE, Role.QUOTED)},
        "came_from": visit.value("from") if visit.value("from") in _FROM else "",
        "find": visit.value("find")[:200],
        "address": f"{_base(visit)}/read/{quote(source.id, safe='')}",
    }


def _cited(visit: Visit, words: Excerpt) -> dict[str, Any]:
    """Words with their permalink and their citations."""
    base = _base(visit)
    return {
        "words": words,
        "permalink": permalink(words, base),
        "citations": citations(words, base, visit.language),
    }


def _original(visit: Visit, source: Source) -> Response:
    """The file, to be kept, never to be shown by the browser; the text as it was read where the file is not there."""
    library = visit.library
    path = original(library.corpus, source.file) if library.changeable else None
    if path is not None:
        return FileResponse(
            path, media_type="application/octet-stream", filename=path.name, headers={"Cache-Control": "no-store"}
        )
    text = whole(visit.interviews, source).text
    kept = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{source.id}.txt"'}
    return PlainTextResponse(text, headers=kept)


def _base(visit: Visit) -> str:
    """The address of these pages as permalinks state it."""
    stated = settings().url
    return str(visit.request.base_url).rstrip("/") if stated == DEFAULT_URL else stated


def _hints(visit: Visit) -> str:
    """What an address says besides the link, to be led on with it."""
    said = {"find": visit.value("find")[:200], "from": visit.value("from") if visit.value("from") in _FROM else ""}
    return "".join(f"&{name}={quote(value, safe='')}" for name, value in said.items() if value)
