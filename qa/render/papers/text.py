"""A paper as plain text for a terminal of any width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from qa.render.characters import web_link
from qa.render.marks import merged
from qa.render.papers.blocks import Block, Facts, Heading, Pair, Paper, Points, Prose, Quotation, Table, TableCell
from qa.render.papers.words import after_label
from qa.render.terminal import console_of, lines_of, safe

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_NARROW = 18
"""Columns of the terminal that a column of a table needs to be read; below it, each row is a block of its own."""
_LEAST = 8
_INDENT = (0, 0, 0, 3)


def paper_text(paper: Paper, width: int = 80, color: bool = False) -> str:
    """The paper as lines of at most `width` columns (20 or more), ending in one line feed. A pair of quotations stands
    one below the other; a table that is too wide for the terminal is one block a row.

    With `color`, headings, names and highlights are bold and citations are links; without, there is no escape
    sequence in the text.
    """
    console, colon = console_of(width, color), after_label(paper.language)
    with console.capture() as capture:
        console.print(Text(safe(paper.title), style="bold"))
        _print(console, paper.subtitle)
        for block in paper.blocks:
            console.print()
            _write(console, block, colon)
        if paper.footer:
            console.print()
            _print(console, paper.footer, "dim")
    return lines_of(capture.get())


def _write(console: Console, block: Block, colon: str) -> None:
    match block:
        case Heading(level=level, text=text):
            console.print(Text(f"{'#' * level} {safe(text)}", style="bold"))
        case Prose(text=text, muted=muted):
            _print(console, text, "dim" if muted else "")
        case Facts(rows=rows):
            lines = (Text.assemble((f"{safe(label)}{colon}", "bold"), safe(value)) for label, value in rows)
            console.print(*lines, sep="\n")
        case Points(items=items):
            console.print(*(_hanging("-", Text(safe(item))) for item in items), sep="")
        case Quotation():
            _quote(console, block, colon)
        case Pair():
            _pair(console, block, colon)
        case Table():
            _table(console, block, colon)


def _pair(console: Console, pair: Pair, colon: str) -> None:
    _print(console, pair.label or "", "bold")
    for number, side in enumerate(side for side in (pair.left, pair.right) if side):
        if number or pair.label:
            console.print()
        _quote(console, side, colon)


def _quote(console: Console, quotation: Quotation, colon: str) -> None:
    _print(console, quotation.label or "", "italic")
    console.print(Text.assemble((safe(quotation.speaker), "bold"), _others(quotation)))
    if quotation.question:
        by = f"{safe(quotation.asked_by)}{colon}" if quotation.asked_by else ""
        console.print(Padding(Text(f"{by}{safe(quotation.question)}", style="italic dim"), _INDENT))
    words = Text(safe(quotation.text))
    for start, end in merged(quotation.highlights, len(quotation.text)):
        words.stylize("bold", start, end)
    console.print(Padding(words, _INDENT))
    if quotation.citation:
        console.print(Padding(Text(safe(quotation.citation), style=_linking("dim", quotation.link)), _INDENT))


def _others(quotation: Quotation) -> str:
    firm = f", {safe(quotation.organisation)}" if quotation.organisation else ""
    return f"{firm} ({safe(quotation.role)})" if quotation.role else firm


def _table(console: Console, table: Table, colon: str) -> None:
    if not table.header:
        return
    _print(console, table.caption, "italic")
    if console.width < _NARROW * len(table.header):
        for number, row in enumerate(table.rows):
            if number or table.caption:
                console.print()
            _row(console, table.header, row, colon)
        return
    grid = Grid(box=box.HORIZONTALS, show_lines=True, pad_edge=False, header_style="bold")
    for name in table.header:
        grid.add_column(Text(safe(name)), min_width=_LEAST, overflow="fold")
    for row in table.rows:
        grid.add_row(*(_cell(cell) for cell in row))
    console.print(grid)


def _row(console: Console, header: Iterable[str], row: Iterable[TableCell], colon: str) -> None:
    """A row as a block: its first cell, then each other one after the name of its column; empty ones are left out."""
    for place, (name, cell) in enumerate(zip(header, row, strict=True)):
        words = _cell(cell)
        if not place:
            words.stylize("bold")
            console.print(words)
        elif words.plain.strip():
            console.print(Padding(Text.assemble(f"{safe(name)}{colon}", words), _INDENT))


def _cell(cell: TableCell) -> Text:
    """What the cell says, and its note below."""
    style = "bold" if cell.state else ""
    text = Text(" ".join(filter(None, (safe(cell.symbol), safe(cell.text)))), style=style)
    if cell.note is None:
        return Text.assemble((text.plain, _linking(style, cell.link)))
    note = (safe(cell.note), _linking("dim", cell.link))
    return Text.assemble(text, "\n", note) if text.plain else Text.assemble(note)


def _hanging(sign: str, text: Text) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_row(sign, text)
    return grid


def _linking(style: str, link: str | None) -> str:
    """The style with a link to a page in it, if it leads to one."""
    target = web_link(link)
    return f"{style} link {target}".strip() if target else style


def _print(console: Console, text: str, style: str = "") -> None:
    if text:
        console.print(Text(safe(text), style=style))
