"""A paper as PDF, set by Typst: the template reads the blocks as JSON, so nothing that was said is ever markup."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

import typst

from qa.render.characters import language_code, printable, right_to_left, said, web_link
from qa.render.papers.blocks import Block, Pair, Paper, Quotation, Table, TableCell
from qa.render.papers.sheets import Sheet, sheets, strips
from qa.render.papers.words import after_label


def paper_pdf(paper: Paper) -> bytes:
    """The paper on A4 pages: tagged, with its title, language and permalinks to click; the same bytes for the same
    paper and the same fonts. Its fonts come with Typst; a script that these lack is set in a font of the machine."""
    template = (files("qa.render.papers") / "paper.typ").read_bytes()
    return typst.compile(template, sys_inputs={"paper": json.dumps(_printable(_paper(paper)))})


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "footer": paper.footer,
        "language": paper.language,
        "colon": after_label(paper.language),
        "sheets": [_sheet(sheet) for sheet in sheets(paper.blocks)],
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {"wide": sheet.wide, "blocks": [record for block in sheet.blocks for record in _block(block)]}


def _block(block: Block) -> list[dict[str, Any]]:
    match block:
        case Quotation():
            return [_quotation(block)]
        case Pair(left=left, right=right, label=label):
            sides = [side and _quotation(side) for side in (left, right)]
            return [{"kind": "pair", "label": label, "sides": sides}]
        case Table():
            return [_table(strip) for strip in strips(block)]
    return [{"kind": type(block).__name__.lower(), **asdict(block)}]


def _quotation(quotation: Quotation) -> dict[str, Any]:
    return asdict(quotation) | {
        "kind": "quotation",
        "pieces": list(said(quotation.text, quotation.highlights)),
        "rtl": right_to_left(quotation.text),
        "question_rtl": right_to_left(quotation.question or ""),
        "language": language_code(quotation.language),
        "link": web_link(quotation.link),
    }


def _table(table: Table) -> dict[str, Any]:
    rows = [[_cell(cell) for cell in row] for row in table.rows]
    return {"kind": "table", "caption": table.caption, "header": table.header, "rows": rows}


def _cell(cell: TableCell) -> dict[str, Any]:
    return asdict(cell) | {
        "rtl": right_to_left(cell.note or ""),
        "language": language_code(cell.language),
        "link": web_link(cell.link),
    }


def _printable(value: Any) -> Any:
    """The record with all its texts printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(inner) for key, inner in value.items()}
    return [_printable(inner) for inner in value] if isinstance(value, list | tuple) else value
