"""The turns around a passage, as the piece of a page that a card opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, PlainTextResponse, Response

from qa.render import context_html
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.routing import Route


def routes(site: Site) -> list[Route]:
    """GET /context?passage=…&start=…&end=…&spoken=…: 404 for a passage that is gone since the card was made."""

    def context(visit: Visit) -> Response:
        start, end = visit.value("start"), visit.value("end")
        if not (start.isdecimal() and end.isdecimal()):
            return PlainTextResponse(visit.words.lost_context, 404)
        try:
            turns = visit.interviews.context(visit.value("passage"))
        except KeyError:
            return PlainTextResponse(visit.words.lost_context, 404)
        html = context_html(turns, int(start), int(end), visit.language, visit.value("spoken") or None)
        return HTMLResponse(html, headers={"Cache-Control": "no-store"})

    return [site.route("/context", "", context)]
