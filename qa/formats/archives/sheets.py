"""Spreadsheets (ODS, XLSX, XLS) → the cells of tables, by way of calamine.

Calamine lays a sheet out as one rectangle: how large it would be is read from the file first, so that two far-off cells
cannot ask for more memory than there is.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from itertools import islice

import python_calamine as calamine
from lxml import etree

from qa.errors import FormatError
from qa.formats.archives.tables import Table, read_tables
from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.xml import local
from qa.formats.zipped import Zipped, opened

_MOST = 4_000_000  # cells of a sheet that are laid out
_LONGEST = 200_000  # rows that hold something; a word a row for a day and a night
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")  # up to XFD1048576, the last cell that Excel has

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def _read(file: File) -> Reading:
    if file.raw.startswith(b"PK"):
        try:
            with opened(file.raw, file.name) as archive:
                _check(archive, file.name)
        except etree.XMLSyntaxError as error:
            raise FormatError(file.name, f"the spreadsheet is damaged ({_first(error)})") from None
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
            left = (sheet.start or (0, 0))[1]
            # Rows come from the first of the sheet on, columns from the first that holds something.
            held = ((number, row) for number, row in enumerate(sheet.iter_rows(), 1) if any(map(_holds, row)))
            rows = list(islice(held, _LONGEST + 1))
            if len(rows) > _LONGEST:
                raise FormatError(name, _LARGE)
            yield Table(
                rows=[[_printed(value) for value in row] for _, row in rows],
                name=facts.name,
                merged=frozenset(_merged(sheet, left, len(rows))),
                numbers=[number for number, _ in rows],
                left=left,
            )


def _holds(value: Value) -> bool:
    return value != ""


def _merged(sheet: calamine.CalamineSheet, left: int, rows: int) -> Iterator[tuple[int, int]]:
    """The covered places, by row number and column; of the first few thousand merged cells."""
    for (first, column), (last, end) in (sheet.merged_cell_ranges or [])[:5000]:
        for row in range(first, min(last, first + rows) + 1):
            for place in range(column, min(end, column + 50) + 1):
                if (row, place) != (first, column):
                    yield row + 1, place - left


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
        content = archive.read(member)
        if not member.endswith((".xml", ".rels")):
            continue
        if (member == "content.xml" and _ods_cells(content) > _MOST) or _xlsx_cells(content) > _MOST:
            raise FormatError(name, _LARGE)
        if member == "META-INF/manifest.xml" and b"encryption-data" in content:
            raise FormatError(name, "it is protected by a password; save a copy without one")


_LARGE = "a sheet reaches over far more cells than a transcript has; delete what lies outside the table"
_BINARY = "binary workbooks (.xlsb) are not read; save it as .xlsx"


def _xlsx_cells(content: bytes) -> int:
    """How many cells the rectangle from the first to the last cell that holds something has, at most; too many where a
    cell says that it stands where no spreadsheet has one."""
    rows = columns = count = place = held = 0
    for element in _elements(content, "row", "c"):
        match = _REFERENCE.match(element.get("r", ""))
        if local(element) == "c" and "r" in element.attrib and not match:
            return _MOST + 1
        if local(element) == "row":
            count = int(number) if (number := element.get("r", "")).isdecimal() and len(number) < 10 else count + 1
            rows, place, held = max(rows, count if held else 0), 0, 0
        elif len(element):
            letters = reversed(match[1]) if match else ""
            place = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(letters)) or place + 1
            rows, columns, held = max(rows, int(match[2]) if match else 0), max(columns, place), 1
    return rows * columns


def _ods_cells(content: bytes) -> int:
    """How many cells the largest sheet lays out to, its repeated rows and cells counted, blank ends left off."""
    most = rows = last = wide = width = filled = 0
    for element in _elements(content, "table", "table-row", "table-cell", "covered-table-cell"):
        name = local(element)
        if name == "table":
            most, rows, last, wide = max(most, last * wide), 0, 0, 0
        elif name == "table-row":
            rows += _repeated(element, "number-rows-repeated")
            last, wide = (rows, max(wide, filled)) if filled else (last, wide)
            width = filled = 0
        else:
            width += _repeated(element, "number-columns-repeated")
            holds = len(element) or any(str(key).endswith("value") for key in element.attrib)
            filled = width if holds else filled
    return max(most, last * wide)


def _repeated(element: etree._Element, name: str) -> int:
    value = next((value for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")), "1")
    return max(1, int(value)) if value.isdecimal() and len(value) < 10 else 1


def _elements(content: bytes, *names: str) -> Iterator[etree._Element]:
    """The elements of these names, each when it ends and then forgotten. Raises `XMLSyntaxError` for damaged XML: what
    another parser would make of it, and how much memory that takes, nobody knows."""
    tags = tuple(f"{{*}}{name}" for name in names)
    parser = etree.iterparse(io.BytesIO(content), tag=tags, resolve_entities=False, no_network=True, load_dtd=False)
    for _, element in parser:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


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
