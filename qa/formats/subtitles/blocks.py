"""Files made of a line of times, the words below it, a blank line: WebVTT, SubRip, SBV."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from qa.formats.subtitles.clock import TIME, clock
from qa.text.layout import is_sentence

_LINE_END = re.compile(r"\r\n|\r|\n")
_ARROW = re.compile(rf"(?P<start>-?{TIME})[ \t]*(?:-{{1,3}}[ ]?>|[–—]>|→)[ \t]*(?P<end>-?{TIME})(?P<rest>[^\n]*)")
_SETTINGS = re.compile(r"(?:[ \t]+[A-Za-z]\w*[:=][^\s]*)*[ \t]*")
_CLOCKWORK = re.compile(r"[-\d:.,;\s]{0,40}")
_WORDS = 5  # of an identifier that is no sentence
_ID = re.compile(r"\S{1,80}")


class Times(NamedTuple):
    """A line of times: None where one cannot be read; `rest` is what follows them on the line and is no setting."""

    start: float | None
    end: float | None
    rest: str = ""


class Paragraph(NamedTuple):
    """Lines with no empty line between them; `line` is where in the file the first stands, from 1."""

    line: int
    lines: tuple[str, ...]


@dataclass(slots=True)
class Block:
    """A line of times and what stands below it, up to the next; `name` is the line above it that identifies it."""

    line: int
    times: Times
    name: str | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)


def file_lines(text: str) -> list[str]:
    """The lines of a text, however they end."""
    return _LINE_END.split(text)


def arrow_times(line: str) -> Times | None:
    """The times in "00:01.000 --> 00:02.000 align:start", None for a line of words."""
    if ">" not in line and "→" not in line:
        return None
    printed = line.strip()
    match = _ARROW.match(printed)
    if match:
        rest = "" if _SETTINGS.fullmatch(match["rest"]) else match["rest"].strip()
        return Times(clock(match["start"]), clock(match["end"]), rest)
    left, arrow, right = printed.partition("-->")
    if not arrow or not any(map(str.isdigit, left + right)):
        return None
    start, end = clock(left.strip()), clock((right.split() or [""])[0])
    times_only = _CLOCKWORK.fullmatch(left) and _CLOCKWORK.fullmatch(right)
    return Times(start, end) if times_only or start is not None or (end is not None and len(left.split()) < 3) else None


def blocks(
    text: str, times: Callable[[str], Times | None], *, words_name: bool = False
) -> tuple[list[Paragraph], list[Block]]:
    """What stands before the first line of times, and the blocks in file order.

    `times` reads a line of times; `words_name` tells that words without a digit may identify a cue.
    """
    lines = file_lines(text)
    marks = [(place, found) for place, line in enumerate(lines) if (found := times(line)) is not None]
    names = _names(lines, [place for place, _ in marks], words_name=words_name)
    cues = [Block(place + 1, read, names.get(place)) for place, read in marks]
    stops = [place - (place in names) for place, _ in marks] + [len(lines)]
    for block, stop in zip(cues, stops[1:], strict=True):
        block.paragraphs = _paragraphs(lines, block.line, stop)
    return _paragraphs(lines, 0, stops[0]), cues


def _names(lines: Sequence[str], marks: Sequence[int], *, words_name: bool) -> dict[int, str]:
    """By line of times: the index or identifier above it.

    A line alone above the times identifies the cue where most cues have one; else it is one only if it looks like one,
    because words cut off by an empty line look the same.
    """
    names: dict[int, str] = {}
    alone = [place for place in marks if _stands_alone(lines, place - 1)]
    usual = 2 * len(alone) > len(marks)
    single = set(alone)
    expected = 0
    for place in marks:
        above = lines[place - 1].strip() if place else ""
        if above.isdigit() and above.isascii() and len(above) < 10:
            if place in single or int(above) == expected + 1:
                names[place], expected = above, int(above)
        elif place in single and (usual or _identifies(above, words_name=words_name)):
            names[place] = above
    return names


def _identifies(above: str, *, words_name: bool) -> bool:
    if words_name and len(above.split()) <= _WORDS and not is_sentence(above):
        return True
    return _ID.fullmatch(above) is not None and any(map(str.isdigit, above))


def _stands_alone(lines: Sequence[str], place: int) -> bool:
    if place < 0 or not lines[place].strip():
        return False
    return (place == 0 or not lines[place - 1].strip()) and not lines[place].startswith(("WEBVTT", "NOTE"))


def _paragraphs(lines: Sequence[str], start: int, stop: int) -> list[Paragraph]:
    found: list[Paragraph] = []
    kept: list[str] = []
    for place in range(start, stop + 1):
        line = lines[place] if place < stop else ""
        if line:
            kept.append(line)
        elif any(map(str.strip, kept)):
            found.append(Paragraph(place - len(kept) + 1, tuple(kept)))
            kept = []
        else:
            kept = []
    return found
