"""Every example of docs/programs.md is run, against the starter corpus with the fake encoder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import TESTS, Served, serving

PAGE = (TESTS.parent / "docs/programs.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
PYTHON = [text for language, text in BLOCKS if language == "python"]
BEFORE = "import qa.engine, fakes\nqa.engine.load_encoder = lambda settings: fakes.FakeEncoder()\n"
SAID = "Alain Juillet"


@pytest.fixture(scope="module")
def starter(starter_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("starter-server") / "log", index=starter_index) as found:
        yield found


def run(command: list[str], folder: Path) -> str:
    environment = os.environ | {"PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(  # noqa: S603 - examples of ours
        command, cwd=folder, env=environment, check=False, capture_output=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "\nverbatim True\n"), (1, "verbatim True\n"), (2, f"{SAID}\n"), (3, f"{SAID}\n")],
    ids=["engine", "rest", "gradio", "mcp"],
)
def test_the_python_examples_print_what_they_should(
    starter: Served, starter_index: Path, tmp_path: Path, number: int, said: str
) -> None:
    shutil.copytree(starter_index, tmp_path / "index")
    text = PYTHON[number].replace("http://127.0.0.1:7860/", starter.url).replace("http://127.0.0.1:7860", starter.url)
    assert said in run([sys.executable, "-c", BEFORE + text], tmp_path)


def test_there_are_no_other_examples() -> None:
    assert [language for language, _ in BLOCKS] == ["python", "bash", "python", "python", "json", "python"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_curl_example_is_answered(starter: Served, tmp_path: Path) -> None:
    (text,) = (text for language, text in BLOCKS if language == "bash")
    out = run(["bash", "-c", text.replace("http://127.0.0.1:7860/", starter.url)], tmp_path)
    assert json.loads(out)["passages"][0]["speaker"]


def test_the_configuration_starts_the_command_with_options_that_it_has() -> None:
    (text,) = (text for language, text in BLOCKS if language == "json")
    (server,) = json.loads(text)["mcpServers"].values()
    assert server["args"][:2] == ["mcp", "--index"]


def test_the_requests_are_those_that_are_served(starter: Served) -> None:
    described = json.loads(run(["curl", "-s", f"{starter.url}api/openapi.json"], Path()))
    served = {f"{method.upper()} /api{path}" for path, methods in described["paths"].items() for method in methods}
    listed = set(re.findall(r"^\| `((?:GET|POST) /api/[^`]+)`", PAGE, re.MULTILINE))
    assert listed == served | {"GET /api/openapi.json"}
