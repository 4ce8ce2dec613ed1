"""The lines and paragraphs of a text, as spans. Readers of transcripts and of drafts stand on these."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

H = r"[^\S\r\n\v\f\x85\u2028\u2029]"
"""White space inside a line, as a regular expression: spaces of every width, tabs."""

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = r"(?>\r\n|[\r\n\v\f\x85\u2028\u2029])"  # atomic: "\r\n" is one break, never two
_BLANK = re.compile(rf"{_BREAK}{H}*{_BREAK}")
_INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"
_TERMINAL = re.compile(r"[.!?…:;»”\"')\]*_]\Z")


class Span(NamedTuple):
    """A stretch of the text: `start`, `end` (exclusive), in characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch itself."""
        return text[self.start : self.end]


def trim(text: str, start: int, end: int) -> Span:
    """The span without the white space and invisible marks at either end; empty (start == end) when nothing is left."""
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return Span(start, end)


def lines(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The lines that hold something, in order, trimmed."""
    stop = len(text) if end is None else end
    spans = (trim(text, *match.span()) for match in _LINE.finditer(text, start, stop))
    return [span for span in spans if span.start < span.end]


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The paragraphs, in order: lines, or, where lines are wrapped at a width, what stands between blank lines."""
    atoms = lines(text, start, end)
    if not _wrapped(text, atoms):
        return atoms
    joined: list[Span] = []
    for span in atoms:
        if joined and not blank_between(text, joined[-1], span):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def blank_between(text: str, left: Span, right: Span) -> bool:
    """Whether a blank line lies between two spans."""
    return _BLANK.search(text, left.end, right.start) is not None


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does; headings and menus do not."""
    return _TERMINAL.search(line) is not None


def _wrapped(text: str, atoms: list[Span]) -> bool:
    """Lines of one width that mostly break off in mid-sentence."""
    pairs = [(left, right) for left, right in pairwise(atoms) if not blank_between(text, left, right)]
    broken = [left for left, _ in pairs if not is_sentence(left.of(text)) and 40 <= left.end - left.start <= 120]
    return len(pairs) >= 3 and len(broken) * 2 > len(pairs)
