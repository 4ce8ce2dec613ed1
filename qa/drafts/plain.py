"""A draft in plain text: paragraphs, wrapped or one a line."""

from __future__ import annotations

from qa.drafts.blocks import Page, Writer, finished
from qa.text.layout import paragraphs


def read_plain(text: str) -> Page:
    """The paragraphs of a text."""
    writer = Writer()
    for span in paragraphs(text):
        writer.add(span.of(text), span.start)
        writer.close()
    return Page(text=text, blocks=finished(writer.blocks))
