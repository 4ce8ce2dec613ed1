"""Two people side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from qa.errors import QuestionError
from qa.render import Document, comparison_paper, comparison_record
from qa.render.prepared import capital, comparison_words
from qa.schema import Comparison
from qa.web.prepare.frame import exports, handed_over, shown, topics
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.responses import Response


def compare(site: Site, visit: Visit) -> Response:
    """GET /prepare/compare?left=…&right=…&topic=…: the form alone, until two people are named."""
    left, right, topic = visit.value("left"), visit.value("right"), visit.value("topic")
    if not (left and right):
        return _form(site, visit, "" if not (left or right or topic) else visit.words.compare_two)
    try:
        found = visit.interviews.preparer.comparison(left, right, topic or None)
    except QuestionError:
        return _form(site, visit, visit.words.compare_same if left == right else visit.words.compare_wrong, 400)
    document = Document(
        paper=lambda: comparison_paper(found, visit.language, visit.base), record=lambda: comparison_record(found)
    )
    file = handed_over(visit, document, visit.words.file_compare(left=found.left, right=found.right))
    return file or _page(site, visit, found, exports(visit, document))


def _form(site: Site, visit: Visit, problem: str, status: int = 200) -> Response:
    chosen = {name: visit.value(name) for name in ("left", "right", "topic")}
    return shown(
        site, visit, "prepare_compare.html", "compare", title=str(visit.words.compare_title), status=status,
        chosen=chosen, problem=problem, found=None, guests=visit.interviews.preparer.guests, topics=topics(visit),
    )  # fmt: skip


def _page(site: Site, visit: Visit, found: Comparison, files: list[tuple[str, str]]) -> Response:
    own = comparison_words(visit.language)
    return shown(
        site, visit, "prepare_compare.html", "compare", title=own.title.format(left=found.left, right=found.right),
        chosen={"left": found.left, "right": found.right, "topic": found.topic or ""}, problem="", found=found, m=own,
        guests=visit.interviews.preparer.guests, topics=topics(visit), exports=files,
        nearness=lambda pair: format_decimal(pair.nearness, "0.00", locale=visit.language),
        counted=capital(own.pairs(len(found.pairs))),
        sides=((found.left, found.right, found.only_left), (found.right, found.left, found.only_right)),
    )  # fmt: skip
