"""What the interviews are about, and the names that topics are given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qa.curation import Naming, name_topics, take_back
from qa.errors import CorpusError
from qa.render import Document, topics_paper, topics_record
from qa.render.prepared import topics_words
from qa.schema import Topic
from qa.topics import Named, merged, unnamed
from qa.web.prepare.frame import exports, handed_over, shown, topics
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.responses import HTMLResponse, Response

LONGEST_NAME = 80
"""Characters of a topic's name."""


def topic_list(site: Site, visit: Visit) -> Response:
    """GET /prepare/topics"""
    listed, preparer = topics(visit), visit.interviews.preparer
    document = Document(
        paper=lambda: topics_paper(
            listed, visit.language, visit.base, {topic.id: preparer.examples(topic) for topic in listed}
        ),
        record=lambda: topics_record(listed),
    )
    return handed_over(visit, document, visit.words.file_topics) or _list(site, visit, exports=exports(visit, document))


def change_topics(site: Site, visit: Visit) -> Response:
    """POST /prepare/topics: `do` is "rename", "merge" or "unname" with `topic`, once or more, and `to`; it is shown
    before it is done, which `sure` confirms. "undo" takes a change back."""
    if visit.terms.read_only or not visit.library.changeable:
        return _list(site, visit, problem=visit.words.topics_read_only, status=403)
    if visit.value("do") == "undo":
        return _undone(site, visit)
    chosen = [topic for topic in topics(visit) if topic.id in visit.values("topic")]
    name = " ".join(visit.value("to").split())
    problem = _problem(visit, chosen, name)
    if problem:
        return _list(site, visit, problem=problem, status=400)
    if not visit.value("sure"):
        return _confirmation(site, visit, chosen, name)
    naming = name_topics(visit.library.corpus, lambda given: _changed(visit.value("do"), given, chosen, name))
    done = visit.words["done_" + visit.value("do")](name=name or chosen[0].label)
    return _list(site, visit, done=done, naming=naming)


def _problem(visit: Visit, chosen: Sequence[Topic], name: str) -> str:
    """Why it cannot be done; empty where it can."""
    do = visit.value("do")
    if do not in ("rename", "merge", "unname") or not chosen:
        return visit.words.topics_gone if do != "merge" else visit.words.merge_two
    if do == "merge" and len(chosen) < 2:
        return visit.words.merge_two
    if do != "unname" and not (name and name.isprintable() and len(name) <= LONGEST_NAME):
        return visit.words.name_wrong(most=LONGEST_NAME)
    return ""


def _changed(do: str, given: Sequence[Named], chosen: Sequence[Topic], name: str) -> tuple[Named, ...]:
    if do == "unname":
        return unnamed(given, chosen[0])
    return merged(given, chosen, name)


def _confirmation(site: Site, visit: Visit, chosen: Sequence[Topic], name: str) -> Response:
    do = visit.value("do")
    same = next((one for one in topics(visit) if one.label.casefold() == name.casefold() and one not in chosen), None)
    return shown(
        site, visit, "prepare_confirm.html", "topics", title=str(visit.words["sure_" + do]), do=do, chosen=chosen,
        name=name, joined=same if do != "unname" else None,
    )  # fmt: skip


def _undone(site: Site, visit: Visit) -> Response:
    try:
        take_back(visit.library.corpus, Naming(before=visit.value("before"), after=visit.value("after")))
    except CorpusError:
        return _list(site, visit, problem=visit.words.not_undone, status=409)
    return _list(site, visit, done=visit.words.undone)


def _list(
    site: Site,
    visit: Visit,
    *,
    done: str = "",
    problem: str = "",
    naming: Naming | None = None,
    exports: Sequence[tuple[str, str]] = (),
    status: int = 200,
) -> HTMLResponse:
    preparer, own = visit.interviews.preparer, topics_words(visit.language)
    listed = topics(visit)
    return shown(
        site, visit, "prepare_topics.html", "topics", title=own.title, status=status, t=own, done=done, problem=problem,
        naming=naming, exports=exports, topics=[(topic, preparer.examples(topic)) for topic in listed],
        editable=visit.library.changeable and not visit.terms.read_only, longest=LONGEST_NAME,
    )  # fmt: skip
