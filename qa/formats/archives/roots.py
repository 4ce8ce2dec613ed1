"""Which XML a file is, by its root element, without parsing it."""

from __future__ import annotations

import codecs
import re
from html.entities import name2codepoint
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


TWIN = "twin-id"
"""What `xml:id` is called in a file where one id stands twice, which XML does not allow."""
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,8});")
_IDS = re.compile(rb"(?<=\s)xml:id(?=\s*=)")


def tree(file: File) -> etree._Element:
    """The root element, as `qa.formats.xml.parsed` gives it, of files that are XML but for a common slip.

    A file that says it is UTF-8, or says nothing, and is not, is read as the text decoder reads it. Where an id stands
    twice, all are attributes called `TWIN`. Raises `FormatError`.
    """
    try:
        return parsed(file)
    except FormatError as unread:
        if "already defined" in unread.reason:
            return parsed(File(file.name, _IDS.sub(TWIN.encode(), file.raw)))
        named = _NAMED.sub(_character, file.raw) if b"<!ENTITY" not in file.raw else file.raw
        if "ntity" in unread.reason and named != file.raw:
            return tree(File(file.name, named))
        if file.raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_utf8(file.raw):
            raise
        try:
            again = _DECLARED.sub(rb"\1", decoded(file.raw).encode("utf-8"), count=1)
        except UnicodeError:
            raise unread from None
        return parsed(File(file.name, again))


def _character(named: re.Match[bytes]) -> bytes:
    number = name2codepoint.get(named[1].decode())
    return named[0] if number is None or named[1] in (b"amp", b"lt", b"gt", b"quot") else b"&#%d;" % number


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
