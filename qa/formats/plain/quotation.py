"""Where quotation marks open and close: « », “ ”, „ “ and straight ones, nested or running over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.text.layout import Span, trim

_CLOSES = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’", "‹": "›", "「": "」", "『": "』"}
# A single mark opens before a letter and closes after punctuation: elsewhere it is an apostrophe.
_MARKS = re.compile(r"[«»“”„\"‹›「」『』]|(?<![^\W\d_])‘(?=[^\W\d_])|(?<=[,.?!…])’(?![^\W\d_])")
_DASH = re.compile(r"[—–―]\s*|-\s+")
_LONGEST_RUN = 4
"""How many paragraphs one pair of marks may enclose; beyond, a mark was forgotten."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks, or one paragraph of them: `outer` holds the marks, `inner` does not.

    `continued` is true where the words go on from the paragraph before.
    """

    outer: Span
    inner: Span
    continued: bool = False


def quotations(text: str, spans: Sequence[Span]) -> list[list[Quotation]]:
    """For every paragraph the outermost quotations in it, in order. Marks that never close are ignored."""
    found: list[list[Quotation]] = [[] for _ in spans]
    open_mark: str | None = None
    for place, span in enumerate(spans):
        start = span.start
        unclosed: set[str] = set()
        if open_mark is not None:
            start, open_mark = _resume(text, span, open_mark, found[place])
        while (quotation := _next(text, start, span.end, unclosed)) is not None:
            mark = text[quotation.outer.start]
            if quotation.outer.end <= span.end and text[quotation.inner.end : quotation.outer.end].strip():
                found[place].append(quotation)
            elif _goes_on(text, spans[place + 1 : place + _LONGEST_RUN], mark):
                found[place].append(quotation)
                open_mark = mark
            else:
                unclosed.add(mark)
                start = quotation.outer.start + 1
                continue
            start = quotation.outer.end
    return found


def spoken_lines(text: str, spans: Sequence[Span]) -> list[Quotation | None]:
    """For every paragraph that a dash opens, all behind the dash; None for the others."""
    opened = (_DASH.match(text, *span) for span in spans)
    return [
        Quotation(span, Span(match.end(), span.end)) if match and match.end() < span.end else None
        for span, match in zip(spans, opened, strict=True)
    ]


def _resume(text: str, span: Span, mark: str, found: list[Quotation]) -> tuple[int, str | None]:
    """Reads a paragraph that begins inside quotation marks: where to go on, and the mark if it is still open."""
    start = span.start + (text[span.start] == mark or text[span.start] in "»”")
    close = _closing(text, mark, start, span.end)
    if close is None:
        found.append(Quotation(span, trim(text, start, span.end), continued=True))
        return span.end, mark
    found.append(Quotation(Span(span.start, close + 1), trim(text, start, close), continued=True))
    return close + 1, None


def _next(text: str, start: int, end: int, unclosed: set[str]) -> Quotation | None:
    """The next quotation; one that does not close before `end` has no closing mark in `outer`.

    Marks in `unclosed` are known not to close any more.
    """
    for match in _MARKS.finditer(text, start, end):
        place = match.start()
        if (
            match.group() not in _CLOSES
            or match.group() in unclosed
            or (match.group() == '"' and not _opens(text, place, end))
        ):
            continue
        close = _closing(text, match.group(), place + 1, end)
        if close is None:
            return Quotation(Span(place, end), Span(trim(text, place + 1, end).start, end))
        return Quotation(Span(place, close + 1), trim(text, place + 1, close))
    return None


def _closing(text: str, mark: str, start: int, end: int) -> int | None:
    """Where the mark that opened before `start` closes; nested pairs are stepped over where they are balanced."""
    depth, first = 1, None
    for match in _MARKS.finditer(text, start, end):
        place, sign = match.start(), match.group()
        if sign in _CLOSES[mark] and not (sign == mark and _opens(text, place, end) and not _shuts(text, place, end)):
            first = place if first is None else first
            depth -= 1
            if depth == 0:
                return place
        elif sign == mark:
            depth += 1
    return first


def _goes_on(text: str, later: Sequence[Span], mark: str) -> bool:
    for span in later:
        start = span.start + (text[span.start] == mark)
        if _closing(text, mark, start, span.end) is not None:
            opening = text.find(mark, start, span.end) if mark != '"' else -1
            return opening < 0 or opening > (_closing(text, mark, start, span.end) or 0)
    return False


def _opens(text: str, place: int, end: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < end else " "
    return (before.isspace() or before in "([{'’—–-/«“:") and not after.isspace()


def _shuts(text: str, place: int, end: int) -> bool:
    before = text[place - 1] if place else " "
    return not before.isspace() and before not in "([{'’—–/«“"


def outside(span: Span, quoted: Sequence[Quotation]) -> Iterator[Span]:
    """The stretches of a paragraph that no quotation covers, in order; may be empty or blank."""
    start = span.start
    for quotation in quoted:
        yield Span(start, quotation.outer.start)
        start = quotation.outer.end
    yield Span(start, span.end)
