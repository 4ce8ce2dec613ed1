"""What a guest was asked already, and what others were asked and they were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.render.papers import Block, Heading, Prose, Table, TableCell, state_cell
from qa.render.prepared.dossier_words import DossierWords
from qa.render.prepared.quoting import asking_part, note_cell
from qa.render.prepared.sources import place, source_line
from qa.render.prepared.words import Common, capital, listing
from qa.render.prepared_facts import Interviews, put_to
from qa.schema import Cell, Dossier, Role, Row, Source, State

_NEAREST, _ANSWER = 90, 160
_NAMED = 3  # of more people it is told how many they are
_NEVER, _TOUCHED = 12, 6  # rows that are shown: a moderator has minutes


def never_asked_blocks(dossier: Dossier, words: Common, own: DossierWords, base: str) -> Iterator[Block]:
    """The questions that others were asked and the guest was not: first those that nothing of theirs speaks to."""
    name = dossier.speaker.name
    yield Heading(level=1, text=own.never)
    if not dossier.never_asked:
        yield Prose(text=own.no_never.format(name=name))
        return
    yield Prose(text=own.never_note.format(name=name, turns=_looked_at(dossier, own)), muted=True)
    parts = (
        (own.never_at_all, own.nearest, _NEVER, [row for row in dossier.never_asked if not _touched(row, name)]),
        (own.never_but_touched, own.touched, _TOUCHED, [row for row in dossier.never_asked if _touched(row, name)]),
    )
    for title, column, most, rows in parts:
        if rows:
            cells = tuple(_never(row, dossier, words, own, base) for row in rows[:most])
            yield Heading(level=2, text=title)
            yield Table(
                header=(words.question, column.format(name=name)),
                rows=cells,
                caption=_counted(len(cells), len(rows), words, own),
            )


def _looked_at(dossier: Dossier, own: DossierWords) -> str:
    """What was looked at: of who asks elsewhere, not all their turns but those in which they answer."""
    answers = {*dossier.speaker.roles} <= {Role.INTERVIEWEE, Role.QUOTED}
    return own.turns(dossier.speaker.turns) if answers else own.answers


def _counted(shown: int, rows: int, words: Common, own: DossierWords) -> str:
    counted = capital(words.questions(rows))
    return counted if shown == rows else own.first.format(questions=counted, shown=shown)


def _touched(row: Row, guest: str) -> bool:
    """Whether the guest's words speak to the row's question."""
    return any(cell.speaker == guest and cell.state is not State.NOT_ASKED for cell in row.cells)


def _never(row: Row, dossier: Dossier, words: Common, own: DossierWords, base: str) -> tuple[TableCell, ...]:
    """The question and whom it was put to; then what became of it with the guest, and their nearest words."""
    guest = dossier.speaker.name
    others = [cell.speaker for cell in row.cells if cell.speaker != guest and put_to(row, cell)]
    question = asking_part(row.question)
    count = max(row.asked, len(others))  # of many, only the first few have a cell
    names = listing(others, words) if count == len(others) <= _NAMED else words.people(count)
    asked = own.asked_of.format(question=question, names=names) if others else question
    mine = next((cell for cell in row.cells if cell.speaker == guest), None)
    state = state_cell(mine.state if mine else State.NOT_ASKED, words.language)
    if not mine or not mine.hits:
        return TableCell(text=asked), state
    where = place(mine.hits[0], dossier.speaker.sources, words)
    near = note_cell(mine.hits[0], words, base, f"{state.text} · {where}", limit=_NEAREST)
    return TableCell(text=asked), replace(near, state=state.state, symbol=state.symbol)


def asked_blocks(
    dossier: Dossier, interviews: Interviews, words: Common, own: DossierWords, base: str
) -> Iterator[Block]:
    """Every question that was put to the guest, by interview, with the beginning of the answer."""
    yield Heading(level=1, text=own.asked)
    if not dossier.asked:
        interviewed = Role.INTERVIEWEE in dossier.speaker.roles
        yield Prose(text=own.no_asked if interviewed else own.not_interviewed)
    groups: dict[str, list[Cell]] = {}
    for cell in dossier.asked:
        if cell.asking:
            groups.setdefault(cell.asking.transcript, []).append(cell)
    for identifier, cells in groups.items():
        source = interviews.source(identifier)
        yield Heading(level=2, text=_interview(source, cells, words, own))
        rows = tuple(_asked(cell, words, own, base) for cell in cells)
        header = (words.question, words.answer)
        yield Table(header=header, rows=rows, caption=capital(words.questions(len(rows))))


def _interview(source: Source, cells: Sequence[Cell], words: Common, own: DossierWords) -> str:
    askers = dict.fromkeys(cell.asking.speaker for cell in cells if cell.asking and cell.asking.speaker)
    led = own.led_by.format(names=listing(askers, words)) if askers else ""
    return ", ".join(filter(None, (source_line(source, words), led)))


def _asked(cell: Cell, words: Common, own: DossierWords, base: str) -> tuple[TableCell, ...]:
    question = cell.asking.text if cell.asking else ""
    if not cell.hits:
        return TableCell(text=asking_part(question)), TableCell(text=own.no_reply)
    hit = cell.hits[0]
    turn = capital(words.turn.format(turn=hit.passage.turn))
    return TableCell(text=asking_part(question)), note_cell(hit, words, base, turn, _ANSWER)
