"""A running server, and a browser that reports everything it asks for and complains about."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TESTS = Path(__file__).parents[1]
PASSWORD = ("reader", "pâte à choux")
CHROMIUM = Path(os.environ.get("QA_CHROMIUM", "/usr/bin/chromium"))
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Served:
    """A server's address, and the file that holds all it has written."""

    url: str
    log: Path


@dataclass(slots=True)
class Visit:
    """One browser tab on the page; `foreign`, `errors` and `failed` collect what must not happen."""

    page: Page
    url: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def open(self, query: str = "") -> Visit:
        """Loads a page and waits until it is there: "Ask", or another by its path ("read/flaminem")."""
        self.page.goto(self.url + query)
        self.page.wait_for_selector(".qa-live--up" if query[:1] in ("", "?", "#") else ".qa-main")
        return self

    def ask(self, question: str) -> Visit:
        """Types the question, presses Enter, and waits for what comes of it."""
        box = self.page.locator(".qa-box textarea")
        box.fill(question)
        box.press("Enter")
        return self.settled(question)

    def settled(self, question: str) -> Visit:
        """Waits until the newest exchange is about this question and no longer pending."""
        last = self.page.locator(".qa-exchange:last-child")
        last.locator("h2", has_text=question).wait_for()
        last.locator(".qa-pending").wait_for(state="detached")
        return self

    def text(self, selector: str) -> str:
        """The text of the first element, runs of white space made one space."""
        return " ".join(self.page.locator(selector).first.inner_text().split())


@contextmanager
def serving(log: Path, **told: Any) -> Iterator[Served]:
    """The server of `web.server`, told this, while the block runs."""
    environment = os.environ | {"PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}"}
    with log.open("wb") as stderr:
        command = [sys.executable, "-m", "web.server", json.dumps(told, default=str)]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=stderr)  # noqa: S603
        try:
            assert server.stdout is not None
            url = server.stdout.readline().decode().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", url), log.read_text()
            yield Served(url, log)
        finally:
            server.terminate()
            server.communicate(timeout=20)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over the fake engine, whose few interviews are in `material`."""
    with serving(tmp_path_factory.mktemp("server") / "log") as found:
        yield found


@pytest.fixture(scope="session")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that asks for the user name `reader` and the password `pâte à choux`."""
    with serving(tmp_path_factory.mktemp("locked") / "log", users=dict([PASSWORD])) as found:
        yield found


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory, starter_index: Path, starter_corpus: Path) -> Iterator[Served]:
    """A server over the five documents, indexed with the fake encoder, that nobody may change."""
    log = tmp_path_factory.mktemp("starter-server") / "log"
    with serving(log, index=starter_index, corpus=starter_corpus, read_only=True) as found:
        yield found


@dataclass(frozen=True, slots=True)
class Own:
    """A server over folders of one's own, to be changed."""

    served: Served
    corpus: Path
    index: Path


@pytest.fixture
def own(tmp_path: Path, starter_index: Path, starter_corpus: Path) -> Iterator[Own]:
    """A server over a copy of the five documents and of their index, for a test that changes them."""
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    shutil.copytree(starter_corpus, corpus)
    shutil.copytree(starter_index, index)
    with serving(tmp_path / "log", index=index, corpus=corpus) as found:
        yield Own(found, corpus, index)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, starter_index: Path, starter_corpus: Path) -> Iterator[Own]:
    """As `own`, but one server for all tests of a file, since it takes a while to start: each brings files of its own,
    of at most 400,000 bytes at a time."""
    folder = tmp_path_factory.mktemp("house")
    corpus, index = folder / "corpus", folder / "index"
    shutil.copytree(starter_corpus, corpus)
    shutil.copytree(starter_index, index)
    with serving(folder / "log", index=index, corpus=corpus, max_upload=400_000) as found:
        yield Own(found, corpus, index)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if importlib.util.find_spec("playwright") is None:
        pytest.skip("playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}; name one in QA_CHROMIUM")
    sync_api = importlib.import_module("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()


class Visitor:
    """Opens tabs, each in a browser profile of its own; afterwards nothing may have gone wrong in any of them."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self._url = browser, url
        self.visits: list[Visit] = []

    def __call__(self, query: str = "", **profile: Any) -> Visit:
        """A tab on the page; `profile` goes to the browser: locale, color_scheme, viewport, permissions, …"""
        profile = {"locale": "en-GB", "viewport": {"width": 1100, "height": 800}} | profile
        context = self._browser.new_context(**profile)
        visit = Visit(context.new_page(), self._url)
        visit.page.on("request", lambda request: self._noted(visit, request.url))
        visit.page.on("console", lambda message: visit.errors.append(message.text) if message.type == "error" else None)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.page.on("response", lambda answer: visit.failed.append(answer.url) if answer.status >= 400 else None)
        self.visits.append(visit)
        return visit.open(query)

    def _noted(self, visit: Visit, url: str) -> None:
        if not url.startswith((self._url, "data:", "blob:")):
            visit.foreign.append(url)


def _visiting(browser: Browser, served: Served) -> Iterator[Visitor]:
    visitor = Visitor(browser, served.url)
    yield visitor
    for tab in visitor.visits:
        tab.page.context.close()
        assert (tab.foreign, tab.errors, tab.failed) == ([], [], [])


@pytest.fixture
def visit(browser: Browser, served: Served) -> Iterator[Visitor]:
    """Opens tabs on the page "Ask" of `served`."""
    yield from _visiting(browser, served)


@pytest.fixture
def turn(browser: Browser, starter: Served) -> Iterator[Visitor]:
    """Opens tabs on any page of `starter`: `turn("check?quote=…")`."""
    yield from _visiting(browser, starter)


@pytest.fixture
def mend(browser: Browser, own: Own) -> Iterator[Visitor]:
    """Opens tabs on any page of `own`."""
    yield from _visiting(browser, own.served)


@pytest.fixture
def settle(browser: Browser, house: Own) -> Iterator[Visitor]:
    """Opens tabs on any page of `house`."""
    yield from _visiting(browser, house.served)
