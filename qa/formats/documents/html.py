"""HTML: transcripts that mark who speaks, and web pages saved whole, of which the text is kept."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from qa.errors import FormatError
from qa.formats.documents.blocks import Block, flat
from qa.formats.documents.definitions import defined
from qa.formats.documents.reading import read_blocks
from qa.formats.documents.refused import refusal
from qa.formats.documents.styled import worded
from qa.formats.documents.tree import blocks_of, placed
from qa.formats.documents.webpage import facts, text_of
from qa.formats.files import File
from qa.formats.reading import Reading

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})")
_LATIN = frozenset({"iso8859-1", "latin-1", "ascii", "iso8859-15"})


def read_html(file: File) -> Reading:
    """The turns of a page. Raises `FormatError` for one without words, and says why it has none."""
    if reason := refusal(file):
        raise FormatError(file.name, reason)
    root = page(file.raw, file)
    found = blocks(root)
    if not worded(list(flat(found))):
        raise FormatError(file.name, _wordless(root))
    return read_blocks(found, file.name, "html", facts(root))


def blocks(root: etree._Element) -> list[Block]:
    """What a page says, without the site around it."""
    return defined(blocks_of(text_of(root, placed(root))))


def page(raw: bytes, file: File) -> etree._Element:
    """The tree of a page, in the encoding that it declares. Raises `FormatError` for what is no HTML."""
    text = _decoded(raw, file).replace("\x00", "")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise FormatError(file.name, "this is no web page, or an empty one") from None
    if any("depth" in (error.message or "").lower() for error in parser.error_log):
        raise FormatError(file.name, "its elements are nested too deeply: copy the text out of the page")
    return root


def _decoded(raw: bytes, file: File) -> str:
    declared = _CHARSET.search(raw[:4096])
    encoding = declared[1].decode("ascii").lower() if declared else ""
    for name in (encoding, "utf-8") if raw.isascii() else ("utf-8", encoding):
        try:
            known = codecs.lookup(name).name if name else ""
            if known and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return raw.decode("cp1252" if known in _LATIN else known).removeprefix("\ufeff")
        except (LookupError, ValueError):
            continue
    return file.text if raw is file.raw else File(file.name, raw).text


def _wordless(root: etree._Element) -> str:
    if root.find(".//frame") is not None or root.find(".//iframe") is not None:
        return "the page only frames another one: open that one and save it"
    if root.find(".//script") is not None:
        return (
            "its words are fetched by JavaScript: save the page with your browser once it shows them, or copy the text"
        )
    return "it holds no words: bring the page that the transcript is in"
