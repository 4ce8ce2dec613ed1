"""A running server, and a browser that reports everything it asks for and complains about."""

from __future__ import annotations

import importlib.util
import os
import re
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
        """Loads the page and waits until it speaks its language."""
        self.page.goto(self.url + query)
        self.page.wait_for_selector(".qa-header")
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
def serving(log: Path, *arguments: str, index: Path | None = None) -> Iterator[Served]:
    """The server of `web.server`, with these arguments, while the block runs; over this index where one is given."""
    environment = os.environ | {"PYTHONPATH": f"{TESTS.parent}{os.pathsep}{TESTS}", "INDEX": str(index or "")}
    with log.open("wb") as stderr:
        command = [sys.executable, "-m", "web.server", *arguments]
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
    with serving(tmp_path_factory.mktemp("server") / "log") as found:
        yield found


@pytest.fixture(scope="session")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that asks for the user name `reader` and the password `pâte à choux`."""
    with serving(tmp_path_factory.mktemp("locked") / "log", *PASSWORD) as found:
        yield found


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


@pytest.fixture
def visit(browser: Browser, served: Served) -> Iterator[Visitor]:
    visitor = Visitor(browser, served.url)
    yield visitor
    for tab in visitor.visits:
        tab.page.context.close()
        assert (tab.foreign, tab.errors, tab.failed) == ([], [], [])
