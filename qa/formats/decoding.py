"""The text of a transcript's bytes, or a sentence that says why there is none."""

from __future__ import annotations

from qa.errors import FormatError
from qa.text import declared_encoding, decoded


def decode(raw: bytes, file: str) -> str:
    """The text, its byte-order mark taken off, line ends left as they are.

    Raises `FormatError` (naming `file`) for an empty file, and for bytes that are no text.
    """
    try:
        text = decoded(raw)
    except UnicodeDecodeError:
        encoding = (declared_encoding(raw) or "").upper()
        raise FormatError(file, f"the file says it is {encoding} but is damaged") from None
    if "\x00" in text:
        raise FormatError(file, "this is a binary file, not text")
    if not text.strip():
        raise FormatError(file, "the file is empty")
    return text
