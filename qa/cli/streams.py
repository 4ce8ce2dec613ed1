"""What the command reads and writes: UTF-8 everywhere, answers on stdout, everything else on stderr."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from qa.errors import QAError, QuestionError
from qa.render import json_line

_STREAMS = (("stdin", "r", "replace"), ("stdout", "w", "backslashreplace"), ("stderr", "w", "backslashreplace"))


def prepare() -> None:
    """Makes the standard streams UTF-8 whatever the locale; what was no UTF-8 in an argument is written as `\\udc..`,
    as JSON has it. A stream that was closed before we began takes everything and gives nothing."""
    for name, mode, errors in _STREAMS:
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - as long as we run
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def write(text: str) -> None:
    """Writes a text and a line feed on stdout, at once. Raises `QAError` when they cannot be (a full disk)."""
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough (`qa ask … | head`): typer ends the command in silence
        raise
    except OSError as error:
        raise QAError(f"the answer cannot be written to standard output ({error.strerror}); write elsewhere") from error


def write_json(record: Any) -> None:
    """Writes a record on stdout as one line of JSON."""
    write(json_line(record))


def say(sentence: str) -> None:
    """Writes a sentence for the user on stderr."""
    sys.stderr.write(f"{sentence}\n")


def read_lines(file: Path) -> list[str]:
    """The lines of a UTF-8 file, or of stdin for `-`, without their ends; with or without a byte-order mark.

    Raises `QuestionError`, naming the file, when it cannot be read.
    """
    name = "standard input" if str(file) == "-" else str(file)
    try:
        raw = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise QuestionError(f"{name}:{line}: this is not UTF-8 text; give one question a line, in UTF-8") from error
    except OSError as error:
        raise QuestionError(
            f"{name}: cannot be read ({error.strerror}); give a file with one question a line"
        ) from error
    # Not `splitlines`: a form feed or U+2028 within a question is no end of line, and answers go line by line.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def typed() -> str:
    """What the user types next; nothing at the end of the input, and after Ctrl-C."""
    try:
        return input("? " if sys.stdin.isatty() else "").strip()
    except (EOFError, KeyboardInterrupt):
        return ""


def width() -> int:
    """How many columns to write: the terminal's, at most 100."""
    return min(shutil.get_terminal_size().columns, 100)


@contextmanager
def bar(label: str) -> Iterator[Any]:
    """A progress bar on stderr while the block runs, gone when it ends; none where stderr is no terminal."""
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as shown:
        task = shown.add_task(label, total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)
