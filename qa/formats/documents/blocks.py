"""What every document holds, whatever its format: paragraphs whose words have looks, and tables of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Flag, auto

from qa.schema import Role


class Look(Flag):
    """How words are set."""

    BOLD = auto()
    ITALIC = auto()
    UNDERLINED = auto()
    COLOURED = auto()


PLAIN = Look(0)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. Line breaks are "\\n", other white space as the document has it.

    `voice` tells that a style or an element makes them the name of who speaks; `page` counts from 1, None where the
    document knows no pages.
    """

    text: str
    look: Look = PLAIN
    voice: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, heading or list item.

    `style` is the name of its style, or its classes; `level` is that of a heading, 0 for none. `label`, `role` and
    `time` (seconds) are set only where the markup itself says who speaks and when.
    """

    runs: tuple[Run, ...]
    style: str = ""
    level: int = 0
    label: str | None = None
    role: Role = Role.UNKNOWN
    time: float | None = None

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)

    @property
    def page(self) -> int | None:
        """The page on which it begins."""
        return next((run.page for run in self.runs if run.text.strip()), None)

    @property
    def look(self) -> Look:
        """What all of its words have in common."""
        looks = [run.look for run in self.runs if run.text.strip()]
        common = looks[0] if looks else PLAIN
        for look in looks:
            common &= look
        return common


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row; a cell that a row lacks is empty."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


def flat(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs in reading order, those of tables cell by cell."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (paragraph for row in block.rows for cell in row for paragraph in cell)


def lines(paragraph: Paragraph) -> list[tuple[Run, ...]]:
    """The runs of each line of a paragraph; lines that hold nothing are left out."""
    found: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *others = run.text.split("\n")
        found[-1].append(_cut(run, first))
        found += [[_cut(run, part)] for part in others]
    return [tuple(run for run in line if run.text) for line in found if any(run.text.strip() for run in line)]


def split(runs: Sequence[Run], length: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs cut in two after so many characters."""
    left: list[Run] = []
    right: list[Run] = []
    for run in runs:
        room = max(0, length)
        left.append(_cut(run, run.text[:room]))
        right.append(_cut(run, run.text[room:]))
        length -= len(run.text)
    return tuple(run for run in left if run.text), tuple(run for run in right if run.text)


def _cut(run: Run, text: str) -> Run:
    return Run(text, run.look, run.voice, run.page)
