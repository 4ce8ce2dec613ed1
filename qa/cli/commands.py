"""The `qa` command: arguments and exit codes. 0 done, 1 the user's mistake (one sentence), 2 wrong usage."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from qa import __version__
from qa.build import build as build_index
from qa.cli.documents import deliver
from qa.cli.options import (
    INDEX,
    Count,
    IndexFolder,
    Json,
    Language,
    Model,
    RoleOption,
    Since,
    SourceId,
    Speaker,
    Until,
    app,
)
from qa.cli.streams import bar, prepare, read_lines, say, typed, width, write, write_json
from qa.config import settings
from qa.corpus import read_transcript
from qa.encode import encoder_when_needed
from qa.engine import Engine
from qa.errors import FormatError, QAError, QuestionError
from qa.evaluate import evaluate, read_questions, report, table
from qa.render import (
    answer_record,
    answer_text,
    survey_paper,
    survey_record,
    transcript_record,
    transcript_text,
    wants_color,
)
from qa.schema import Answer, Filters


def main() -> None:
    """Runs the command; a `QAError` becomes its sentence on stderr and exit status 1."""
    prepare()
    try:
        app()
    except QAError as error:
        say(f"qa: {error}")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:
    if version:
        write(f"qa {__version__}")
        raise typer.Exit


@app.command("build")
def build(
    corpus: Annotated[Path, typer.Option(metavar="DIR", help="The folder of transcripts.")] = Path("corpus"),
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Build the index, or bring it up to date; unchanged transcripts are not embedded again."""
    try:
        with bar("Indexing") as progress:
            done = build_index(corpus, index, encoder_when_needed(settings(model)), progress=progress)
    except KeyboardInterrupt:
        say("qa: the build was stopped; the old index, if there was one, still answers")
        sys.exit(130)
    for warning in done.warnings:
        say(f"warning: {warning}")
    if as_json:
        write_json(asdict(done))
        return
    counts = ", ".join(f"{n} {name.removesuffix('s') if n == 1 else name}" for name, n in done.counts.items())
    verb = f"{len(done.embedded)} embedded, {len(done.kept)} kept" if done.changed else "up to date"
    say(f"{index}: {verb} ({counts})")


@app.command("ask", context_settings={"allow_extra_args": True})
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="The question, in any language.")] = None,
    k: Count = 5,
    speaker: Speaker = None,
    source: SourceId = None,
    language: Language = None,
    role: RoleOption = None,
    since: Since = None,
    until: Until = None,
    batch: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Ask every line of a file (- for stdin), one model load.")
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="Every passage that answers, by speaker and source; -k does not count.")
    ] = False,
    conversation: Annotated[
        bool, typer.Option("--conversation", help="The lines of the batch are one conversation.")
    ] = False,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Ask one question, or a batch of them."""
    if context.args:
        raise typer.BadParameter("there is more than one question; put the whole question in quotation marks")
    if (question is None) == (batch is None):
        raise typer.BadParameter("give either a question or --batch FILE")
    if conversation and batch is None:
        raise typer.BadParameter("--conversation goes with --batch FILE")
    filters = Filters(speaker=speaker, source=source, language=language, role=role, since=since, until=until)
    if everybody and batch is not None:
        raise typer.BadParameter("--all is for one question")
    if everybody:
        _survey(question or "", index, model, filters, as_json)
    elif batch is None:
        _show(Engine.open(index, model).ask(question or "", k=k, filters=filters), as_json)
    elif not _answer_all(batch, index, model, k, filters, conversation=conversation, as_json=as_json):
        sys.exit(1)


def _survey(question: str, index: Path, model: str | None, filters: Filters, as_json: bool) -> None:
    engine = Engine.open(index, model)
    with bar("Going through the interviews") as progress:
        found = engine.survey(question, filters=filters, progress=progress)
    language = "fr" if found.language == "fr" else "en"
    deliver(
        lambda: survey_paper(found, language, settings(model).url),
        lambda: survey_record(found),
        output=None,
        as_json=as_json,
    )


def _answer_all(
    batch: Path, index: Path, model: str | None, k: int, filters: Filters, *, conversation: bool, as_json: bool
) -> bool:
    """Answers every line of the batch, in order; says which could not be, and whether all could."""
    questions = read_lines(batch)
    engine = Engine.open(index, model)
    history: list[Answer] = []
    answered = True
    for number, question in enumerate(questions, 1):
        try:
            answer = engine.ask(question, k=k, filters=filters, history=tuple(history))
        except QuestionError as error:
            answered = False
            say(f"qa: {batch}:{number}: {error}")
            if as_json:
                write_json({"question": question, "error": str(error)})
            continue
        if conversation:
            history.append(answer)
        _show(answer, as_json)
    return answered


@app.command("chat")
def chat(index: IndexFolder = INDEX, k: Count = 3, model: Model = None, as_json: Json = False) -> None:
    """Ask in a conversation, in the terminal; an empty line or Ctrl-D ends it."""
    engine = Engine.open(index, model)
    history: list[Answer] = []
    while question := typed():
        try:
            answer = engine.ask(question, k=k, history=tuple(history))
        except QuestionError as error:
            say(f"qa: {error}")
            continue
        history.append(answer)
        _show(answer, as_json)


@app.command("parse")
def parse(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One transcript.")],
    index: Annotated[Path, typer.Option("--index", metavar="DIR", help="Not needed to parse; ignored.")] = INDEX,
    as_json: Json = False,
) -> None:
    """Show the turns of one file as they are understood, before indexing."""
    del index  # every command takes it, so that a script can pass it to all
    try:
        transcript = read_transcript(file)
    except FormatError as error:
        raise FormatError(str(file), error.reason, error.line) from error
    for warning in transcript.warnings:
        say(f"warning: {warning}")
    if as_json:
        write_json(transcript_record(transcript))
    else:
        write(transcript_text(transcript, width=width(), color=wants_color(sys.stdout)))


@app.command("eval")
def evaluation(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Questions with known answers, one JSON object a line.")],
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Measure hit@1, hit@3, MRR, abstention and latency on questions with known answers."""
    questions = read_questions(file, note=say)
    engine = Engine.open(index, model)
    outcomes = []
    with bar("Asking") as progress:
        for outcome in evaluate(engine, questions):
            outcomes.append(outcome)
            progress(len(outcomes), len(questions))
    measures = report(outcomes)
    if as_json:
        write_json(measures)
    else:
        write(table(measures))


def _show(answer: Answer, as_json: bool) -> None:
    if as_json:
        write_json(answer_record(answer))
    else:
        language = answer.language if answer.language == "fr" else "en"
        write(answer_text(answer, width=width(), color=wants_color(sys.stdout), language=language))
