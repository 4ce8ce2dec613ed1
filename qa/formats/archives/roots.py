"""Which XML a file is, by its root element, without parsing it."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from qa.errors import FormatError
from qa.formats.files import File
from qa.formats.xml import parsed
from qa.text import decoded

if TYPE_CHECKING:
    from lxml import etree

_PROLOGUE = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*<(?:[\w.-]+:)?(?P<name>[A-Za-z_][\w.-]*)(?=[\s/>])",
    re.DOTALL,
)
_DECLARED = re.compile(rb"^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*[\"'][^\"']*[\"']")
_HEAD = 16384


def root_name(file: File) -> str | None:
    """The local name of the root element; None for what does not begin as XML does. Never raises."""
    match = _PROLOGUE.match(_head(file))
    return match["name"] if match else None


def _head(file: File) -> str:
    head = file.raw[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", errors="replace").lstrip("\ufeff")
    return head.decode("utf-8-sig", errors="replace")


def tree(file: File) -> etree._Element:
    """The root element, as `qa.formats.xml.parsed` gives it.

    A file that says it is UTF-8, or says nothing, and is not, is read as the text decoder reads it. Raises
    `FormatError`.
    """
    try:
        return parsed(file)
    except FormatError as unread:
        if file.raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_utf8(file.raw):
            raise
        try:
            again = _DECLARED.sub(rb"\1", decoded(file.raw).encode("utf-8"), count=1)
        except UnicodeError:
            raise unread from None
        return parsed(File(file.name, again))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
