"""A draft read from a text in the test."""

from __future__ import annotations

import io

import docx

from qa.drafts import Draft, draft_of


def read(text: str, kind: str = "md") -> Draft:
    """The draft that a text is, in a format."""
    return draft_of(text.encode(), kind, f"draft.{kind}")


def texts(text: str, kind: str = "md") -> list[str]:
    """What is quoted in a text, at length."""
    return [quote.text for quote in read(text, kind).quotes]


def said(text: str, kind: str = "md") -> list[tuple[str, str | None]]:
    """What is quoted in a text, at length, each with who is said to have said it."""
    return [(quote.text, quote.attribution) for quote in read(text, kind).quotes]


def word(*paragraphs: str, style: str | None = None) -> bytes:
    """A DOCX of these paragraphs; those after the first in a style."""
    document = docx.Document()
    for number, text in enumerate(paragraphs):
        document.add_paragraph(text, style=style if number else None)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    """The document as a file."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
