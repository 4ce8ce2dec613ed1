"""A paper as one HTML page: self-contained, no script, nothing fetched; readable without colour, and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from qa.render.characters import language_code, printable, said, web_link
from qa.render.markup import lang, verbatim
from qa.render.papers.blocks import WIDE, Block, Facts, Heading, Pair, Paper, Points, Prose, Quotation, Table, TableCell
from qa.render.papers.sheets import sheets
from qa.render.papers.words import after_label

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def paper_html(paper: Paper) -> str:
    """The paper as a whole page, its title as the only heading of the first level. Each element with what was said
    has its language, and its text content is exactly what was said. Wide tables scroll, and are printed on
    landscape pages."""
    style = (files("qa.render.papers") / "paper.css").read_text(encoding="utf-8")
    parts = [[_block(block, after_label(paper.language)) for block in sheet.blocks] for sheet in sheets(paper.blocks)]
    parts[0].insert(0, _header(paper))
    parts[-1].append(f"<footer>{_element('p', paper.footer)}</footer>" if paper.footer else "")
    body = "".join(_sheet(sheet.wide, inner) for sheet, inner in zip(sheets(paper.blocks), parts, strict=True))
    return (
        f'<!DOCTYPE html>\n<html lang="{paper.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{verbatim(_POLICY)}">'
        f"<title>{_plain(paper.title)}</title><style>{style}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _header(paper: Paper) -> str:
    return f"<header><h1>{_plain(paper.title)}</h1>{_element('p', paper.subtitle, 'subtitle')}</header>"


def _sheet(wide: bool, parts: Iterable[str]) -> str:
    return f'<div class="{"wide" if wide else "upright"}">{"".join(parts)}</div>'


def _block(block: Block, colon: str) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"<h{level + 1}>{_plain(text)}</h{level + 1}>"
        case Prose(text=text, muted=muted):
            return _element("p", text, "muted" if muted else None)
        case Facts(rows=rows):
            return f"<dl>{''.join(f'<dt>{_plain(label)}</dt><dd>{_plain(value)}</dd>' for label, value in rows)}</dl>"
        case Points(items=items):
            return f"<ul>{''.join(f'<li>{_plain(item)}</li>' for item in items)}</ul>"
        case Quotation():
            return _quotation(block, colon)
        case Pair(left=left, right=right, label=label):
            sides = "".join(f"<div>{_quotation(side, colon) if side else '—'}</div>" for side in (left, right))
            return f'<section class="pair">{_element("p", label or "", "pair-label")}{sides}</section>'
        case Table():
            return _table(block)


def _quotation(quotation: Quotation, colon: str) -> str:
    spoken = _spoken(quotation.language)
    asked = ""
    if quotation.question:
        by = f"{_plain(quotation.asked_by)}{colon}" if quotation.asked_by else ""
        asked = f'<p class="asked">{by}<i{spoken}>{_plain(quotation.question)}</i></p>'
    words = "".join(
        f"<mark>{verbatim(piece)}</mark>" if highlighted else verbatim(piece)
        for piece, highlighted in said(quotation.text, quotation.highlights)
    )
    others = "".join(f", {_plain(part)}" for part in (quotation.organisation, quotation.role) if part)
    citation = f"<br><cite>{_linked(_plain(quotation.citation), quotation.link)}</cite>" if quotation.citation else ""
    return (
        f'<figure class="quotation">{_element("p", quotation.label or "", "label")}{asked}'
        f"<blockquote{spoken}>{words}</blockquote>"
        f"<figcaption><b>{_plain(quotation.speaker)}</b>{others}{citation}</figcaption></figure>"
    )


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_plain(name)}</th>' for name in table.header)
    body = "".join(
        f"<tr>{''.join(_cell(cell, first=not at) for at, cell in enumerate(row))}</tr>" for row in table.rows
    )
    whole = f"<table>{_element('caption', table.caption)}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    if len(table.header) <= WIDE:
        return whole
    name = _plain(table.caption or table.header[0])
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">{whole}</div>'


def _cell(cell: TableCell, *, first: bool) -> str:
    tag, scope = ("th", ' scope="row"') if first else ("td", "")
    sign = f'<span aria-hidden="true">{_plain(cell.symbol)}</span> ' if cell.symbol else ""
    text = _plain(cell.text) if cell.note else _linked(_plain(cell.text), cell.link)
    inner = f"<b>{sign}{text}</b>" if cell.state else f"{sign}{text}"
    if cell.note:
        inner += f"<p{_spoken(cell.language)}>{_linked(_plain(cell.note), cell.link)}</p>"
    return f"<{tag}{scope}{f' class={cell.state.value}' if cell.state else ''}>{inner}</{tag}>"


def _spoken(language: str | None) -> str:
    """What tells a browser in which language and direction words were said."""
    return f'{lang(language_code(language))} dir="auto"'


def _element(tag: str, text: str, name: str | None = None) -> str:
    """The text in an element of this class; nothing when there is no text."""
    return f"<{tag}{f' class={name}' if name else ''}>{_plain(text)}</{tag}>" if text else ""


def _linked(html: str, link: str | None) -> str:
    target = web_link(link)
    return f'<a href="{verbatim(target)}" rel="noreferrer">{html}</a>' if target else html


def _plain(text: str) -> str:
    return verbatim(printable(text))
