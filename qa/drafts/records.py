"""A draft and the quotes in it: frozen records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftQuote:
    """Words that a draft gives as somebody's.

    `text` is what a reader sees between the marks, without markup, footnote marks and incises, runs of white space
    made one space; a line feed stands between two paragraphs. `start`, `end` are character offsets into the draft's
    text, from the opening mark to behind the closing one. `line` and `column` count from 1 and are those of `start`,
    `end_line` and `end_column` those of `end`. `attribution` is who is said to have said it, as written ("M. Roy"),
    None where the draft does not say; `attribution_line` is where. `block`: a block quotation, not between marks.
    """

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    attribution: str | None = None
    attribution_line: int | None = None
    block: bool = False


@dataclass(frozen=True, slots=True)
class LooseMark:
    """A quotation mark without a partner: what it should enclose cannot be known, and is not checked."""

    mark: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft, read: its `quotes` in order, those of three words or fewer in `short`, marks without a partner in
    `loose`.

    `text` is the decoded source with line feeds as line ends; of a DOCX, its paragraphs, one a line. `unit` is what
    a `line` counts: "line", or "paragraph". `ignored` is how many quotes the draft itself asks to leave alone.
    """

    file: str
    format: str
    text: str
    unit: str
    quotes: tuple[DraftQuote, ...] = ()
    short: tuple[DraftQuote, ...] = ()
    loose: tuple[LooseMark, ...] = ()
    ignored: int = 0
