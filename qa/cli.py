"""The `qa` command: arguments and exit codes. 0 done, 1 the user's mistake (one sentence), 2 wrong usage."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from qa import __version__
from qa.build import build as build_index
from qa.config import settings
from qa.corpus import read_transcript
from qa.encode import load_encoder
from qa.engine import Engine
from qa.errors import QAError, QuestionError
from qa.evaluate import evaluate, read_questions, report, table
from qa.render import answer_record, answer_text, transcript_record, transcript_text, wants_color
from qa.schema import Answer, Filters, Role

app = typer.Typer(
    help="Ask a body of interviews: the passage that answers, word for word, with who said it and where.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

IndexFolder = Annotated[Path, typer.Option("--index", metavar="DIR", help="The index folder.")]
Json = Annotated[bool, typer.Option("--json", help="Machine output on stdout, and nothing else there.")]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="A model that sentence-transformers can load (or QA_MODEL)."),
]
Count = Annotated[int, typer.Option("-k", help="How many passages at most.")]
Speaker = Annotated[str | None, typer.Option(help="Only this person's words.")]
SourceId = Annotated[str | None, typer.Option("--source", metavar="ID", help="Only this interview.")]
Language = Annotated[str | None, typer.Option(metavar="L", help="Only interviews in this language (fr, en, …).")]
RoleOption = Annotated[Role | None, typer.Option(help="Only words in this role.")]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only interviews from this date on (2021, 2021-07, …).")
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only interviews up to this date.")]
INDEX = Path("index")


def main() -> None:
    """Runs the command; a `QAError` becomes its sentence on stderr and exit status 1."""
    try:
        app()
    except QAError as error:
        _say(f"qa: {error}")
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output has gone (`qa ask … | head`)
        sys.stderr.close()
        sys.exit(1)


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:
    if version:
        typer.echo(f"qa {__version__}")
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
        with _bar("Embedding") as progress:
            done = build_index(corpus, index, load_encoder(settings(model)), progress=progress)
    except KeyboardInterrupt:
        _say("qa: stopped; the old index, if there was one, still answers")
        sys.exit(130)
    for warning in done.warnings:
        _say(f"warning: {warning}")
    if as_json:
        _print_json(asdict(done))
        return
    counts = ", ".join(f"{number} {name}" for name, number in done.counts.items())
    verb = f"{len(done.embedded)} embedded, {len(done.kept)} kept" if done.changed else "up to date"
    _say(f"{index}: {verb} ({counts})")


@app.command("ask")
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in any language.")] = None,
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
    conversation: Annotated[bool, typer.Option(help="The lines of the batch are one conversation.")] = False,
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Ask one question, or a batch of them."""
    if (question is None) == (batch is None):
        raise typer.BadParameter("give either a question or --batch FILE")
    if conversation and batch is None:
        raise typer.BadParameter("--conversation goes with --batch FILE")
    filters = Filters(speaker=speaker, source=source, language=language, role=role, since=since, until=until)
    questions = [question] if question is not None else _lines(batch)
    engine = Engine.open(index, model)
    history: list[Answer] = []
    failed = False
    for asked in questions:
        try:
            answer = engine.ask(asked, k=k, filters=filters, history=tuple(history))
        except QuestionError as error:
            if batch is None:
                raise
            failed = True
            _show_failure(asked, error, as_json)
            continue
        if conversation:
            history.append(answer)
        _show(answer, as_json)
    if failed:
        sys.exit(1)


@app.command("chat")
def chat(index: IndexFolder = INDEX, k: Count = 3, model: Model = None) -> None:
    """Ask in a conversation, in the terminal; an empty line or Ctrl-D ends it."""
    engine = Engine.open(index, model)
    history: list[Answer] = []
    while question := _typed():
        try:
            answer = engine.ask(question, k=k, history=tuple(history))
        except QuestionError as error:
            _say(f"qa: {error}")
            continue
        history.append(answer)
        _show(answer, as_json=False)


@app.command("parse")
def parse(file: Annotated[Path, typer.Argument(help="One transcript.")], as_json: Json = False) -> None:
    """Show the turns of one file as they are understood, before indexing."""
    transcript = read_transcript(file)
    for warning in transcript.warnings:
        _say(f"warning: {warning}")
    if as_json:
        _print_json(transcript_record(transcript))
    else:
        typer.echo(transcript_text(transcript, width=_width(), color=wants_color(sys.stdout)))


@app.command("eval")
def evaluation(
    file: Annotated[Path, typer.Argument(help="Questions with known answers, one JSON object a line.")],
    index: IndexFolder = INDEX,
    model: Model = None,
    as_json: Json = False,
) -> None:
    """Measure hit@1, hit@3, MRR, abstention and latency on questions with known answers."""
    questions = read_questions(file)
    engine = Engine.open(index, model)
    outcomes = []
    with _bar("Asking") as progress:
        for outcome in evaluate(engine, questions):
            outcomes.append(outcome)
            progress(len(outcomes), len(questions))
    measures = report(outcomes)
    if as_json:
        _print_json(measures)
    else:
        typer.echo(table(measures))


@app.command("serve")
def serve(
    index: IndexFolder = INDEX,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any free one.")] = 7860,
    model: Model = None,
) -> None:
    """Serve the web page."""
    engine = Engine.open(index, model)
    from qa.web.serve import serve as serve_page  # noqa: PLC0415 - gradio takes seconds to import

    serve_page(engine, host=host, port=port)


def _lines(file: Path | None) -> list[str]:
    try:
        text = sys.stdin.read() if str(file) == "-" else Path(file or "").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{file}: cannot be read as UTF-8 text; give a file with one question a line") from error
    return text.removeprefix("\ufeff").splitlines()


def _typed() -> str:
    try:
        return input("? " if sys.stdin.isatty() else "").strip()
    except (EOFError, KeyboardInterrupt):
        return ""


def _show(answer: Answer, as_json: bool) -> None:
    if as_json:
        _print_json(answer_record(answer))
    else:
        language = answer.language if answer.language == "fr" else "en"
        typer.echo(answer_text(answer, width=_width(), color=wants_color(sys.stdout), language=language))


def _show_failure(question: str, error: QuestionError, as_json: bool) -> None:
    _say(f"qa: {error}")
    if as_json:
        _print_json({"question": question, "error": str(error)})


def _print_json(record: Any) -> None:
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _width() -> int:
    return min(shutil.get_terminal_size().columns, 100)


@contextmanager
def _bar(label: str) -> Iterator[Any]:
    """A progress bar on stderr while the block runs, gone when it ends; none where stderr is no terminal."""
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


__all__: Sequence[str] = ("app", "main")
