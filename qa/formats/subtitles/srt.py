"""SubRip (SRT): numbered cues, times with a comma, the words, an empty line; and what people make of it."""

from __future__ import annotations

from qa.formats.files import File, Format
from qa.formats.reading import Reading
from qa.formats.subtitles.blocks import arrow_times, blocks
from qa.formats.subtitles.cues import first_lines
from qa.formats.subtitles.telling import told
from qa.formats.subtitles.timed import cues_of

_WEBVTT = frozenset((".vtt", ".webvtt"))  # its comments are known even where its signature is missing
_TOP = 3  # lines among which the first times stand


def recognises(file: File) -> bool:
    """Whether a line of times stands at the top, and often enough below: a text that shows an example is none."""
    lines = first_lines(file)
    times = [place for place, line in enumerate(lines) if (read := arrow_times(line)) and read.start is not None]
    if not times or times[0] >= _TOP or lines[0].startswith("WEBVTT"):
        return False
    return 12 * len(times) >= len(lines)


def _read(file: File) -> Reading:
    return told(file, FORMAT.name, cues_of(*blocks(file.text, arrow_times), asides=file.suffix in _WEBVTT))


FORMAT = Format(
    name="SubRip (SRT)",
    suffixes=(".srt",),
    recognises=recognises,
    read=_read,
    example=(
        "1\n00:00:01,000 --> 00:00:04,000\nJeanne Roy: When did the harbour open?\n\n"
        "2\n00:00:04,500 --> 00:00:07,000\nPaul Marsh: In 1961, on a Sunday."
    ),
)
"""SubRip."""
