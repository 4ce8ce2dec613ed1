"""Transcripts brought: files wait outside the corpus, each with its health report, until they are added or left."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, RedirectResponse

from qa.curation import Disguise
from qa.errors import QAError
from qa.web.corpus.forms import ROLES, Typed, pseudonym_rows, pseudonyms, shown_name, shown_role, told_of
from qa.web.corpus.jobs import File, Job, Kind, Occupied
from qa.web.corpus.page import spoken_languages
from qa.web.corpus.reports import reports
from qa.web.corpus.words import framed, sentence
from qa.web.corpus.work import adding

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from qa.curation import Tray, Waiting
    from qa.web.corpus.page import CorpusPages
    from qa.web.site import Visit

_NOTHING = Typed({}, {})


def routes(pages: CorpusPages) -> list[Route]:
    """GET /corpus/add; POST /corpus/add, which takes files and what is typed of those that wait"""

    def add(visit: Visit) -> Response:
        if visit.request.method == "GET":
            return _shown(pages, visit, pages.room.tray(pages.room.visitor(visit)), _NOTHING)
        visitor = pages.visitor(visit)
        tray = pages.room.tray(visitor)
        typed = told_of(visit, tray)
        problem, taken = _received(visit, tray)
        if visit.value("format") == "json":
            keys = [one.key for one in taken]
            answer: Response = JSONResponse({"keys": keys, "problem": problem}, 400 if problem else 200)
        elif problem or typed.problems:
            answer = _shown(pages, visit, tray, typed, problem=problem or str(visit.words.problem_fields))
        else:
            answer = _done(pages, visit, tray, visitor)
        return pages.room.known(visit, answer, visitor)

    return [pages.changing("/corpus/add", add)]


def _received(visit: Visit, tray: Tray) -> tuple[str, list[Waiting]]:
    """Takes the files sent, and the text pasted; what is wrong, as a sentence, and what was taken."""
    taken: list[Waiting] = []
    words = visit.words
    try:
        for file in visit.files("files"):
            taken += tray.receive(visit.value("place") or file.filename or "", file.file.read())
        if pasted := visit.value("text"):
            name = visit.value("called").replace("/", "-") or str(words.pasted_name)
            taken += tray.receive(name if "." in name[-6:] else f"{name}.txt", pasted.encode())
    except QAError as error:
        return sentence(error, words), taken
    except OSError as error:
        return str(words.disk_full if error.errno == errno.ENOSPC else words.defect), taken
    return "", taken


def _done(pages: CorpusPages, visit: Visit, tray: Tray, visitor: str) -> Response:
    """What the button asks for: to add, to let something go, or to look again."""
    wanted = visit.value("do")
    if wanted.startswith("drop."):
        tray.drop(wanted.removeprefix("drop."))
    elif wanted == "clear":
        tray.clear()
    elif wanted == "add":
        return _added(pages, visit, tray, visitor)
    return RedirectResponse("/corpus/add#waiting" if tray.waiting else "/corpus/add", 303)


def _added(pages: CorpusPages, visit: Visit, tray: Tray, visitor: str) -> Response:
    chosen = [one for one in tray.waiting.values() if one.ready]
    if not chosen:
        return _shown(pages, visit, tray, _NOTHING, problem=str(visit.words.problem_none))
    try:
        names = pseudonyms(visit)
    except ValueError as error:
        return _shown(pages, visit, tray, _NOTHING, problem=framed(str(error), visit.words))
    job = Job(
        Kind.ADD, visitor, files=[File(one.origin) for one in chosen], disguise=Disguise(names) if names else None
    )
    try:
        pages.room.jobs.start(job, adding(visit.library, tray, chosen))
    except Occupied:
        return _shown(pages, visit, tray, _NOTHING, problem=str(visit.words.occupied))
    return RedirectResponse(f"/corpus/job/{job.id}", 303)


def _shown(pages: CorpusPages, visit: Visit, tray: Tray, typed: Typed, problem: str = "") -> Response:
    """The page: how to bring files, and what waits."""
    rows = pseudonym_rows(visit, tray)
    return pages.shown(
        visit, "corpus_add.html", title=str(visit.words.add_title), tab="add", status=400 if problem else 200,
        reports=reports(visit, tray), passed=list(tray.passed), typed=typed, problem=problem,
        ready=sum(one.ready for one in tray.waiting.values()), roles=ROLES, languages=spoken_languages(visit.language),
        shown_name=shown_name, shown_role=shown_role, rows=rows, replacing=any(other for _, other in rows),
        pasted=visit.value("text") if problem else "", limit=visit.terms.max_upload,
    )  # fmt: skip
