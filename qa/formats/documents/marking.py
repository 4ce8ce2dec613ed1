"""Paragraphs → the text that a reader of plain text understands: looks become Markdown's marks.

The marks serve to decide only: every character knows whether the document holds it, and `Marked.reading` gives the
turns in the text without marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qa.formats.documents.blocks import Paragraph, Run, lines
from qa.formats.documents.headers import facts
from qa.formats.documents.leads import Lead, leads, times_beside
from qa.formats.documents.looks import emphasised
from qa.formats.documents.recomposing import recomposed
from qa.formats.plain import read_plain
from qa.formats.reading import Reading, numbered
from qa.schema import Anchor, Turn
from qa.text.layout import Span, trim


@dataclass(slots=True)
class Marked:
    """A text with marks, and the same text without: offsets of one become offsets of the other."""

    parts: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    pages: list[tuple[int, int | None]] = field(default_factory=list)
    """From which character of the text without marks on which page is on."""
    text: str = ""
    _starts: list[int] = field(default_factory=lambda: [0])
    _shown: list[int] = field(default_factory=lambda: [0])

    def mark(self, mark: str) -> None:
        """Adds what the document does not hold."""
        self._add(mark, 0)

    def show(self, run: Run) -> None:
        """Adds words of the document."""
        if run.text.strip() and (not self.pages or self.pages[-1][1] != run.page):
            self.pages.append((self._shown[-1] + len(run.text) - len(run.text.lstrip()), run.page))
        self.kept.append(run.text)
        self._add(run.text, len(run.text))

    def break_line(self, gap: str) -> None:
        """Ends a line, or a paragraph."""
        self.kept.append(gap)
        self._add(gap, len(gap))

    def pass_over(self, text: str) -> None:
        """Adds what the document holds and the reader shall take for white space."""
        self.kept.append(text)
        self._add(" " * len(text), len(text))

    def _add(self, text: str, shown: int) -> None:
        if text:
            self.parts.append(text)
            self._starts.append(self._starts[-1] + len(text))
            self._shown.append(self._shown[-1] + shown)

    def place(self, offset: int) -> int:
        """Where a place of the text with marks is in the text without."""
        part = min(bisect_right(self._starts, offset) - 1, len(self.parts))
        over = offset - self._starts[part]
        following = self._shown[min(part + 1, len(self._shown) - 1)]
        return min(self._shown[part] + over, following)

    def reading(self, form: str, metadata: Mapping[str, str], warnings: Sequence[str]) -> Reading:
        """The turns, in the text without marks; what the text states of itself goes over `metadata`."""
        self.text = text = "".join(self.kept)
        whole = "".join(self.parts)
        read = read_plain(whole)
        if read.text != whole:
            return recomposed(self, whole, read, form, metadata, warnings)
        placed = self._apart(text, read.turns)
        return Reading(
            text=text,
            format=form,
            turns=numbered(placed),
            metadata={**metadata, **read.metadata},
            warnings=(*read.warnings, *warnings),
            composed=True,
        )

    def _apart(self, text: str, turns: Sequence[Turn]) -> Iterator[Turn]:
        """The turns in the text without marks, none of them over another."""
        end = 0
        for turn in turns:
            span = trim(text, max(end, self.place(turn.start)), max(end, self.place(turn.end)))
            if span.start < span.end:
                end = span.end
                yield self._placed(text, turn, span)

    def by_page(self, start: int, end: int) -> Iterator[tuple[str, int | None]]:
        """A stretch of the text without marks, page by page."""
        text = self.text
        first = max(0, bisect_right(self.pages, start, key=lambda page: page[0]) - 1)
        inside = [(max(place, start), page) for place, page in self.pages[first:] if place < end] or [(start, None)]
        for (place, page), following in zip(inside, [*(later for later, _ in inside[1:]), end], strict=True):
            yield text[place:following], page

    def _placed(self, text: str, turn: Turn, span: Span) -> Turn:
        start, end = span
        first = max(0, bisect_right(self.pages, start, key=lambda page: page[0]) - 1)
        passed = [(place, page) for place, page in self.pages[first:] if place < end and page is not None]
        anchors = tuple(
            Anchor(max(place, start), time=None if number else turn.time_start, page=page)
            for number, (place, page) in enumerate(passed)
        )
        page = anchors[0].page if anchors else None
        return replace(turn, text=text[start:end], start=start, end=end, page=page, anchors=anchors)


def marked(paragraphs: Sequence[Paragraph]) -> Marked:
    """The text of some paragraphs, a blank line between two, with marks for headings, labels and questions."""
    found = Marked()
    told = leads(paragraphs)
    asking = emphasised(paragraphs)
    beside = times_beside(paragraphs)
    stated = facts(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        for place, runs in enumerate(lines(paragraph)):
            goes_on = (number, place) in beside
            gap = "\n" if place else "\n\n"
            if found.kept:
                found.pass_over(gap) if goes_on else found.break_line(gap)
            found.mark("## " if paragraph.level and not place and not goes_on else "")
            if number in stated:
                found.pass_over("".join(run.text for run in runs))
                continue
            lead = None if goes_on else told.get((number, place))
            if lead is not None:
                _labelled(found, runs, lead)
            else:
                _line(found, runs, emphasis=number in asking and not goes_on)
    return found


def _line(found: Marked, runs: Sequence[Run], *, emphasis: bool) -> None:
    before, inner, after = _edges("".join(run.text for run in runs))
    found.show(Run(before))
    found.mark("**" if emphasis else "")
    _shown(found, runs, len(before), len(before) + len(inner))
    found.mark("**" if emphasis else "")
    found.show(Run(after))


def _labelled(found: Marked, runs: Sequence[Run], lead: Lead) -> None:
    total = sum(len(run.text) for run in runs)
    before = "".join(run.text for run in runs)[: lead.start]
    if ":" in before:
        _shown(found, runs, 0, lead.start)
    else:
        found.pass_over(before)
    found.mark("**" if lead.bold else "")
    _shown(found, runs, lead.start, lead.end)
    found.mark(":" if lead.bare else "")
    found.mark("**" if lead.bold else "")
    _shown(found, runs, lead.end, total)


def _edges(text: str) -> tuple[str, str, str]:
    inner = text.strip()
    start = text.find(inner) if inner else len(text)
    return text[:start], inner, text[start + len(inner) :]


def _shown(found: Marked, runs: Sequence[Run], start: int, end: int) -> None:
    """Shows the characters of a line from `start` to `end`."""
    offset = 0
    for run in runs:
        piece = run.text[max(0, start - offset) : max(0, end - offset)]
        if piece:
            found.show(Run(piece, run.look, run.voice, run.page))
        offset += len(run.text)
