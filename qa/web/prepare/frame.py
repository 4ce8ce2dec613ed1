"""What the pages of preparation share: the frame with its tabs, the names of topics, and files to hand over."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.responses import HTMLResponse, Response

from qa.corpus import slug
from qa.curation import topic_names
from qa.render import MEDIA_TYPES, Document
from qa.render.prepared import common, listing
from qa.schema import Asking, Topic
from qa.topics import Named
from qa.web.site import Site, Visit

TABS = (
    ("start", "/prepare"),
    ("matrix", "/prepare/matrix"),
    ("compare", "/prepare/compare"),
    ("topics", "/prepare/topics"),
)
"""The pages that every page of preparation leads to."""
_LONGEST_NAME = 80


def shown(site: Site, visit: Visit, template: str, tab: str, *, title: str, **values: Any) -> HTMLResponse:
    """A page under one of the tabs. Its template has, beside its values, `c`: the words that papers share."""
    words = common(visit.language)
    sources = {source.id: source for source in visit.interviews.sources}
    return site.shown(
        visit, template, title=title, tab=tab, tabs=TABS, c=words, sources=sources,
        listed=lambda names: listing(names, words), **values,
    )  # fmt: skip


def names(visit: Visit) -> tuple[Named, ...]:
    """What users called topics. Raises `QAError` for a file of names that cannot be read."""
    return topic_names(visit.library.corpus) if visit.library.changeable else ()


def topics(visit: Visit) -> tuple[Topic, ...]:
    """The topics of the corpus, called as the users named them."""
    return visit.interviews.preparer.topics(names(visit))


def own_asking(question: str, askings: tuple[Asking, ...]) -> Asking:
    """The asking that a row of the matrix is worded by."""
    return next((asking for asking in askings if asking.text == question), askings[0])


def handed_over(visit: Visit, document: Document, name: str) -> Response | None:
    """The document as the kind of file that the address asks for, with a name after what it is; None where it asks for
    the page."""
    kind = visit.value("format")
    if kind not in document.kinds:
        return None
    file = f"{slug(name)[:_LONGEST_NAME].strip('-')}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"', "Cache-Control": "no-store"}
    return Response(document.content(kind), media_type=MEDIA_TYPES[kind], headers=headers)


def exports(visit: Visit, document: Document) -> list[tuple[str, str]]:
    """The kinds of file that the page can be had as, each with its address."""
    asked = [pair for pair in visit.request.query_params.multi_items() if pair[0] != "format"]
    path = visit.request.url.path
    return [(kind, f"{path}?{urlencode([*asked, ('format', kind)])}") for kind in document.kinds]
