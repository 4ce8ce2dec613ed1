"""Starting and stopping, each in a process of its own, with the fake encoder in place of the real one."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from .conftest import TESTS

ROOT = TESTS.parent
START = """
import runpy, sys
from fakes import FakeEncoder
import qa.web.site.library as library
library.load_encoder = lambda settings: FakeEncoder()
sys.argv = ["app.py", *{options!r}]
runpy.run_path({app!r}, run_name="__main__")
"""
HAS_IPV6 = socket.has_ipv6 and Path("/proc/net/if_inet6").exists()


def _python(cwd: Path, *options: str) -> subprocess.Popen[str]:
    """`python app.py` with these options, in a folder."""
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{TESTS}"}
    command = [sys.executable, "-c", START.format(options=options, app=str(ROOT / "app.py"))]
    return subprocess.Popen(  # noqa: S603 - this interpreter, a script of ours
        command, env=environment, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@contextmanager
def _serving(cwd: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """The server, its address, and what it said before it told that; killed afterwards where it still runs."""
    with _python(cwd, "--port", "0", *options) as server:
        assert server.stderr is not None
        said = []
        for line in server.stderr:
            if found := re.search(r"asked at (http://\S+:\d+/) \(Ctrl\+C to stop\)$", line):
                break
            said.append(line)
        else:
            pytest.fail("".join(said))
        try:
            yield server, found[1], said
        finally:
            server.kill()


@pytest.fixture
def folder(tmp_path: Path, starter_index: Path, starter_corpus: Path) -> Path:
    """A folder with the corpus and its index."""
    shutil.copytree(starter_index, tmp_path / "index")
    shutil.copytree(starter_corpus, tmp_path / "corpus")
    return tmp_path


def _refused(cwd: Path, *options: str) -> str:
    """The one sentence with which it does not start."""
    started = _python(cwd, "--port", "0", *options)  # the usual one may be in use
    out, err = started.communicate(timeout=60)
    assert (started.returncode, out) == (1, "")
    (line,) = err.splitlines()
    return line.removeprefix("qa: ")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_where_it_says_and_ends_at_once_while_a_page_is_open(folder: Path, stop: signal.Signals) -> None:
    with _serving(folder) as (server, url, said):
        assert said == []
        assert httpx.get(url, timeout=20).status_code == 200
        with httpx.stream("GET", f"{url}gradio_api/heartbeat/me", timeout=20) as open_page:
            assert open_page.status_code == 200
            server.send_signal(stop)
            out, err = server.communicate(timeout=20)
        # Had it waited for the page, or cut it off, it would have said so.
        assert (server.returncode, out, err) == (0 if stop is signal.SIGINT else -stop, "", "")


def test_it_starts_again_at_once_on_the_same_port(folder: Path) -> None:
    with _serving(folder) as (server, url, _):
        httpx.get(f"{url}about", timeout=20)
        server.send_signal(signal.SIGINT)
        server.wait(20)
    port = str(httpx.URL(url).port)
    with _serving(folder, "--port", port) as (_, again, _):
        assert again == url


def test_without_an_index_the_pages_say_so_and_so_does_the_server(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    with _serving(tmp_path) as (_, url, said):
        assert said == ["index: nothing is indexed there yet; the pages say so until something is\n"]
        for path in ("", "read", "check", "prepare", "corpus", "corpus/statistics", "about"):
            page = httpx.get(url + path, timeout=20, headers={"Accept": "text/html"})
            assert page.status_code == 200, path
            assert "Traceback" not in page.text
        refused = httpx.post(f"{url}api/ask", json={"question": "Who?"}, timeout=20)
        assert refused.status_code == 400
        assert refused.json()["error"].startswith("nothing is indexed yet")


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    assert _refused(tmp_path).startswith("index: no index was built here; build one with `qa build")


def test_a_damaged_index_is_one_sentence_that_says_how_to_mend_it(folder: Path) -> None:
    (folder / "index" / "CURRENT").write_text("nonsense")
    assert "build again with `qa build" in _refused(folder)


def test_a_port_that_is_taken_is_one_sentence(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert _refused(folder, "--port", str(port)).startswith(f"Port {port} of 127.0.0.1 cannot be used (")


@pytest.mark.skipif(not HAS_IPV6, reason="this machine has no IPv6")
def test_it_can_be_served_on_ipv6(folder: Path) -> None:
    with _serving(folder, "--host", "::1") as (_, url, _):
        assert url.startswith("http://[::1]:")
        assert httpx.get(f"{url}about", timeout=20).status_code == 200


def test_everybody_may_read_where_nobody_may_change_anything(folder: Path) -> None:
    with _serving(folder, "--host", "0.0.0.0", "--read-only") as (_, url, _):  # noqa: S104
        assert httpx.URL(url).host == socket.gethostname().lower()
        here = f"http://127.0.0.1:{httpx.URL(url).port}/"
        assert httpx.get(f"{here}read", timeout=20).status_code == 200
        assert httpx.get(f"{here}read", headers={"Host": "evil.example"}).status_code == 421
        assert httpx.post(f"{here}corpus/add", headers={"Accept": "text/html"}).status_code == 403


def test_an_interrupt_while_it_loads_ends_it_without_a_traceback(folder: Path) -> None:
    slow = START.replace("lambda settings: FakeEncoder()", "slowly").replace(
        "import runpy",
        "def slowly(_):\n    print('loading', flush=True)\n    time.sleep(60)\n"
        # A shell that runs the tests in the background has interrupts ignored.
        "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nimport time, runpy",
    )
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{TESTS}"}
    command = [sys.executable, "-c", slow.format(options=("--port", "0"), app=str(ROOT / "app.py"))]
    with subprocess.Popen(  # noqa: S603 - a script of ours
        command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == "loading\n"
        server.send_signal(signal.SIGINT)
        try:
            _, err = server.communicate(timeout=20)
        finally:
            server.kill()
    assert (server.returncode, err) == (130, "")
