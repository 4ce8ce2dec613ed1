"""One document in every kind of file that it can be handed over in."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from qa.render.papers import Paper, paper_docx, paper_html, paper_markdown, paper_pdf

# Read as ends of line by some readers of "one object a line", and by Python's own splitlines.
_ESCAPED = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}
_WRITERS: Mapping[str, Callable[[Paper], str | bytes]] = {
    "docx": paper_docx,
    "pdf": paper_pdf,
    "html": paper_html,
    "md": paper_markdown,
}
MEDIA_TYPES: Mapping[str, str] = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}
"""What each kind of file is called where files are passed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document by what makes it: its `paper`, its `record` for JSON, and a `table` as CSV, where it is one. Nothing
    is made until it is wanted."""

    paper: Callable[[], Paper]
    record: Callable[[], dict[str, Any]]
    table: Callable[[], str] | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that it can be had in, by the endings of their files."""
        return (*_WRITERS, "json", *(["csv"] if self.table else []))

    def content(self, kind: str) -> bytes:
        """The file of this kind, one of `kinds`."""
        if kind == "csv" and self.table:
            made: str | bytes = "\ufeff" + self.table()  # spreadsheets take a file without the mark for Windows-1252
        elif kind == "json":
            made = json_line(self.record()) + "\n"
        else:
            made = _WRITERS[kind](self.paper())
        return made.encode() if isinstance(made, str) else made


def json_line(record: Any) -> str:
    """A record as one line of JSON, without the line feed."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False).translate(_ESCAPED)
