"""Spreadsheets (ODS, XLSX, XLS) → the cells of tables, by way of calamine.

Calamine lays a sheet out as one rectangle: how large it would be is read from the file first, so that two far-off cells
cannot ask for more memory than there is.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator

import python_calamine as calamine

from qa.errors import FormatError
from qa.formats.archives.tables import Table, read_tables
from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.zipped import Zipped, opened

_MOST = 4_000_000  # cells of a sheet that are laid out
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_XLSX_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]{1,7})(\d{1,9})\"")
_ODS_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)\b([^>]*?)(/?)>|</table:(table)>")
_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated=\"(\d{1,9})\"")

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def _read(file: File) -> Reading:
    if file.raw.startswith(b"PK"):
        with opened(file.raw, file.name) as archive:
            _check(archive, file.name)
    try:
        tables = list(_tables(file.raw, file.name))
    except calamine.PasswordError:
        raise FormatError(file.name, "it is protected by a password; save a copy without one") from None
    except (FormatError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # calamine's errors share no root, and a damaged file may panic its Rust
        raise FormatError(file.name, f"the spreadsheet is damaged or of another kind ({_first(error)})") from None
    if not any(table.rows for table in tables):
        raise FormatError(file.name, "the spreadsheet is empty")
    return read_tables(tables, file.name, "spreadsheet")


def _first(error: BaseException) -> str:
    return (str(error).strip().split("\n")[0] or type(error).__name__)[:120]


def _tables(raw: bytes, name: str) -> Iterator[Table]:
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
        for place, facts in enumerate(book.sheets_metadata):
            if facts.typ != calamine.SheetTypeEnum.WorkSheet or facts.visible != calamine.SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_index(place)
            if sheet.height * sheet.width > _MOST:
                raise FormatError(name, _LARGE)
            top, left = sheet.start or (0, 0)
            rows = [[_printed(value) for value in row] for row in sheet.to_python()]
            yield Table(rows, facts.name, frozenset(_merged(sheet, top, left, len(rows))), top, left)


def _merged(sheet: calamine.CalamineSheet, top: int, left: int, rows: int) -> Iterator[tuple[int, int]]:
    for (first, column), (last, end) in sheet.merged_cell_ranges or ():
        for row in range(first, min(last, first + 10_000, top + rows) + 1):
            for place in range(column, min(end, column + 50) + 1):
                if (row, place) != (first, column):
                    yield row - top, place - left


def _printed(value: Value) -> str:
    """A cell as it would be typed: times as "1:02:03.5", whole numbers without a point."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.timedelta):
        return _clock(value.total_seconds())
    if isinstance(value, datetime.time):
        return _clock(value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6)
    if isinstance(value, datetime.datetime):
        if value.year <= 1900:  # a time of more than a day, counted from the spreadsheet's day 0
            return _clock((value - datetime.datetime(1899, 12, 31)).total_seconds())
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _clock(total: float) -> str:
    whole = max(0.0, total)
    hours, minutes, seconds = int(whole // 3600), int(whole % 3600 // 60), round(whole % 60, 3)
    return f"{hours:02}:{minutes:02}:{seconds:06.3f}"


def _check(archive: Zipped, name: str) -> None:
    """Refuses bombs, locked files, and sheets that would lay out to more than a transcript could hold."""
    if "xl/workbook.bin" in archive.names():
        raise FormatError(name, _BINARY)
    for member in archive.names():
        if not member.endswith((".xml", ".rels")):
            continue
        content = archive.read(member)
        if member.startswith("xl/worksheets/") and _xlsx_cells(content) > _MOST:
            raise FormatError(name, _LARGE)
        if member == "content.xml" and _ods_cells(content) > _MOST:
            raise FormatError(name, _LARGE)
        if member == "META-INF/manifest.xml" and b"encryption-data" in content:
            raise FormatError(name, "it is protected by a password; save a copy without one")


_LARGE = "a sheet reaches over millions of cells, far more than a transcript holds; delete what lies outside the table"
_BINARY = "binary workbooks (.xlsb) are not read; save it as .xlsx"


def _xlsx_cells(content: bytes) -> int:
    """How many cells the rectangle around all cells of a sheet has."""
    rows: list[int] = []
    columns: list[int] = []
    for letters, digits in set(_XLSX_CELL.findall(content)):
        number = 0
        for letter in letters:
            number = number * 26 + letter - 64
        rows.append(int(digits))
        columns.append(number)
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) if rows else 0


def _ods_cells(content: bytes) -> int:
    """How many cells the largest sheet lays out to, its repeated rows and cells counted, blank ends left off."""
    most = rows = width = last = 0
    wide = 0
    for match in _ODS_TAG.finditer(content):
        tag, attributes, empty, closing = match.groups()
        times = int(found[1]) if (found := _REPEATED.search(attributes or b"")) else 1
        if tag == b"table" or closing:
            most, rows, width, last, wide = max(most, last * wide), 0, 0, 0, 0
        elif tag == b"table-row":
            rows, _repeat, width = rows + times, times, 0
        else:
            width += times
            if not empty and tag == b"table-cell":
                wide, last = max(wide, width), rows
    return max(most, last * wide)


def _recognises(file: File) -> bool:
    if file.raw.startswith(_OLE):
        return any(name in file.raw for name in _WORKBOOKS) and "WordDocument".encode("utf-16-le") not in file.raw
    if not file.raw.startswith(b"PK"):
        return False
    start = file.raw[:200]
    return b"application/vnd.oasis.opendocument.spreadsheet" in start or b"xl/workbook." in file.raw


SPREADSHEET = Format(
    name="spreadsheet",
    suffixes=(".xlsx", ".xlsm", ".xls", ".ods", ".ots"),
    recognises=_recognises,
    read=_read,
    example="A sheet with a first row such as: timecode, speaker, transcript.",
)
"""Spreadsheets of Excel and LibreOffice; every visible sheet that holds a transcript is read, in order."""
