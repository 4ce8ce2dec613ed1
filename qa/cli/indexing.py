"""After the corpus was changed, the index is brought up to date."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from qa.build import Report
from qa.cli.streams import bar, say
from qa.config import settings
from qa.curation import indexed
from qa.encode import encoder_when_needed

CorpusFolder = Annotated[Path, typer.Option("--corpus", metavar="DIR", help="The folder of transcripts.")]
CORPUS = Path("corpus")
_WAITING = "another build is under way; waiting for it to end"
NoBuild = Annotated[
    bool, typer.Option("--no-build", help="Leave the index as it is; `qa build` brings it up to date later.")
]


def brought_up_to_date(corpus: Path, index: Path, model: str | None) -> Report:
    """Builds the index of a corpus that was changed; says on stderr what was done. Raises as `qa.curation.indexed`."""
    with bar("Indexing") as progress:
        encoder = encoder_when_needed(settings(model))
        report = indexed(corpus, index, encoder, progress=progress, waiting=lambda: say(_WAITING))
    say(counted(index, report))
    return report


def counted(index: Path, report: Report) -> str:
    """What a build did, in a line."""
    counts = ", ".join(f"{n} {name.removesuffix('s') if n == 1 else name}" for name, n in report.counts.items())
    verb = f"{len(report.embedded)} embedded, {len(report.kept)} kept" if report.changed else "up to date"
    return f"{index}: {verb} ({counts})"


def report_record(report: Report | None) -> dict[str, Any] | None:
    """What was done to the index, for programs; None when it was left alone."""
    return asdict(report) if report else None
