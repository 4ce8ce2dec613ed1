"""What an interview may be called, and who may speak in it, runs no script, breaks no page, turns no words around."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from fakes import FakeEncoder

from qa.build import build

from .conftest import Served, Visitor, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPT = "<script>window.hurt = 1</script>\"><img src=x onerror='window.hurt = 1'></textarea></title>{{7*7}}"
TURNED = "Ada \u202eecalevol"
PAGES = (
    "read",
    "read/hostile",
    "prepare",
    "prepare/matrix",
    "prepare/topics",
    "prepare/guest?name=Ada+%E2%80%AEecalevol",
    "corpus",
    "corpus/statistics",
    "corpus/hostile",
    "about",
    "check?quote=The+harbour+costs+twenty+euros+a+day",
)

UNHURT = """() => [window.hurt ?? 0, document.images.length,
  document.documentElement.scrollWidth - document.documentElement.clientWidth,
  document.querySelectorAll("a[href^=javascript]").length]"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over one interview that means harm, with a title of one very long word."""
    folder = tmp_path_factory.mktemp("hostile")
    corpus = folder / "corpus"
    corpus.mkdir()
    turns = [(SCRIPT, f"What does the harbour cost? {SCRIPT}"), (TURNED, "The harbour costs twenty euros a day.")] * 2
    segments = [
        {"speaker": who, "start": at, "end": at + 1, "text": f"{text} {'w' * 300}"}
        for at, (who, text) in enumerate(turns)
    ]
    (corpus / "hostile.json").write_text(json.dumps({"segments": segments}), "utf-8")
    title, publisher = json.dumps("T" * 200 + SCRIPT), json.dumps(SCRIPT)
    catalogue = f'[[transcript]]\nfile = "hostile.json"\ntitle = {title}\npublisher = {publisher}\n'
    people = "".join(
        f'[[transcript.people]]\nname = {json.dumps(name)}\nrole = "{role}"\n'
        for name, role in ((SCRIPT, "interviewer"), (TURNED, "interviewee"))
    )
    (corpus / "catalogue.toml").write_text(f'{catalogue}url = "javascript:alert(1)"\n{people}', "utf-8")
    build(corpus, folder / "index", FakeEncoder())
    with serving(folder / "log", index=folder / "index", corpus=corpus) as found:
        yield found


def test_no_page_runs_a_script_or_is_wider_than_a_phone(browser: Browser, hostile: Served) -> None:
    visitor = Visitor(browser, hostile.url)
    tab = visitor("read", viewport={"width": 320, "height": 700})
    for page in PAGES:
        tab.open(page)
        hurt, images, beyond, links = tab.page.evaluate(UNHURT)
        assert (page, hurt, images, max(beyond, 0), links) == (page, 0, 0, 0, 0)
    tab.open().ask("What does the harbour cost?")
    assert tab.page.evaluate(UNHURT)[:3] == [0, 0, 0]
    tab.open("read/hostile")
    dossier = tab.page.locator(".qa-dossier").first
    assert dossier.evaluate("(link) => getComputedStyle(link).unicodeBidi") == "isolate"
    assert (tab.foreign, tab.errors, tab.failed) == ([], [], [])
    tab.page.context.close()
