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
from qa.render import Links, verdict_name, verdict_words, verification_html
from qa.schema import Verdict, Verification
from qa.web.check_examples import Examples
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
        said, claimed = visit.value("quote"), visit.value("speaker")
        verification, fault = _verified(visit, said, claimed)
        tried = () if verification or fault else examples.of(visit.interviews, visit.language, visit.words)
        return site.shown(
            visit, "check.html", title=_title(visit, verification), quote=said, speaker=claimed, fault=fault,
            verification=verification, result=_result(visit, verification), examples=tried, sent=visit.form,
            voices=[speaker.name for speaker in visit.interviews.speakers()],
            lost=verification is not None and verification.verdict is Verdict.NOT_FOUND,
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


def _verified(visit: Visit, said: str, claimed: str) -> tuple[Verification | None, str]:
    """What the quote is, or what is wrong with it in a sentence; neither where none was asked for."""
    if "quote" not in visit.form and "quote" not in visit.request.query_params:
        return None, ""
    try:
        return visit.interviews.verify(said, speaker=claimed or None), ""
    except QuoteError as error:
        return None, str(visit.words["fault_" + error.fault.value.replace("-", "_")])


def _result(visit: Visit, verification: Verification | None) -> Markup:
    if verification is None:
        return Markup()
    links = Links(cite=CITE, apart=bool(visit.form))
    return Markup(verification_html(verification, visit.language, links))  # noqa: S704 - escaped there


def _title(visit: Visit, verification: Verification | None) -> str:
    title = str(visit.words.title)
    return f"{verdict_name(verification, verdict_words(visit.language))} · {title}" if verification else title
