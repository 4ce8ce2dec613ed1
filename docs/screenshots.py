"""Takes the pictures of the documentation from the real page over the index in `index/`, with a headless Chromium.

Run it from the project's folder, after `make test` (which installs Playwright) and `qa build`:

    .venv/bin/python docs/screenshots.py

Each picture is checked against what it is meant to show, so that a page that has changed its mind is noticed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

DOCS = Path(__file__).parent
ROOT = DOCS.parent
CHROMIUM = Path(os.environ.get("QA_CHROMIUM", "/usr/bin/chromium"))
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
]  # fmt: skip
SETTLING = 500
"""Milliseconds for the page to come to rest after an answer."""

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: the question to ask, the browser to ask it in, what must be read in
    it, and whether it shows the page from its top or from where the page itself scrolls to."""

    file: str
    question: str
    locale: str
    width: int
    height: int
    dark: bool = False
    from_top: bool = True
    shows: str


PICTURES = (
    Picture(
        file="answer.png",
        question="Comment les données des clients sont-elles protégées chez Inspeere ?",
        locale="fr-FR",
        width=1200,
        height=1010,
        shows="bouillie numérique",
    ),
    Picture(
        file="unanswered.png",
        question="Combien de salariés compte Wimi ?",
        locale="fr-FR",
        width=1200,
        height=640,
        shows="Ces entretiens n’y répondent pas",
    ),
    Picture(
        file="dark-narrow.png",
        question="What happens to a user's messages when they leave Whaller?",
        locale="en-GB",
        width=400,
        height=860,
        dark=True,
        from_top=False,
        shows="tous ses messages publics",
    ),
)


def main() -> int:
    """Takes every picture; 0 when done, 1 when a picture does not show what it should."""
    with served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        missing = [picture for picture in PICTURES if not taken(browser, url, picture)]
        browser.close()
    for picture in missing:
        sys.stderr.write(f"{picture.file}: {picture.shows!r} is not to be read in it\n")
    return 1 if missing else 0


@contextmanager
def served() -> Iterator[str]:
    """The address of the page, served by `qa serve` on a free port while the block runs."""
    command = [str(Path(sys.executable).parent / "qa"), "serve", "--port", "0"]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    try:
        assert server.stderr is not None  # noqa: S101 - it was asked for
        said = ""
        for line in server.stderr:
            said += line
            if found := ADDRESS.search(line):
                yield found.group()
                break
        else:
            raise SystemExit(said)
    finally:
        server.terminate()
        server.wait(timeout=20)


def taken(browser: Browser, url: str, picture: Picture) -> bool:
    """Asks the question, writes the picture, and tells whether it shows what it should."""
    context = browser.new_context(
        locale=picture.locale,
        color_scheme="dark" if picture.dark else "light",
        viewport={"width": picture.width, "height": picture.height},
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector(".qa-header")
    box = page.locator(".qa-box textarea")
    box.fill(picture.question)
    box.press("Enter")
    page.locator(".qa-exchange:last-child h2", has_text=picture.question).wait_for()
    page.locator(".qa-exchange:last-child .qa-pending").wait_for(state="detached")
    shown = picture.shows in page.locator(".qa-exchange").inner_text()
    if picture.from_top:
        page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_timeout(SETTLING)
    page.screenshot(path=DOCS / picture.file)
    context.close()
    return shown


if __name__ == "__main__":
    sys.exit(main())
