"""Bytes → text, without guessing: a byte-order mark, then strict UTF-8, then Windows' Latin alphabet."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that a byte-order mark declares; None where there is no mark."""
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)


def decoded(raw: bytes) -> str:
    """The text, its byte-order mark taken off, line ends left as they are.

    Raises `UnicodeDecodeError` where the bytes are not what their mark declares.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
