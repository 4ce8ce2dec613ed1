"""SBV, as YouTube and Google Meet give it: "0:00:01.000,0:00:03.000", the words, an empty line."""

from __future__ import annotations

import re

from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.subtitles.blocks import Times, blocks
from qa.formats.subtitles.clock import clock
from qa.formats.subtitles.cues import first_lines
from qa.formats.subtitles.telling import told
from qa.formats.subtitles.timed import cues_of

_ONE = r"[0-9]{1,4}:[0-9]{1,2}:[0-9]{1,2}\.[0-9]{1,3}"
_TIMES = re.compile(rf"({_ONE}),[ ]?({_ONE})[ \t]*")


def _times(line: str) -> Times | None:
    match = _TIMES.fullmatch(line)
    return Times(clock(match[1]), clock(match[2])) if match else None


def recognises(file: File) -> bool:
    """Whether two times with a comma between them open the file."""
    lines = first_lines(file, 1)
    return bool(lines) and _times(lines[0]) is not None


def _read(file: File) -> Reading:
    return told(file, FORMAT.name, cues_of(*blocks(file.text, _times)))


FORMAT = Format(
    name="SBV",
    suffixes=(".sbv",),
    recognises=recognises,
    read=_read,
    example=(
        "0:00:01.000,0:00:04.000\nJeanne Roy: When did the harbour open?\n\n"
        "0:00:04.500,0:00:07.000\nPaul Marsh: In 1961, on a Sunday."
    ),
)
"""SBV."""
