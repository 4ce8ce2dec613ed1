"""A table of what was said → turns: rows of a spreadsheet or of delimited text, whatever their columns are called."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from qa.errors import FormatError
from qa.formats.archives.columns import Columns, Kind, Row, columns_of
from qa.formats.archives.ohd_marks import unmarked, uses_marks, withheld
from qa.formats.archives.printed import with_printed_voices
from qa.formats.archives.stated import kept, stated_date, stated_language, stated_role
from qa.formats.archives.table_times import column_times
from qa.formats.composing import Piece, composed
from qa.formats.reading import Reading
from qa.schema import Role
from qa.text import fold

_TAG = re.compile(r"</?(?:p|b|i|u|em|strong|span|div|br|font|a)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:p|br|div)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_FACTS = {
    "title": "title titel titre titulo titolo",
    "date": "date datum fecha data",
    "language": "language sprache langue idioma lengua lingua",
    "interviewer": "interviewer interviewerin interviewers enqueteur enquetrice entrevistador intervieweur",
    "guests": "interviewee interviewees interviewte interviewter temoin entrevistado zeitzeuge zeitzeugin informant",
}


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a sheet as printed text, row by row; `name` is the sheet's where a file holds several.

    `numbers` are the rows' own, counted from 1 (where empty: all rows are here); `left` counts the columns of the sheet
    before the first one here. `merged` are the places (row number, column here) that a merged cell covers without
    being its first.
    """

    rows: Sequence[Row]
    name: str | None = None
    merged: frozenset[tuple[int, int]] = frozenset()
    numbers: Sequence[int] = ()
    left: int = 0

    def number(self, place: int) -> int:
        """The number of the row at a place."""
        return self.numbers[place] if self.numbers else place + 1


@dataclass(slots=True)
class _Sheet:
    """One table as it is read."""

    table: Table
    columns: Columns
    roles: dict[str, Role] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def cell(self, row: Row, kind: Kind) -> str:
        place = self.columns.place(kind)
        return row[place].strip() if place is not None and place < len(row) else ""

    @property
    def body(self) -> list[tuple[int, Row]]:
        first = 0 if self.columns.header is None else self.columns.header + 1
        names = list(self.columns.names)  # a header may be printed again, on every page
        return [(place, row) for place, row in enumerate(self.table.rows) if place >= first and list(row) != names]


def read_tables(tables: Sequence[Table], name: str, form: str) -> Reading:
    """The turns of the sheets that hold a transcript, one after the other.

    Sheets that hold none are named in a warning; `name` is the file's. Raises `FormatError` when none does."""
    pieces: list[Piece] = []
    warnings: list[str] = []
    facts: dict[str, str] = {}
    held = [table for table in tables if any(any(cell.strip() for cell in row) for row in table.rows)]
    sheets = _without_facts([(table, columns_of(table.rows)) for table in held])
    roles = {code: role for table, columns in sheets for code, role in _legend(table, columns, facts)}
    for table, columns in sheets:
        if columns is not None:
            sheet = _Sheet(table, columns, roles)
            pieces += _pieces(sheet, len(held) > 1)
            warnings += sheet.warnings
    if not any(piece.text for piece in pieces):
        raise FormatError(name, _REASON)
    unread = [table.name for table, columns in sheets if columns is None and table.name]
    if unread:
        warnings.append(f"Sheets left out, in which no transcript is seen: {', '.join(unread)}.")
    return composed(with_printed_voices(pieces), form, metadata=facts, warnings=warnings)


_REASON = (
    "no column of it is seen to hold what was said; name the columns in a first row, such as "
    '"timecode", "speaker", "transcript"'
)


def _without_facts(sheets: Sequence[tuple[Table, Columns | None]]) -> list[tuple[Table, Columns | None]]:
    """The sheets; one without header and times holds facts beside one with a header, if no name on it comes back."""
    headed = [(table, columns) for table, columns in sheets if columns is not None and columns.header is not None]
    known = {name for table, columns in headed for name in _names(table, columns)}
    return [(table, None if headed and _states(table, columns, known) else columns) for table, columns in sheets]


def _states(table: Table, columns: Columns | None, known: Collection[str]) -> bool:
    if columns is None or columns.header is not None or columns.place(Kind.START) is not None:
        return False
    names = _names(table, columns)
    return bool(names) and len({*names} - {*known}) == len(names)


def _names(table: Table, columns: Columns) -> list[str]:
    place = columns.place(Kind.SPEAKER)
    return [fold(row[place]) for row in table.rows if place is not None and place < len(row) and row[place].strip()]


def _legend(table: Table, columns: Columns | None, facts: dict[str, str]) -> Iterator[tuple[str, Role]]:
    """What rows of two cells state, above the header or on a sheet of their own: facts of the interview, and the roles
    of codes ("INT", "Interviewer")."""
    stop = len(table.rows) if columns is None else (columns.header or 0)
    for row in table.rows[: min(stop, 200)]:
        cells = [cell.strip() for cell in row if cell.strip()]
        if len(cells) == 1 and ":" in cells[0]:
            cells = [part.strip() for part in cells[0].split(":", 1)]
        if not 2 <= len(cells) <= 4 or not all(cells):
            continue
        key = next((key for key, words in _FACTS.items() if fold(cells[0].rstrip(": ")) in words.split()), None)
        if key is not None:
            stated = {"date": stated_date, "language": stated_language}.get(key, str)(cells[1])
            facts.update(kept(**{key: stated}))
        for cell in cells[1:]:
            for words in (cell, *re.split(r"[,:(;/]", cell)):
                if (role := stated_role(words)) is not Role.UNKNOWN:
                    yield cells[0].rstrip(": ="), role


def _pieces(sheet: _Sheet, several: bool) -> list[Piece]:
    rows = sheet.body
    words = [sheet.cell(row, Kind.TEXT) or sheet.cell(row, Kind.ANSWER) for _, row in rows]
    marked = any(map(uses_marks, words))
    starts = _times(sheet, rows, Kind.START, words)
    ends = _times(sheet, rows, Kind.END, words)
    labels = _labels(sheet, rows)
    pieces: list[Piece] = []
    for (place, row), label, start, end in zip(rows, labels, starts, ends, strict=True):
        for kind, role in _said_in(sheet.columns):
            said = _bare(sheet.cell(row, kind))
            text = unmarked(said) if marked else said
            stated = role if role is not Role.UNKNOWN else _role(sheet, row, label)
            cell = _cell(sheet, place, kind, several)
            pieces.append(Piece(text=text, label=label, role=stated, time_start=start, time_end=end, cell=cell))
    _warn(sheet, words, marked, several)
    return pieces


def _bare(words: str) -> str:
    """The words of a cell without the markup of a web page, where it was pasted from one."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", words))) if _TAG.search(words) or "&" in words else words


def _said_in(columns: Columns) -> list[tuple[Kind, Role]]:
    if columns.place(Kind.TEXT) is not None:
        return [(Kind.TEXT, Role.UNKNOWN)]
    asked = columns.place(Kind.QUESTION) is not None
    roles = (Role.INTERVIEWER, Role.INTERVIEWEE) if asked else (Role.UNKNOWN, Role.UNKNOWN)
    return [
        pair for pair in zip((Kind.QUESTION, Kind.ANSWER), roles, strict=True) if columns.place(pair[0]) is not None
    ]


def _role(sheet: _Sheet, row: Row, label: str | None) -> Role:
    stated = stated_role(sheet.cell(row, Kind.ROLE))
    return stated if stated is not Role.UNKNOWN else sheet.roles.get(label or "", Role.UNKNOWN)


def _cell(sheet: _Sheet, row: int, kind: Kind, several: bool) -> str:
    number, letters = (sheet.columns.place(kind) or 0) + sheet.table.left + 1, ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    at = f"{letters}{sheet.table.number(row)}"
    return f"{sheet.table.name}!{at}" if several and sheet.table.name else at


def _labels(sheet: _Sheet, rows: Sequence[tuple[int, Row]]) -> list[str | None]:
    """Who speaks in each row. A blank cell is the one above only where the file shows that habit."""
    column = Kind.SPEAKER if sheet.columns.place(Kind.SPEAKER) is not None else Kind.ROLE
    printed = [sheet.cell(row, column).rstrip(":").strip() or None for _, row in rows]
    printed = [label if label and any(map(str.isalnum, label)) else None for label in printed]
    blank = sum(label is None and _says(sheet, row) for label, (_, row) in zip(printed, rows, strict=True))
    if sheet.columns.place(Kind.SPEAKER) is None or not blank:
        return printed
    if not _carries(sheet, rows, printed):
        sheet.warnings.append(f"Rows that name no speaker, read as an unknown voice: {blank}.")
        return printed
    sheet.warnings.append(
        f"Rows that name no speaker, read as the speaker above, who is named only at a change: {blank}."
    )
    carried: list[str | None] = []
    for label in printed:
        carried.append(label or (carried[-1] if carried else None))
    return carried


def _says(sheet: _Sheet, row: Row) -> bool:
    return any(map(str.isalnum, sheet.cell(row, Kind.TEXT) or sheet.cell(row, Kind.ANSWER)))


def _carries(sheet: _Sheet, rows: Sequence[tuple[int, Row]], printed: Sequence[str | None]) -> bool:
    """Whether blank cells mean the one above: they are merged with it, or no name is ever printed twice running."""
    place = sheet.columns.place(Kind.SPEAKER)
    blank = [row for (row, _), label in zip(rows, printed, strict=True) if label is None]
    if sheet.table.merged and all((sheet.table.number(row), place) in sheet.table.merged for row in blank):
        return True
    spoken = [label for label in printed if label]
    changes = sum(left != right for left, right in itertools.pairwise(spoken))
    first = next((label for label, (_, row) in zip(printed, rows, strict=True) if _says(sheet, row)), None)
    return first is not None and len(spoken) >= 3 and changes == len(spoken) - 1


def _times(sheet: _Sheet, rows: Sequence[tuple[int, Row]], kind: Kind, words: Sequence[str]) -> list[float | None]:
    column = kind if sheet.columns.place(kind) is not None else Kind.START
    printed = [_part(sheet.cell(row, column), kind, spans=column is not kind) for _, row in rows]
    times, assumed = column_times(printed, words)
    if kind is Kind.START:
        sheet.warnings += assumed
    return times


def _part(stamp: str, kind: Kind, *, spans: bool) -> str:
    """One end of a span of time ("0:00,0 - 0:12,5"); `spans` where a time alone has no end."""
    parts = [part for part in stamp.replace("–", "-").replace("-->", "-").split("-") if part.strip()]
    if not parts or (spans and len(parts) < 2):
        return ""
    return (parts[0] if kind is Kind.START else parts[-1]).strip()


def _warn(sheet: _Sheet, words: Sequence[str], marked: bool, several: bool) -> None:
    where = f" of the sheet {sheet.table.name}" if several and sheet.table.name else ""
    names = [sheet.columns.names[place] for place in sheet.columns.left_out if place < len(sheet.columns.names)]
    if names:
        sheet.warnings.append(f"Columns{where} left out, being no transcript: {', '.join(names)}.")
    elif sheet.columns.left_out:
        sheet.warnings.append(f"Other columns{where} that hold words, left out: {len(sheet.columns.left_out)}.")
    if sheet.columns.header is None:
        sheet.warnings.append(f"The table{where} has no header; its columns are told by what stands in them.")
    hidden = sum(map(withheld, words)) if marked else 0
    if hidden:
        sheet.warnings.append(f"Passages marked as not to be published, left out: {hidden}.")
    tapes = {sheet.cell(row, Kind.TAPE) for _, row in sheet.body} - {""}
    if len(tapes) > 1:
        sheet.warnings.append(f"Times count from the beginning of each of {len(tapes)} tapes.")
