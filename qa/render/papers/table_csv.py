"""A table as CSV (RFC 4180) that can be filtered in a spreadsheet, and in which no cell is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from qa.render.characters import printable, web_link
from qa.render.papers.blocks import Table

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # as OWASP lists them
_GUARD = "'"
_EVIDENCE = {"fr": ("{name} : extrait", "{name} : lien"), "en": ("{name}: extract", "{name}: link")}


def table_csv(table: Table, language: str = "en") -> str:
    """The table with commas and CRLF: first the columns of the table, each cell its text alone; then for every column
    that has any, its notes and its links. Symbols and the caption are left out. A byte-order mark, which Excel wants,
    is the caller's affair; `unguarded` gives a cell back that begins with an apostrophe."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    columns = [*_texts(table), *_evidence(table, language)]
    for row in zip(*columns, strict=True):
        writer.writerow(_guarded(printable(text)) for text in row)
    return written.getvalue()


def unguarded(text: str) -> str:
    """The text of a cell that was read from such a CSV, without the apostrophe that kept it from being a formula."""
    return text.removeprefix(_GUARD)


def _texts(table: Table) -> Iterator[list[str]]:
    for at, name in enumerate(table.header):
        yield [name, *(row[at].text for row in table.rows)]


def _evidence(table: Table, language: str) -> Iterator[list[str]]:
    note, link = _EVIDENCE["fr" if language == "fr" else "en"]
    for at, name in enumerate(table.header):
        notes = [row[at].note or "" for row in table.rows]
        links = [web_link(row[at].link) or "" for row in table.rows]
        if any(notes):
            yield [note.format(name=name), *notes]
        if any(links):
            yield [link.format(name=name), *links]


def _guarded(text: str) -> str:
    """The text with an apostrophe before it, if a spreadsheet could read a formula in it, or if it begins with one."""
    return f"{_GUARD}{text}" if text.startswith((*_RISKY, _GUARD)) else text
