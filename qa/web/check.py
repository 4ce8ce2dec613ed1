"""The page "Who said it?": a quote, who said it, and how faithfully.

/check?quote=…&speaker=…   one quote; by POST where it is too long for an address
/check/cite/<id>?exact=…   the words of a permalink, in every style of citation
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from qa.errors import CitationError, QuoteError
from qa.permalink import permalink, read_permalink
from qa.quotes import LONGEST
from qa.render import Links, verdict_name, verdict_words, verification_html
from qa.schema import Verdict, Verification
from qa.web.check_examples import Examples
from qa.web.interviews import Interviews
from qa.web.read_opened import citations
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

CITE = "/check/cite"
"""Below it, the words of each permalink are cited."""


def routes(site: Site) -> list[Route]:
    """GET and POST /check, GET /check/cite/{source}"""
    examples = Examples()

    def check(visit: Visit) -> Response:
        interviews, said, claimed = visit.interviews, visit.value("quote"), visit.value("speaker")
        asked = "quote" in visit.form or "quote" in visit.request.query_params
        found, fault = _verified(interviews, visit, said, claimed) if asked else (None, "")
        name = verdict_name(found, verdict_words(visit.language)) if found else ""
        return site.shown(
            visit, "check.html", title=f"{name} · {visit.words.title}" if name else str(visit.words.title),
            quote=said, speaker=claimed, fault=fault, verdict=name, result=_result(visit, found), sent=visit.form,
            lost=found is not None and found.verdict is Verdict.NOT_FOUND,
            examples=() if asked else examples.of(interviews, visit.language, visit.words),
            voices=[speaker.name for speaker in interviews.speakers()],
        )  # fmt: skip

    def cite(visit: Visit) -> Response:
        link = f"/read/{quote(visit.request.path_params['source'], safe='')}?{visit.request.url.query}"
        try:
            words = visit.interviews.locate(read_permalink(link)).excerpt
        except CitationError:
            words = None
        if words is None:
            return site.problem(visit, visit.words.cite_gone, 404)
        cited = [*citations(words, visit.base, visit.language), (visit.words.permalink, permalink(words, visit.base))]
        return site.shown(visit, "check_cite.html", title=str(visit.words.cite_title), words=words, cited=cited)

    return [
        site.route("/check", "check", check, ("GET", "POST")),
        site.route(CITE + "/{source}", "check", cite),
    ]


def _verified(interviews: Interviews, visit: Visit, said: str, claimed: str) -> tuple[Verification | None, str]:
    """What the quote is, or what is wrong with it in a sentence."""
    try:
        return interviews.verify(said, speaker=claimed or None), ""
    except QuoteError as error:
        return None, visit.words["fault_" + error.fault.value.replace("-", "_")](n=LONGEST)


def _result(visit: Visit, verification: Verification | None) -> Markup:
    if verification is None:
        return Markup()
    links = Links(cite=CITE, apart=bool(visit.form))
    return Markup(verification_html(verification, visit.language, links))  # noqa: S704 - escaped there
