"""A paper as Markdown: CommonMark with GitHub's tables, in which every quotation can be read back character by
character."""

from __future__ import annotations

from qa.render.characters import printable, said, web_link
from qa.render.commonmark import escaped, exactly, heading, one_line, references
from qa.render.papers.blocks import Block, Facts, Heading, Pair, Paper, Points, Prose, Quotation, Table, TableCell
from qa.render.papers.words import after_label


def paper_markdown(paper: Paper) -> str:
    """The paper, its title as the only heading of the first level; each quotation is a block quotation with who said it
    below. A pair of quotations stands one below the other."""
    parts = [heading(1, printable(paper.title)), _lesser(paper.subtitle)]
    parts += [part for block in paper.blocks for part in _block(block, after_label(paper.language))]
    parts += ["---", _lesser(paper.footer)] if paper.footer.strip() else []
    return "\n\n".join(filter(None, parts)) + "\n"


def _block(block: Block, colon: str) -> list[str]:
    match block:
        case Heading(level=level, text=text):
            return [heading(level + 1, printable(text))]
        case Prose(text=text, muted=muted):
            return [_lesser(text) if muted else _plain(text)]
        case Facts(rows=rows):
            return ["\n".join(f"- **{_plain(label)}**{colon}{_plain(value)}" for label, value in rows)]
        case Points(items=items):
            return ["\n".join(f"- {_plain(item)}" for item in items)]
        case Quotation():
            return _quotation(block, colon)
        case Pair(left=left, right=right, label=label):
            sides = [part for side in (left, right) if side for part in _quotation(side, colon)]
            return [*([f"**{_plain(label)}**"] if label else []), *sides]
        case Table():
            return _table(block, colon)


def _quotation(quotation: Quotation, colon: str) -> list[str]:
    parts = [f"*{_plain(quotation.label)}*"] if quotation.label else []
    if quotation.question:
        asked = f"**{_plain(quotation.asked_by)}**{colon}" if quotation.asked_by else ""
        parts.append(asked + exactly(said(quotation.question, ())))
    words = exactly(said(quotation.text, quotation.highlights))
    parts.append("\n".join(f"> {line}".rstrip() for line in words.split("\n")))
    return [*parts, _source(quotation)]


def _source(quotation: Quotation) -> str:
    who = [
        f"**{_plain(quotation.speaker)}**" if quotation.speaker.strip() else "",
        _plain(quotation.organisation or ""),
    ]
    line = "— " + ", ".join(filter(None, [*who, _plain(quotation.role)]))
    citation = _linked(_plain(quotation.citation), quotation.link)
    return f"{line}.\\\n{citation}" if citation else line


def _table(table: Table, colon: str) -> list[str]:
    if not table.header:
        return []
    lines = [[_cell_text(name) for name in table.header], ["---"] * len(table.header)]
    lines += [[_cell(cell, colon) for cell in row] for row in table.rows]
    rows = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return [f"**{_plain(table.caption)}**" if table.caption.strip() else "", rows]


def _cell(cell: TableCell, colon: str) -> str:
    text = " ".join(filter(None, (_cell_text(cell.symbol), _cell_text(cell.text))))
    if not cell.note:
        return _linked(text, cell.link)
    note = _linked(_cell_text(cell.note), cell.link)
    return f"{text}{colon}{note}" if text else note


def _cell_text(text: str) -> str:
    """The text as the content of a cell, which is one line: line feeds, and spaces at its ends, as numbers."""
    whole = printable(text)
    body = whole.strip()
    start = whole.find(body) if body else len(whole)
    inner = references("\n").join(escaped(body).split("\n"))
    return references(whole[:start]) + inner + references(whole[start + len(body) :])


def _linked(text: str, link: str | None) -> str:
    target = web_link(link)
    return f"[{text}](<{escaped(target)}>)" if target and text else text


def _plain(text: str) -> str:
    return one_line(printable(text))


def _lesser(text: str) -> str:
    line = _plain(text)
    return f"*{line}*" if line else ""
