"""The page "About": what these pages can answer and what they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route


def routes(site: Site) -> list[Route]:
    """GET /about"""

    def about(visit: Visit) -> Response:
        return site.shown(visit, "about.html", title=str(visit.words.title))

    return [site.route("/about", "about", about)]
