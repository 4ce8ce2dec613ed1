"""The page "About": what these pages can answer and what they cannot, how well, and what they are made of.

/about              the page
/about?measure=yes  the same, measured before it is shown, where nobody has measured yet
/about/measured     the figures alone, for the page's script
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, Response

from qa.schema import Role, Speaker
from qa.web.about_facts import folders, generation, versions
from qa.web.site import Site, Visit, rendered

if TYPE_CHECKING:
    from starlette.routing import Route

_EXAMPLES = 3


def routes(site: Site) -> list[Route]:
    """GET /about"""

    def about(visit: Visit) -> Response:
        engine, language = visit.interviews, visit.language
        if visit.value("measure"):
            engine.examine(visit.progress)
        guests = _guests(engine.speakers())
        return site.shown(
            visit,
            "about.html",
            title=str(visit.words.title),
            counts=engine.census.statistics(visit.progress).counts,
            manifest=engine.manifest,
            examination=engine.examination,
            examples=engine.examples(language, _EXAMPLES),
            guest=guests[0] if guests else None,
            pair=guests[:2],
            versions=versions(),
            generation=generation(visit.library, language),
            folders=None if visit.terms.read_only else folders(visit.library),
        )

    def measured(visit: Visit) -> Response:
        examination = visit.interviews.examine(visit.progress)
        html = rendered("about_measured.html", w=visit.words, language=visit.language, examination=examination)
        return HTMLResponse(html, headers={"Cache-Control": "no-store"})

    return [site.route("/about", "about", about), site.route("/about/measured", "about", measured)]


def _guests(speakers: tuple[Speaker, ...]) -> list[str]:
    """Who is interviewed, by name, who speaks most first."""
    known = [speaker for speaker in speakers if Role.INTERVIEWEE in speaker.roles]
    return [speaker.name for speaker in sorted(known, key=lambda speaker: -speaker.turns)]
