"""The parts of DOCX that python-docx has no words for: languages, links, shading, borders, fields (ECMA-376, part 1,
chapter 17)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_REGIONS = {"fr": "fr-FR", "en": "en-GB", "de": "de-DE", "es": "es-ES", "it": "it-IT", "pt": "pt-PT"}
# The order that the schema demands.
_ORDER = {
    name: [qn(f"w:{child}") for child in children.split()]
    for name, children in {
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
        " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText"
        " vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
        " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign"
        " hideMark",
    }.items()
}


def region(language: str) -> str:
    """The language as a speller wants it: with a country, where this has one for it."""
    return _REGIONS.get(language, language)


def spoken(run: Run, language: str | None, *, right_to_left: bool = False) -> Run:
    """The run, told in which language (ISO 639) and direction its words are."""
    if right_to_left:
        run.font.rtl = True
    if language:
        _add(run._r.get_or_add_rPr(), "lang", {"bidi" if right_to_left else "val": region(language)})
    return run


def turned(paragraph: Paragraph) -> None:
    """Lets a paragraph begin on the right."""
    _add(paragraph._p.get_or_add_pPr(), "bidi")


def shaded(run: Run, colour: str) -> None:
    """Sets a colour (RRGGBB) behind a run."""
    _add(run._r.get_or_add_rPr(), "shd", _fill(colour))


def shaded_cell(cell: _Cell, colour: str) -> None:
    """Sets a colour (RRGGBB) behind a cell."""
    _add(cell._tc.get_or_add_tcPr(), "shd", _fill(colour))


def linked(paragraph: Paragraph, run: Run, link: str, colour: str) -> None:
    """Makes a run, the last of its paragraph, a hyperlink with a fine line (RRGGBB) below it."""
    _add(run._r.get_or_add_rPr(), "u", {"val": "single", "color": colour})
    relations = paragraph.part.rels
    name = f"link{len(relations)}"  # one that python-docx chose would be looked for among all that there are
    relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, link, name, is_external=True)
    hyperlink = OxmlElement("w:hyperlink")
    hyperlink.set(qn("r:id"), name)
    hyperlink.append(run._r)
    paragraph._p.append(hyperlink)


def field(paragraph: Paragraph, name: str) -> None:
    """Adds what a word processor fills in: `PAGE`, `NUMPAGES`."""
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), name)
    simple.append(paragraph.add_run("1")._r)
    paragraph._p.append(simple)


def ruled(style: ParagraphStyle, colour: str) -> None:
    """Draws a line (RRGGBB) before the paragraphs of a style."""
    borders = _add(style.element.get_or_add_pPr(), "pBdr")
    _border(borders, "left", colour, eighths=12, space=10)


def lined(table: Table, colour: str) -> None:
    """Draws hairlines (RRGGBB) below the rows of a table, and none between its columns."""
    borders = _add(table._tbl.tblPr, "tblBorders")
    _border(borders, "bottom", colour, eighths=4)
    _border(borders, "insideH", colour, eighths=4)


def underlined(cell: _Cell, colour: str) -> None:
    """Draws a strong line (RRGGBB) below a cell."""
    _border(_add(cell._tc.get_or_add_tcPr(), "tcBorders"), "bottom", colour, eighths=8)


def repeated(row: _Row) -> None:
    """Lets every page that a table reaches begin with this row, its first."""
    _add(row._tr.get_or_add_trPr(), "tblHeader")


def unsplit(row: _Row) -> None:
    """Keeps a row on one page."""
    _add(row._tr.get_or_add_trPr(), "cantSplit")


def padded(table: Table, *, left: int, right: int) -> None:
    """Keeps the text of all cells so many twips from their sides; the first column has nothing on its left, so that it
    stands in line with the text above."""
    margins = _add(table._tbl.tblPr, "tblCellMar")
    for side, width in (("left", 0), ("right", right)):
        _add(margins, side, {"w": str(width), "type": "dxa"})
    for row in table.rows:
        for cell in row.cells[1:]:
            margin = _add(cell._tc.get_or_add_tcPr(), "tcMar")
            _add(margin, "left", {"w": str(left), "type": "dxa"})


def described(table: Table, caption: str) -> None:
    """Tells those who do not see a table what it shows."""
    _add(table._tbl.tblPr, "tblCaption", {"val": caption})


def faced(properties: BaseOxmlElement, font: str) -> None:
    """Sets text properties in this font in all scripts, whatever the theme says."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    _add(properties, "rFonts", dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), font))


def _add(properties: BaseOxmlElement, name: str, attributes: Mapping[str, str] | None = None) -> BaseOxmlElement:
    made = OxmlElement(f"w:{name}")
    for key, value in (attributes or {}).items():
        made.set(qn(f"w:{key}"), value)
    properties.append(made)
    if order := _ORDER.get(properties.tag.rpartition("}")[2]):
        properties[:] = sorted(properties, key=lambda child: order.index(child.tag))
    return made


def _border(borders: BaseOxmlElement, side: str, colour: str, *, eighths: int, space: int = 0) -> None:
    """Adds a border, as wide as so many eighths of a point, that keeps so many points from the text."""
    _add(borders, side, {"val": "single", "sz": str(eighths), "space": str(space), "color": colour})


def _fill(colour: str) -> dict[str, str]:
    return {"val": "clear", "color": "auto", "fill": colour}
