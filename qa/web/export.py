"""A conversation as a file to hand over: POST /conversation asks its questions again, and answers with the file.

The form has `conversation`, the JSON of `qa.web.asked`, and `format`: md, docx, pdf, html or json, which is the
conversation itself, to be opened again. Nothing is kept on the server.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from qa.corpus import slug
from qa.errors import QuestionError
from qa.render import MEDIA_TYPES, Document, Exchanged, conversation_paper
from qa.schema import Progress
from qa.web.asked import Asked, Kept, kept_json, read_kept
from qa.web.asking import Answers, Exchange, exchanges
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.routing import Route

KINDS = ("md", "docx", "pdf", "html", "json")
"""The kinds of file that a conversation can be had as."""

_LONGEST_NAME = 80
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|%;]+')


def routes(site: Site) -> list[Route]:
    """POST /conversation; GET leads back to the page "Ask", where the conversation is."""
    back = site.route("/conversation", "export", lambda visit: RedirectResponse("/", 303))
    return [back, site.route("/conversation", "export", partial(export, site, Answers(site.library)), ("POST",))]


def export(site: Site, answers: Answers, visit: Visit) -> Response:
    """The file, or a page that says what is wrong with what was sent."""
    kind = visit.value("format") or "md"
    if kind not in KINDS:
        return _refused(site, visit, visit.words.no_such_kind(kinds=", ".join(KINDS)))
    try:
        kept = read_kept(visit.value("conversation"))
    except QuestionError:
        return _refused(site, visit, visit.words.not_read)
    done = asked_again(answers, kept, visit.progress)
    today = datetime.now().astimezone().date().isoformat()
    titles = {source.id: source.title for source in answers.interviews.sources}
    document = Document(
        paper=lambda: conversation_paper(
            kept.title, [_exchanged(one) for one in done], visit.language, visit.base, titles=titles, date=today
        ),
        record=lambda: json.loads(kept_json(replace(kept, asked=tuple(_as_shown(one) for one in done)))),
    )
    name = f"{kept.asked[0].question} {today}"
    headers = {"Content-Disposition": disposition(name, kind), "Cache-Control": "no-store"}
    return Response(document.content(kind), media_type=MEDIA_TYPES[kind], headers=headers)


def asked_again(answers: Answers, kept: Kept, progress: Progress) -> list[Exchange]:
    """What comes of each question now, in order; `progress` is told how many are done. Raises what it raises."""
    done: list[Exchange] = []

    def looked(*_: int) -> None:
        progress(len(done), len(kept.asked))

    looked()
    for exchange in exchanges(answers, kept.asked, 0, looked):
        done.append(exchange)
        looked()
    return done


def disposition(name: str, kind: str) -> str:
    """The header by which a file is saved under a name (RFC 6266, RFC 5987), and under one without accents by what
    cannot read it."""
    clean = " ".join(_NOT_IN_NAMES.sub(" ", name).split())
    head, _, day = clean.rpartition(" ")
    stem = f"{head[:_LONGEST_NAME].strip(' .')} {day}".strip()
    return f"attachment; filename=\"{slug(stem)}.{kind}\"; filename*=UTF-8''{quote(f'{stem}.{kind}', safe='')}"


def _exchanged(one: Exchange) -> Exchanged:
    return Exchanged(
        question=one.asked.question,
        filters=one.asked.filters,
        answer=one.answer,
        survey=one.survey,
        problem=one.problem or "",
        changed=one.asked.shown is not None and one.answer is not None and one.asked.shown != _first(one),
    )


def _as_shown(one: Exchange) -> Asked:
    return replace(one.asked, shown=_first(one))


def _first(one: Exchange) -> str | None:
    """The id of the first passage of the answer."""
    return one.answer.hits[0].passage.id if one.answer and one.answer.hits else None


def _refused(site: Site, visit: Visit, sentence: str) -> Response:
    return site.shown(
        visit, "problem.html", title=str(visit.words.title), status=400, under="ask", sentence=str(sentence)
    )
