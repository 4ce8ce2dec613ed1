"""Delimited text (CSV, TSV, semicolons, bars) → the cells of a table."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

from qa.formats.archives.columns import Kind, columns_of
from qa.formats.archives.tables import Table, read_tables
from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.subtitles.cues import opening

_DELIMITERS = ("\t", ";", ",", "|")
_SAMPLE = 200  # records that are looked at to tell the delimiter
_HEAD = 8192
_LARGEST = 2**31 - 1  # characters of a cell: the csv module's own limit is for all readers of a process


def cells(text: str) -> list[list[str]]:
    """The records of a delimited text, by the delimiter under which most of them agree in how many cells they have.

    Quoted cells may hold line ends. Where quotes do not pair, they are words like others. Where a record has more cells
    than the header, its words held the delimiter: they are put together again.
    """
    csv.field_size_limit(_LARGEST)
    delimiter = max(_DELIMITERS, key=lambda mark: _consistency(text, mark))
    records = _records(text, delimiter, csv.QUOTE_MINIMAL)
    longest = max((cell.count("\n") for record in records for cell in record), default=0)
    if longest > 200:  # a quote that never closes takes in the rest of the file
        records = _records(text, delimiter, csv.QUOTE_NONE)
    return _mended(records, delimiter)


def _mended(records: list[list[str]], delimiter: str) -> list[list[str]]:
    found = columns_of(records)
    place = found.place(Kind.TEXT) if found is not None else None
    if found is None or found.header is None or place is None:
        return records
    mended: list[list[str]] = []
    for record in records:
        surplus = len(record) - len(found.kinds)
        if surplus > 0 and any(cell.strip() for cell in record[len(found.kinds) :]):
            words = (f"{delimiter} " if delimiter in ",;" else delimiter).join(record[place : place + surplus + 1])
            record = [*record[:place], words, *record[place + surplus + 1 :]]
        mended.append(record)
    return mended


def _records(text: str, delimiter: str, quoting: int, most: int | None = None) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, skipinitialspace=True)  # type: ignore[arg-type]
    records: list[list[str]] = []
    try:
        for record in reader:
            records.append([cell.replace("\x0b", "\n") for cell in record])
            if len(records) == most:
                break
    except csv.Error:
        return records if quoting == csv.QUOTE_NONE else _records(text, delimiter, csv.QUOTE_NONE, most)
    return records


def _consistency(text: str, delimiter: str) -> tuple[bool, float, int]:
    """How well a delimiter fits: a header is known under it; the share of records of one width; that width."""
    records = [record for record in _records(_sample(text), delimiter, csv.QUOTE_MINIMAL, _SAMPLE) if any(record)]
    widths = Counter(len(record) for record in records)
    width, agreeing = widths.most_common(1)[0] if widths else (1, 0)
    if width < 2:
        return (False, 0.0, 1)
    found = columns_of(records)
    return (found is not None and found.header is not None, agreeing / len(records), width)


def _sample(text: str) -> str:
    return text[:400_000]


def _is_table(records: Sequence[Sequence[str]]) -> bool:
    """Whether nearly all records agree in their width, and columns are known by a header or by times."""
    found = columns_of(records)
    if found is None or len(found.kinds) < 2:
        return False
    start = 0 if found.header is None else found.header
    filled = [record for record in records[start:] if any(cell.strip() for cell in record)]
    agreeing = sum(len(record) == len(found.kinds) for record in filled)
    if found.header is not None:
        return len(filled) >= 2 and agreeing >= 0.8 * len(filled)
    return len(filled) >= 3 and agreeing >= 0.95 * len(filled) and found.place(Kind.START) is not None


def _recognises(file: File) -> bool:
    """Lines of cells with a known header, or lines that agree and of which a column is all times."""
    head = opening(file).replace("\r\n", "\n").replace("\r", "\n")[:_HEAD]
    if "\x00" in head or "\n" not in head or head.lstrip().startswith(("<", "{", "[", "WEBVTT", "@")):
        return False
    whole = head if len(head) < _HEAD else head[: head.rfind("\n")]
    delimiters = [mark for mark in _DELIMITERS if mark in whole]
    if file.suffix not in (".csv", ".tsv", ".tab"):
        delimiters = [mark for mark in delimiters if _every_line_has(whole, mark)]
    return any(_is_table(_records(whole, mark, csv.QUOTE_MINIMAL)) for mark in delimiters)


def _every_line_has(text: str, delimiter: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) >= 3 and all(delimiter in line for line in lines)


def _read(file: File) -> Reading:
    return read_tables([Table(cells(file.text))], file.name, "table")


DELIMITED = Format(
    name="CSV or TSV table",
    suffixes=(".csv", ".tsv", ".tab"),
    recognises=_recognises,
    read=_read,
    example="timecode;speaker;transcript\n00:00:05;INT;When did it open?\n00:00:09;AB;In 1961.",
)
"""Tables as text: of Oral-History.Digital, NVivo, InqScribe, or anybody's own, with or without a header."""
