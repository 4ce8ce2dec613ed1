"""OpenDocument's text (LibreOffice, OpenOffice): the body as it is printed with all changes accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qa.errors import FormatError
from qa.formats.documents.blocks import Block, Cell, Look, Paragraph, Run, Table, flat
from qa.formats.documents.facts import left_out, sensible_title
from qa.formats.documents.odtparts import facts, key, lists, sheet
from qa.formats.documents.reading import read_blocks
from qa.formats.documents.refused import LOCKED, refusal
from qa.formats.documents.sheets import Sheet
from qa.formats.documents.styled import is_voice, worded
from qa.formats.documents.wordparts import Lists, child, part, tag, value
from qa.formats.files import File
from qa.formats.reading import Reading
from qa.formats.xml import parsed
from qa.formats.zipped import Zipped, opened

if TYPE_CHECKING:
    from lxml import etree

_NOTES = {"note": "footnotes", "annotation": "comments", "text-box": "text boxes"}
_LEFT_OUT = frozenset(
    (
        *("tracked-changes", "table-of-content", "alphabetical-index", "illustration-index", "bibliography", "frame"),
        *("sequence-decls", "forms", "note", "annotation", "hidden-text", "hidden-paragraph", "variable-decls", "ruby"),
        *("shape", "custom-shape", "rect", "annotation-end", "user-field-decls", "page-number", "change"),
    )
)
_GROUPS = frozenset({"section", "list", "list-item", "list-header", "numbered-paragraph", "index-body"})
_MOST_SPACES = 1000


def read_odt(file: File) -> Reading:
    """The turns of an ODT, packed or flat (.fodt). Notes, comments and text boxes are left out.

    Raises `FormatError`.
    """
    if reason := refusal(file):
        raise FormatError(file.name, reason)
    if not file.raw.startswith(b"PK"):
        if not file.head.lstrip("\ufeff").lstrip().startswith("<"):
            raise FormatError(file.name, "this is no ODT: open it in a word processor and save it as .docx")
        root = parsed(file)
        return _read(file, root, root, root)
    with opened(file.raw, file.name) as archive:
        return _unpacked(archive, file)


def _unpacked(archive: Zipped, file: File) -> Reading:
    if "META-INF/manifest.xml" in archive.names() and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise FormatError(file.name, LOCKED)
    content = parsed(File(f"{file.name} (content.xml)", archive.read("content.xml")))
    styles, meta = (part(archive, name, file.name) for name in ("styles.xml", "meta.xml"))
    return _read(file, content, styles, meta)


def _read(file: File, content: etree._Element, styles: etree._Element | None, meta: etree._Element | None) -> Reading:
    text = child(content, "body", "text")
    if text is None:
        raise FormatError(file.name, "it holds no text: the file is damaged, or is something else")
    roots = [content] if styles is None or styles is content else [styles, content]
    story = _Story(sheet(*roots), lists(*roots), _first_page(text))
    blocks = list(story.blocks(text, None, 0))
    if not worded(list(flat(blocks))):
        boxes = [found for found in text.iter() if tag(found) == "text-box"]
        blocks = [block for box in boxes for block in story.blocks(box, None, 0)]
        story.left["text boxes"] = 0
    title = sensible_title(facts(meta).get("title"))
    return read_blocks(blocks, file.name, "odt", {"title": title} if title else {}, left_out(story.left))


def _first_page(text: etree._Element) -> int | None:
    return 1 if any(tag(found) == "soft-page-break" for found in text.iter()) else None


@dataclass(slots=True)
class _Story:
    """Walks the text; counts pages and the words that it leaves out."""

    sheet: Sheet
    lists: Lists
    page: int | None
    left: Counter[str] = field(default_factory=Counter)

    def blocks(self, parent: etree._Element, listed: str | None, depth: int) -> Iterator[Block]:
        """Paragraphs and tables in order, those of lists and sections too."""
        for element in parent:
            name = tag(element)
            if name in {"p", "h"}:
                yield self._paragraph(element, listed, depth)
            elif name == "table":
                yield Table(tuple(self._row(row) for row in _rows(element)))
            elif name == "list":
                yield from self.blocks(element, value(element, "style-name") or listed, depth + 1)
            elif name == "list-item":
                yield from self._item(element, listed, depth)
            elif name in _GROUPS:
                yield from self.blocks(element, listed, depth)
            else:
                self._skip(element)

    def _item(self, item: etree._Element, listed: str | None, depth: int) -> Iterator[Block]:
        """Only the first paragraph of an item is counted."""
        for number, block in enumerate(self.blocks(item, listed, depth)):
            counted = self.lists.next((listed, depth)) if listed and not number and isinstance(block, Paragraph) else ""
            if counted and isinstance(block, Paragraph):
                block = Paragraph(runs=(Run(counted, page=self.page), *block.runs), style=block.style)
            yield block

    def _row(self, row: etree._Element) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for cell in row:
            if tag(cell) == "table-cell":
                cells.append(tuple(flat(self.blocks(cell, None, 0))))
            elif tag(cell) == "covered-table-cell":
                cells.append(())
        return tuple(cells)

    def _paragraph(self, element: etree._Element, listed: str | None, depth: int) -> Paragraph:
        style = self.sheet[key("paragraph", value(element, "style-name") or "")]
        if style.breaks and self.page is not None:
            self.page += 1
        runs = () if style.hidden else tuple(self._runs(element, style.on, voice=False))
        level = value(element, "outline-level") or ""
        heading = int(level) if level.isdecimal() and tag(element) == "h" else style.level or 0
        return Paragraph(runs=runs, style=_named(style.name), level=heading)

    def _runs(self, parent: etree._Element, look: Look, *, voice: bool) -> Iterator[Run]:
        yield from self._shown(parent.text, look, voice=voice)
        for element in parent:
            yield from self._run(element, look, voice=voice)
            yield from self._shown(element.tail, look, voice=voice)

    def _run(self, element: etree._Element, look: Look, *, voice: bool) -> Iterator[Run]:
        name = tag(element)
        if name == "s":
            count = value(element, "c") or "1"
            yield Run(" " * min(_MOST_SPACES, int(count) if count.isdecimal() else 1), look, voice, self.page)
        elif name in {"tab", "line-break"}:
            yield Run("\t" if name == "tab" else "\n", look, voice, self.page)
        elif name == "soft-page-break":
            self.page = (self.page or 1) + 1
        elif name == "ruby":
            base = child(element, "ruby-base")
            yield from self._runs(base, look, voice=voice) if base is not None else ()
        elif name in _LEFT_OUT:
            self._skip(element)
        else:
            style = self.sheet[key("text", value(element, "style-name") or "")] if name == "span" else None
            if style is None or not style.hidden:
                own = style.look(look) if style else look
                yield from self._runs(element, own, voice=voice or bool(style and is_voice(_named(style.name))))

    def _shown(self, text: str | None, look: Look, *, voice: bool) -> Iterator[Run]:
        if text:
            yield Run(text.replace("\n", " ").replace("\u00ad", ""), look, voice, self.page)

    def _skip(self, element: etree._Element) -> None:
        if tag(element) == "soft-page-break":
            self.page = (self.page or 1) + 1
        for found in element.iter():
            if kind := _NOTES.get(tag(found)):
                body = child(found, "note-body")
                held = body if body is not None else found
                self.left[kind] += len("".join(map(str, held.itertext())).split())


def _named(style: str) -> str:
    """The name of a style; an automatic one that builds on none has none."""
    return "" if style.startswith(("text:", "paragraph:")) else style


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if tag(element) == "table-row":
            yield element
        elif tag(element) in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(element)
