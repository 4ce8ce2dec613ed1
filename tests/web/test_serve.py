"""Starting and stopping, each in a process of its own, with a stand-in where `qa.engine` would open an index."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from .conftest import TESTS

ROOT = TESTS.parent
STAND_IN = """
import sys, types
from web.fake import FakeEngine
from web.material import transcripts
from qa.errors import IndexDamaged, IndexMissing
class Engine:
    @classmethod
    def open(cls, folder):
        if folder.name == "index":
            raise {error}
        return FakeEngine(transcripts())
engine = types.ModuleType("qa.engine")
engine.Engine = Engine
sys.modules["qa.engine"] = engine
"""
START = "import pathlib; from qa.web.serve import serve; serve(pathlib.Path({folder!r}), host={host!r}, port=0)"


def _python(script: str, cwd: Path, error: str = "IndexMissing('none')") -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{TESTS}"}
    command = [sys.executable, "-c", STAND_IN.format(error=error) + script]
    return subprocess.Popen(  # noqa: S603 - this interpreter, a script of ours
        command, env=environment, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _app(cwd: Path, error: str) -> tuple[int, str, str]:
    started = _python(f"import runpy; runpy.run_path({str(ROOT / 'app.py')!r}, run_name='__main__')", cwd, error)
    out, err = started.communicate(timeout=60)
    return started.returncode, out, err


def test_without_an_index_one_sentence_says_how_to_build_it(tmp_path: Path) -> None:
    code, out, err = _app(tmp_path, "IndexMissing('none')")
    assert (code, out) == (1, "")
    assert err == "There is no index yet: build it with `qa build`, then start the page again.\n"


def test_any_other_mistake_is_its_own_sentence(tmp_path: Path) -> None:
    assert _app(tmp_path, "IndexDamaged('vectors.faiss is cut short: run `qa build`.')") == (
        1,
        "",
        "vectors.faiss is cut short: run `qa build`.\n",
    )


def test_it_serves_where_it_says_until_interrupted(tmp_path: Path) -> None:
    with _python(START.format(folder="somewhere", host="127.0.0.1"), tmp_path) as server:
        assert server.stderr is not None
        said = server.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)
        try:
            assert address, said
            with urllib.request.urlopen(address.group(), timeout=20) as page:  # noqa: S310
                assert page.status == 200
        finally:
            server.send_signal(signal.SIGINT)
            out, err = server.communicate(timeout=20)
        assert (server.returncode, out, err) == (0, "", "")


def test_a_public_address_without_a_password_is_refused(tmp_path: Path) -> None:
    refused = _python(START.format(folder="somewhere", host="0.0.0.0"), tmp_path)  # noqa: S104
    err = refused.communicate(timeout=60)[1]
    assert refused.returncode == 1
    assert "ConfigError: 0.0.0.0 can be reached from other machines" in err
