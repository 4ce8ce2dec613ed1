"""PDF with text: lines become paragraphs, running titles and page numbers go, every word knows its page."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from qa.errors import FormatError
from qa.formats.documents.facts import left_out, sensible_title
from qa.formats.documents.pdfedges import without_edges
from qa.formats.documents.pdflines import MOST_OPERATIONS, Budget, Line, TooMuch, numbers_off, page_lines
from qa.formats.documents.pdfnotes import without_counts, without_notes
from qa.formats.documents.pdfparagraphs import paragraphs
from qa.formats.documents.reading import read_blocks
from qa.formats.documents.refused import LOCKED, refusal
from qa.formats.files import File
from qa.formats.reading import Reading

_MOST_PAGES = 5000
_SCAN = "it is a scan, pictures without text: run text recognition on it (ocrmypdf, for one) and add the result"
_DAMAGED = "the PDF is damaged: open it in a viewer, print it to a new PDF, and add that"
_TOO_MUCH = "it draws more than a text does: copy the text out of it, or print it to a new PDF"
_NO_LETTERS = "its fonts do not say which letters they draw: run text recognition on it (ocrmypdf --force-ocr)"
# What pypdf lets through when a file is damaged on purpose.
_ODD = (
    PyPdfError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    OSError,
    RuntimeError,
    EOFError,
)
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False


def read_pdf(file: File) -> Reading:
    """The turns of a PDF, with their pages. Raises `FormatError` for a scan, a password, a damaged file."""
    if b"%PDF-" not in file.raw[:1024]:
        raise FormatError(file.name, refusal(file) or "this is no PDF: " + _DAMAGED)
    try:
        return _read(file)
    except TooMuch:
        raise FormatError(file.name, _TOO_MUCH) from None
    except (DependencyError, NotImplementedError):
        raise FormatError(file.name, LOCKED) from None
    except (*_ODD, MemoryError) as error:
        raise FormatError(file.name, f"{_DAMAGED} ({type(error).__name__})") from None


def _read(file: File) -> Reading:
    reader = PdfReader(io.BytesIO(file.raw))
    if reader.is_encrypted and not reader.decrypt(""):
        raise FormatError(file.name, LOCKED)
    pages, doubts = _pages(reader, file)
    if not any(map(str.isalnum, "".join(line.text for page in pages for line in page))):
        raise FormatError(file.name, _SCAN)
    if _unknown(pages) > 0.3:
        raise FormatError(file.name, _NO_LETTERS)
    if _unknown(pages) > 0.02:
        doubts.append("Some letters could not be told: the PDF's fonts do not say which they are.")
    title = sensible_title(_title(reader))
    told = [without_notes(page) for page in pages]
    doubts += left_out({"footnotes": sum(words for _, words in told)})
    blocks = paragraphs(without_edges([page for page, _ in told]))
    return read_blocks(blocks, file.name, "pdf", {"title": title} if title else {}, doubts)


def _pages(reader: PdfReader, file: File) -> tuple[list[list[Line]], list[str]]:
    """The lines of all pages, and what is odd about the pages."""
    if len(reader.pages) > _MOST_PAGES:
        raise FormatError(file.name, f"it has more than {_MOST_PAGES} pages: add the part that holds the transcript")
    budget = Budget(MOST_OPERATIONS)
    pages: list[list[Line]] = []
    damaged: list[int] = []
    pictures: list[int] = []
    for number, page in enumerate(reader.pages, 1):
        try:
            pages.append(numbers_off(without_counts(page_lines(page, number, budget))))
        except _ODD:
            pages.append([])
            damaged.append(number)
            continue
        if not pages[-1] and _has_picture(page):
            pictures.append(number)
    if len(damaged) == len(pages):
        raise FormatError(file.name, _DAMAGED)
    return pages, [
        *_doubt(damaged, "damaged and could not be read"),
        *_doubt(pictures, "a picture without text; text recognition (OCR) would give its words"),
    ]


def _doubt(pages: Sequence[int], what: str) -> Iterator[str]:
    if pages:
        listed = ", ".join(map(str, pages[:10])) + ("…" if len(pages) > 10 else "")
        yield f"{'Page' if len(pages) == 1 else 'Of pages'} {listed} {'is' if len(pages) == 1 else 'each is'} {what}."


def _has_picture(page: PageObject) -> bool:
    try:
        resources = page.get("/Resources", {})
        return bool(resources.get_object().get("/XObject")) if hasattr(resources, "get_object") else False
    except _ODD:
        return False


def _unknown(pages: Sequence[Sequence[Line]]) -> float:
    """The share of characters that stand for no letter."""
    text = "".join(line.text for page in pages for line in page)
    odd = sum(
        letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" or (letter < " " and letter != "\t") for letter in text
    )
    return odd / max(1, len(text))


def _title(reader: PdfReader) -> str | None:
    try:
        return reader.metadata.title if reader.metadata else None
    except _ODD:
        return None
