"""Bytes → text, without guessing: a byte-order mark, then strict UTF-8, then Windows' Latin alphabet."""

from __future__ import annotations

import codecs

from qa.errors import FormatError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(raw: bytes, file: str) -> str:
    """The text, its byte-order mark taken off, line ends left as they are.

    Raises `FormatError` (naming `file`) for an empty file, and for bytes that are no text.
    """
    text = _decoded(raw, file)
    if "\x00" in text:
        raise FormatError(file, "this is a binary file, not text")
    if not text.strip():
        raise FormatError(file, "the file is empty")
    return text


def _decoded(raw: bytes, file: str) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                raise FormatError(file, f"the file says it is {encoding.upper()} but is damaged") from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
