"""What a reader keeps of a conversation, in their own browser, and what leaves it: links, files, judgements."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa.evaluate import read_questions

from .conftest import Visit, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Download

WIMI = "How many organizations use the Wimi solution?"
FRANCE = "And in France?"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def _menu(tab: Visit, entry: str) -> None:
    tab.page.locator(".qa-menu > summary").click()
    tab.page.locator(".qa-menu .qa-choice", has_text=entry).click()


def _downloaded(tab: Visit, selector: str) -> Path:
    with tab.page.expect_download() as waiting:
        tab.page.locator(selector).click()
    download: Download = waiting.value
    return Path(download.path())


def _questions(tab: Visit) -> list[str]:
    return tab.page.locator(".qa-question .qa-words").all_text_contents()


@pytest.mark.parametrize(
    ("locale", "entry", "save"), [("en-GB", "Save, or", "Save"), ("fr-FR", "Enregistrer, ou", "Enregistrer")]
)
def test_a_conversation_is_saved_under_a_name_opened_renamed_and_deleted(
    visit: Visitor, locale: str, entry: str, save: str
) -> None:
    tab = visit(locale=locale).ask(WIMI).ask(FRANCE)
    _menu(tab, entry)
    dialog = tab.page.locator("#qa-saved")
    dialog.locator("input").fill("Growth")
    dialog.get_by_role("button", name=save, exact=True).click()
    tab.page.on("dialog", lambda asks: asks.accept("Growth of Wimi"))
    dialog.locator("[data-do=rename-saved]").click()
    dialog.locator(".qa-saved-open", has_text="Growth of Wimi").wait_for()
    dialog.locator("[data-do=close-saved]").click()
    tab.page.locator(".qa-menu > summary").click()
    tab.page.locator("[data-do=new]").click()
    _menu(tab, entry)
    dialog.locator(".qa-saved-open").click()
    tab.settled(FRANCE)
    assert _questions(tab) == [WIMI, FRANCE]
    _menu(tab, entry)
    dialog.locator("[data-do=delete-saved]").click()
    dialog.locator(".qa-saved-none").wait_for()
    assert tab.page.evaluate("localStorage.getItem('qa-saved')") == "[]"


def test_a_link_to_a_conversation_shows_its_questions_and_asks_when_told(visit: Visitor) -> None:
    tab = visit(permissions=CLIPBOARD).ask(WIMI).ask(FRANCE)
    _menu(tab, "Copy a link to all")
    tab.page.locator(".qa-menu .qa-choice", has_text="Link copied").wait_for()
    link = tab.page.evaluate("navigator.clipboard.readText()")
    sent: list[str] = []
    other = visit()
    other.page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    other.page.goto("about:blank")
    other.page.goto(link)
    other.page.locator("#qa-offer li", has_text=FRANCE).wait_for()
    other.page.locator(".qa-live--up").wait_for()
    assert not any("Wimi" in one or "c=" in one.rpartition("#")[0] for one in sent)
    other.page.get_by_role("button", name="Ask them here").click()
    other.settled(FRANCE)
    assert other.text(".qa-exchange:last-child .qa-understood q") == f"{WIMI} {FRANCE}"
    assert "#" not in other.page.url


def test_a_broken_link_is_a_sentence(visit: Visitor) -> None:
    tab = visit("#c=AAAA")
    tab.page.locator(".qa-offer-unreadable", has_text="could not be read").wait_for()


def test_a_conversation_goes_into_a_file_and_comes_back_and_says_what_has_changed(
    visit: Visitor, tmp_path: Path
) -> None:
    tab = visit().ask(WIMI)
    tab.page.locator(".qa-menu > summary").click()
    kept = json.loads(_downloaded(tab, "[data-do=download]").read_text("utf-8"))
    assert kept["asked"][0]["shown"].startswith("wimi-lionel-roux#")
    kept["asked"][0]["shown"] = "wimi-lionel-roux#t99-p0"
    file = tmp_path / "kept.json"
    file.write_text(json.dumps(kept), "utf-8")
    other = visit()
    other.page.locator("#qa-file").set_input_files(file)
    other.settled(WIMI)
    assert "the interviews have changed since" in other.text(".qa-changed")
    file.write_text("{}", "utf-8")
    other.page.locator("#qa-file").set_input_files(file)
    other.page.locator(".qa-offer-unreadable", has_text="could not be read").wait_for()
    assert _questions(other) == [WIMI]


def test_a_conversation_is_exported_as_a_document(visit: Visitor) -> None:
    tab = visit().ask(WIMI)
    tab.page.locator(".qa-menu > summary").click()
    markdown = _downloaded(tab, "[data-format=md]").read_text("utf-8")
    assert WIMI in markdown
    assert "55,000 organizations" in markdown
    tab.page.locator(".qa-menu > summary").click()
    assert _downloaded(tab, "[data-format=docx]").read_bytes()[:2] == b"PK"
    assert _questions(tab) == [WIMI]


def test_judgements_stay_on_the_device_can_be_taken_back_exported_measured_and_deleted(
    visit: Visitor, tmp_path: Path
) -> None:
    tab = visit().ask(WIMI)
    cards = tab.page.locator(".qa-card")
    helpful = cards.nth(0).get_by_role("button", name="Helpful", exact=True)
    helpful.click()
    cards.nth(1).get_by_role("button", name="Wrong speaker").click()
    cards.nth(2).get_by_role("button", name="Not helpful").click()
    cards.nth(2).get_by_role("button", name="Not helpful").click()
    tab.page.reload()
    tab.settled(WIMI)
    tab.page.locator(".qa-feedback").first.wait_for()
    assert helpful.get_attribute("aria-pressed") == "true"
    assert tab.text(".qa-remarks-count") == "2"
    file = _downloaded(tab, "[data-do=export-feedback]")
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [line["verdict"] for line in lines] == ["helpful", "wrong-speaker"]
    (question,) = read_questions(file)
    assert (question.question, question.speakers) == (WIMI, ("Lionel Roux",))
    assert question.evidence == (tab.page.locator("blockquote").first.text_content(),)
    tab.page.on("dialog", lambda asks: asks.accept())
    tab.page.locator("[data-do=delete-feedback]").click()
    tab.page.locator("#qa-remarks").wait_for(state="hidden")
    assert helpful.get_attribute("aria-pressed") == "false"


def test_a_link_to_one_question_asks_it_elsewhere(visit: Visitor) -> None:
    tab = visit(permissions=CLIPBOARD).ask(WIMI).ask(FRANCE)
    tab.page.locator(".qa-exchange:last-child [data-do=link]").click()
    tab.page.locator("[data-do=link]", has_text="Link copied").wait_for()
    link = tab.page.evaluate("navigator.clipboard.readText()")
    other = visit(link.removeprefix(tab.url)).settled(FRANCE)
    assert _questions(other) == [f"{WIMI} {FRANCE}"]
