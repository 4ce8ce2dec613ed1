"""A draft in Word's DOCX: its paragraphs, in the body and in tables, with changes as if they were accepted."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document  # noqa: TC002 - as records are
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from qa.drafts.blocks import Page, Writer, finished
from qa.errors import DraftError, DraftFault

_QUOTATION = re.compile(r"quot|citation|zitat", re.IGNORECASE)
LARGEST = 300_000_000
"""Bytes, unpacked."""
# What python-docx lets through; lxml's XMLSyntaxError is a SyntaxError.
_DAMAGED = (
    *(
        OpcError,
        zipfile.BadZipFile,
        zlib.error,
        SyntaxError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
    ),
    *(NotImplementedError, RuntimeError, EOFError),  # an archive that is exotic, encrypted, cut short
)
_TEXT = qn("w:t")
_BREAKS = {qn("w:br"), qn("w:cr")}
_SPACES = {qn("w:tab"), qn("w:noBreakHyphen")}
_RUN = qn("w:r")
# Nested paragraphs are those of text boxes: they come by themselves. Deleted and moved words are gone.
_LEFT_OUT = {qn("w:p"), qn("w:pPr"), qn("w:rPr"), qn("w:del"), qn("w:moveFrom"), qn("w:footnoteReference")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_word(raw: bytes, file: str) -> Page:
    """The paragraphs that hold something, one a line of the text; `unit` is "paragraph".

    Raises `DraftError` for a file that is damaged or no DOCX.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > LARGEST:
            reason = f"unpacked it has more than {LARGEST // 1_000_000} MB, which is no draft"
            raise DraftError(file, reason, DraftFault.TOO_LARGE)
        paragraphs = list(_paragraphs(docx.Document(io.BytesIO(raw))))
    except _DAMAGED as error:
        raise DraftError(file, "this is no DOCX, or a damaged one; open it in Word and save it again") from error
    writer = Writer()
    lines: list[str] = []
    offset = 0
    for text, quotation in paragraphs:
        writer.quoted = (writer.quoted or writer.new_group()) if quotation else None
        writer.add(text, offset)
        writer.close()
        lines.append(text)
        offset += len(text) + 1
    return Page(text="\n".join(lines), blocks=finished(writer.blocks), unit="paragraph")


def _paragraphs(document: Document) -> Iterator[tuple[str, bool]]:
    """The text of each paragraph that has any, and whether its style is that of a quotation."""
    for element in document.element.body.iter(qn("w:p")):
        if next(element.iterancestors(_FALLBACK), None) is None and (text := "".join(_text(element))).strip():
            yield text, _is_quotation(Paragraph(element, document))


def _text(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _TEXT:
            yield (child.text or "").replace("\n", " ")
        elif child.tag in _BREAKS:
            yield "\u2028"  # a line of the text is a paragraph, so this is no end of line
        elif child.tag in _SPACES:
            yield "-" if child.tag == qn("w:noBreakHyphen") else " "
        elif child.tag not in _LEFT_OUT and not (child.tag == _RUN and _is_raised_figure(child)):
            yield from _text(child)


def _is_raised_figure(run: Any) -> bool:
    """A footnote's number set by hand."""
    raised = run.xpath("./w:rPr/w:vertAlign[@w:val='superscript']")
    return bool(raised) and "".join(_text_of(run)).strip(" ,[]()*").isdigit()


def _text_of(run: Any) -> Iterator[str]:
    return (text.text or "" for text in run.iter(_TEXT))


def _is_quotation(paragraph: Paragraph) -> bool:
    style = paragraph.style
    return style is not None and _QUOTATION.search(f"{style.name} {style.style_id}") is not None
