"""The page "Who said it?": a quote, from pasting to reading and citing, with and without a browser; how it looks."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from qa.render.verdicts import verdict_words
from qa.schema import Verdict
from qa.web.site import page_words

from .checking import ALTERED, BOTH, DRAFT, LOST, SAID, get, post, seen
from .conftest import Served, Visitor

Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe


@BOTH
def test_a_quote_is_pasted_judged_read_in_context_and_come_back_to(turn: Visitor, locale: str) -> None:
    tab, w, about = turn("check", locale=locale), page_words("check", locale[:2]), verdict_words(locale[:2])
    tab.page.get_by_label(w.quote, exact=True).fill(ALTERED)
    tab.page.get_by_label(w.speaker).fill("Lionel Roux")
    tab.page.get_by_role("button", name=w.check, exact=True).click()
    tab.page.get_by_role("heading", name=about.verdicts[Verdict.ALTERED]).wait_for()
    assert "Lionel Roux" in tab.text(".qa-claim--wrong")
    assert "Thomas Fauré" in tab.text(".qa-claim--wrong")
    assert about.changes["number"] in tab.text(".qa-changes")
    assert (tab.text("ins mark"), tab.text("del mark")) == ("46", "26")
    assert tab.page.title().startswith(about.verdicts[Verdict.ALTERED])
    tab.page.get_by_role("status").get_by_text(about.verdicts[Verdict.ALTERED]).wait_for()
    asked = tab.page.url
    tab.page.get_by_role("link", name=about.in_context).click()
    tab.page.wait_for_url("**/read/whaller-thomas-faure?exact=*")
    assert SAID in (tab.page.locator("mark").first.text_content() or "")
    tab.page.go_back()
    tab.page.get_by_role("heading", name=about.verdicts[Verdict.ALTERED]).wait_for()
    assert tab.page.url == asked
    assert tab.page.get_by_label(w.quote, exact=True).input_value() == ALTERED


def test_by_keyboard_alone_a_quote_is_checked_cited_and_copied(turn: Visitor) -> None:
    tab = turn("check", permissions=["clipboard-read", "clipboard-write"])
    keyboard = tab.page.keyboard
    tab.page.locator("#quote").focus()
    keyboard.type(SAID)
    keyboard.press("Tab")
    keyboard.type("Thomas Fauré")
    keyboard.press("Enter")
    tab.page.wait_for_url("**/check?quote=*")
    assert tab.page.evaluate("document.activeElement.id") == "result"
    for name in ("Read it in context", "Cite"):
        keyboard.press("Tab")
        assert tab.page.evaluate("document.activeElement.textContent") == name
    keyboard.press("Enter")
    tab.page.get_by_text("Fauré, T.", exact=False).first.wait_for()
    assert tab.page.locator(".qa-cite").get_attribute("aria-expanded") == "true"
    keyboard.press("Tab")
    keyboard.press("Enter")
    tab.page.get_by_role("status").get_by_text("Copied").wait_for()
    assert tab.page.evaluate("navigator.clipboard.readText()") == SAID


def test_what_is_too_long_for_an_address_is_sent_another_way(turn: Visitor) -> None:
    tab = turn("check")
    tab.page.locator("#quote").fill(f"{SAID} " + "et ainsi de suite " * 500)
    tab.page.get_by_role("button", name="Check", exact=True).click()
    tab.page.locator("#result").wait_for()
    assert tab.page.url.endswith("/check#result")
    assert tab.page.locator("#quote").input_value().startswith(SAID)


@pytest.mark.parametrize("javascript", [True, False])
def test_an_example_is_what_it_is_called(turn: Visitor, javascript: bool) -> None:
    tab = turn("check", locale="fr-FR", java_script_enabled=javascript)
    w, about = page_words("check", "fr"), verdict_words("fr")
    for label, verdict in ((w.example_verbatim, Verdict.VERBATIM), (w.example_altered, Verdict.ALTERED)):
        tab.page.goto(f"{tab.url}check")
        tab.page.locator("li", has_text=label).get_by_role("link").click()
        tab.page.get_by_role("heading", name=about.verdicts[verdict]).wait_for()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("quote", "fault"), [("", "fault_empty"), ("Whaller", "fault_one_word"), ("mot " * 5001, "fault_too_long")]
)
def test_what_cannot_be_checked_is_said_beside_the_field_and_nothing_typed_is_lost(
    starter: Served, language: str, quote: str, fault: str
) -> None:
    page = post(starter, "check", language, data={"quote": quote, "speaker": "Roux <b>"})
    assert page.status_code == 200
    assert page_words("check", language)[fault](n=20_000) in page.text
    assert 'aria-invalid="true"' in page.text
    assert f">\n{quote.strip()}</textarea>" in page.text
    assert 'value="Roux &lt;b&gt;"' in page.text


def test_of_what_is_not_found_the_nearest_is_set_apart_and_there_is_a_next_step(starter: Served) -> None:
    page = get(starter, quote=LOST, speaker="Napoléon", language="fr")
    assert "Introuvable" in page.text
    assert "Napoléon ne parle pas dans ces entretiens." in page.text
    assert page_words("check", "fr").next in page.text
    aside = re.findall(r"<aside.*?</aside>", page.text, re.DOTALL)
    assert [verdict_words("fr").nearest in found for found in aside] == [True]


def test_a_quote_of_several_pieces_is_told_piece_by_piece(starter: Served) -> None:
    other = "Il y a 2 leviers qui font venir les gens vers le cloud personnel"
    page = seen(get(starter, quote=f"{SAID} […] {other}", speaker="Thomas Fauré"))
    assert "Verbatim (stitched together)" in page
    assert "they come from Thomas Fauré and Benjamin André" in page
    assert "Piece 2, verbatim" in page


def test_what_else_to_know_of_a_quote_is_put_in_words(starter: Served) -> None:
    page = get(starter, quote="On ne peut plus faire confiance [enfin] aux Etats-Unis", language="fr")
    assert "entre crochets n’ont pas été comparés" in page.text


def test_nothing_that_is_typed_becomes_markup(starter: Served) -> None:
    page = get(starter, quote='<script>alert(1)</script> "one" two', speaker="<i>x</i>")
    assert "<script>alert" not in page.text
    assert "<i>x" not in page.text


def test_the_words_of_a_permalink_are_cited_in_every_style_and_a_broken_one_in_a_sentence(starter: Served) -> None:
    (address,) = re.findall(r'href="(/check/cite/[^"]+)"', get(starter, quote=SAID).text)
    cited = httpx.get(starter.url.rstrip("/") + address.replace("&amp;", "&"), headers={"Accept-Language": "fr"})
    assert all(style in cited.text for style in ("APA 7", "ISO 690", "BibTeX", "Lien permanent"))
    assert SAID in cited.text
    for broken in ("check/cite/nothing?exact=a&start=0&end=1", "check/cite/whaller-thomas-faure?exact=a"):
        missed = get(starter, broken, "fr")
        assert (missed.status_code, str(page_words("check", "fr").cite_gone) in missed.text) == (404, True)


def test_what_is_typed_outlasts_another_page_another_language_and_a_reload(turn: Visitor) -> None:
    tab = turn("check")
    tab.page.locator("#quote").fill(SAID)
    tab.page.locator("#speaker").fill("Roux")
    tab.page.get_by_role("link", name="A draft").click()
    tab.page.locator("#draft").fill(DRAFT)
    tab.page.get_by_role("link", name="Français").click()
    tab.page.get_by_role("heading", name="Qui l’a dit").wait_for()
    assert tab.page.locator("#draft").input_value() == DRAFT
    tab.page.get_by_role("link", name="Une citation").click()
    tab.page.locator("#speaker").wait_for()
    tab.page.reload()
    assert (tab.page.locator("#quote").input_value(), tab.page.locator("#speaker").input_value()) == (SAID, "Roux")
    tab.page.get_by_role("button", name="Vérifier").click()
    tab.page.locator("#result").wait_for()
    tab.page.goto(f"{tab.url}check")
    assert tab.page.locator("#quote").input_value() == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
@BOTH
def test_axe_finds_nothing_serious_and_nothing_sticks_out(turn: Visitor, scheme: str, width: int, locale: str) -> None:
    tab = turn("check", color_scheme=scheme, viewport={"width": width, "height": 700}, locale=locale,
               reduced_motion="reduce")  # fmt: skip
    paths = [
        "check",
        f"check?quote={ALTERED}&speaker=Lionel Roux",
        f"check?quote={LOST}",
        "check?quote=",
        "check/draft",
    ]
    for path in paths:
        tab.page.goto(tab.url + path)
        _check(tab.page, width)
    tab.page.locator("#draft").fill(DRAFT)
    tab.page.locator(".qa-check-form .qa-button").click()
    tab.page.locator("#result").wait_for()
    _check(tab.page, width)
    tab.page.goto(f"{tab.url}check?quote={SAID}")
    tab.page.locator(".qa-cite").click()
    tab.page.locator(".qa-citations").wait_for()
    _check(tab.page, width)


def _check(page: Any, width: int) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_print_there_is_the_result_and_not_the_form(turn: Visitor) -> None:
    tab = turn(f"check?quote={ALTERED}")
    tab.page.emulate_media(media="print")
    assert not tab.page.locator("form").is_visible()
    assert not tab.page.locator(".qa-actions").first.is_visible()
    assert tab.page.get_by_role("heading", name="Altered").is_visible()
    assert tab.page.locator(".qa-compared").is_visible()
