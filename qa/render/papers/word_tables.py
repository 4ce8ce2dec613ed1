"""The tables of a paper in DOCX: facts, and the matrix with a header that every page repeats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.shared import Length, Pt, RGBColor

from qa.render.characters import language_code, printable, right_to_left, web_link
from qa.render.papers.blocks import Facts, Table, TableCell
from qa.render.papers.word_parts import (
    described,
    lined,
    linked,
    padded,
    repeated,
    shaded_cell,
    spoken,
    turned,
    underlined,
    unsplit,
)
from qa.render.papers.word_styles import INK, RULE, SOFT
from qa.schema import State

if TYPE_CHECKING:
    import docx.table
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_BEHIND: dict[State, str] = {State.ANSWERED: "E9F1EA", State.TOUCHED: "FBF2DD"}
_SIGNS: dict[State, str] = {State.ANSWERED: "1D6239", State.TOUCHED: "7A4D00", State.NOT_ASKED: SOFT}


def columns(document: Document, widths: Sequence[int], rows: int) -> docx.table.Table:
    """A table of empty cells with columns as wide as this (EMU), without lines."""
    table: docx.table.Table = document.add_table(rows, len(widths))
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Length(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Length(width)
    padded(table, left=120, right=120)
    return table


def add_facts(document: Document, facts: Facts, width: Length) -> None:
    """Adds the facts as rows of label and value."""
    table = columns(document, (int(width * 0.3), int(width * 0.7)), len(facts.rows))
    lined(table, RULE)
    for row, (label, value) in zip(table.rows, facts.rows, strict=True):
        before, after = row.cells
        before.paragraphs[0].add_run(printable(label)).font.color.rgb = RGBColor.from_string(SOFT)
        after.paragraphs[0].add_run(printable(value))
        before.paragraphs[0].style = after.paragraphs[0].style = "Fact"
    below(document)


def add_table(document: Document, matrix: Table, width: Length) -> None:
    """Adds the table below its caption; the first column is as broad as two."""
    if matrix.caption:
        document.add_paragraph(printable(matrix.caption), "Caption")
    share = width / (len(matrix.header) + 1)
    table = columns(document, [int(2 * share), *[int(share)] * (len(matrix.header) - 1)], len(matrix.rows) + 1)
    lined(table, RULE)
    described(table, printable(matrix.caption))
    head, *body = table.rows
    repeated(head)
    for cell, name in zip(head.cells, matrix.header, strict=True):
        underlined(cell, INK)
        _line(cell, "Table Text").add_run(printable(name)).bold = True
    for row, cells in zip(body, matrix.rows, strict=True):
        unsplit(row)
        for place, cell in zip(row.cells, cells, strict=True):
            _fill(place, cell)
    below(document)


def _fill(place: _Cell, cell: TableCell) -> None:
    line, link = _line(place, "Table Text"), web_link(cell.link)
    sign = f"{printable(cell.symbol)}\N{NO-BREAK SPACE}" if cell.symbol else ""
    run = line.add_run(sign + printable(cell.text))
    if cell.state:
        run.bold = cell.state in _BEHIND
        run.font.color.rgb = RGBColor.from_string(_SIGNS[cell.state])
    if cell.state in _BEHIND:
        shaded_cell(place, _BEHIND[cell.state])
    if cell.note:
        turn = right_to_left(cell.note)
        line = place.add_paragraph("", "Table Note")
        run = spoken(line.add_run(printable(cell.note)), language_code(cell.language), right_to_left=turn)
        if turn:
            turned(line)
    if link:
        linked(line, run, link, RULE)


def _line(place: _Cell, style: str) -> Paragraph:
    """The paragraph that every cell begins with, in this style."""
    line: Paragraph = place.paragraphs[0]
    line.style = style
    return line


def below(document: Document) -> None:
    """Two tables in a row would be read as one."""
    document.add_paragraph("", "Muted").paragraph_format.space_after = Pt(0)
