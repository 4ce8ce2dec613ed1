"""One transcript of the corpus: its facts, who speaks, its health, its first turns, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from starlette.responses import RedirectResponse

from qa.corpus import identified
from qa.curation import KEYS, Change, heard, is_fact, shown, standing, state
from qa.errors import FormatError, QAError
from qa.health import Twins, checkup
from qa.render import language_word, words_in
from qa.schema import Role, Standing, Transcript
from qa.web.corpus.forms import ROLES
from qa.web.corpus.page import may_change, spoken_languages
from qa.web.corpus.reports import PREVIEWED, remarks
from qa.web.corpus.room import Told
from qa.web.corpus.words import sentence

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from qa.web.corpus.page import CorpusPages
    from qa.web.site import Visit


def routes(pages: CorpusPages) -> list[Route]:
    """GET /corpus/{id}; POST /corpus/{id}, which states facts"""

    def one(visit: Visit) -> Response:
        wanted = visit.request.path_params["id"]
        if not may_change(visit):
            if visit.request.method == "POST":
                return pages.site.problem(visit, str(visit.words.only_read), 403)
            return RedirectResponse(visit.request.url.path.replace("/corpus/", "/read/", 1), 303)
        return _stated(pages, visit, wanted) if visit.request.method == "POST" else page(pages, visit, wanted)

    return [pages.site.route("/corpus/{id}", "corpus", one, ("GET", "POST"))]


def page(
    pages: CorpusPages, visit: Visit, wanted: str, *, problem: str = "", typed: dict[str, str] | None = None
) -> Response:
    """The page of a transcript; `problem` says what is wrong with what was sent, and `typed` is what was."""
    corpus, index, words = visit.library.corpus, visit.library.index, visit.words
    files = dict(identified(corpus)) if corpus.is_dir() else {}
    stands = standing(wanted, corpus, index)
    if wanted not in files:
        if stands is Standing.GONE and wanted in {source.id for source in _indexed(visit)}:
            return pages.shown(visit, "corpus_lost.html", title=wanted, id=wanted, reason="", gone=True)
        return pages.site.problem(visit, words.no_transcript(id=wanted[:80]), 404)
    try:
        transcript = shown(wanted, corpus)
    except FormatError as error:
        return pages.shown(visit, "corpus_lost.html", title=files[wanted].name, id=wanted,
                           reason=sentence(error, words), gone=False)  # fmt: skip
    return _whole(pages, visit, transcript, stands, problem, typed or {})


def _whole(
    pages: CorpusPages, visit: Visit, transcript: Transcript, stands: Standing, problem: str, typed: dict[str, str]
) -> Response:
    source = transcript.source
    path = dict(identified(visit.library.corpus))[source.id]
    apart = replace(transcript, source=replace(source, file=path.resolve().as_posix()))
    facts = {key: _text(getattr(source, key)) for key in KEYS}
    return pages.shown(
        visit, "corpus_one.html", title=source.title, status=400 if problem else 200, transcript=transcript,
        standing=stands, facts=facts | {key: typed[key] for key in KEYS if key in typed}, problem=problem, typed=typed,
        remarks=remarks(visit, checkup(apart, Twins(pages.room.twins())).doubts), voices=heard(transcript),
        people={person.name: person for person in source.people}, roles=ROLES, preview=transcript.turns[:PREVIEWED],
        languages=spoken_languages(visit.language, source.language), keys=KEYS, size=path.stat().st_size,
        told=pages.room.told(visit.value("change"), pages.room.visitor(visit)),
    )  # fmt: skip


def _stated(pages: CorpusPages, visit: Visit, wanted: str) -> Response:
    """States facts; only what is not as it was shown."""
    try:
        before = shown(wanted, visit.library.corpus).source
        typed = {key: visit.value(key) for key in KEYS if key in visit.form}
        changed = {key: value for key, value in typed.items() if value != _text(getattr(before, key))}
        for key, value in changed.items():
            if value and not is_fact(key, value):
                problem = words_for(visit, f"problem_{key}")
                return page(pages, visit, wanted, problem=problem, typed=typed)
        _, changes = state(wanted, changed, visit.library.corpus)
    except QAError as error:
        return page(pages, visit, wanted, problem=sentence(error, visit.words), typed=dict(visit.form))  # type: ignore[arg-type]
    undo = [(change.key, change.before or "") for change in changes]
    return changed_page(pages, visit, wanted, [fact_words(visit, change) for change in changes], undo)


def changed_page(
    pages: CorpusPages, visit: Visit, wanted: str, sentences: list[str], undo: list[tuple[str, str]], action: str = ""
) -> Response:
    """Leads back to the page of a transcript, where what was changed is told."""
    visitor = pages.visitor(visit)
    path = f"/corpus/{wanted}{action}"
    told = Told(owner=visitor, sentences=sentences or [str(visit.words.nothing_changed)], undo=undo, action=path)
    name = pages.room.note(told)
    return pages.room.known(visit, RedirectResponse(f"/corpus/{wanted}?change={name}", 303), visitor)


def fact_words(visit: Visit, change: Change) -> str:
    """What became of a fact, as a sentence."""
    words = visit.words
    before, after = (_said(visit, change.key, value) for value in (change.before, change.after))
    return str(words.fact_changed(fact=words[f"fact_{change.key}"], before=before, after=after))


def _said(visit: Visit, key: str, value: str | None) -> str:
    """A value as a person says it."""
    if not value:
        return str(visit.words.nothing)
    shown = words_in(visit.language)
    if key == "role":
        return shown.roles[Role(value)]
    return language_word(value, shown) if key == "language" else value


def words_for(visit: Visit, name: str) -> str:
    """The phrase of this name where there is one, else the one for any field."""
    try:
        return str(visit.words[name])
    except KeyError:
        return str(visit.words.problem_fields)


def _indexed(visit: Visit) -> Any:
    return () if visit.library.empty else visit.interviews.sources


def _text(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value or "")
