"""Blocks → the words quoted in them: between marks, over several paragraphs, and as block quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from qa.drafts.blocks import Block
from qa.drafts.marks import OPENING, Marks, marks
from qa.text import LabelKind, label_kind, names_in
from qa.text.attribution import signature
from qa.text.layout import Span, trim

_LABEL = re.compile(r"\s*\[!\w+\]")
"""What makes a block quotation of Markdown a note: [!NOTE]."""
_LONGEST_RUN = 30
"""How many more paragraphs a quote may run over."""
_BRACKETED = re.compile(r"\s\((?P<name>[^()]{3,80})\)[\s.]*\Z")
_OPENING_NAME = re.compile(r"(?P<name>[^\s:«»“”\"][^:«»“”\"\n]{2,60}?)\s*:\s+")
_SIGNED = re.compile(r"(?:^|\n|(?<=[.!?…»”\"])[^\S\n])\s*(?P<signature>(?:[—–]|--?)\s*[^\s—–-][^\n]{0,200})\s*\Z")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of the words of one block: `block` is its number."""

    block: int
    span: Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words quoted, one stretch a paragraph; `opens` and `closes` are where the marks stand (the words themselves,
    where there are none), `signed` is the line that signs a block quotation."""

    stretches: tuple[Stretch, ...]
    opens: Stretch
    closes: Stretch
    block: bool = False
    signed: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """All that is quoted, in order, and the marks without a partner (block, place)."""

    quoted: tuple[Quoted, ...]
    loose: tuple[tuple[int, int], ...]


def quoted_in(blocks: Sequence[Block]) -> Found:
    """What is quoted in these blocks."""
    quoted: list[Quoted] = []
    loose: list[tuple[int, int]] = []
    for number, run in groupby(range(len(blocks)), key=lambda place: blocks[place].quoted):
        places = list(run)
        found = _between_marks(blocks, places) if number is None else _block_quotation(blocks, places)
        quoted += found.quoted
        loose += found.loose
    return Found(tuple(quoted), tuple(loose))


def _between_marks(blocks: Sequence[Block], places: Sequence[int]) -> Found:
    quoted: list[Quoted] = []
    loose: list[tuple[int, int]] = []
    start = number = 0
    while number < len(places):
        place, number = places[number], number + 1
        found = marks(blocks[place].text, start)
        start = 0
        quoted += [_pair(blocks[place].text, place, pair) for pair in found.pairs]
        run = _run(blocks, place, found, places[number : number + _LONGEST_RUN])
        if run is not None:
            quoted.append(run)
            start = run.closes.span.end
            number = places.index(run.closes.block, number)
            found = replace(found, openers=found.openers[:-1])
        loose += [(place, at) for at in sorted((*found.openers, *found.closers)) if blocks[place].text[at] not in "‘’"]
    return Found(tuple(quoted), tuple(loose))


def _pair(text: str, place: int, pair: tuple[int, int]) -> Quoted:
    opening, closing = pair
    inner = Stretch(place, trim(text, opening + 1, closing))
    return Quoted((inner,), Stretch(place, Span(opening, opening + 1)), Stretch(place, Span(closing, closing + 1)))


def _run(blocks: Sequence[Block], place: int, found: Marks, following: Sequence[int]) -> Quoted | None:
    """The quotation that a block's last mark opens and a later block closes; each block between begins with a mark."""
    if not found.openers or (found.pairs and found.pairs[-1][1] > found.openers[-1]):
        return None
    opening = found.openers[-1]
    text = blocks[place].text
    mark = text[opening]
    if mark not in OPENING:
        return None
    stretches = [Stretch(place, trim(text, opening + 1, len(text)))]
    for later in following:
        text = blocks[later].text
        start = len(text) - len(text.lstrip())
        if start == len(text) or text[start] not in mark + OPENING[mark]:  # empty where only a footnote mark stood
            return None
        closing = next((at for at in marks(text, start + 1).closers if text[at] in OPENING[mark]), None)
        stretches.append(Stretch(later, trim(text, start + 1, len(text) if closing is None else closing)))
        if closing is not None:
            opens = Stretch(place, Span(opening, opening + 1))
            return Quoted(tuple(stretches), opens, Stretch(later, Span(closing, closing + 1)))
    return None


def _block_quotation(blocks: Sequence[Block], places: Sequence[int]) -> Found:
    """A block quotation: its words without the line that signs it; or, where it has marks of its own, what they
    enclose."""
    if _LABEL.match(blocks[places[0]].text):
        return Found((), ())
    signed, spans = _unsigned(blocks, places)
    stretches = [Stretch(place, span) for place, span in spans.items() if span.start < span.end]
    if not stretches:
        return Found((), ())
    if blocks[stretches[0].block].text[stretches[0].span.start] in [*OPENING, '"']:
        found = _between_marks(blocks, places)
        quoted = tuple(replace(quoted, block=True, signed=signed) for quoted in found.quoted)
        return Found(quoted, found.loose)
    return Found((Quoted(tuple(stretches), stretches[0], stretches[-1], block=True, signed=signed),), ())


def _unsigned(blocks: Sequence[Block], places: Sequence[int]) -> tuple[Stretch | None, dict[int, Span]]:
    """Who signs a block quotation, and the words of each block without that."""
    spans = {place: trim(blocks[place].text, 0, len(blocks[place].text)) for place in places}
    for place in reversed(places):
        text, span = blocks[place].text, spans[place]
        for cite in _signatures(text, span, blocks[place].cites):
            spans[place] = trim(text, span.start, cite.start)
            return Stretch(place, cite), spans
        if span.start < span.end:
            break
    if label := _label(blocks[places[0]].text, spans[places[0]]):
        text, end = blocks[places[0]].text, spans[places[0]].end
        spans[places[0]] = trim(text, text.index(":", label.end) + 1, end)
        return Stretch(places[0], label), spans
    return None, spans


def _signatures(text: str, span: Span, cites: Sequence[Span]) -> Iterator[Span]:
    for cite in cites:
        if not text[cite.end : span.end].strip(" .)"):
            start = len(text[: cite.start].rstrip(" \n(—–-"))
            yield Span(start, span.end) if start < cite.start else cite
    match = _SIGNED.search(text, span.start, span.end)
    if match and is_signature(match["signature"]):
        yield Span(*match.span("signature"))
    bracketed = _BRACKETED.search(text, span.start, span.end)
    if bracketed and next(names_in(bracketed["name"]), None):
        yield Span(*bracketed.span())


def is_signature(line: str) -> bool:
    """Whether a line is a dash and somebody's name: "— Jeanne Roy, directrice"."""
    return signature(re.sub(r"\A--", "—", line.strip())) is not None


def _label(text: str, span: Span) -> Span | None:
    """The name that opens a block quotation: "Jeanne Roy : …"."""
    match = _OPENING_NAME.match(text, span.start, span.end)
    return Span(*match.span("name")) if match and label_kind(match["name"].strip()) is LabelKind.NAME else None
