"""Documents of blocks → files to hand over."""

from qa.render.papers.blocks import (
    WIDE,
    Block,
    Facts,
    Heading,
    Pair,
    Paper,
    Points,
    Prose,
    Quotation,
    State,
    Table,
    TableCell,
)

__all__ = [
    "WIDE",
    "Block",
    "Facts",
    "Heading",
    "Pair",
    "Paper",
    "Points",
    "Prose",
    "Quotation",
    "State",
    "Table",
    "TableCell",
]
