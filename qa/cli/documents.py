"""Where a document goes: the terminal, or a file of the kind that its name ends in."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from qa.cli.streams import say, width, write, write_json
from qa.errors import QAError
from qa.render import MEDIA_TYPES, Document, Paper, paper_text, wants_color


class Wording(StrEnum):
    """The languages that a document can be worded in; what was said stays as it was spoken."""

    FR = "fr"
    EN = "en"


WordingOption = Annotated[
    Wording, typer.Option("--language", case_sensitive=False, help="What to word it in; passages stay as spoken.")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write a file instead: .md, .docx, .html, .pdf or .json."),
]


def checked(output: Path | None, *, table: bool = False) -> None:
    """Raises `QAError` for a file of a kind that cannot be written, before anything is worked out."""
    kinds = [f".{kind}" for kind in MEDIA_TYPES if table or kind != "csv"]
    if output is not None and output.suffix.lower() not in kinds:
        raise QAError(f"{output}: the kind of file is not known; end its name in one of: {', '.join(kinds)}")
    if output is not None and not output.resolve().parent.is_dir():
        raise QAError(f"{output}: there is no folder {output.resolve().parent}; make it first")


def deliver(
    paper: Callable[[], Paper],
    record: Callable[[], dict[str, Any]],
    *,
    output: Path | None,
    as_json: bool,
    table: Callable[[], str] | None = None,
) -> None:
    """Writes a document to its file, or on the terminal; as JSON where that is wanted. A file is written whole or not
    at all; raises `QAError` when it cannot be."""
    if output is not None:
        document = Document(paper=paper, record=record, table=table)
        _write_file(output, document.content(output.suffix.lower().removeprefix(".")))
        say(f"{output}: written")
    if as_json:
        write_json(record())
    elif output is None:
        write(paper_text(paper(), width=width(), color=wants_color(sys.stdout)).rstrip("\n"))


def _write_file(output: Path, content: bytes) -> None:
    draft = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(output)
    except OSError as error:
        raise QAError(f"{output}: cannot be written ({error.strerror}); name another file") from error
    finally:
        draft.unlink(missing_ok=True)  # gone where all went well; there where Ctrl-C came in between
