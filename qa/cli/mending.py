"""`qa remove`: a transcript is gone from the corpus, its catalogue and the index."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from qa.cli.indexing import CORPUS, CorpusFolder, counted, report_record
from qa.cli.options import INDEX, IndexFolder, Json, Model, app
from qa.cli.streams import bar, say, write_json
from qa.config import settings
from qa.curation import removal
from qa.curation import remove as remove_from
from qa.encode import encoder_when_needed


def on_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


@app.command("remove")
def remove(
    identifiers: Annotated[
        list[str], typer.Argument(metavar="ID...", help="The ids of transcripts, as qa list shows.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")] = False,
    corpus: CorpusFolder = CORPUS,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Remove transcripts from the corpus, its catalogue and the index: no word of them is left in it."""
    found = removal(identifiers, corpus, index)
    if not yes and on_terminal():
        names = ", ".join([*map(str, found.paths)] or found.ids)
        typer.confirm(f"Remove {names} for good?", abort=True, err=True)
    try:
        with bar("Removing") as progress:
            report = remove_from(found, corpus, index, encoder_when_needed(settings(model)), progress=progress)
    except KeyboardInterrupt:
        say("qa: stopped before all was removed; run it again to finish")
        sys.exit(130)
    say(f"removed: {', '.join(found.ids)}")
    say(counted(index, report) if report else f"{index}: there is nothing in the index any more, or no index")
    if as_json:
        files = [path.as_posix() for path in found.paths]
        write_json({"removed": list(found.ids), "files": files, "index": report_record(report)})
