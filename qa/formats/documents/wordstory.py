"""The story of a DOCX, walked: which words are printed, how they look, on which page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qa.formats.documents.blocks import Block, Look, Paragraph, Run, Table, flat
from qa.formats.documents.sheets import Sheet
from qa.formats.documents.styled import is_voice
from qa.formats.documents.wordparts import Lists, child, is_on, level, looks, place_in_list, tag, value

if TYPE_CHECKING:
    from lxml import etree

_INSIDE = frozenset(
    (
        *("hyperlink", "smartTag", "customXml", "ins", "moveTo", "fldSimple", "bdo", "dir", "sdtContent", "rubyBase"),
        *("oMathPara", "oMath"),
    )
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "br": "\n"}


class Pages:
    """Counts pages: by where Word last broke them, else by the breaks that the author set; None where none are."""

    def __init__(self, root: etree._Element) -> None:
        breaks = [found for found in root.iter() if tag(found) in {"lastRenderedPageBreak", "br", "pageBreakBefore"}]
        self._rendered = any(tag(found) == "lastRenderedPageBreak" for found in breaks)
        known = self._rendered or any(tag(found) != "br" or value(found, "type") == "page" for found in breaks)
        self.page = 1 if known else None

    def turn(self, *, rendered: bool) -> None:
        """A page ends here."""
        if self.page is not None and rendered == self._rendered:
            self.page += 1


@dataclass(slots=True)
class Story:
    """Walks the text; remembers what it left out."""

    sheet: Sheet
    lists: Lists
    pages: Pages
    boxes: list[etree._Element] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)

    def language(self) -> str | None:
        """The language that most characters are marked as being in; None where few are marked."""
        marked, count = next(iter(self.languages.most_common(1)), ("", 0))
        return marked if marked and count >= 0.6 * self.languages.total() else None

    def blocks(self, parent: etree._Element | None) -> Iterator[Block]:
        """Paragraphs and tables in order; those in content controls too, but for a table of contents."""
        for element in parent if parent is not None else ():
            name = tag(element)
            if name == "p":
                yield self._paragraph(element)
            elif name == "tbl":
                yield Table(tuple(self._row(row) for row in _inner(element, "tr")))
            elif name == "sdt" and not _is_contents(element):
                yield from self.blocks(child(element, "sdtContent"))
            elif name == "AlternateContent":
                yield from self.blocks(_chosen(element))
            elif name in {"customXml", "ins", "moveTo"}:
                yield from self.blocks(element)

    def _row(self, row: etree._Element) -> tuple[tuple[Paragraph, ...], ...]:
        return tuple(tuple(flat(self.blocks(cell))) for cell in _inner(row, "tc"))

    def _paragraph(self, element: etree._Element) -> Paragraph:
        properties = child(element, "pPr")
        style = self.sheet[value(child(properties, "pStyle"))]
        if style.breaks or is_on(child(properties, "pageBreakBefore")):
            self.pages.turn(rendered=False)
        listed = child(properties, "numPr")
        number = self.lists.next(style.numbering if listed is None else place_in_list(listed))
        outline = value(child(properties, "outlineLvl"))
        own = level("", outline) if outline else style.level
        runs = [Run(number, page=self.pages.page)] if number else []
        runs += self._runs(element, style.on)
        paragraph = Paragraph(runs=tuple(runs), style=style.name, level=own or 0)
        if style.hidden or style.name.lower().startswith(("toc ", "tm ", "table of figures")):
            return replace(paragraph, runs=())
        return paragraph

    def _runs(self, parent: etree._Element, look: Look) -> Iterator[Run]:
        for element in parent:
            name = tag(element)
            if name == "r":
                yield from self._run(element, look)
            elif name in _INSIDE or (name == "sdt" and child(element, "sdtPr", "showingPlcHdr") is None):
                yield from self._runs(element, look)
            elif name == "AlternateContent" and (chosen := _chosen(element)) is not None:
                yield from self._runs(chosen, look)

    def _run(self, run: etree._Element, look: Look) -> Iterator[Run]:
        properties = child(run, "rPr")
        style = self.sheet[value(child(properties, "rStyle"))]
        on, off = looks(properties)
        look = (style.look(look) | on) & ~off
        hidden = is_on(child(properties, "vanish"))
        if hidden or (hidden is None and style.hidden):
            return
        language = (value(child(properties, "lang")) or "")[:2].lower()
        for element in _content(run):
            if text := self._text(element):
                self.languages[language] += len(text)
                yield Run(text, look, voice=is_voice(style.name), page=self.pages.page)
            elif tag(element) == "ruby":
                yield from self._runs(element, look)

    def _text(self, element: etree._Element) -> str:
        name = tag(element)
        if name == "t":
            return (element.text or "").replace("\n", " ").replace("\u00ad", "")
        if name == "lastRenderedPageBreak" or (name == "br" and value(element, "type") == "page"):
            self.pages.turn(rendered=name != "br")
            return "" if name != "br" else "\n"
        if name in {"drawing", "pict", "object"}:
            self.boxes += [found for found in element.iter() if tag(found) == "txbxContent"]
        return _CHARACTERS.get(name, "")


def _content(run: etree._Element) -> Iterator[etree._Element]:
    for element in run:
        if tag(element) == "AlternateContent":
            chosen = _chosen(element)
            yield from chosen if chosen is not None else ()
        else:
            yield element


def _inner(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, out of content controls and changes too."""
    for element in parent:
        if tag(element) == name:
            if child(element, "trPr", "del") is None:
                yield element
        elif tag(element) in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _inner(element, name)


def _is_contents(control: etree._Element) -> bool:
    gallery = value(child(control, "sdtPr", "docPartObj", "docPartGallery")) or ""
    return gallery == "Table of Contents" or child(control, "sdtPr", "showingPlcHdr") is not None


def _chosen(alternatives: etree._Element) -> etree._Element | None:
    """The first of alternative contents; what older programs show instead, only where there is no other."""
    found = child(alternatives, "Choice")
    return found if found is not None else child(alternatives, "Fallback")
