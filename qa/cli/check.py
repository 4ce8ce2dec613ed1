"""`qa check`: a health report on files before they are indexed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from qa.cli.options import INDEX, IndexFolder, Json, app
from qa.cli.streams import bar, say, width, write, write_json
from qa.corpus import (
    CATALOGUE_NAME,
    Arrival,
    Catalogue,
    PassedOver,
    arrivals,
    read_catalogue,
    read_transcript,
    understood,
)
from qa.errors import FormatError, IndexFolderError
from qa.health import IndexedCorpus, Twins, checkup
from qa.render import checkup_record, checkup_text, checkups_summary, wants_color
from qa.schema import Checkup, Concern, Transcript
from qa.search import SearchIndex
from qa.store import current


@app.command("check")
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders, zip files; - is stdin.")],
    corpus: Annotated[Path, typer.Option(metavar="DIR", help="The corpus whose catalogue says who is who.")] = Path(
        "corpus"
    ),
    index: IndexFolder = INDEX,
    as_json: Json = False,
) -> None:
    """Look at files before adding them: how each is understood, and what a person should look at.

    Exit status 1 when a file cannot be read; doubts alone are 0.
    """
    records: list[dict[str, Any]] = []
    doubts: list[list[Concern]] = []
    refused: list[FormatError] = []
    twins, catalogue = Twins(_indexed(index)), _catalogue(corpus)
    with bar("Checking") as progress:
        for found in arrivals(paths, stream=sys.stdin.buffer.read, name="standard input"):
            if isinstance(found, PassedOver):
                continue
            try:
                if isinstance(found, FormatError):
                    raise found
                checked = checkup(_read(found, corpus, catalogue), twins)
            except FormatError as error:
                refused.append(error)
                say(f"qa: {error}")
                continue
            doubts.append([doubt.concern for doubt in checked.doubts])
            progress(len(doubts), None)
            _show(checked, records, as_json=as_json)
    if as_json:
        unread = [{"file": error.file, "line": error.line, "reason": error.reason} for error in refused]
        write_json({"files": records, "refused": unread})
    say(checkups_summary(doubts, len(refused)))
    if refused:
        sys.exit(1)


def _show(checked: Checkup, records: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        records.append(checkup_record(checked))
    else:
        write(checkup_text(checked, width(), color=wants_color(sys.stdout)))


def _indexed(folder: Path) -> IndexedCorpus | None:
    """What is indexed already; None where there is no index, or none that can be read: then twins in it go unseen."""
    try:
        return IndexedCorpus(SearchIndex.open(current(folder)))
    except IndexFolderError:
        return None


def _catalogue(corpus: Path) -> Catalogue | None:
    path = corpus / CATALOGUE_NAME
    return read_catalogue(path) if path.is_file() else None


def _read(found: Arrival, corpus: Path, catalogue: Catalogue | None) -> Transcript:
    """The transcript, with what the catalogue says of a file that is in the corpus already."""
    if found.path and found.path.resolve().is_relative_to(corpus.resolve()):
        return read_transcript(found.path, catalogue, corpus.resolve().parent)
    return understood(found.raw, found.origin, people=catalogue.people if catalogue else ())
