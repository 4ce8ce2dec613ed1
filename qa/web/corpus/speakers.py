"""Who speaks in a transcript, corrected: names here or everywhere, roles, organisations, two who are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.curation import Renamed, introduce, merge, rename
from qa.errors import QAError
from qa.schema import Role
from qa.text import fold
from qa.web.corpus.one import changed_page, fact_words, page
from qa.web.corpus.words import sentence

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import Route

    from qa.web.corpus.page import CorpusPages
    from qa.web.site import Visit

_FACTS = ("role", "organisation")
_NAMELESS = (Role.INTERVIEWER.value, Role.INTERVIEWEE.value)


def routes(pages: CorpusPages) -> list[Route]:
    """POST /corpus/{id}/speaker, POST /corpus/{id}/merge"""

    def speaker(visit: Visit) -> Response:
        wanted = visit.request.path_params["id"]
        try:
            said, undo = _corrected(visit, wanted)
        except QAError as error:
            typed = {name: str(value) for name, value in visit.form.items()}
            return page(pages, visit, wanted, problem=sentence(error, visit.words), typed=typed)
        return changed_page(pages, visit, wanted, said, undo, "/speaker")

    def one_person(visit: Visit) -> Response:
        wanted = visit.request.path_params["id"]
        keep, other = visit.value("keep"), visit.value("other")
        if not keep or not other or keep == other:
            return page(pages, visit, wanted, problem=str(visit.words.problem_same))
        try:
            done = merge(keep, [other], visit.library.corpus, visit.library.index, _scope(visit, wanted))
        except QAError as error:
            return page(pages, visit, wanted, problem=sentence(error, visit.words))
        undo = [("old", other), ("name", other), ("split", "1"), ("scope", visit.value("scope"))]
        return changed_page(pages, visit, wanted, _renamed_words(visit, other, keep, done), undo, "/speaker")

    return [
        pages.changing("/corpus/{id}/speaker", speaker, ("POST",)),
        pages.changing("/corpus/{id}/merge", one_person, ("POST",)),
    ]


def _scope(visit: Visit, wanted: str) -> str | None:
    """The one transcript that is meant; None where all are."""
    return None if visit.value("scope") == "everywhere" else wanted


def _corrected(visit: Visit, wanted: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Calls a speaker otherwise, and states role and organisation; what was changed, and what undoes it."""
    old, new = visit.value("old"), visit.value("name")
    said: list[str] = []
    undo = [("old", new or old), ("name", old), ("scope", visit.value("scope"))]
    split = bool(visit.value("split"))
    if (new and new != old) or split:
        corpus, index = visit.library.corpus, visit.library.index
        done = rename(old, new, corpus, index, wanted if _is_role(old, new) else _scope(visit, wanted))
        said += [visit.words.split(name=old)] if split else _renamed_words(visit, old, new, done)
    named = new or old
    shown = {key: visit.value(f"was.{key}") for key in _FACTS if f"was.{key}" in visit.form}
    stated = {key: visit.value(key) for key in _FACTS if key in visit.form and visit.value(key) != shown.get(key)}
    if stated and fold(named) not in _NAMELESS and not split:
        changes = introduce(wanted, named, stated, visit.library.corpus)
        undo += [(change.key, change.before or "") for change in changes]
        said += [fact_words(visit, change) for change in changes]
    return said, undo if said and not split else []


def _is_role(old: str, new: str) -> bool:
    return fold(old) in _NAMELESS or fold(new) in _NAMELESS


def _renamed_words(visit: Visit, old: str, new: str, done: list[Renamed]) -> list[str]:
    words = visit.words
    said = [words.renamed(old=_shown(visit, old), new=_shown(visit, new), id=one.id, n=one.turns) for one in done]
    return said + [words.renamed_left(id=one.id, n=one.left) for one in done if one.left]


def _shown(visit: Visit, name: str) -> str:
    return str(visit.words[f"voice_{fold(name)}"]) if fold(name) in _NAMELESS else name
