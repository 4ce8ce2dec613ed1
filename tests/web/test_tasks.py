"""Ten things that a stranger comes for, done from the start page in four actions each, with the default encoder.

An action is a click, a choice, a key, or one text typed. docs/pages.md lists the tasks.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import TESTS, Served, Visitor, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.encoder

MOST = 4
TALK = """WEBVTT

00:01.000 --> 00:04.000
<v Nora Lind>How deep is the harbour of Ystad?

00:05.000 --> 00:11.000
<v Per Holm>We dredged it to seven metres last spring, and the ferries come in at night again.

00:12.000 --> 00:15.000
<v Nora Lind>Who paid for the dredging?

00:16.000 --> 00:22.000
<v Per Holm>The shipping line paid half of it, and the town council paid the other half.
"""


@dataclass
class Stranger:
    """Somebody at the start page, whose actions are counted."""

    page: Page
    folder: Path
    actions: list[str] = field(default_factory=list)

    def click(self, name: str, role: str = "link") -> None:
        """Clicks on the first link or button that is called so."""
        self.actions.append(f"click {name}")
        self._called(role, name).first.click()

    def type(self, label: str, text: str) -> None:
        """Types a text into a field."""
        self.actions.append(f"type {text}")
        self.page.get_by_label(label, exact=True).and_(self.page.locator("input, textarea")).first.fill(text)

    def press(self, key: str) -> None:
        """Presses a key where the cursor is."""
        self.actions.append(f"press {key}")
        self.page.locator(":focus").press(key)

    def ask(self, label: str, question: str) -> None:
        """Types a question and sends it: two actions."""
        self.type(label, question)
        self.press("Enter")

    def bring(self, file: Path) -> None:
        """Drops a file."""
        self.actions.append(f"drop {file.name}")
        self.page.locator("input[type=file]").first.set_input_files(file)

    def download(self, name: str) -> Path:
        """Clicks on a link that gives a file."""
        with self.page.expect_download() as waiting:
            self.click(name)
        kept = self.folder / waiting.value.suggested_filename
        waiting.value.save_as(kept)
        return kept

    def sees(self, text: str, within: str = "main, .qa-conversation") -> None:
        """Waits until a text is to be read."""
        self.page.locator(within).filter(has_text=text).first.wait_for(timeout=60_000)

    def _called(self, role: str, name: str) -> Locator:
        within = self.page.get_by_role("button" if role == "button" else "link", name=name)
        return self.page.locator("summary", has_text=name) if role == "summary" else within


def charges(who: Stranger) -> None:
    """What does Whaller charge?"""
    who.ask("Your question", "How much does Whaller cost per user?")
    who.sees("3€ / utilisateur / mois", ".qa-card--first")


def said_so(who: Stranger) -> None:
    """Did Thomas Fauré say that one can trust the United States?"""
    who.click("Who said it?")
    who.type("The quote", "On peut faire confiance aux Etats-Unis")
    who.type("Who is said to have said it", "Thomas Fauré")
    who.click("Check", "button")
    who.sees("Alain Juillet")
    who.sees("Altered")


def never_asked(who: Stranger) -> None:
    """What has nobody asked Lionel Roux?"""
    who.click("Prepare")
    who.click("Lionel Roux")
    who.click("Never asked")
    assert "#" in who.page.url
    who.sees("business model", "main")


def read_on(who: Stranger) -> None:
    """What did Michaël Ferrec say before and after that?"""
    who.ask("Your question", "Comment les données des clients sont-elles protégées chez Inspeere ?")
    who.click("Open in the transcript")
    who.page.locator("mark#words, #words").first.wait_for()
    assert "/read/inspeere-michael-ferrec" in who.page.url


def who_speaks(who: Stranger) -> None:
    """Who speaks about the trusted cloud, and who does not?"""
    who.click("Prepare")
    who.ask("Topic, in a few words", "cloud de confiance")
    who.sees("Thomas Fauré")


def dossier(who: Stranger) -> None:
    """A dossier on Thomas Fauré as a Word file."""
    who.click("Prepare")
    who.click("Thomas Fauré")
    who.click("Download", "summary")
    assert who.download("Word").read_bytes()[:2] == b"PK"


def own_talk(who: Stranger) -> None:
    """Can I ask an interview of my own?"""
    talk = who.folder / "ystad.vtt"
    talk.write_text(TALK, encoding="utf-8")
    who.click("Corpus")
    who.click("Add")
    who.bring(talk)
    who.page.get_by_role("button", name=re.compile("^Add ")).first.wait_for(timeout=60_000)
    who.click("Add ", "button")
    who.page.get_by_role("link", name="Ask about it").wait_for(timeout=240_000)


def most_words(who: Stranger) -> None:
    """Who speaks most?"""
    who.click("Corpus")
    who.click("Statistics")
    who.sees("Michaël Ferrec speaks most")


def cited(who: Stranger) -> None:
    """How do I cite that?"""
    who.ask("Your question", "How much does Whaller cost per user?")
    who.click("Copy citation", "button")
    assert "Thomas Fauré" in who.page.evaluate("navigator.clipboard.readText()")


def word_for_word(who: Stranger) -> None:
    """Where is the GDPR mentioned, word for word?"""
    who.click("Read")
    who.ask("Words, titles, names", "RGPD")
    who.sees("RGPD")


TASKS: tuple[Callable[[Stranger], None], ...] = (
    charges, said_so, never_asked, read_on, who_speaks, dossier, own_talk, most_words, cited, word_for_word,
)  # fmt: skip


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory, starter_corpus: Path, real_starter_index: Path) -> Iterator[Served]:
    """A server over a copy of the five documents, with the default encoder."""
    folder = tmp_path_factory.mktemp("tasks")
    shutil.copytree(starter_corpus, folder / "corpus")
    shutil.copytree(real_starter_index, folder / "index")
    with serving(folder / "log", index=folder / "index", corpus=folder / "corpus", real=True) as found:
        yield found


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_stranger_comes_to_it_in_four_actions(
    browser: Browser, known: Served, tmp_path: Path, task: Callable[[Stranger], None]
) -> None:
    tab = Visitor(browser, known.url)(permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce")
    who = Stranger(tab.page, tmp_path)
    task(who)
    tab.page.context.close()
    assert len(who.actions) <= MOST, who.actions
    assert (tab.foreign, tab.errors, tab.failed) == ([], [], [])


def test_the_tasks_are_those_that_are_written_down() -> None:
    told = (TESTS.parent / "docs" / "pages.md").read_text("utf-8")
    assert [task.__doc__ for task in TASKS] == re.findall(r"^\d+\. (.*\?|.*\.)$", told, re.MULTILINE)
