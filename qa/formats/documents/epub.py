"""EPUB: the chapters in the order in which the book is read, each as the web page that it is."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from qa.errors import FormatError
from qa.formats.documents.blocks import Block, flat
from qa.formats.documents.definitions import defined
from qa.formats.documents.facts import sensible_title, stated_language
from qa.formats.documents.html import page
from qa.formats.documents.reading import read_blocks
from qa.formats.documents.refused import refusal
from qa.formats.documents.styled import worded
from qa.formats.documents.tree import blocks_of, placed
from qa.formats.documents.wordparts import child, tag, value
from qa.formats.files import File
from qa.formats.reading import Reading
from qa.formats.xml import parsed
from qa.formats.zipped import Zipped, opened

if TYPE_CHECKING:
    from lxml import etree

_COPY_PROTECTED = "it is a book with copy protection (DRM), which only its own reader opens: get a copy without"
_FONTS = ("obfuscation", "fonts")
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/xml"})
_FACTS = {"language": "language", "publisher": "publisher", "date": "date"}


def read_epub(file: File) -> Reading:
    """The turns of a book, chapter after chapter. Raises `FormatError` for one that is copy-protected or damaged."""
    if reason := refusal(file):
        raise FormatError(file.name, reason)
    with opened(file.raw, file.name) as archive:
        if _is_protected(archive, file):
            raise FormatError(file.name, _COPY_PROTECTED)
        folder, package = _package(archive, file)
        warnings: list[str] = []
        blocks = [block for chapter in _chapters(archive, file, folder, package, warnings) for block in chapter]
        return read_blocks(blocks, file.name, "epub", _facts(package), warnings)


def _xml(archive: Zipped, file: File, name: str) -> etree._Element:
    return parsed(File(f"{file.name} ({name})", archive.read(name)))


def _is_protected(archive: Zipped, file: File) -> bool:
    """Whether more than fonts is encrypted."""
    if "META-INF/rights.xml" in archive.names() or "META-INF/sinf.xml" in archive.names():
        return True
    if "META-INF/encryption.xml" not in archive.names():
        return False
    methods = [
        value(found, "Algorithm") or ""
        for found in _xml(archive, file, "META-INF/encryption.xml").iter()
        if tag(found) == "EncryptionMethod" and tag(found.getparent()) == "EncryptedData"
    ]
    return any(not any(sign in method.lower() for sign in _FONTS) for method in methods)


def _package(archive: Zipped, file: File) -> tuple[str, etree._Element]:
    container = _xml(archive, file, "META-INF/container.xml")
    for found in container.iter():
        if tag(found) == "rootfile" and (path := value(found, "full-path")):
            return posixpath.dirname(path), _xml(archive, file, path)
    raise FormatError(file.name, "the book does not say what is in it: it is damaged")


def _chapters(
    archive: Zipped, file: File, folder: str, package: etree._Element, warnings: list[str]
) -> Iterator[list[Block]]:
    """The blocks of each chapter that holds words, the book's own table of contents left out."""
    listed = child(package, "manifest")
    items = {value(item, "id"): item for item in (listed if listed is not None else ())}
    spine = child(package, "spine")
    names = frozenset(archive.names())
    names = frozenset(archive.names())
    sheets = [archive.read(name).decode("utf-8", "replace") for name in sorted(names) if name.endswith(".css")]
    for reference in spine if spine is not None else ():
        item = items.get(value(reference, "idref"))
        if item is None or not _is_page(item):
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(value(item, "href") or "").partition("#")[0]))
        if name not in names:
            warnings.append(f"The chapter {name} is missing from the book.")
            continue
        raw = archive.read(name)
        root = page(raw, File(f"{file.name} ({name})", raw)) if raw.strip() else None
        chapter = defined(blocks_of(placed(root, *sheets))) if root is not None else []
        if worded(list(flat(chapter))):
            yield chapter


def _is_page(item: etree._Element) -> bool:
    return value(item, "media-type") in _PAGES and "nav" not in (value(item, "properties") or "").split()


def _facts(package: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    stated = child(package, "metadata")
    for fact in stated if stated is not None else ():
        words = " ".join((fact.text or "").split())
        if tag(fact) == "title" and (title := sensible_title(words)):
            found.setdefault("title", title)
        elif words and (key := _FACTS.get(tag(fact))):
            found.setdefault(
                key, stated_language(words) if key == "language" else words[:10] if key == "date" else words
            )
    return {key: words for key, words in found.items() if words}
