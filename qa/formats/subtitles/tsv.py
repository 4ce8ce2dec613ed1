"""Whisper's TSV: start, end, text, with tabs between. Whole numbers are milliseconds, numbers with a point seconds.

Tables with other columns are read elsewhere, by their headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.errors import FormatError
from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.subtitles.blocks import file_lines
from qa.formats.subtitles.cues import Cue, Subtitles, first_lines
from qa.formats.subtitles.markup import marked
from qa.formats.subtitles.telling import told

_HEADING = re.compile(r"start\tend\ttext", re.IGNORECASE)
_NUMBER = r"-?[0-9]{1,12}(?:\.[0-9]{1,9})?"
_ROW = re.compile(rf"(?P<start>{_NUMBER})\t(?P<end>{_NUMBER})(?:\t(?P<text>.*))?")
_FEW = 3


def recognises(file: File) -> bool:
    """Whether the file has the three headings, or none and rows of two rising numbers and words from first to last."""
    lines = first_lines(file)
    if lines and _HEADING.fullmatch(lines[0]):
        return True
    rows = [_ROW.fullmatch(line) for line in lines[: -1 if len(lines) > _FEW else None]]
    starts = [float(row["start"]) for row in rows if row]
    rising = all(float(row["start"]) <= float(row["end"]) for row in rows if row)
    worded = sum(row is not None and any(map(str.isalpha, row["text"] or "")) for row in rows)
    return len(rows) >= _FEW and all(rows) and rising and starts == sorted(starts) and 10 * worded >= 9 * len(rows)


def _read(file: File) -> Reading:
    rows, strays = _rows(file.text)
    if all(match is None for _, match, _ in rows):
        raise FormatError(file.name, "no line of it is a start, an end and a text, with tabs between; name its columns")
    unit = 1.0 if any(match and "." in match["start"] + match["end"] for _, match, _ in rows) else 0.001
    cues: list[Cue] = []
    for number, match, printed in rows:
        start, end = (round(float(match[name]) * unit, 6) if match else None for name in ("start", "end"))
        if words := marked(printed):
            cues.append(Cue(len(cues) + 1, number, start, end, words))
    return told(file, FORMAT.name, Subtitles(cues, {}, _warnings(strays)))


def _rows(text: str) -> tuple[list[tuple[int, re.Match[str] | None, list[str]]], list[int]]:
    """The rows, each with its line and its words, and the lines that are none: these go on with the row above."""
    rows: list[tuple[int, re.Match[str] | None, list[str]]] = []
    strays: list[int] = []
    lines = [(number, line.rstrip("\t ")) for number, line in enumerate(file_lines(text), 1) if line.strip()]
    for number, line in lines[1 if lines and _HEADING.fullmatch(lines[0][1].strip()) else 0 :]:
        if match := _ROW.fullmatch(line):
            rows.append((number, match, [match["text"] or ""]))
            continue
        strays.append(number)
        if rows:
            rows[-1][2].append(line)
        else:
            rows.append((number, None, [line]))
    return rows, strays


def _warnings(strays: Sequence[int]) -> list[str]:
    if not strays:
        return []
    more = f" (and {len(strays) - 1} more lines)" if strays[1:] else ""
    return [f"Line {strays[0]}{more} is no start, end and text; it was read with the words before it."]


FORMAT = Format(
    name="Whisper TSV",
    suffixes=(".tsv",),
    recognises=recognises,
    read=_read,
    example="start\tend\ttext\n1000\t4000\tWhen did the harbour open?\n4500\t7000\tIn 1961, on a Sunday.",
)
"""Whisper's TSV."""
