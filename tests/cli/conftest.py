"""The command run in this process with the fake encoder, and an index of two talks and a French one to ask."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, write_corpus

from qa.build import build
from qa.cli import main
from qa.config import Settings


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit status, and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """Every line of stdout, read as strict JSON."""
        return [strict(line) for line in self.out.removesuffix("\n").split("\n")] if self.out else []

    @property
    def record(self) -> dict[str, Any]:
        """The one JSON object that stdout holds."""
        (record,) = self.records
        return record


Run = Callable[..., Ran]


def strict(line: str) -> dict[str, Any]:
    """One JSON object; NaN and Infinity, which other readers refuse, are refused."""

    def refuse(constant: str) -> NoReturn:
        raise ValueError(f"{constant} is not JSON")

    record = json.loads(line, parse_constant=refuse)
    assert isinstance(record, dict)
    return record


@dataclass(slots=True)
class Loads:
    """The encoders that the commands asked for, by name, in order; each got a new fake of that name."""

    models: list[str]
    encoders: list[FakeEncoder]

    def __call__(self, settings: Settings) -> FakeEncoder:
        self.models.append(settings.model)
        encoder = FakeEncoder(fingerprint="0ther" if settings.model == "other" else "fa4e")
        self.encoders.append(encoder)
        return encoder


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Loads:
    """Puts the fake where the commands load an encoder, and tells what they asked for."""
    monkeypatch.delenv("QA_MODEL", raising=False)
    found = Loads([], [])
    for module in ("commands", "indexing", "mending", "prepare"):
        monkeypatch.setattr(f"qa.cli.{module}.encoder_when_needed", found)
    monkeypatch.setattr("qa.engine.load_encoder", found)
    return found


@pytest.fixture
def qa(loads: Loads, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`qa(*arguments, stdin=…)` runs the command as the console script does."""

    def run(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
        content = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr(sys, "argv", ["qa", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return run


@pytest.fixture(scope="session")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a `corpus` of three talks and its `index`; not to be written to."""
    folder = tmp_path_factory.mktemp("talks")
    corpus = write_corpus(folder, {"bridge.txt": BRIDGE, "cheese.txt": CHEESE, "harbour.txt": HARBOUR})
    build(corpus, folder / "index", FakeEncoder())
    return folder


@pytest.fixture
def place(talks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory of the test: `talks`, which may be harmed here."""
    shutil.copytree(talks, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def asked(qa: Run, talks: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`asked(*arguments)` is `qa ask *arguments` where the talks and their index are."""
    monkeypatch.chdir(talks)

    def run(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
        return qa("ask", *arguments, stdin=stdin)

    return run


def sentence(ran: Ran, code: int = 1) -> str:
    """The one sentence with which a command refused: alone on stderr, nothing on stdout."""
    assert (ran.code, ran.out) == (code, ""), ran
    (line,) = ran.err.splitlines()
    assert line.startswith("qa: ")
    said = line.removeprefix("qa: ")
    assert said == said.strip() != ""
    assert len(said) < 500
    assert not any(trace in said for trace in ("Traceback", "Error(", "Errno", "0x7f", "<class", "object at"))
    return said


def usage_error(ran: Ran) -> str:
    """What a command said of wrong usage, on stderr only, on one line."""
    assert (ran.code, ran.out) == (2, ""), ran
    assert "Traceback" not in ran.err
    assert "Error: " in ran.err
    return " ".join(ran.err.split())


def lines(*questions: str) -> str:
    """A batch, one question a line."""
    return "".join(f"{question}\n" for question in questions)
