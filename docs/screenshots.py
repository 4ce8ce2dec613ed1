"""Takes the pictures of the documentation from the real pages over the index in `index/`, with a headless Chromium.

Run it from the project's folder, after `make test` (which installs Playwright) and `qa build`:

    .venv/bin/python docs/screenshots.py

Each picture is checked against what it is meant to show, so that a page that has changed its mind is noticed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

DOCS = Path(__file__).parent
ROOT = DOCS.parent
CHROMIUM = Path(os.environ.get("QA_CHROMIUM", "/usr/bin/chromium"))
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
]  # fmt: skip
SETTLING = 800
"""Milliseconds for a page to come to rest."""

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
TALK = """WEBVTT

00:01.000 --> 00:04.000
<v Nora Lind>How deep is the harbour of Ystad?

00:05.000 --> 00:11.000
<v Per Holm>We dredged it to seven metres last spring, and the ferries come in at night again.

00:12.000 --> 00:15.000
<v Nora Lind>Who paid for the dredging?

00:16.000 --> 00:22.000
<v Per Holm>The shipping line paid half of it, and the town council the other half. Write to per@harbour.example.
"""
"""A conversation that nobody had, for the picture of a file that is looked at before it is added."""


def nothing(page: Page) -> None:
    """The page as it opens."""


def asked(question: str) -> Callable[[Page], None]:
    """Asks a question, and waits for what comes of it."""

    def ask(page: Page) -> None:
        box = page.locator(".qa-box textarea")
        box.fill(question)
        box.press("Enter")
        page.locator(".qa-exchange:last-child h2", has_text=question).wait_for()
        page.locator(".qa-exchange:last-child .qa-pending").wait_for(state="detached")

    return ask


def brought(page: Page) -> None:
    """Drops a file on the page, and waits until it has been looked at."""
    with tempfile.TemporaryDirectory() as folder:
        talk = Path(folder) / "ystad.vtt"
        talk.write_text(TALK, encoding="utf-8")
        page.locator("input[type=file]").first.set_input_files(talk)
        page.get_by_role("button", name=re.compile("^Add ")).first.wait_for()


def opened(page: Page) -> None:
    """Opens the first cell of the matrix that is answered."""
    page.locator("td", has_text="Answered").first.click()
    page.locator("dialog[open] blockquote").first.wait_for()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: the address to open, what to do there, the browser to do it in, what must be read in the page, and
    whether it shows the page from its top or from where the page itself scrolls to."""

    file: str
    address: str = ""
    act: Callable[[Page], None] = nothing
    shows: str
    locale: str = "en-GB"
    width: int = 1200
    height: int = 860
    dark: bool = False
    from_top: bool = True


PICTURES = (
    Picture(
        file="answer.png",
        act=asked("Comment les données des clients sont-elles protégées chez Inspeere ?"),
        locale="fr-FR",
        height=1010,
        shows="bouillie numérique",
    ),
    Picture(
        file="unanswered.png",
        act=asked("Combien de salariés compte Wimi ?"),
        locale="fr-FR",
        height=640,
        shows="Ces entretiens n’y répondent pas",
    ),
    Picture(
        file="dark-narrow.png",
        act=asked("What happens to a user's messages when they leave Whaller?"),
        width=400,
        dark=True,
        from_top=False,
        shows="tous ses messages publics",
    ),
    Picture(
        file="check.png",
        address="check?quote=On+peut+faire+confiance+aux+Etats-Unis&speaker=Thomas+Faur%C3%A9",
        height=1120,
        shows="Alain Juillet",
    ),
    Picture(file="prepare.png", address="prepare/guest?name=Thomas+Faur%C3%A9", locale="fr-FR", shows="Thomas Fauré"),
    Picture(file="matrix.png", address="prepare/matrix", act=opened, dark=True, height=760, shows="Answered"),
    Picture(
        file="read.png",
        address="read/whaller-thomas-faure?turn=13",
        height=680,
        from_top=False,
        shows="3€ / utilisateur / mois",
    ),
    Picture(file="list.png", address="read?q=souverainet%C3%A9", locale="fr-FR", shows="souveraineté"),
    Picture(file="corpus.png", address="corpus/add", act=brought, height=1240, shows="e-mail address"),
    Picture(file="statistics.png", address="corpus/statistics", locale="fr-FR", shows="Michaël Ferrec"),
    Picture(file="about.png", address="about", dark=True, shows="multilingual-e5-small"),
)


def main() -> int:
    """Takes every picture, or those named; 0 when done, 1 when a picture does not show what it should."""
    wanted = [picture for picture in PICTURES if not sys.argv[1:] or picture.file in sys.argv[1:]]
    with served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        missing = [picture for picture in wanted if not taken(browser, url, picture)]
        browser.close()
    for picture in missing:
        sys.stderr.write(f"{picture.file}: {picture.shows!r} is not to be read in it\n")
    return 1 if missing else 0


@contextmanager
def served() -> Iterator[str]:
    """The address of the pages, served by `qa serve` on a free port while the block runs."""
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
    """Does what the picture says, takes it, and tells whether it shows what it should."""
    context = browser.new_context(
        locale=picture.locale,
        color_scheme="dark" if picture.dark else "light",
        viewport={"width": picture.width, "height": picture.height},
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url + picture.address)
    page.wait_for_selector(".qa-main" if picture.address else ".qa-live--up")
    picture.act(page)
    if picture.from_top:
        page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_timeout(SETTLING)
    page.screenshot(path=DOCS / picture.file)
    shown = picture.shows in page.locator("body").inner_text()
    context.close()
    return shown


if __name__ == "__main__":
    sys.exit(main())
