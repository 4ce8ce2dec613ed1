"""Asked to whom, as a paper and as CSV: a table of states, then the answers in full while they are few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from qa.config import settings
from qa.render.papers import Block, Facts, Heading, Paper, Prose, Table, TableCell, state_cell, table_csv
from qa.render.prepared.matrix_words import MatrixWords, matrix_words
from qa.render.prepared.quoting import asking_part, link_of, note_cell, quotation
from qa.render.prepared.sources import place, source_line
from qa.render.prepared.words import Common, capital, common
from qa.render.prepared_facts import put_to
from qa.schema import AskedMatrix, Cell, Row, Source, State

IN_FULL = 12
"""The most rows whose answers are shown in full below the table."""
_EXTRACT = 110
_SHORT = 220


def matrix_paper(matrix: AskedMatrix, language: str, base_url: str) -> Paper:
    """The table, and below it each row's answers when there are at most `IN_FULL` rows. Permalinks lead to
    `base_url`; there are none when it is empty."""
    words, own = common(language), matrix_words(language)
    guests = own.guests(len(matrix.guests))
    return Paper(
        title=own.title,
        subtitle=capital(f"{words.questions(matrix.questions)}, {guests}"),
        language=words.language,
        blocks=tuple(_blocks(matrix, words, own, base_url)),
        footer=words.footer,
    )


def matrix_csv(matrix: AskedMatrix, language: str = "en", base_url: str | None = None) -> str:
    """The table with whole questions and whole passages, to be filtered in a spreadsheet. Permalinks lead to
    `base_url`, which is that of the settings unless one is given; there are none when it is empty."""
    words, base = common(language), settings().url if base_url is None else base_url
    return table_csv(_table(matrix, words, matrix_words(language), base, whole=True), words.language)


def _blocks(matrix: AskedMatrix, words: Common, own: MatrixWords, base: str) -> Iterator[Block]:
    if not matrix.rows:
        yield Prose(text=own.empty)
        return
    yield Prose(text=own.legend, muted=True)
    if len(matrix.rows) < matrix.questions:
        yield Prose(text=own.limited.format(shown=len(matrix.rows), questions=matrix.questions))
    yield _table(matrix, words, own, base)
    yield Heading(level=1, text=own.sources)
    rows = ((name, source_line(source, words)) for name, known in _sources(matrix).items() for source in known.values())
    yield Facts(rows=tuple(rows))
    if len(matrix.rows) > IN_FULL:
        return
    yield Heading(level=1, text=own.in_full)
    for row in matrix.rows:
        yield Heading(level=2, text=row.question)
        yield from _answers(row, words, own, base)


def _sources(matrix: AskedMatrix) -> dict[str, dict[str, Source]]:
    """The sources that each guest's words are from, by id."""
    found: dict[str, dict[str, Source]] = {}
    for hit, name in ((hit, cell.speaker) for row in matrix.rows for cell in row.cells for hit in cell.hits):
        found.setdefault(name, {})[hit.source.id] = hit.source
    return {name: found[name] for name in matrix.guests if name in found}


def _table(matrix: AskedMatrix, words: Common, own: MatrixWords, base: str, *, whole: bool = False) -> Table:
    sources = _sources(matrix)
    rows = tuple(
        (
            TableCell(text=row.question if whole else asking_part(row.question)),
            TableCell(text=own.of.format(n=row.asked, of=len(row.cells))),
            *(_cell(cell, sources, words, base, whole=whole) for cell in row.cells),
        )
        for row in matrix.rows
    )
    return Table(header=(words.question, own.asked, *matrix.guests), rows=rows, caption=own.caption)


def _cell(
    cell: Cell, sources: Mapping[str, Mapping[str, Source]], words: Common, base: str, *, whole: bool
) -> TableCell:
    """The state, with the best of what was said and where. Of a question that was not asked there is no more: what is
    nearest to it must not be taken for an answer."""
    bare = state_cell(cell.state, words.language)
    if not cell.hits or cell.state is State.NOT_ASKED:
        return bare
    hit = cell.hits[0]
    if whole:
        return replace(bare, note=hit.passage.text, link=link_of(hit, base), language=hit.source.language)
    where = place(hit, sources.get(cell.speaker, ()), words)
    shown = note_cell(hit, words, base, f"{bare.text} · {where}", _EXTRACT)
    return replace(shown, state=bare.state, symbol=bare.symbol)


def _answers(row: Row, words: Common, own: MatrixWords, base: str) -> Iterator[Block]:
    """What everybody said, those first who were asked, each after the question as it was put to them."""
    for cell in sorted(row.cells, key=lambda cell: list(State).index(cell.state)):
        asking = put_to(row, cell)
        label = own.label(cell.state, put=asking is not None)
        if not cell.hits:
            yield Prose(text=own.no_words.format(name=cell.speaker, state=label or own.answered))
        hits = cell.hits[:1] if cell.state is State.NOT_ASKED else cell.hits
        for number, hit in enumerate(hits):
            yield quotation(
                hit, words, base, label=label, question=asking.text if asking and not number else None,
                limit=_SHORT if cell.state is State.NOT_ASKED else 0,
            )  # fmt: skip
