"""Plain text and Markdown → turns: labels, questions and answers, dialogue, timed lines, articles that quote."""

from __future__ import annotations

from qa.formats.files import File, Format
from qa.formats.plain.reading import read_plain
from qa.formats.reading import Reading


def _read(file: File) -> Reading:
    return read_plain(file.text)


FORMATS = (
    Format(
        name="plain text or Markdown",
        suffixes=(".txt", ".md"),
        recognises=lambda file: False,
        read=_read,
        example="Jeanne Roy: When did the harbour open?\n\nPaul Marsh: In 1961, on a Sunday.",
    ),
)
"""The formats of this family; any text is read, so none is told by its content."""

__all__ = ["FORMATS", "read_plain"]
