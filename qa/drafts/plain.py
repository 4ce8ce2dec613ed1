"""A draft in plain text: paragraphs, wrapped or one a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from qa.drafts.blocks import Page, Writer, finished
from qa.drafts.marks import marks
from qa.text.layout import Span, blank_between, is_sentence, paragraphs

_LONGEST = 60
"""Lines of a paragraph."""
_LONGEST_WRAP = 8
"""How many lines a quote may be wrapped over in a text whose lines are else paragraphs."""


def read_plain(text: str) -> Page:
    """The paragraphs of a text. A line that breaks off at a width, or within quotation marks, goes on in the next."""
    writer = Writer()
    for span in _joined(text, paragraphs(text)):
        writer.add(span.of(text), span.start)
        writer.close()
    return Page(text=text, blocks=finished(writer.blocks))


def _joined(text: str, spans: list[Span]) -> Iterator[Span]:
    place = 0
    while place < len(spans):
        last = place
        while last - place < _LONGEST:
            following = last + 1 if _breaks_off(text, spans, last) else _last_of_quote(text, spans, place, last)
            if following == last:
                break
            last = following
        yield Span(spans[place].start, spans[last].end)
        place = last + 1


def _breaks_off(text: str, spans: list[Span], place: int) -> bool:
    """Whether a line ends in mid-sentence, at about the width of a page, and the next one follows at once."""
    if place + 1 >= len(spans) or blank_between(text, spans[place], spans[place + 1]):
        return False
    line = spans[place].of(text).rpartition("\n")[2]
    return 40 <= len(line) <= 120 and not is_sentence(line)


def _last_of_quote(text: str, spans: list[Span], first: int, last: int) -> int:
    """The line that closes what the lines from `first` to `last` leave open; `last` where none does."""
    openers = len(marks(text[spans[first].start : spans[last].end]).openers)
    if not openers:
        return last
    following = range(last + 1, min(last + _LONGEST_WRAP, len(spans)))
    adjacent = takewhile(lambda place: not blank_between(text, spans[place - 1], spans[place]), following)
    closing = (p for p in adjacent if len(marks(text[spans[first].start : spans[p].end]).openers) < openers)
    return next(closing, last)
