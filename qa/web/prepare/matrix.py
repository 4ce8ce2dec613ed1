"""Who was asked what: questions × guests, and one cell of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qa.errors import QuestionError
from qa.preparation import Preparer
from qa.render import Document, matrix_csv, matrix_paper, matrix_record
from qa.render.papers import state_cell
from qa.render.prepared import asking_part, capital, matrix_words
from qa.render.prepared_facts import put_to
from qa.schema import AskedMatrix, Row, State
from qa.text import fold
from qa.web.prepare.frame import exports, handed_over, own_asking, shown
from qa.web.site import Site, Visit

if TYPE_CHECKING:
    from starlette.responses import Response

_ROWS, _GUESTS = 200, 24


def matrix(site: Site, visit: Visit) -> Response:
    """GET /prepare/matrix?guest=…&guest=…&state=…&of=…&text=…: the first guests where none is named,
    or an unknown one."""
    preparer, problem = visit.interviews.preparer, ""
    first = preparer.interviewed[:_GUESTS]
    try:
        found = preparer.matrix(visit.values("guest") or first, limit=_ROWS, progress=visit.progress)
    except QuestionError:
        problem = visit.words.matrix_wrong
        found = preparer.matrix(first, limit=_ROWS, progress=visit.progress)
    document = Document(
        paper=lambda: matrix_paper(found, visit.language, visit.base),
        record=lambda: matrix_record(found),
        table=lambda: matrix_csv(found, visit.language, visit.base),
    )
    file = handed_over(visit, document, visit.words.file_matrix)
    return file or _page(site, visit, found, problem, exports(visit, document))


def cell(site: Site, visit: Visit) -> Response:
    """GET /prepare/cell?question=…&guest=…: one question with one guest, or with all; with `part=1` the piece of a page
    that the matrix opens."""
    guest, preparer = visit.value("guest"), visit.interviews.preparer
    try:
        row = _row(preparer, visit.value("question"), guest)
    except QuestionError:
        return site.problem(visit, visit.words.cell_gone, 404)
    asking = own_asking(row.question, row.askings)
    chosen = next((one for one in row.cells if one.speaker == guest), None)
    own = matrix_words(visit.language)
    return shown(
        site, visit, "prepare_cell_part.html" if visit.value("part") else "prepare_cell.html", "matrix",
        title=asking_part(row.question), row=row, asking=asking, chosen=chosen, m=own, asking_part=asking_part,
        put=put_to(row, chosen) if chosen else None, state=lambda state: state_cell(state, visit.language),
        label=own.label(chosen.state, put=put_to(row, chosen) is not None) if chosen else None,
    )  # fmt: skip


def _row(preparer: Preparer, question: str, guest: str) -> Row:
    """The row of a question: with everybody, or where they are many with this guest, those who were asked it, and the
    first of the others."""
    everybody = preparer.interviewed
    if len(everybody) <= _GUESTS:
        return preparer.row(question)
    asked = [name for asking in preparer.row(question, everybody[:1]).askings for name in asking.guests]
    wanted = dict.fromkeys(name for name in (guest, *asked, *everybody) if name in everybody)
    return preparer.row(question, list(wanted)[:_GUESTS])


def _page(site: Site, visit: Visit, found: AskedMatrix, problem: str, files: list[tuple[str, str]]) -> Response:
    own, passes = matrix_words(visit.language), _filter(visit)
    return shown(
        site, visit, "prepare_matrix.html", "matrix", title=own.title, matrix=found, m=own, exports=files,
        problem=problem, interviewed=visit.interviews.preparer.interviewed, states=tuple(State), capital=capital,
        rows=[(row, own_asking(row.question, row.askings), passes(row)) for row in found.rows],
        state=lambda state: state_cell(state, visit.language), asking_part=asking_part,
    )  # fmt: skip


def _filter(visit: Visit) -> Callable[[Row], bool]:
    """What lets a row through: by the state of one guest's cell, or of any, and by words of the question."""
    state, guest, words = visit.value("state"), visit.value("of"), fold(visit.value("text")).split()

    def passes(row: Row) -> bool:
        cells = [one for one in row.cells if guest in ("", one.speaker)]
        text = fold(row.question)
        return (not state or any(one.state == state for one in cells)) and all(word in text for word in words)

    return passes
