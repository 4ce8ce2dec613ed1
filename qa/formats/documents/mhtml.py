"""A web page that a browser saved in one file, as a mail (.mhtml, .mht): the page in it is read."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from qa.errors import FormatError
from qa.formats.documents.html import read_html
from qa.formats.files import File
from qa.formats.reading import Reading

_NO_PAGE = "it holds no web page: save the page again with your browser"


def read_mhtml(file: File) -> Reading:
    """The turns of the page. Raises `FormatError` where there is none."""
    try:
        mail = email.message_from_bytes(file.raw, policy=email.policy.default)
        pages = [part for part in mail.walk() if part.get_content_type() == "text/html"]
        raw = _content(pages[0]) if pages and isinstance(pages[0], EmailMessage) else b""
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise FormatError(file.name, _NO_PAGE) from None
    if not raw.strip():
        raise FormatError(file.name, _NO_PAGE)
    return read_html(File(file.name, raw))


def _content(part: EmailMessage) -> bytes:
    """The page's bytes, in UTF-8 where the mail says what they are in."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return b""
    charset = part.get_content_charset()
    return raw.decode(charset).encode("utf-8") if charset and charset not in {"utf-8", "us-ascii"} else raw
