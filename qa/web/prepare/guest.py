"""A dossier: what a moderator wants to know of a guest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.errors import QuestionError
from qa.render import Document, dossier_paper, dossier_record
from qa.render.papers import state_cell
from qa.render.prepared import asking_part, dossier_words, in_sentence
from qa.render.prepared_facts import by_source, put_to
from qa.schema import Asking, Cell, Dossier, Hit, Relation, Role, Row, Speaker, Spoken, State
from qa.web.prepare.frame import exports, handed_over, names, own_asking, shown
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.responses import Response

_RELATIONS = (Relation.DIFFERING, Relation.AGREEING, Relation.UNCLEAR)
"""The order in which what others say is shown: first what a moderator may ask about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """A question that others were asked and the guest was not: `asking` is its wording, `others` are whom it was put
    to, of `asked` in all; `hit` is what the guest says nearest."""

    asking: Asking
    asked: int
    others: tuple[str, ...]
    state: State
    hit: Hit | None


def guest(site: Site, visit: Visit) -> Response:
    """GET /prepare/guest?name=…: with a name that is nobody's, the nearest names to choose from."""
    name = visit.value("name")
    try:
        dossier = visit.interviews.preparer.dossier(name, names(visit), visit.progress)
    except QuestionError:
        return _nobody(site, visit, name)
    sources = visit.interviews.sources
    document = Document(
        paper=lambda: dossier_paper(dossier, visit.language, visit.base, sources),
        record=lambda: dossier_record(dossier, sources),
    )
    file = handed_over(visit, document, visit.words.file_dossier(name=dossier.speaker.name))
    return file or _page(site, visit, dossier, exports(visit, document))


def _nobody(site: Site, visit: Visit, name: str) -> Response:
    preparer = visit.interviews.preparer
    asks = any(name == one.name and one not in preparer.guests for one in visit.interviews.speakers())
    return shown(
        site, visit, "prepare_nobody.html", "start", status=404 if name else 200, title=str(visit.words.nobody_title),
        name=name, asks=asks, near=preparer.near(name), guests=preparer.guests,
    )  # fmt: skip


def _page(site: Site, visit: Visit, dossier: Dossier, files: list[tuple[str, str]]) -> Response:
    own = dossier_words(visit.language)
    unasked = [_unasked(row, dossier.speaker) for row in dossier.never_asked]
    return shown(
        site, visit, "prepare_guest.html", "start", title=own.title.format(name=dossier.speaker.name),
        dossier=dossier, d=own, exports=files, asking_part=asking_part, in_sentence=in_sentence,
        state=lambda state: state_cell(state, visit.language), speaking=_speaking, silent=_silent,
        never=[
            (own.never_at_all, [one for one in unasked if one.state is State.NOT_ASKED], 12),
            (own.never_but_touched, [one for one in unasked if one.state is not State.NOT_ASKED], 4),
        ],
        asked=_by_interview(dossier.asked), statements=by_source(dossier.statements), answers=_answers(dossier.speaker),
    )  # fmt: skip


def _unasked(row: Row, speaker: Speaker) -> Unasked:
    mine = next((cell for cell in row.cells if cell.speaker == speaker.name), None)
    others = tuple(cell.speaker for cell in row.cells if cell.speaker != speaker.name and put_to(row, cell))
    return Unasked(
        asking=own_asking(row.question, row.askings),
        asked=max(row.asked, len(others)),  # of many, only the first few have a cell
        others=others,
        state=mine.state if mine else State.NOT_ASKED,
        hit=mine.hits[0] if mine and mine.hits else None,
    )


def _speaking(spoken: Spoken) -> list[tuple[str, Relation, Hit]]:
    """Who else speaks on a topic of the guest's, and how it stands to the guest's words."""
    found = [(one.speaker, one.relation, one.hit) for one in spoken.positions if one.hit]
    return sorted(found, key=lambda position: _RELATIONS.index(position[1]))


def _silent(spoken: Spoken) -> list[str]:
    return [one.speaker for one in spoken.positions if one.relation is Relation.SILENT]


def _by_interview(cells: Iterable[Cell]) -> list[tuple[str, list[tuple[Asking, Sequence[Hit]]]]]:
    """What was asked, by transcript (its id), each with the answer."""
    found: dict[str, list[tuple[Asking, Sequence[Hit]]]] = {}
    for cell in cells:
        if cell.asking:
            found.setdefault(cell.asking.transcript, []).append((cell.asking, cell.hits))
    return list(found.items())


def _answers(speaker: Speaker) -> bool:
    """Whether all that they say is an answer, so that their turns can be counted as such."""
    return {*speaker.roles} <= {Role.INTERVIEWEE, Role.QUOTED}
