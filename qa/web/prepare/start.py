"""The pages "Prepare": where they begin, and which address leads to which.

/prepare                                       guests, topics, and what else there is
/prepare/guest?name=…                          a dossier
/prepare/topic?topic=…                         a brief
/prepare/matrix?guest=…&guest=…                who was asked what; /prepare/cell?question=…&guest=… one cell of it
/prepare/compare?left=…&right=…&topic=…        two people side by side
/prepare/topics                                what the interviews are about; names for topics

`&format=docx` (pdf, html, md, json; csv of a matrix) hands over the file instead of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qa.schema import Role
from qa.web.prepare.compare import compare
from qa.web.prepare.frame import shown, topics
from qa.web.prepare.guest import guest
from qa.web.prepare.matrix import cell, matrix
from qa.web.prepare.topic import topic
from qa.web.prepare.topics import change_topics, topic_list
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

_GUESTS, _TOPICS = 36, 24
"""How many are shown before the rest is folded away."""


def routes(site: Site) -> list[Route]:
    """The routes of all pages of preparation."""
    pages: dict[str, Callable[[Site, Visit], Response]] = {
        "/prepare": start,
        "/prepare/guest": guest,
        "/prepare/topic": topic,
        "/prepare/matrix": matrix,
        "/prepare/cell": cell,
        "/prepare/compare": compare,
        "/prepare/topics": topic_list,
    }
    found = [site.route(path, "prepare", partial(page, site)) for path, page in pages.items()]
    return [*found, site.route("/prepare/topics", "prepare", partial(change_topics, site), methods=("POST",))]


def start(site: Site, visit: Visit) -> Response:
    """GET /prepare"""
    guests = visit.interviews.preparer.guests
    interviewed = [one for one in guests if Role.INTERVIEWEE in one.roles]
    quoted = [one for one in guests if Role.INTERVIEWEE not in one.roles]
    return shown(
        site, visit, "prepare.html", "start", title=str(visit.words.title), guests=guests,
        groups=[(role, people) for role, people in ((Role.INTERVIEWEE, interviewed), (Role.QUOTED, quoted)) if people],
        topics=topics(visit), most_guests=_GUESTS, most_topics=_TOPICS,
    )  # fmt: skip
