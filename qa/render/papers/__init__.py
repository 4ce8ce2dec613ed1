"""Documents of blocks → files to hand over: Markdown, HTML, DOCX, PDF; text for a terminal; a table as CSV."""

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
    Table,
    TableCell,
)
from qa.render.papers.html import paper_html
from qa.render.papers.markdown import paper_markdown
from qa.render.papers.pdf import paper_pdf
from qa.render.papers.table_csv import table_csv, unguarded
from qa.render.papers.text import paper_text
from qa.render.papers.word import paper_docx
from qa.render.papers.words import STATES, state_cell

__all__ = [
    "STATES",
    "WIDE",
    "Block",
    "Facts",
    "Heading",
    "Pair",
    "Paper",
    "Points",
    "Prose",
    "Quotation",
    "Table",
    "TableCell",
    "paper_docx",
    "paper_html",
    "paper_markdown",
    "paper_pdf",
    "paper_text",
    "state_cell",
    "table_csv",
    "unguarded",
]
