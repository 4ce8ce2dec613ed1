"""`qa remove`, `qa rename-speaker`, `qa merge-speakers`, `qa set`: what is wrong is mended, what is unwanted goes."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from qa.cli.indexing import CORPUS, CorpusFolder, NoBuild, brought_up_to_date, counted, report_record
from qa.cli.options import INDEX, IndexFolder, Json, Model, SourceId, app
from qa.cli.streams import bar, say, write_json
from qa.config import settings
from qa.curation import KEYS, Renamed, merge, removal, rename, state
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


@app.command("rename-speaker")
def rename_speaker(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            help="A name; with --source also a label (Speaker 1), or interviewer or interviewee for who has no name.",
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What to call them; OLD once more undoes a merge.")],
    source: SourceId = None,
    no_build: NoBuild = False,
    corpus: CorpusFolder = CORPUS,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Call a speaker otherwise, everywhere or in one interview; the other way round undoes it."""
    done = rename(old, new, corpus, index, source)
    _report(done, f"{old} → {new}", {"from": [old], "to": new}, _Place(corpus, index, model, no_build, as_json))


@app.command("merge-speakers")
def merge_speakers(
    keep: Annotated[str, typer.Argument(metavar="KEEP", help="Who they are.")],
    others: Annotated[list[str], typer.Argument(metavar="OTHER...", help="Who is the same person.")],
    source: SourceId = None,
    no_build: NoBuild = False,
    corpus: CorpusFolder = CORPUS,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Make several speakers one person; `qa rename-speaker OTHER OTHER` undoes it."""
    done = merge(keep, others, corpus, index, source)
    said = f"{', '.join(others)} → {keep}"
    _report(done, said, {"from": others, "to": keep}, _Place(corpus, index, model, no_build, as_json))


@app.command("set")
def set_facts(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The id of a transcript, as qa list shows.")],
    facts: Annotated[
        list[str],
        typer.Argument(metavar="KEY=VALUE...", help=f"{', '.join(KEYS)} (a;b); no value takes the correction away."),
    ],
    no_build: NoBuild = False,
    corpus: CorpusFolder = CORPUS,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Correct what is known of a transcript: title, date, language and the like."""
    pairs = [fact.partition("=") for fact in facts]
    if wrong := [fact for fact, (_, sign, _) in zip(facts, pairs, strict=True) if not sign]:
        raise typer.BadParameter(f"{wrong[0]!r}: give a key and a value, as in title='A talk'")
    wanted, changes = state(identifier, {key.strip(): value for key, _, value in pairs}, corpus)
    for change in changes:
        say(f"{wanted}: {change.key}: {change.before or 'nothing'} → {change.after or 'nothing'}")
    if not changes:
        say(f"{wanted}: the catalogue says so already")
    report = brought_up_to_date(corpus, index, model) if changes and not no_build else None
    if as_json:
        write_json({"id": wanted, "changes": [asdict(change) for change in changes], "index": report_record(report)})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a correction was made, and what is to be done about it."""

    corpus: Path
    index: Path
    model: str | None
    no_build: bool
    as_json: bool


def _report(done: list[Renamed], said: str, record: dict[str, Any], place: _Place) -> None:
    for one in done:
        left = f"; {one.left} turns are still called otherwise" if one.left else ""
        say(f"{one.id}: {said} ({one.turns} turn{'' if one.turns == 1 else 's'}){left}")
    report = None if place.no_build else brought_up_to_date(place.corpus, place.index, place.model)
    if place.as_json:
        write_json(record | {"transcripts": [asdict(one) for one in done], "index": report_record(report)})
