"""A document as blocks: what is on it, not how it looks. No I/O, no logic.

All texts are plain: no markup is read in any of them, line feeds are kept in what was said. Words of our own are in
the paper's language already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from qa.schema import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `level` counts from 1, which is below the title of the paper, and skips none on its way down."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """One paragraph of our own words; `muted` for a remark that may be passed over."""

    text: str
    muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Labels, each with its value, in order."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """A list of short texts, in order, none above the other."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words as they were said, and everything that a reader must know to quote them.

    `text` is verbatim; `highlights` are (start, end) offsets into it. `language` (ISO 639-1) is that of `text` and
    `question`. `role`, `asked_by` ("Emmanuel M asked") and `label` ("said earlier", "nearest, not an answer") are
    worded for the reader, and stand where they are needed; empty ones are left out. `citation` is one line; `link`
    is its permalink, which is a link only when it begins with http:// or https://.
    """

    text: str
    language: str | None
    speaker: str
    role: str
    organisation: str | None
    question: str | None
    asked_by: str
    citation: str
    link: str | None
    label: str | None = None
    highlights: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two quotations side by side, to be compared; None where one of two speakers said nothing."""

    left: Quotation | None
    right: Quotation | None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """One cell. In a cell with a `state`, `text` is the state in words ("Answered") and `symbol` a sign that goes
    before it; in any other, `text` is what the cell says. `note` is a short verbatim extract in `language`
    (ISO 639-1), set below; `link`, as in `Quotation`, leads to it."""

    text: str
    state: State | None = None
    symbol: str = ""
    note: str | None = None
    link: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; each row has as many cells as `header`, and its first cell says what the row is about. `caption` says in
    one line what the table shows; a table of more than `WIDE` columns is put on landscape pages."""

    header: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    caption: str = ""


WIDE = 4
"""A table of more columns than this one wants a page on its side."""


Block: TypeAlias = Heading | Prose | Facts | Points | Quotation | Pair | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document in `language`, whose blocks are in the order of reading. `subtitle` and `footer` may be empty; the
    footer is one line at the foot of every page, or at the end where there are no pages."""

    title: str
    subtitle: str
    language: Literal["fr", "en"]
    blocks: tuple[Block, ...]
    footer: str
