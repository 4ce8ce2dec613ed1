"""An empty DOCX document with the styles of a paper, in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from qa.render.characters import printable
from qa.render.papers.blocks import Paper
from qa.render.papers.word_parts import faced, region, ruled

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import BaseStyle

INK, SOFT, RULE, ACCENT, MARKER = "1F1D1A", "5D584F", "D9D3C6", "96381A", "FBEECB"
"""The colours (RRGGBB): text, lesser text, lines, labels, and what is behind highlights."""
_FONT = "Cambria"  # Word has it; LibreOffice has one of the same widths
# Name of the style: its size, colour, weight and slant, and the space before and after it, in points.
_STYLES: dict[str, tuple[float, str, bool, bool, float, float]] = {
    "Normal": (10.5, INK, False, False, 0, 6),
    "Title": (21, INK, True, False, 0, 4),
    "Subtitle": (11, SOFT, False, False, 0, 16),
    "Heading 1": (15, INK, True, False, 24, 6),
    "Heading 2": (12, INK, True, False, 16, 5),
    "Heading 3": (10.5, SOFT, False, True, 12, 4),
    "Caption": (9.5, SOFT, False, False, 8, 6),
    "List Bullet": (10.5, INK, False, False, 0, 4),
    "Footer": (8, SOFT, False, False, 0, 0),
    "Quote": (10.5, INK, False, False, 0, 5),
    "Quote Label": (8.5, ACCENT, True, False, 6, 3),
    "Quote Question": (9, SOFT, False, True, 6, 4),
    "Quote Source": (8.5, SOFT, False, False, 0, 14),
    "Pair Label": (9.5, INK, True, False, 8, 4),
    "Muted": (9.5, SOFT, False, False, 0, 6),
    "Table Text": (8.5, INK, False, False, 3, 2),
    "Table Note": (7.5, INK, False, False, 0, 3),
    "Fact": (10, INK, False, False, 3, 3),
}
_BASIC = ("Default Paragraph Font", "Normal Table", "No List")
_INDENTED = ("Quote", "Quote Label", "Quote Question", "Quote Source")
_KEPT = ("Heading 1", "Heading 2", "Heading 3", "Quote Label", "Quote Question", "Quote", "Pair Label", "Caption")


def styled_document(paper: Paper) -> Document:
    """A document without a body, on A4, whose styles, language and properties are those of the paper."""
    document = docx.Document()
    _only(document, {*_STYLES, *_BASIC})
    for name in _STYLES:
        _style(document, name)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    faced(defaults, _FONT)
    defaults.find(qn("w:lang")).set(qn("w:val"), region(paper.language))
    _properties(document, paper)
    return document


def _only(document: Document, names: set[str]) -> None:
    """Takes the template's other styles away: nobody needs them, and python-docx walks them all for every paragraph."""
    for style in list(document.styles):
        for link in style.element.findall(qn("w:link")):
            style.element.remove(link)
        if style.name not in names:
            style.delete()


def _style(document: Document, name: str) -> None:
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    size, colour, bold, italic, before, after = _STYLES[name]
    _plain(style)
    faced(style.element.get_or_add_rPr(), _FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor.from_string(colour)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = (
        Pt(before),
        Pt(after),
        1.0 if name.startswith("Table") else 1.1,
    )
    layout.keep_with_next = name in _KEPT
    layout.left_indent = Mm(6) if name in _INDENTED else layout.left_indent
    if name == "Quote":
        ruled(style, RULE)


def _plain(style: BaseStyle) -> None:
    """Takes away what the template draws, spaces out and lines up."""
    for properties, name in (("w:pPr", "w:pBdr"), ("w:pPr", "w:tabs"), ("w:rPr", "w:spacing")):
        for old in style.element.findall(f"{qn(properties)}/{qn(name)}"):
            old.getparent().remove(old)


def _properties(document: Document, paper: Paper) -> None:
    """The title and the language; not the template's author and dates."""
    properties = document.core_properties
    properties._element[:] = []
    properties.title = printable(paper.title)[:255]  # the most that python-docx lets through
    properties.language = region(paper.language)
