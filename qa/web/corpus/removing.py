"""One transcript removed: first a page that says what goes, then the job. The original can be kept before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import FileResponse

from qa.corpus import CATALOGUE_NAME, identified, read_catalogue
from qa.curation import holdings, removal
from qa.errors import QAError
from qa.schema import Holding
from qa.web.corpus.jobs import Job, Kind
from qa.web.corpus.words import sentence
from qa.web.corpus.work import removing
from qa.web.site import Visit

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from qa.web.corpus.page import CorpusPages


@dataclass(frozen=True, slots=True)
class _Going:
    """What goes: the file, what is held of it, whether the catalogue says something of it."""

    path: Path | None
    held: Holding
    catalogued: bool


def routes(pages: CorpusPages) -> list[Route]:
    """GET and POST /corpus/{id}/remove, GET /corpus/{id}/original"""

    def remove(visit: Visit) -> Response:
        words, wanted = visit.words, visit.request.path_params["id"]
        try:
            going = _going(visit, wanted)
        except QAError as error:
            return pages.site.problem(visit, sentence(error, words), 409)
        if going is None:
            return pages.site.problem(visit, words.no_transcript(id=wanted[:80]), 404)
        if visit.request.method == "POST":
            job = Job(Kind.REMOVE, pages.visitor(visit), names=(going.held.title or wanted,))
            return pages.started(visit, job, removing(visit.library, wanted))
        title = str(words.remove_title(title=going.held.title or wanted))
        return pages.shown(visit, "corpus_remove.html", title=title, going=going, id=wanted)

    def original(visit: Visit) -> Response:
        wanted = visit.request.path_params["id"]
        path = dict(identified(visit.library.corpus)).get(wanted)
        if path is None:
            return pages.site.problem(visit, visit.words.no_transcript(id=wanted[:80]), 404)
        return FileResponse(path, media_type="application/octet-stream", filename=path.name,
                            headers={"Cache-Control": "no-store"})  # fmt: skip

    return [
        pages.changing("/corpus/{id}/remove", remove),
        pages.changing("/corpus/{id}/original", original, ("GET",)),
    ]


def _going(visit: Visit, wanted: str) -> _Going | None:
    corpus, index = visit.library.corpus, visit.library.index
    held = next((held for held in holdings(corpus, index) if held.id == wanted), None)
    if held is None:
        return None
    found = removal([wanted], corpus, index)
    listed = corpus / CATALOGUE_NAME
    said = read_catalogue(listed).entries if listed.is_file() else {}
    return _Going(found.paths[0] if found.paths else None, held, any(key in said for key in found.keys))
