"""Which blocks stand on upright pages, and which on pages laid on their side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.render.papers.blocks import WIDE, Block, Facts, Heading, Points, Prose, Table

BROAD = 7
"""The most columns that can be read on a page on its side."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Blocks that follow each other on pages of one orientation; never empty but for a paper without blocks."""

    wide: bool
    blocks: tuple[Block, ...]


def sheets(blocks: Sequence[Block]) -> list[Sheet]:
    """The blocks, all and in order, on sheets that alternate; at least one. A wide table takes what leads to it along,
    so that no page holds a heading alone; prose that follows it stays with it."""
    runs: list[tuple[bool, list[Block]]] = [(False, [])]
    for block in blocks:
        wide, run = runs[-1]
        if isinstance(block, Table) and len(block.header) > WIDE:
            if not wide:
                cut = _lead(run, first=len(runs) == 1)
                runs[-1:] = [(False, run[:cut]), (True, run[cut:])]
            runs[-1][1].append(block)
        elif wide and not isinstance(block, Prose):
            runs.append((False, [block]))
        else:
            run.append(block)
    return _joined(runs)


def _lead(run: Sequence[Block], *, first: bool) -> int:
    """Where what leads to the end of a run begins: at its last headings if only prose follows them; in the first run,
    which follows the title, at its beginning if nothing in it was said by anybody."""
    if first and all(isinstance(block, Heading | Prose | Facts | Points) for block in run):
        return 0
    cut = len(run)
    while cut and isinstance(run[cut - 1], Prose):
        cut -= 1
    while cut and isinstance(run[cut - 1], Heading):
        cut -= 1
    return cut


def _joined(runs: Sequence[tuple[bool, list[Block]]]) -> list[Sheet]:
    """The runs as sheets, empty ones left out, so that neighbours of one orientation become one."""
    found: list[Sheet] = []
    for wide, run in runs:
        if found and run and found[-1].wide == wide:
            found[-1] = Sheet(wide, (*found[-1].blocks, *run))
        elif run:
            found.append(Sheet(wide, tuple(run)))
    return found or [Sheet(False, ())]


def strips(table: Table) -> list[Table]:
    """The table as it fits on pages: one, or several of at most `BROAD` columns that each begin with the first one."""
    others = len(table.header) - 1
    if others < BROAD:
        return [table]
    count = -(-others // (BROAD - 1))
    cuts = [1 + others * number // count for number in range(count + 1)]
    return [_strip(table, start, end, f"{number}/{count}") for number, (start, end) in enumerate(pairwise(cuts), 1)]


def _strip(table: Table, start: int, end: int, number: str) -> Table:
    header = (table.header[0], *table.header[start:end])
    rows = tuple((row[0], *row[start:end]) for row in table.rows)
    return Table(header=header, rows=rows, caption=f"{table.caption} ({number})".strip())
