"""Characters that every kind of file can hold, languages and links that it can rely on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from qa.render.marks import pieces

_LINE_ENDS = re.compile(r"\r\n?")
# What XML 1.0 (section 2.2) forbids; NEL is white space that half of all readers take for a line end.
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x85\ud800-\udfff\ufffe\uffff]")
_LINK = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_SAFE = "%/:=&?~#+!$,;'@()*[]"  # what a URL may hold as it is (RFC 3986), and the mark of what is encoded already

_LONGEST = 8000  # what Typst takes; servers take about as much


def printable(text: str) -> str:
    """The text with line feeds for line ends, and none of the control characters that XML forbids: those that are white
    space become a space, others U+FFFD, so that it can be seen that something was there."""
    return _FORBIDDEN.sub(_replaced, _LINE_ENDS.sub("\n", text))


def said(text: str, highlights: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Verbatim text, printable, cut at its highlights (offsets into `text`): (piece, whether it is highlighted)."""
    moved = [(_moved(text, start), _moved(text, end)) for start, end in highlights]
    return pieces(printable(text), moved)


def right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is of a script written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def language_code(language: str | None) -> str | None:
    """The language if it is an ISO 639 code, else None: what comes from a transcript need not be one."""
    return language if language and re.fullmatch(r"[a-z]{2,3}", language) else None


def web_link(link: str | None) -> str | None:
    """The link in ASCII, if it leads to a page (http or https); None for anything else, such as `javascript:`, and for
    one that is too long to be followed."""
    encoded = quote(link, safe=_SAFE, errors="replace") if link and _LINK.match(link) else ""
    return encoded if 0 < len(encoded) <= _LONGEST else None


def _replaced(match: re.Match[str]) -> str:
    return " " if match.group().isspace() else "\N{REPLACEMENT CHARACTER}"


def _moved(text: str, offset: int) -> int:
    return len(printable(text[: max(0, offset)]))
