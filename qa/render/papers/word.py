"""A paper as DOCX: real headings, quotations, tables and links, for Word and LibreOffice."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Protocol
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.section import WD_ORIENTATION, WD_SECTION_START
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Length, Mm

from qa.render.characters import language_code, printable, right_to_left, said, web_link
from qa.render.papers.blocks import Block, Facts, Heading, Pair, Paper, Points, Prose, Quotation, Table
from qa.render.papers.sheets import Sheet, sheets, strips
from qa.render.papers.word_parts import field, linked, shaded, spoken, turned, unsplit
from qa.render.papers.word_styles import MARKER, RULE, styled_document
from qa.render.papers.word_tables import add_facts, add_table, below, columns
from qa.render.papers.words import after_label

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_LONG, _SHORT = Mm(297), Mm(210)
_MARGIN = Mm(26)
_SHORT_WORDS = 1200  # characters that are worth keeping on one page


class Place(Protocol):
    """Where paragraphs go: a document, or a cell of a table."""

    def add_paragraph(self, text: str = "", style: str | None = None) -> Paragraph:
        """Adds a paragraph at the end."""


def paper_docx(paper: Paper) -> bytes:
    """The paper on A4 pages, in styles that can be changed; the same bytes for the same paper. What was said is one
    paragraph of the style Quote, in its own language; its line feeds are line breaks."""
    document = styled_document(paper)
    for number, sheet in enumerate(sheets(paper.blocks)):
        section = document.sections[0] if number == 0 else document.add_section(WD_SECTION_START.NEW_PAGE)
        width = _lay(section, sheet)
        _foot(section, paper, width)
        if number == 0:
            document.add_paragraph(printable(paper.title), "Title")
            document.add_paragraph(printable(paper.subtitle), "Subtitle")
        for block in sheet.blocks:
            _add(document, block, width, paper.language)
    return _undated(document)


def _lay(section: Section, sheet: Sheet) -> Length:
    """Lays the page on its side or not; the width that is left for text."""
    section.orientation = WD_ORIENTATION.LANDSCAPE if sheet.wide else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if sheet.wide else (_SHORT, _LONG)
    margin = Mm(20) if sheet.wide else _MARGIN
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    return Length(section.page_width - 2 * margin)


def _foot(section: Section, paper: Paper, width: Length) -> None:
    section.footer.is_linked_to_previous = False
    line = section.footer.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{' '.join(printable(paper.footer).split())}\t")
    field(line, "PAGE")
    line.add_run(" / ")
    field(line, "NUMPAGES")


def _add(document: Document, block: Block, width: Length, language: str) -> None:
    match block:
        case Heading():
            document.add_paragraph(printable(block.text), f"Heading {block.level}")
        case Prose():
            document.add_paragraph(printable(block.text), "Muted" if block.muted else "Normal")
        case Points():
            for item in block.items:
                document.add_paragraph(printable(item), "List Bullet")
        case Facts():
            add_facts(document, block, width)
        case Quotation():
            add_quotation(document, block, language)
        case Pair():
            _add_pair(document, block, width, language)
        case Table():
            for strip in strips(block):
                add_table(document, strip, width)


def add_quotation(place: Place, quotation: Quotation, language: str) -> None:
    """Adds a quotation in up to four paragraphs: label, question, words, who said them and where. `language` is that of
    the words around it."""
    if quotation.label:
        place.add_paragraph(printable(quotation.label), "Quote Label")
    if quotation.question:
        asked = place.add_paragraph("", "Quote Question")
        asked.add_run(
            f"{printable(quotation.asked_by)}{after_label(language)}" if quotation.asked_by else ""
        ).italic = False
        _say(asked.add_run(printable(quotation.question)), quotation, quotation.question)
    words = place.add_paragraph("", "Quote")
    if right_to_left(quotation.text):
        turned(words)
    for piece, highlighted in said(quotation.text, quotation.highlights):
        run = words.add_run(piece)
        if highlighted:
            shaded(run, MARKER)
        _say(run, quotation, quotation.text)
    _source(place.add_paragraph("", "Quote Source"), quotation)


def _say(run: Run, quotation: Quotation, whole: str) -> None:
    spoken(run, language_code(quotation.language), right_to_left=right_to_left(whole))


def _source(line: Paragraph, quotation: Quotation) -> None:
    line.add_run(printable(quotation.speaker)).bold = True
    others = [printable(part) for part in (quotation.organisation, quotation.role) if part]
    line.add_run("".join(f", {part}" for part in others))
    if not quotation.citation:
        return
    line.add_run("\n")
    citation, link = line.add_run(printable(quotation.citation)), web_link(quotation.link)
    if link:
        linked(line, citation, link, RULE)


def _add_pair(document: Document, pair: Pair, width: Length, language: str) -> None:
    if pair.label:
        document.add_paragraph(printable(pair.label), "Pair Label")
    table = columns(document, (width // 2, width // 2), 1)
    if all(len(side.text) < _SHORT_WORDS for side in (pair.left, pair.right) if side):
        unsplit(table.rows[0])
    for cell, side in zip(table.rows[0].cells, (pair.left, pair.right), strict=True):
        if side is None:
            cell.add_paragraph("—", "Quote Source")
        else:
            add_quotation(cell, side, language)
        cell._tc.remove(cell.paragraphs[0]._p)
        cell.paragraphs[0].paragraph_format.space_before = 0
        for paragraph in cell.paragraphs:  # a table is kept with what follows it when the words in it are
            paragraph.paragraph_format.keep_with_next = False
    below(document)


def _undated(document: Document) -> bytes:
    """The document as a file whose parts have no date, so that it is the same tomorrow."""
    written, made = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as old, ZipFile(made, "w") as new:
        for part in old.infolist():
            new.writestr(ZipInfo(part.filename), old.read(part), ZIP_DEFLATED)
    return made.getvalue()
