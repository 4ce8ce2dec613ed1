"""`qa lint`: the quotes of a draft against the interviews, for writers, pre-commit and CI."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qa import __version__
from qa.cli.options import INDEX, IndexFolder, Json, Model, app
from qa.cli.streams import say, write, write_json
from qa.config import settings
from qa.drafts import Draft, Report, Severity, draft_of, read_draft
from qa.encode import encoder_when_needed
from qa.engine import Engine
from qa.errors import DraftError
from qa.lint import lint, voices_of
from qa.render import lint_html, lint_record, lint_sarif, lint_text, wants_color


class Format(StrEnum):
    """In which form a report is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    SARIF = "sarif"


class Kind(StrEnum):
    """What a draft may be."""

    MD = "md"
    DOCX = "docx"
    HTML = "html"
    TXT = "txt"


@app.command("lint")
def lint_drafts(
    drafts: Annotated[
        list[Path], typer.Argument(metavar="DRAFTS", help="Drafts (.md, .docx, .html, .txt); - reads one from stdin.")
    ],
    format_: Annotated[Format, typer.Option("--format", help="How to write the report.")] = Format.TEXT,
    kind: Annotated[Kind, typer.Option("--as", help="What the draft on stdin is.")] = Kind.MD,
    only_known: Annotated[
        bool,
        typer.Option(
            "--only-known", help="Pass over quotes that are not found and of nobody who speaks in the interviews."
        ),
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="List the quotes that are in order, too.")] = False,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Check every quote of a draft: exit status 1 if one is altered, misattributed or not found."""
    read, refused = _read(drafts, kind.value)
    for sentence in refused.values():
        say(f"qa: {sentence}")
    reports: list[Report] = []
    if read:
        # Most quotes are told by their words: the model is loaded for the others only.
        engine = Engine.open(index, encoder_when_needed(settings(model)))
        is_voice = voices_of(engine.sources) if only_known else None
        reports = [lint(draft, engine, is_voice=is_voice) for draft in read]
    _write(Format.JSON if as_json else format_, reports, refused, verbose=verbose)
    if refused or any(report.count(Severity.ERROR) for report in reports):
        sys.exit(1)


def _read(drafts: Sequence[Path], kind: str) -> tuple[list[Draft], dict[str, str]]:
    """The drafts that can be read, in order, and of the others why not."""
    read: list[Draft] = []
    refused: dict[str, str] = {}
    for file in dict.fromkeys(drafts):
        try:
            read.append(draft_of(sys.stdin.buffer.read(), kind, "stdin") if str(file) == "-" else read_draft(file))
        except DraftError as error:
            refused[error.file] = str(error)
    return read, refused


def _write(form: Format, reports: Sequence[Report], refused: Mapping[str, str], *, verbose: bool) -> None:
    if form is Format.JSON:
        write_json(lint_record(reports, refused))
    elif form is Format.SARIF:
        write(json.dumps(lint_sarif(reports, refused, __version__, Path.cwd()), ensure_ascii=False, indent=1))
    elif form is Format.HTML:
        write(lint_html(reports, refused).rstrip("\n"))
    elif reports:
        write(lint_text(reports, color=wants_color(sys.stdout), verbose=verbose).rstrip("\n"))
