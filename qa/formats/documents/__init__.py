"""Office documents, PDF, web pages, books → turns."""

from __future__ import annotations

from qa.formats.documents.epub import read_epub
from qa.formats.documents.html import read_html
from qa.formats.documents.mhtml import read_mhtml
from qa.formats.documents.odt import read_odt
from qa.formats.documents.refused import UNREADABLE, refusal
from qa.formats.documents.rtf import read_rtf
from qa.formats.documents.signs import is_epub, is_html, is_mhtml, is_odt, is_pdf, is_rtf, is_word
from qa.formats.documents.word import read_word
from qa.formats.files import Format, later

FORMATS: tuple[Format, ...] = (
    Format(
        name="Word",
        suffixes=(".docx", ".docm", ".dotx"),
        recognises=is_word,
        read=read_word,
        example="labels in bold, in a style, before a tab or in a column of a table; or questions in bold",
    ),
    Format(
        name="OpenDocument text",
        suffixes=(".odt", ".ott", ".fodt"),
        recognises=is_odt,
        read=read_odt,
        example="as in Word",
    ),
    Format(
        name="RTF",
        suffixes=(".rtf",),
        recognises=is_rtf,
        read=read_rtf,
        example=r"{\rtf1 {\b Jeanne Roy:} When did the harbour open?\par}",
    ),
    Format(
        name="EPUB",
        suffixes=(".epub",),
        recognises=is_epub,
        read=read_epub,
        example="a book of interviews, chapter after chapter, without copy protection",
    ),
    Format(
        name="PDF",
        suffixes=(".pdf",),
        recognises=is_pdf,
        read=later("qa.formats.documents.pdf", "read_pdf"),
        example="a PDF with text; a scan needs text recognition (OCR) first",
    ),
    Format(
        name="saved web page",
        suffixes=(".mhtml", ".mht"),
        recognises=is_mhtml,
        read=read_mhtml,
        example="what a browser saves as “web page, single file”",
    ),
    Format(
        name="HTML",
        suffixes=(".html", ".htm", ".xhtml"),
        recognises=is_html,
        read=read_html,
        example="<cite>Jeanne Roy:</cite><time>0:01</time><p>When did the harbour open?</p>",
    ),
)
"""The formats of this family, the surest signs first."""

__all__ = ["FORMATS", "UNREADABLE", "refusal"]
