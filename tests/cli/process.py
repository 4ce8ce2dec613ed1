"""The command in a process of its own, with the fake encoder: for signals, pipes and locales."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]
# A runner in the background ignores Ctrl-C, and so would what it starts: the script listens to it again.
FAKE = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from fakes import FakeEncoder
import qa.cli.commands, qa.cli.indexing, qa.engine
class Encoder(FakeEncoder):
    def encode_passages(self, texts, progress=None):
        if os.environ.get("SLOW"):
            sys.stderr.write("embedding\\n")
            sys.stderr.flush()
            time.sleep(60)
        return super().encode_passages(texts, progress)
qa.cli.commands.encoder_when_needed = qa.engine.load_encoder = lambda settings: Encoder()
qa.cli.indexing.encoder_when_needed = qa.engine.load_encoder
qa.cli.commands.main()
"""


def started(
    *arguments: str, cwd: Path, stdout: Any = subprocess.PIPE, before: Sequence[str] = (), **environment: str
) -> subprocess.Popen[bytes]:
    """The command, just started, its streams as pipes; `before` is a command that runs it."""
    paths = {"PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}"}
    return subprocess.Popen(  # noqa: S603 - this interpreter, a script of ours
        [*before, sys.executable, "-c", FAKE, *arguments],
        cwd=cwd,
        env=os.environ | paths | environment,
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def ran(*arguments: str, stdin: bytes = b"", **options: Any) -> tuple[int, bytes, bytes]:
    """(status, stdout, stderr) of the command, ended; options are those of `started`."""
    with started(*arguments, **options) as process:
        out, err = process.communicate(stdin, timeout=60)
    return process.returncode, out or b"", err
