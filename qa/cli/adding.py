"""`qa add`, `qa list`, `qa show`: bring transcripts, see what is held and how each was understood."""

from __future__ import annotations

import re
import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from qa.build import Report
from qa.cli.indexing import CORPUS, CorpusFolder, NoBuild, brought_up_to_date, report_record
from qa.cli.options import INDEX, IndexFolder, Json, Model, app
from qa.cli.streams import bar, say, width, write, write_json
from qa.corpus import STDIN, identified, read_pseudonyms
from qa.curation import Disguise, added, holdings, shown
from qa.errors import QAError
from qa.formats import FORMATS
from qa.render import (
    added_line,
    added_record,
    holding_record,
    holdings_text,
    shown_record,
    shown_text,
    wants_color,
)
from qa.schema import Added, Fate, Holding, Turn


class _ListsFormats(typer.core.TyperCommand):
    """A command whose help ends with every format that is read."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Writes the formats, each with the extensions of its files; called for the help only."""
        rows = [(form.name, " ".join(form.suffixes)) for form in FORMATS]
        formatter.width = max(formatter.width, 100)
        with formatter.section("Formats"):
            formatter.write_dl(rows, col_max=48)
        formatter.write_paragraph()
        formatter.write_text("What is in a file decides, not its extension. docs/formats.md has an example of each.")


class Order(StrEnum):
    """What a list can be sorted by."""

    FILE = "file"
    ID = "id"
    TITLE = "title"
    DATE = "date"
    LANGUAGE = "language"
    FORMAT = "format"
    SPEAKERS = "speakers"
    TURNS = "turns"
    WORDS = "words"


@app.command("add", cls=_ListsFormats)
def add(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders, zip files; - reads one file from stdin.")
    ],
    corpus: CorpusFolder = CORPUS,
    index: IndexFolder = INDEX,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call the file that - stands for, as in talk.vtt.")
    ] = None,
    pseudonymise: Annotated[
        Path | None,
        typer.Option(
            metavar="MAP",
            help='Replace names before anything is stored: a TOML file with lines like "Jeanne Roy" = "Witness 1".',
        ),
    ] = None,
    no_build: NoBuild = False,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Add transcripts to the corpus, say how each is understood, and bring the index up to date."""
    if (STDIN in paths) != (name is not None):
        raise typer.BadParameter("--name NAME goes with - for standard input, and - with --name NAME")
    disguise = Disguise(read_pseudonyms(pseudonymise)) if pseudonymise else None
    done: list[dict[str, Any]] = []
    report: Report | None = None
    failed: QAError | None = None
    try:
        for one in added(paths, corpus, index, stream=sys.stdin.buffer.read, name=name or "", disguise=disguise):
            done.append(added_record(one))
            _tell(one)
        report = _indexed(done, corpus, index, model) if not no_build else None
    except QAError as error:  # what was added before is told all the same
        failed = error
    except KeyboardInterrupt:
        whole = sum(one["fate"] == Fate.ADDED for one in done)
        say(f"qa: stopped; {whole} files were added and are whole; run it again to go on")
        sys.exit(130)
    if failed and not done:
        raise failed
    _sum_up(done)
    record = {"files": done, "index": report_record(report)}
    if disguise is not None:
        _tell_names(disguise, [one for one in done if one["fate"] == Fate.ADDED])
        names = {name: disguise.replaced[name] for name in disguise.pseudonyms.names}
        record["pseudonyms"] = {"replaced": names, "left": dict(disguise.left)}
    if as_json:
        write_json(record)
    if failed:
        raise failed
    if any(one["fate"] == Fate.FAILED for one in done):
        sys.exit(1)


def _tell(one: Added) -> None:
    if one.fate is not Fate.PASSED:
        say(added_line(one))
    for warning in one.transcript.warnings if one.transcript else ():
        say(f"warning: {one.id}: {warning}")


def _tell_names(disguise: Disguise, done: list[dict[str, Any]]) -> None:
    for name in disguise.pseudonyms.names if done else ():
        say(f"{name!r}: replaced {_times(disguise.replaced[name])}")
    for part, count in disguise.left.items():
        say(
            f"warning: {part!r}, part of a name that was replaced, is left {_times(count)}; list it too if it tells who"
        )


def _times(count: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _indexed(done: list[dict[str, Any]], corpus: Path, index: Path, model: str | None) -> Report | None:
    """Brings the index up to date, unless nothing came of it all and there is nothing to index."""
    there = any(one["id"] for one in done) or next(identified(corpus), None)
    return brought_up_to_date(corpus, index, model) if there else None


def _sum_up(done: list[dict[str, Any]]) -> None:
    fates = Counter(one["fate"] for one in done)
    words = {Fate.ADDED: "added", Fate.PRESENT: "in the corpus already", Fate.ALREADY: "already there"}
    words |= {Fate.FAILED: "not added", Fate.PASSED: "passed over"}
    say(", ".join(f"{fates[fate]} {word}" for fate, word in words.items() if fates[fate]) or "nothing was added")
    if passed := [Path(one["from"]).name for one in done if one["fate"] == Fate.PASSED]:
        more = f" and {len(passed) - 8} more" if len(passed) > 8 else ""
        say(f"passed over, being no transcripts: {', '.join(passed[:8])}{more}")


@app.command("list")
def listing(
    corpus: CorpusFolder = CORPUS,
    index: IndexFolder = INDEX,
    sort: Annotated[Order, typer.Option(case_sensitive=False, help="What to sort by.")] = Order.FILE,
    as_json: Json = False,
) -> None:
    """List the transcripts of the corpus, and whether the index knows them as they are."""
    with bar("Reading") as progress:
        found = holdings(corpus, index, progress=progress)
    found.sort(key=lambda held: _key(held, sort))
    if as_json:
        write_json({"transcripts": [holding_record(held) for held in found]})
    elif found:
        write(holdings_text(found, width=width(), color=wants_color(sys.stdout)).rstrip("\n"))
    else:
        say(f"{corpus}: there is no transcript here; `qa add PATH` adds some")


def _key(held: Holding, order: Order) -> tuple[bool, str | int, str]:
    """Texts in order of the alphabet, numbers the greatest first; what is missing comes last."""
    value = getattr(held, order.value)
    if isinstance(value, int):
        return (False, -value, held.file)
    text = ", ".join(value) if isinstance(value, tuple) else value or ""
    return (not text, text.casefold(), held.file)


@app.command("show")
def show(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="The id of a transcript, or its file.")],
    turns: Annotated[
        str | None, typer.Option(metavar="A-B", help="Only turns A to B, both included, as they are numbered here.")
    ] = None,
    corpus: CorpusFolder = CORPUS,
    index: Annotated[Path, typer.Option("--index", metavar="DIR", help="Not needed to show; ignored.")] = INDEX,
    as_json: Json = False,
) -> None:
    """Show one transcript: its facts, its people, what is odd in it, and its turns."""
    del index  # every command takes it, so that a script can pass it to all
    first, last = _range(turns)
    found = shown(identifier, corpus)
    chosen: list[Turn] = [turn for turn in found.turns if first <= turn.index <= last]
    if as_json:
        write_json(shown_record(found, chosen))
    else:
        write(shown_text(found, chosen, width=width(), color=wants_color(sys.stdout)).rstrip("\n"))


def _range(turns: str | None) -> tuple[int, int]:
    match = re.fullmatch(r"\s*(\d{1,9})?\s*(-?)\s*(\d{1,9})?\s*", turns or "-")
    if match is None or not (match[1] or match[3] or turns is None):
        raise typer.BadParameter(f"--turns {turns!r}: give two numbers, as in 10-20, or one")
    first = int(match[1] or 0)
    last = int(match[3]) if match[3] else (1 << 60 if match[2] else first)
    if last < first:
        raise typer.BadParameter(f"--turns {turns!r}: the first is after the last")
    return first, last
