"""Whisper's TSV: start, end, text, with tabs between. Whole numbers are milliseconds, numbers with a point seconds.

Tables with other columns are read elsewhere, by their headings.
"""

from __future__ import annotations

import re

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
    lines = [(number, line.rstrip("\t ")) for number, line in enumerate(file_lines(file.text), 1) if line.strip()]
    if lines and _HEADING.fullmatch(lines[0][1].strip()):
        lines = lines[1:]
    rows = [(number, line, _ROW.fullmatch(line)) for number, line in lines]
    unit = 1.0 if any(row and "." in row["start"] + row["end"] for _, _, row in rows) else 0.001
    cues: list[Cue] = []
    strays: list[int] = []
    for number, line, row in rows:
        words = marked([row["text"] or "" if row else line])
        start, end = (_seconds(row[name], unit) if row else None for name in ("start", "end"))
        if row is None:
            strays.append(number)
        if words:
            cues.append(Cue(len(cues) + 1, number, start, end, words))
    warnings = [f"Line {strays[0]} is no start, end and text; its words were read without times."] if strays else []
    return told(file, FORMAT.name, Subtitles(cues, {}, warnings))


def _seconds(printed: str, unit: float) -> float:
    return round(float(printed) * unit, 6)


FORMAT = Format(
    name="Whisper TSV",
    suffixes=(".tsv",),
    recognises=recognises,
    read=_read,
    example="start\tend\ttext\n1000\t4000\tWhen did the harbour open?\n4500\t7000\tIn 1961, on a Sunday.",
)
"""Whisper's TSV."""
