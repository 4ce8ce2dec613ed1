"""A draft, read: every quote in it, where it stands, and who is said to have said it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path

from qa.drafts.blocks import Block, Page
from qa.drafts.files import format_of, page_of, read_bytes
from qa.drafts.quoted import Quoted, Stretch, quoted_in
from qa.drafts.records import Draft, DraftQuote, LooseMark
from qa.drafts.voices import Voice, voices, words_of

_WRITTEN = re.compile(r"&#?\w{1,32};|</?q\b[^>]*>", re.IGNORECASE)
TOO_SHORT = 3
"""So many words or fewer are a title, a term or irony as often as somebody's words, and too few to tell."""


def read_draft(file: Path) -> Draft:
    """Reads a draft from a file: Markdown, DOCX, HTML or plain text, by its extension.

    Raises `DraftError` for a file that is missing, a folder, empty, damaged, or of another kind.
    """
    kind = format_of(file)
    return draft_of(read_bytes(file), kind, str(file))


def draft_of(raw: bytes, kind: str, file: str) -> Draft:
    """Reads a draft from bytes in a format ("md", "docx", "html", "txt"); `file` is what to call it. Raises
    `DraftError`."""
    return _draft(page_of(raw, kind, file), kind, file)


class _Places:
    """Offsets into a text → lines and columns, from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]

    def of(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _draft(page: Page, kind: str, file: str) -> Draft:
    places = _Places(page.text)
    found = quoted_in(page.blocks)
    said = voices(page.blocks, found.quoted)
    pairs = [(one, voice) for one, voice in zip(found.quoted, said, strict=True)]
    kept = [(one, voice) for one, voice in pairs if not page.blocks[one.opens.block].ignored]
    quotes = [_quote(page, one, voice, places) for one, voice in kept]
    quotes = [quote for quote in quotes if any(map(str.isalnum, quote.text))]
    loose = [(page.blocks[block], place) for block, place in found.loose if not page.blocks[block].ignored]
    return Draft(
        file=file,
        format=kind,
        text=page.text,
        unit=page.unit,
        quotes=tuple(quote for quote in quotes if not _is_short(quote)),
        short=tuple(quote for quote in quotes if _is_short(quote)),
        loose=tuple(LooseMark(block.text[place], *places.of(block.offsets[place])) for block, place in loose),
        ignored=len(pairs) - len(kept),
    )


def _is_short(quote: DraftQuote) -> bool:
    return sum(any(map(str.isalnum, word)) for word in quote.text.split()) <= TOO_SHORT


def _quote(page: Page, one: Quoted, voice: Voice, places: _Places) -> DraftQuote:
    text, blocks = page.text, page.blocks
    start = _offset(blocks, one.opens, first=True)
    end = _behind(text, _offset(blocks, one.closes, first=False))
    line, column = places.of(start)
    end_line, end_column = places.of(end)
    return DraftQuote(
        text=words_of(blocks, one, voice),
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        start=start,
        end=end,
        attribution=voice.name,
        attribution_line=places.of(_offset(blocks, voice.at, first=True))[0] if voice.name and voice.at else None,
        block=one.block,
    )


def _offset(blocks: Sequence[Block], stretch: Stretch, *, first: bool) -> int:
    return blocks[stretch.block].offsets[stretch.span.start if first else max(0, stretch.span.end - 1)]


def _behind(text: str, last: int) -> int:
    """The end of a character of the source: of a reference ("&raquo;"), a tag ("</q>") or itself."""
    match = _WRITTEN.match(text, last)
    return match.end() if match else last + 1
