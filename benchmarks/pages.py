"""How long a reader waits for the pages, in a browser, over the starter corpus: prints tables of benchmarks/README.md.

    python -m benchmarks.pages [RUNS]

Every page is opened once to warm it, then RUNS times (9): its first paint, when it can be used, and how far things
moved while it loaded; then how long a click waits for the sign that work goes on. Figures are medians, of the browser's
own clock.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
CHROMIUM = Path(os.environ.get("QA_CHROMIUM", "/usr/bin/chromium"))
RUNS = 9

PAGES = (
    ("Ask", "", ".qa-box textarea"),
    ("Ask, with a question in its address", "?q=Que+fait+Whaller+%3F", ".qa-card--first blockquote"),
    ("Who said it?", "check", "#quote"),
    ("Who said it?, a quote in its address", "check?quote=un+aveu+d%E2%80%99%C3%A9chec+pour+moi", "#result"),
    ("Prepare", "prepare", "main a"),
    ("Prepare, a guest", "prepare/guest?name=Thomas+Faur%C3%A9", "main h2"),
    ("Prepare, a topic", "prepare/topic?topic=cloud+de+confiance", "main h2"),
    ("Prepare, the matrix", "prepare/matrix", "main table"),
    ("Read", "read", "main table, main article, main li"),
    ("Read, an interview", "read/whaller-thomas-faure", "#t13"),
    ("Corpus", "corpus", "main table"),
    ("Statistics", "corpus/statistics", "figure .main-svg"),
    ("About", "about", "main h2"),
)
"""Each page: its name, its address, and what stands there when it can be used."""

CLICKS = (
    ("a question", "", ".qa-box textarea", "Que fait Wimi ?", ".qa-send", ".qa-exchange .qa-pending"),
    ("a quote", "check", "#quote", "On peut faire confiance aux Etats-Unis", ".qa-check-form .qa-button", ".qa-busy"),
    ("a topic", "prepare", "#topic", "cloud de confiance", "form:has(#topic) .qa-button", ".qa-busy"),
)
"""What is sent: its name, the page, the field, the words, the button to click, and the sign that work goes on."""

_WATCH = """
window.qaShift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.qaShift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_USABLE = """(selector) => new Promise((done) => {
  const look = () => {
    const found = document.querySelector(selector);
    if (found && found.getClientRects().length) done(performance.now()); else requestAnimationFrame(look);
  };
  look();
})"""
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"
# Kept where the next page can be asked for it, since what is sent may lead there at once.
_SIGN = """(sign) => {
  sessionStorage.removeItem("qaWait");
  document.addEventListener("click", (event) => {
    new MutationObserver((changes, observer) => {
      if (!document.querySelector(sign)) return;
      sessionStorage.setItem("qaWait", performance.now() - event.timeStamp);
      observer.disconnect();
    }).observe(document.body, { childList: true, subtree: true });
  }, { capture: true });
}"""


@dataclass(frozen=True, slots=True)
class Opened:
    """One opening of a page, in milliseconds since its address was entered; `shift` as browsers count it (CLS)."""

    paint: float
    usable: float
    shift: float


def main() -> None:
    """Prints the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(locale="fr-FR", viewport={"width": 1280, "height": 900})
        page.add_init_script(_WATCH)
        print("| page | first paint | can be used | shift |\n|---|--:|--:|--:|")
        for name, path, usable in PAGES:
            print(row(name, [opened(page, url + path, usable) for _ in range(runs + 1)][1:]), flush=True)
        page = browser.new_page(locale="fr-FR")  # one that keeps no conversation yet
        print("\n| sent | sign that work goes on |\n|---|--:|")
        for name, path, *steps in CLICKS:
            waits = [waited(page, url + path, *steps) for _ in range(runs + 1)][1:]
            print(f"| {name} | {median(waits):.0f} ms (worst {max(waits):.0f}) |", flush=True)


def opened(page: Page, url: str, usable: str) -> Opened:
    """Opens a page and waits until it can be used, and for what may still move."""
    page.goto("about:blank")
    page.goto(url, wait_until="commit")
    ready = page.evaluate(_USABLE, usable)
    page.wait_for_load_state("load")
    page.wait_for_timeout(300)
    return Opened(page.evaluate(_PAINT), ready, page.evaluate("window.qaShift"))


def waited(page: Page, url: str, field: str, words: str, button: str, sign: str) -> float:
    """Sends words with a click; the milliseconds from the click to the sign."""
    page.goto(url)
    page.locator(field).first.fill(words)
    page.evaluate(_SIGN, sign)
    page.locator(button).first.click()
    while True:
        with suppress(Error):  # one page is going, the next not there yet
            if wait := page.evaluate("sessionStorage.getItem('qaWait')"):
                return float(wait)
        page.wait_for_timeout(20)


def row(name: str, times: list[Opened]) -> str:
    """A line of the table: medians, and the worst first paint."""
    paint = [one.paint for one in times]
    usable, shift = median(one.usable for one in times), median(one.shift for one in times)
    return f"| {name} | {median(paint):.0f} ms (worst {max(paint):.0f}) | {usable:.0f} ms | {shift:.3f} |"


@contextmanager
def served() -> Iterator[str]:
    """The address of the pages, served by `qa serve` on a free port while the block runs."""
    command = [str(Path(sys.executable).parent / "qa"), "serve", "--port", "0"]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        for line in server.stderr or ():
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                yield found.group()
                return
        raise SystemExit("the server did not start")
    finally:
        server.terminate()
        server.wait(timeout=20)


if __name__ == "__main__":
    main()
