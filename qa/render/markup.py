"""The smallest pieces of HTML: escaped text, marked text, language attributes."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from qa.render.marks import pieces


def verbatim(text: str) -> str:
    """The text as HTML whose text content is exactly the text, in element content and in a quoted attribute alike."""
    # A browser turns a raw carriage return into a line feed; a character reference survives.
    return escape(text, quote=True).replace("\r", "&#13;")


def marked(text: str, highlights: Iterable[tuple[int, int]]) -> str:
    """The text as HTML with its highlights (offsets into the text) in `<mark>`, never nested."""
    return "".join(
        f"<mark>{verbatim(piece)}</mark>" if highlighted else verbatim(piece)
        for piece, highlighted in pieces(text, highlights)
    )


def lang(code: str | None) -> str:
    """A `lang` attribute with a space before it, for screen readers; nothing when the language is not known."""
    return f' lang="{verbatim(code)}"' if code else ""
