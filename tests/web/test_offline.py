"""Nothing leaves the machine: a walk of every page and of what can be done there, in a browser for which there is no
other host, held against the browser's own log of its network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from .conftest import CHROMIUM, QUIET, Own, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NO_OTHER_HOST = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--dns-prefetch-disable"]
TALK = "Ann Low: When did the harbour of Brell open?\n\nBo Marsh: The harbour opened in spring, after the storm.\n"
WHALLER = "Quel est le chiffre d’affaires de Whaller ?"
QUOTE = "On ne peut plus faire confiance aux Etats-Unis"
_LINKS = """[...document.querySelectorAll('a[href]')].filter((link) => link.href.startsWith(location.origin))
    .map((link) => [link.pathname + link.search, link.hasAttribute('download')])"""


@dataclass
class Log:
    """What a tab asked for, by the browser's own account: what went elsewhere, what failed, what the console said."""

    here: str
    asked: dict[str, str] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Listens to a tab."""
        session = page.context.new_cdp_session(page)
        for event, note in (
            ("Network.requestWillBeSent", self._sent), ("Network.responseReceived", self._received),
            ("Network.loadingFailed", self._lost), ("Network.webSocketCreated", self._opened),
            ("Runtime.consoleAPICalled", self._said), ("Runtime.exceptionThrown", self._thrown),
            ("Log.entryAdded", self._noted),
        ):  # fmt: skip
            session.on(event, note)
        for domain in ("Network", "Runtime", "Log"):
            session.send(f"{domain}.enable")

    def _sent(self, told: Any) -> None:
        url = told["request"]["url"]
        self.asked[told["requestId"]] = url
        if not url.startswith((self.here, "data:", f"blob:{self.here}")):
            self.elsewhere.append(url)

    def _opened(self, told: Any) -> None:
        self.elsewhere.append(told["url"])

    def _received(self, told: Any) -> None:
        if told["response"]["status"] >= 400:
            self.failed.append(f"{told['response']['status']} {told['response']['url']}")

    def _lost(self, told: Any) -> None:
        # Who leaves a page, or gets a file in place of one, ends what it was loading.
        if not told.get("canceled") and told["errorText"] != "net::ERR_ABORTED":
            self.failed.append(f"{told['errorText']} {self.asked.get(told['requestId'])}")

    def _said(self, told: Any) -> None:
        # Gradio complains of its own stream when the page is left.
        if told["type"] in ("error", "assert") and "AbortError" not in str(told["args"]):
            self.errors.append(str(told["args"]))

    def _thrown(self, told: Any) -> None:
        self.errors.append(str(told["exceptionDetails"].get("exception", told)))

    def _noted(self, told: Any) -> None:
        if told["entry"]["level"] == "error":
            self.errors.append(f"{told['entry']['text']} {told['entry'].get('url')}")


# What is done on each page


def _asks(tab: Visit) -> None:
    tab.ask(WHALLER)
    tab.page.locator(".qa-card--first .qa-context summary").first.click()
    tab.page.locator(".qa-card--first .qa-turn").first.wait_for()
    tab.ask("What is the best pizza topping?")


def _checks(tab: Visit) -> None:
    tab.page.locator("#quote").fill(QUOTE)
    tab.page.locator("form.qa-check-form button").click()
    tab.page.locator("#result").wait_for()


def _checks_a_draft(tab: Visit) -> None:
    tab.page.locator("#draft").fill(f"Alain Juillet le dit : « {QUOTE} ».")
    tab.page.locator("form.qa-check-form button.qa-button").click()
    tab.page.locator("#result").wait_for()


def _searches(tab: Visit) -> None:
    tab.page.locator("#q").fill("données personnelles")
    tab.page.locator("#q").press("Enter")
    tab.page.locator("h3 a").first.wait_for()


def _finds(tab: Visit) -> None:
    tab.page.locator("#find").fill("données")
    tab.page.locator("#qa-found", has_text="6").wait_for()
    tab.page.keyboard.press("Enter")


def _looks_at_pictures(tab: Visit) -> None:
    tab.page.locator("figure .main-svg").first.wait_for()


def _adds_and_removes(tab: Visit) -> None:
    file = {"name": "harbour.txt", "mimeType": "text/plain", "buffer": TALK.encode()}
    tab.page.locator("#qa-files").set_input_files(file)  # type: ignore[arg-type]
    tab.page.locator("button[name=do][value=add]").click()
    tab.page.wait_for_url(re.compile("/corpus/job/"))
    tab.page.locator("a[href='/corpus/harbour'], a[href='/read/harbour']").first.wait_for(timeout=60_000)
    tab.open("corpus/harbour/remove")
    tab.page.locator("main form button.qa-button--danger").click()
    tab.page.wait_for_url(lambda url: not url.endswith("/remove"))


def _looks(tab: Visit) -> None:
    for closed in tab.page.locator("main details:not([open]) > summary").all()[:5]:
        if closed.is_visible():
            closed.click()


WALK: tuple[tuple[str, Callable[[Visit], None]], ...] = (
    ("", _asks),
    ("?q=" + "Que+fait+Whaller", _looks),
    ("check", _checks),
    ("check/draft", _checks_a_draft),
    ("prepare", _looks),
    ("prepare/guest?name=Lionel+Roux", _looks),
    ("prepare/topic?topic=cloud", _looks),
    ("prepare/matrix", _looks),
    ("prepare/compare?left=Lionel+Roux&right=Alain+Juillet", _looks),
    ("prepare/topics", _looks),
    ("read", _searches),
    ("read/whaller-thomas-faure?turn=13", _finds),
    ("corpus", _looks),
    ("corpus/add", _adds_and_removes),
    ("corpus/statistics", _looks_at_pictures),
    ("about", _looks),
    ("login", _looks),
)
"""Every page, with what is done there. A page that is new joins here."""


@pytest.fixture
def alone(browser: Browser, own: Own) -> Iterator[tuple[Visit, Log]]:
    """A tab of a browser that knows no other host than this machine, and the log of it."""
    started = browser.browser_type.launch(executable_path=str(CHROMIUM), args=QUIET + NO_OTHER_HOST)
    page = started.new_context(locale="fr-FR", viewport={"width": 1100, "height": 800}).new_page()
    log = Log(own.served.url)
    log.follow(page)
    yield Visit(page, own.served.url), log
    started.close()


def _shape(address: str) -> str:
    """The kind of page that an address is: its path without what names one thing, and what is asked of it."""
    parts = urlsplit(address)
    steps = re.sub(r"^(/(?:read|corpus|work|check/cite)/)(?!statistics|add)[^/]+", r"\1*", parts.path)
    asked = sorted(
        (name, value if name in ("format", "style", "view", "sort") else "") for name, value in parse_qsl(parts.query)
    )
    return f"{steps} {asked}"


def _links(tab: Visit) -> dict[str, tuple[str, bool]]:
    """Where the links of this page lead, one of each kind; whether it is a file."""
    return {_shape(address): (address, file or "format=" in address or address.endswith("/original"))
            for address, file in reversed(tab.page.evaluate(_LINKS))}  # fmt: skip


def test_a_walk_of_every_page_asks_no_other_host_for_anything(alone: tuple[Visit, Log]) -> None:
    tab, log = alone
    tab.page.set_default_timeout(60_000)
    seen: dict[str, tuple[str, bool]] = {}
    for path, done in WALK:
        tab.open(path)
        seen |= _links(tab)
        done(tab)
        seen |= _links(tab)
    assert {"/read/*", "/check", "/about"} <= {shape.split()[0] for shape in seen}
    for address, file in list(seen.values()):
        if "harbour" in address or "lang=" in address:
            continue
        if file:
            assert tab.page.evaluate("(address) => fetch(address).then((answer) => answer.status)", address) == 200
        else:
            tab.page.goto(tab.url.rstrip("/") + address)
    assert len(log.asked) > 100
    assert (log.elsewhere, log.failed, log.errors) == ([], [], [])


def test_the_log_would_notice(alone: tuple[Visit, Log]) -> None:
    tab, log = alone
    tab.open("about")
    assert (log.elsewhere, log.failed, log.errors) == ([], [], [])
    tab.page.evaluate("fetch('http://elsewhere.example/x').catch(() => null)")
    tab.page.evaluate("fetch('/nowhere').then((answer) => answer.status)")
    tab.page.evaluate("console.error('no')")
    tab.page.set_content("<img src='http://203.0.113.7/pixel.png'>")
    tab.page.wait_for_timeout(500)
    assert any("203.0.113.7" in url for url in log.elsewhere + log.errors)
    assert any("404" in failure for failure in log.failed)
    assert any("no" in error for error in log.errors)


def test_the_network_is_cut(alone: tuple[Visit, Log], tmp_path: Path) -> None:
    tab, _ = alone
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        tab.page.goto("http://localhost.example/")
