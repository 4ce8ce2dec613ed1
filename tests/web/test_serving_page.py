"""The commands of docs/serving.md are run, each as it stands there but for the port, over the starter corpus."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from .conftest import TESTS

PAGE = (TESTS.parent / "docs/serving.md").read_text("utf-8")
COMMANDS = [
    line.removeprefix("$ ")
    for text in re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for line in text.splitlines()
]
SERVING = [command for command in COMMANDS if "qa serve" in command and "--hash-password" not in command]
SERVER = """
import sys
from fakes import FakeEncoder
import qa.web.site.library as library
library.load_encoder = lambda settings: FakeEncoder()
from qa.cli import main
main()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, starter_index: Path, starter_corpus: Path) -> Path:
    """A folder with the corpus, its index, the command `qa`, and the users that the page tells to make."""
    place = tmp_path_factory.mktemp("served")
    shutil.copytree(starter_index, place / "index")
    shutil.copytree(starter_corpus, place / "corpus")
    (place / "server.py").write_text(SERVER)
    (place / "qa").write_text(f'#!/bin/sh\nexec {sys.executable} {place}/server.py "$@"\n')
    (place / "qa").chmod(0o755)
    for command in COMMANDS[:3]:
        _shell(command, place, typed="pâte à choux\n")
    return place


def _environment(place: Path) -> dict[str, str]:
    paths = {"PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}", "PATH": f"{place}{os.pathsep}{os.environ['PATH']}"}
    return os.environ | paths


def _shell(command: str, place: Path, typed: str = "") -> str:
    done = subprocess.run(  # noqa: S603 - commands of ours
        ["/bin/bash", "-c", command], cwd=place, env=_environment(place), input=typed, check=True, capture_output=True,
        encoding="utf-8", timeout=120,
    )  # fmt: skip
    return done.stdout


@contextmanager
def _running(command: str, place: Path) -> Iterator[int]:
    """The port on which a command serves while the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Not after `VARIABLE=… qa`: the shell would wait for it.
    command = re.sub(r"((?:\w+=\S+ )*)qa serve", rf"\1exec qa serve --port {port}", command)
    command = re.sub(r"^((?:\w+=\S+ )+)exec", r"export \1; exec", command)
    server = subprocess.Popen(  # noqa: S603 - commands of ours
        ["/bin/bash", "-c", command], cwd=place, env=_environment(place), stderr=subprocess.PIPE, text=True
    )
    try:
        assert server.stderr is not None
        said = server.stderr.readline()
        assert f":{port}/ (Ctrl+C to stop)" in said, said
        yield port
    finally:
        server.terminate()
        server.communicate(timeout=20)


def test_the_users_are_made_by_the_commands(folder: Path) -> None:
    lines = (folder / "users.txt").read_text("utf-8").splitlines()
    assert [line.partition(":")[0] for line in lines] == ["anna", "Zoé"]
    assert (folder / "users.txt").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("command", SERVING)
def test_every_command_serves_as_the_page_says(folder: Path, command: str) -> None:
    assert len(SERVING) == 4
    with _running(command, folder) as port:
        url = f"http://127.0.0.1:{port}/"
        stranger = httpx.get(f"{url}api/speakers", timeout=20)
        stated = httpx.get(f"{url}login", headers={"Host": "interviews.example"}, follow_redirects=False)
        changed = httpx.post(f"{url}corpus/add", headers={"Accept": "text/html"})
        if "--auth-file" in command:
            assert (stranger.status_code, stated.status_code, changed.status_code) == (401, 200, 303)
            begun = time.monotonic()
            assert httpx.get(f"{url}api/speakers", auth=("Zoé", "pâte à choux"), timeout=20).json()["speakers"]
            assert time.monotonic() - begun < 10
            curl = next(line for line in COMMANDS if line.startswith("curl"))
            told = curl.replace("7860", str(port)).replace("-u anna", "-su 'anna:pâte à choux'")
            assert "Lionel Roux" in _shell(told, folder)
        else:
            assert (stranger.status_code, changed.status_code) == (200, 403)
            assert stated.status_code == (200 if "QA_URL" in command else 421)


def test_the_options_are_those_that_there_are(folder: Path) -> None:
    helped = _shell("qa serve --help", folder)
    listed = set(re.findall(r"`(--[\w-]+)", "\n".join(re.findall(r"^\| .*", PAGE, re.MULTILINE))))
    assert listed == set(re.findall(r"--[\w-]*\w", helped)) - {"--help", "--hash-password"}
