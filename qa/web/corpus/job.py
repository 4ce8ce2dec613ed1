"""A job that changes the corpus: how far it has come, in words for people and as JSON for the script of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, RedirectResponse

from qa.schema import Added, Fate
from qa.web.corpus.jobs import File, Job, Phase
from qa.web.corpus.words import reason, sentence
from qa.web.site import Visit, Words

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from qa.web.corpus.page import CorpusPages


def routes(pages: CorpusPages) -> list[Route]:
    """GET /corpus/job/{id}, POST /corpus/job/{id}/stop"""

    def job(visit: Visit) -> Response:
        found = _found(pages, visit)
        wants_json = visit.value("format") == "json"
        if found is None:
            if wants_json:
                return JSONResponse({"ended": True}, 404, {"Cache-Control": "no-store"})
            return pages.shown(visit, "corpus_job_gone.html", title=str(visit.words.job_gone), status=404)
        if wants_json:
            return JSONResponse(_record(found, visit.words), headers={"Cache-Control": "no-store"})
        said = _record(found, visit.words)
        return pages.shown(visit, "corpus_job.html", title=str(visit.words["job_" + found.kind]), job=found, said=said,
                           fates=Fate, phases=Phase)  # fmt: skip

    def stop(visit: Visit) -> Response:
        found = _found(pages, visit)
        if found is not None:
            found.stop.set()
        return RedirectResponse(f"/corpus/job/{visit.request.path_params['job']}", 303)

    return [
        pages.changing("/corpus/job/{job}", job, ("GET",)),
        pages.changing("/corpus/job/{job}/stop", stop, ("POST",)),
    ]


def _found(pages: CorpusPages, visit: Visit) -> Job | None:
    return pages.room.jobs.get(visit.request.path_params["job"], pages.room.visitor(visit))


def _record(job: Job, words: Words) -> dict[str, object]:
    """A job as its page shows it; the script of the page reads the same."""
    phase = job.phase
    told = str(words[f"phase_{phase}"](done=job.done, total=job.total))
    if phase is Phase.FAILED:
        told = sentence(job.error, words)
    added = sum(file.added is not None for file in job.files)
    return {
        "ended": job.ended,
        "stopping": job.stop.is_set() and not job.ended,
        "phase": str(phase),
        "sentence": told,
        "files": {"done": added, "total": len(job.files), "said": [_file(file, job, words) for file in job.files]},
        "passages": {"done": job.done, "total": job.total} if phase is Phase.INDEXING else None,
    }


def _file(file: File, job: Job, words: Words) -> dict[str, str]:
    """One file: a sign, a sentence, and the id of its transcript where there is one."""
    if file.added is None:
        return {"sign": "·", "sentence": str(words.file_not_added if job.ended else words.file_waits), "id": ""}
    return {"sign": _SIGNS[file.added.fate], "sentence": fate_words(file.added, words), "id": file.added.id or ""}


_SIGNS = {Fate.ADDED: "✓", Fate.PRESENT: "✓", Fate.ALREADY: "=", Fate.FAILED: "✕", Fate.PASSED: "–"}


def fate_words(added: Added, words: Words) -> str:
    """What became of one file, as a sentence."""
    if added.fate is Fate.FAILED:
        return reason(added.reason or "", words, added.line)
    name = (added.file or "").rpartition("/")[2]
    if added.fate is Fate.ADDED and added.note:
        return str(words.fate_renamed(name=name))
    return str(words["fate_" + added.fate.name.lower()])
