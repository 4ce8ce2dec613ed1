"""Preparing an interview in a browser: dossiers, the table of questions, two people side by side, files."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from qa.render.prepared import dossier_words

from .conftest import Visit, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Locator

Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe

BOTH = pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])
WORDS = {"en-GB": dossier_words("en"), "fr-FR": dossier_words("fr")}
CELLS = ".qa-matrix tbody td a"


def _focused(tab: Visit) -> Locator:
    return tab.page.locator(":focus")


def _place(tab: Visit) -> tuple[int, int]:
    """Row and column of the cell that has the focus, the headers being 0."""
    row, column = tab.page.evaluate(
        "(() => { const cell = document.activeElement.closest('th, td');"
        " return [cell.parentElement.rowIndex, cell.cellIndex]; })()"
    )
    return row, column


@BOTH
def test_a_dossier_leads_to_a_passage_in_its_interview_and_back_to_where_one_was(turn: Visitor, locale: str) -> None:
    tab, words = turn("prepare", locale=locale), WORDS[locale]
    tab.page.get_by_role("link", name="Thomas Fauré").click()
    tab.page.get_by_role("heading", name="Thomas Fauré", level=1).wait_for()
    tab.page.locator(".qa-toc").get_by_role("link", name=re.compile(words.asked)).click()
    fold = tab.page.locator("#asked ~ .qa-folds details").nth(2)
    fold.locator("summary").click()
    said = fold.locator("blockquote").first.inner_text()
    fold.get_by_role("link", name=re.compile(r"\b\d+, Thomas Fauré")).first.click()
    tab.page.wait_for_url(re.compile(r"/read/whaller-thomas-faure\?"))
    assert " ".join(said.split())[:60] in " ".join(tab.page.locator("main").inner_text().split())
    tab.page.go_back()
    tab.page.get_by_role("heading", name=words.asked).wait_for()
    fold = tab.page.locator("#asked ~ .qa-folds details").nth(2)
    assert fold.locator("blockquote").first.is_visible()
    assert fold.locator("blockquote").first.inner_text() == said


def test_names_and_topics_in_a_dossier_lead_to_others(turn: Visitor) -> None:
    tab = turn("prepare/guest?name=Lionel Roux")
    tab.page.locator(".qa-never").get_by_role("link", name="Michaël Ferrec").first.click()
    tab.page.get_by_role("heading", name="Michaël Ferrec", level=1).wait_for()
    label = tab.text(".qa-topic-label")
    tab.page.locator(".qa-topic").first.get_by_role("link", name="Everybody on this topic").click()
    tab.page.get_by_role("heading", name=label).wait_for()
    assert tab.page.locator(".qa-glance tbody tr").count() == 9


@BOTH
def test_the_table_is_walked_by_keys_and_a_cell_opens_its_passage(turn: Visitor, locale: str) -> None:
    tab = turn("prepare/matrix", locale=locale)
    keys = tab.page.keyboard
    assert tab.page.get_by_role("grid").count() == 1
    assert tab.page.locator(".qa-matrix a[tabindex='0']").count() == 1
    tab.page.locator(".qa-matrix tbody th a").first.focus()
    keys.press("Control+Home")
    assert _place(tab) == (1, 0)
    keys.press("ArrowRight")
    keys.press("ArrowDown")
    assert _place(tab) == (2, 1)
    keys.press("End")
    assert _place(tab) == (2, 4)
    keys.press("ArrowRight")  # there is nothing beyond
    assert _place(tab) == (2, 4)
    keys.press("PageDown")
    assert _place(tab) == (12, 4)
    keys.press("Control+End")
    last = _place(tab)
    assert last == (tab.page.locator(".qa-matrix tbody tr").count(), 4)
    keys.press("PageUp")
    assert _place(tab) == (last[0] - 10, 4)
    keys.press("Control+Home")
    keys.press("ArrowUp")
    assert _place(tab) == (0, 1)  # the corner has nothing to go to
    answered = tab.page.locator(f"{CELLS}[data-state=answered]").first
    answered.focus()
    place = _place(tab)
    keys.press("Enter")
    sheet = tab.page.get_by_role("dialog")
    sheet.locator("blockquote").first.wait_for()
    assert _focused(tab).get_attribute("id") == "cell-title"
    keys.press("Escape")
    assert not sheet.is_visible()
    assert _place(tab) == place
    keys.press("Enter")
    sheet.locator("blockquote").first.wait_for()
    sheet.locator("figcaption a[href^='/read/']").first.focus()
    keys.press("Enter")
    tab.page.wait_for_url(re.compile(r"/read/[\w-]+\?"))


def test_the_table_is_left_by_one_press_of_tab(turn: Visitor) -> None:
    tab = turn("prepare/matrix")
    tab.page.locator(CELLS).nth(5).focus()
    tab.page.keyboard.press("Tab")
    assert tab.page.locator(".qa-matrix :focus").count() == 0


def test_rows_are_filtered_as_one_types_and_the_address_keeps_it(turn: Visitor) -> None:
    tab = turn("prepare/matrix")
    shown = tab.page.locator(".qa-matrix tbody tr:visible")
    everything = shown.count()
    tab.page.get_by_label("Questions that are").select_option("not-asked")
    tab.page.get_by_label("with", exact=True).select_option("Lionel Roux")
    left = shown.count()
    assert 0 < left < everything
    assert shown.locator("td:nth-child(5) a").evaluate_all("all => all.every(a => a.dataset.state === 'not-asked')")
    tab.page.get_by_label("Words in the question").fill("DONNEES")
    assert {
        "données" in text.lower() for text in shown.locator("th a").evaluate_all("all => all.map(a => a.title)")
    } == {True}
    count = tab.text("#matrix-count")
    assert count == f"{shown.count()} of {everything} questions"
    tab.page.reload()
    assert tab.text("#matrix-count") == count
    tab.page.get_by_label("Words in the question").fill("zzz")
    tab.page.get_by_text("No question is left").wait_for()
    tab.page.get_by_label("Words in the question").fill("")
    assert shown.count() == left


def test_guests_are_chosen_by_ticking_them(turn: Visitor) -> None:
    tab = turn("prepare/matrix")
    tab.page.get_by_role("checkbox", name="Benjamin André").uncheck()
    tab.page.get_by_role("checkbox", name="Michaël Ferrec").uncheck()
    tab.page.get_by_role("button", name="Show").click()
    tab.page.wait_for_url(re.compile("guest=Thomas"))
    assert tab.page.locator(".qa-matrix thead th").all_inner_texts() == ["Question", "Thomas Fauré", "Lionel Roux"]
    assert not tab.page.get_by_role("checkbox", name="Benjamin André").is_checked()


def test_without_a_script_a_cell_is_a_page_and_the_filter_a_form(turn: Visitor) -> None:
    tab = turn("prepare/matrix", java_script_enabled=False)
    tab.page.get_by_label("Questions that are").select_option("answered")
    tab.page.get_by_label("with", exact=True).select_option("Lionel Roux")
    tab.page.get_by_role("button", name="Show").click()
    tab.page.wait_for_url(re.compile("state=answered"))
    tab.page.locator("tbody tr:visible td:nth-child(5) a").first.click()
    tab.page.wait_for_url(re.compile("/prepare/cell"))
    assert tab.page.locator(".qa-cell-who").inner_text().startswith("Lionel Roux")
    tab.page.locator("figcaption a[href^='/read/']").first.click()
    tab.page.wait_for_url(re.compile("/read/wimi-lionel-roux"))


@BOTH
def test_two_people_are_compared_and_the_file_can_be_opened(turn: Visitor, locale: str, tmp_path: Path) -> None:
    tab = turn("prepare/compare", locale=locale)
    tab.page.locator("#left").select_option("Lionel Roux")
    tab.page.locator("#right").select_option("Thomas Fauré")
    tab.page.locator(".qa-compare-form button").click()
    tab.page.locator(".qa-facing").first.wait_for()
    said = tab.page.locator(".qa-facing blockquote").first.inner_text()
    tab.page.locator(".qa-exports summary").click()
    with tab.page.expect_download() as found:
        tab.page.get_by_role("link", name="DOCX").click()
    assert re.fullmatch(r"lionel-roux-(and|et)-thomas-faure\.docx", found.value.suggested_filename)
    found.value.save_as(tmp_path / "file.docx")
    paper = docx.Document(BytesIO((tmp_path / "file.docx").read_bytes()))
    texts = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    texts += [paragraph.text for paragraph in paper.paragraphs]
    first = said.split("\n")[0][:50]
    assert any(first in text for text in texts)
    assert not tab.page.locator(".qa-exports").get_attribute("open")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(turn: Visitor, scheme: str, width: int) -> None:
    tab = turn("prepare", color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce",
               locale="fr-FR" if scheme == "dark" else "en-GB")  # fmt: skip
    paths = [
        "prepare",
        "prepare/guest?name=Thomas Fauré",
        "prepare/topic?topic=cloud de confiance",
        "prepare/compare?left=Lionel Roux&right=Thomas Fauré&topic=cloud",
        "prepare/topics",
        "prepare/matrix",
    ]
    for path in paths:
        tab.page.goto(tab.url + path)
        tab.page.evaluate("for (const fold of document.querySelectorAll('.qa-main details')) fold.open = true")
        _check(tab.page, width)
    tab.page.evaluate("for (const fold of document.querySelectorAll('.qa-main details')) fold.open = false")
    tab.page.locator(f"{CELLS}[data-state=touched]").first.click()
    tab.page.locator("#sheet blockquote").first.wait_for()
    _check(tab.page, width)


def _check(page: Any, width: int) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
