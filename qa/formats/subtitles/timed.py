"""Blocks of times and words → cues: what WebVTT, SubRip and SBV have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.formats.subtitles.blocks import Block, Paragraph
from qa.formats.subtitles.cues import Cue, Line, Subtitles
from qa.formats.subtitles.markup import marked

_NAMED = re.compile(r'\d+[ ]+"(?P<name>[^"]{1,80})"[ ]*(?:\(\d+\))?')
_ASIDES = ("NOTE", "STYLE", "REGION")


def is_aside(paragraph: Paragraph) -> bool:
    """Whether these lines are a comment, a style sheet or a region of WebVTT: no words of the talk."""
    first, _, rest = paragraph.lines[0].strip().partition(" ")
    if first.partition(":")[0] == "NOTE":
        return True
    return first in _ASIDES and (not rest or first == "NOTE" or "::" in rest)


def cues_of(head: Sequence[Paragraph], blocks: Sequence[Block], *, asides: bool = False) -> Subtitles:
    """The cues of these blocks, after those words that stand before all times; `asides` leaves WebVTT's asides out.

    Words cut off from their cue by an empty line belong to it all the same: nothing is dropped. A warning says where.
    """
    found = Subtitles([], goes_on=True)
    for paragraph in head:
        if lines := marked(paragraph.lines):
            found.cues.append(Cue(len(found.cues) + 1, 0, None, None, lines))
    if found.cues:
        found.warnings.append(f"What line {head[0].line} begins stands before all times; it was read without one.")
    strays: list[Paragraph] = []
    for block in blocks:
        lines, stray = _lines(block, asides=asides)
        strays += stray
        found.cues.append(Cue(len(found.cues) + 1, block.line, block.times.start, block.times.end, lines))
    if strays:
        where = f"line {strays[0].line}" + (f" and in {len(strays) - 1} more places" if strays[1:] else "")
        found.warnings.append(f"An empty line cuts words off from their cue at {where}; they were read as part of it.")
    return found


def _lines(block: Block, *, asides: bool) -> tuple[tuple[Line, ...], list[Paragraph]]:
    kept = [paragraph for paragraph in block.paragraphs if not (asides and is_aside(paragraph))]
    named = _NAMED.fullmatch(block.name) if block.name else None
    printed = [line for paragraph in kept for line in paragraph.lines]
    if block.times.rest:
        printed.insert(0, block.times.rest)
    return marked(printed, named["name"] if named else None), kept[1:]
