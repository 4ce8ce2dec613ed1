"""What stands in the margins of a PDF's page: footnotes below the text, numbers that count its lines beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qa.formats.documents.pdflines import Line

_SMALL = 0.93
"""How large the letters of a footnote are at most, in those of the text."""
_LOW = 0.5
"""The share of a page's lines that may be footnotes."""
_CALL = re.compile(r"(?P<call>\d{1,3}(?!\d)|[*†‡]{1,3})[.)\]]?\s*(?=\S)")
_FEWEST = 5
"""Numbers that must stand in a margin to count the lines."""


def without_notes(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """The lines of a page without its footnotes and without the calls to them, and how many words the notes had.

    Footnotes are the lowest lines of the page, in smaller letters, from one on that begins with a call that the text
    above has as well; below them only a page number may stand.
    """
    if not lines:
        return [], 0
    size = _usual(lines)
    by_height = sorted(lines, key=lambda line: -line.y)
    bottom = len(by_height) - (by_height[-1].text.isdecimal() and by_height[-1].size > _SMALL * size)
    first = bottom
    while first and by_height[first - 1].size <= _SMALL * size:
        first -= 1
    notes = by_height[first:bottom]
    calls = {match["call"] for line in notes if (match := _CALL.match(line.text))}
    called = calls & {run.text.strip() for line in by_height[:first] for run in line.runs}
    opened = _CALL.match(notes[0].text) if notes else None
    if opened is None or opened["call"] not in called or len(notes) > _LOW * len(lines):
        return list(lines), 0
    out = {id(line) for line in notes}
    kept = [_without_calls(line, called) for line in lines if id(line) not in out]
    return kept, sum(len(line.text.split()) for line in notes)


def _usual(lines: Sequence[Line]) -> float:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _without_calls(line: Line, called: set[str]) -> Line:
    """The line without the calls that stand right behind a word."""
    before = ["", *(run.text for run in line.runs)]
    kept = [
        run
        for run, last in zip(line.runs, before, strict=False)
        if run.text.strip() not in called or not last[-1:].strip() or last[-1:].isdigit()
    ]
    return line if len(kept) == len(line.runs) else replace(line, runs=kept)


def without_counts(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page without numbers that stand beside them, left of all others, and go up line by line."""
    worded = [line for line in lines if not line.text.isdecimal()]
    left = min((line.x for line in worded), default=0.0)
    heights = sorted(line.y for line in worded)
    beside = [line for line in lines if line.text.isdecimal() and line.x < left and _is_level(line, heights)]
    numbers = [int(line.text) for line in sorted(beside, key=lambda line: -line.y)]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    if len(beside) < _FEWEST or len(steps) != 1 or not steps <= {1, 5}:
        return list(lines)
    out = {id(line) for line in lines if line.text.isdecimal() and line.x < left}
    return [line for line in lines if id(line) not in out]


def _is_level(line: Line, heights: Sequence[float]) -> bool:
    """Whether words stand at the height of a line."""
    above = bisect_left(heights, line.y - 0.5 * line.size)
    return above < len(heights) and heights[above] < line.y + 0.5 * line.size
