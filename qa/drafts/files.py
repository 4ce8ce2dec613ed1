"""A file, or standard input → its bytes, in which format they are, and the text in them."""

from __future__ import annotations

import re
from pathlib import Path

from qa.drafts.blocks import Page
from qa.drafts.html import read_html
from qa.drafts.markdown import read_markdown
from qa.drafts.plain import read_plain
from qa.drafts.word import read_word
from qa.errors import DraftError, DraftFault
from qa.text import declared_encoding, decoded

FORMATS = {
    ".md": "md", ".markdown": "md", ".txt": "txt", ".text": "txt", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".docx": "docx",
}  # fmt: skip
"""Which format a file's extension stands for."""
LARGEST = 20_000_000
"""Bytes; a DOCX may hold pictures."""
LONGEST = 4_000_000
"""Characters. A book has one million."""
_TAGS = re.compile(r"</(?:p|div|body|blockquote|article|section|li|h[1-6])\s*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |> ?\S|```)|\]\([^)\s]+\)|(?<!\w)\*\*\S[^*\n]*\*\*", re.MULTILINE)
_READERS = {"md": read_markdown, "txt": read_plain, "html": read_html}


def format_of(file: Path) -> str:
    """The format that a file's extension stands for. Raises `DraftError` where it stands for none."""
    extension = file.suffix.lower()
    if extension == ".doc":
        raise DraftError(str(file), "this is Word's old format; save it as .docx and try again", DraftFault.OLD_WORD)
    if extension not in FORMATS:
        kinds = ", ".join(FORMATS)
        reason = f"drafts are read from {kinds}; rename the file, or pipe it in with - and --as"
        raise DraftError(str(file), reason, DraftFault.KIND)
    return FORMATS[extension]


def kind_of(text: str) -> str:
    """In which format a text is that was pasted, by what stands in it: "html", "md", else "txt"."""
    if _TAGS.search(text):
        return "html"
    return "md" if _MARKDOWN.search(text) else "txt"


def read_bytes(file: Path) -> bytes:
    """What a file holds. Raises `DraftError` where it cannot be read."""
    if file.is_dir():
        raise DraftError(str(file), "this is a folder; name the drafts in it")
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        raise DraftError(str(file), f"cannot be read ({error.strerror}); check the name of the file") from error


def page_of(raw: bytes, kind: str, file: str) -> Page:
    """The blocks of a draft. Raises `DraftError` for an empty file, one that is too large, and one that is damaged."""
    if len(raw) > LARGEST:
        reason = f"more than {LARGEST // 1_000_000} MB are no draft; cut it into several files"
        raise DraftError(file, reason, DraftFault.TOO_LARGE)
    if not raw.strip():
        raise DraftError(file, "the file is empty; there is nothing to check", DraftFault.EMPTY)
    if kind == "docx":
        return read_word(raw, file)
    text = _decoded(raw, file)
    if len(text) > LONGEST:
        reason = f"more than {LONGEST:,} characters are no draft; cut it into several files"
        raise DraftError(file, reason, DraftFault.TOO_LARGE)
    return _READERS[kind](text.replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(raw: bytes, file: str) -> str:
    encoding = declared_encoding(raw)
    if b"\x00" in raw and encoding is None:
        raise DraftError(file, "this is a binary file, not text; save the draft as text")
    try:
        return decoded(raw)
    except UnicodeDecodeError:
        declared = (encoding or "").upper()
        raise DraftError(file, f"the file says it is {declared} but is damaged; save it again") from None
