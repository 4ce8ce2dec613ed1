"""Workbooks made by hand: the least that ODS and XLSX need, for tests of what is read out of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).parents[1] / "fixtures" / "formats" / "archives"

HARBOUR = [
    ("Ann Lee", "When did the harbour open?", 0.0),
    ("Bob Marsh", "In 1961, on a Sunday. My father was there.", 2.5),
    ("Ann Lee", "Did it rain?", 8.0),
    ("Bob Marsh", "All day long.", 9.5),
]
"""The turns of every fixture that is called harbour: label, words, time."""

ROWS = (
    ("timecode", "speaker", "transcript"),
    ("0:00:00.000", "Ann Lee", "When did the harbour open?"),
    ("0:00:02.500", "Bob Marsh", "In 1961, on a Sunday."),
    ("0:00:06.000", "Bob Marsh", "My father was there."),
    ("0:00:08.000", "Ann Lee", "Did it rain?"),
    ("0:00:09.500", "Bob Marsh", "All day long."),
)
"""The same as a table."""

Rows = Sequence[Sequence[str]]


def zipped(members: dict[str, str]) -> bytes:
    """A zip file of these texts, the first member stored without compression."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (name, content) in enumerate(members.items()):
            archive.writestr(name, content, zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED)
    return stream.getvalue()


def letters(place: int) -> str:
    """The letters of a column, counted from 0."""
    return chr(65 + place) if place < 26 else letters(place // 26 - 1) + letters(place % 26)


def xlsx(sheets: Mapping[str, Rows | str], merged: Sequence[str] = ()) -> bytes:
    """A workbook of text cells; a sheet given as a string is its `sheetData` as it stands."""
    names = list(sheets)
    entries = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, 1))
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations([("r1", "xl/workbook.xml", "officeDocument")]),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_TYPES}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            [(f"r{n}", f"worksheets/sheet{n}.xml", "worksheet") for n in range(1, len(names) + 1)]
            + [("styles", "styles.xml", "styles")]
        ),
        # Style 1 is a time of day (hours, minutes, seconds), 2 a time that goes on beyond a day.
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="21"/>'
        '<xf numFmtId="46"/></cellXfs></styleSheet>',
    }
    merges = "".join(f'<mergeCell ref="{span}"/>' for span in merged)
    tail = f"<mergeCells>{merges}</mergeCells>" if merged else ""
    for number, cells in enumerate(sheets.values(), 1):
        inner = cells if isinstance(cells, str) else _xlsx_rows(cells)
        members[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{inner}</sheetData>{tail}</worksheet>'
        )
    return zipped(members)


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def _relations(entries: Sequence[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Target="{target}" Type="{_TYPES}/{kind}"/>' for key, target, kind in entries
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def _xlsx_rows(rows: Rows) -> str:
    def cell(row: int, place: int, words: str) -> str:
        return f'<c r="{letters(place)}{row}" t="inlineStr"><is><t>{escape(words)}</t></is></c>' if words else ""

    return "".join(
        f'<row r="{n}">{"".join(cell(n, place, words) for place, words in enumerate(row))}</row>'
        for n, row in enumerate(rows, 1)
    )


def ods(sheets: Mapping[str, Rows | str]) -> bytes:
    """A workbook of text cells; a sheet given as a string is its rows as they stand."""
    tables = "".join(
        f'<table:table table:name="{name}">{rows if isinstance(rows, str) else _ods_rows(rows)}</table:table>'
        for name, rows in sheets.items()
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


_SPACES = ("office", "table", "text")


def _ods_rows(rows: Rows) -> str:
    def cell(words: str) -> str:
        if not words:
            return "<table:table-cell/>"
        return f'<table:table-cell office:value-type="string"><text:p>{escape(words)}</text:p></table:table-cell>'

    return "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
