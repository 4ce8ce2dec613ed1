"""The conversation lives in its tab: nothing is lost by a reload, a look at the transcript, a server that starts again;
nothing is mixed between tabs."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import Visit, Visitor, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIMI = "How many organizations use the Wimi solution?"
SERVERS = "Who owns the servers, the dedicated server infrastructure?"

# Milliseconds from the click to what says that the question is being asked.
UNTIL_PENDING = """() => new Promise((done) => {
  const began = performance.now(), conversation = document.getElementById("qa-conversation");
  new MutationObserver((_, watching) => {
    if (!conversation.querySelector(".qa-pending")) return;
    watching.disconnect();
    done(performance.now() - began);
  }).observe(conversation, { childList: true });
  document.querySelector(".qa-send").click();
})"""


def _questions(tab: Visit) -> list[str]:
    return tab.page.locator(".qa-question .qa-words").all_text_contents()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_a_reload_brings_back_the_conversation_and_a_follow_up_still_leans_on_it(visit: Visitor) -> None:
    tab = visit().ask(WIMI).ask("And in France?")
    before = tab.page.locator("blockquote").all_text_contents()
    tab.page.locator(".qa-box textarea").fill("not yet asked")
    tab.open().settled("And in France?")
    assert _questions(tab) == [WIMI, "And in France?"]
    assert tab.page.locator("blockquote").all_text_contents() == before
    assert tab.page.locator(".qa-box textarea").input_value() == "not yet asked"
    tab.ask("And in Spain?")
    assert "And in France? And in Spain?" in tab.text(".qa-exchange:last-child .qa-understood q")


def test_back_from_the_transcript_is_where_the_reader_was(visit: Visitor) -> None:
    tab = visit(reduced_motion="reduce").ask(WIMI).ask(SERVERS)
    link = tab.page.locator(".qa-exchange:first-child .qa-open").last
    link.scroll_into_view_if_needed()
    there = tab.page.evaluate("window.scrollY")
    link.click()
    tab.page.wait_for_url("**/read/**")
    tab.page.go_back()
    tab.settled(SERVERS)
    tab.page.wait_for_function(f"Math.abs(window.scrollY - {there}) < 40")
    assert _questions(tab) == [WIMI, SERVERS]


def test_two_tabs_of_one_browser_share_nothing(visit: Visitor) -> None:
    one = visit().ask(WIMI)
    two = Visit(one.page.context.new_page(), one.url).open().ask("And in France?")
    assert two.page.locator(".qa-understood").count() == 0
    assert (_questions(one), _questions(two)) == ([WIMI], ["And in France?"])


def test_a_new_conversation_forgets_the_old_one(visit: Visitor) -> None:
    tab = visit().ask(WIMI)
    tab.page.locator(".qa-menu > summary").click()
    tab.page.get_by_role("button", name="New conversation").click()
    tab.page.locator(".qa-exchange").wait_for(state="detached")
    tab.page.locator(".qa-example").first.wait_for()
    tab.ask("And in France?")
    assert tab.page.locator(".qa-understood").count() == 0


def test_it_says_at_once_that_it_works_and_can_be_stopped(visit: Visitor) -> None:
    tab = visit()
    tab.page.locator("[data-do=everyone]").click()
    box = tab.page.locator(".qa-box textarea")
    box.fill("slowly now")
    waited = tab.page.evaluate(UNTIL_PENDING)
    assert waited < 500  # 100 ms are wanted, and 20 are seen on an idle machine
    tab.page.locator(".qa-pending-words", has_text="of 600").wait_for()
    tab.page.get_by_role("button", name="Stop").click()
    tab.page.locator(".qa-sentence", has_text="Stopped before").wait_for()
    tab.page.locator("[data-do=everyone]").click()
    tab.ask(WIMI)
    assert _questions(tab) == [WIMI]


def test_a_second_question_waits_for_the_first(visit: Visitor) -> None:
    tab = visit()
    box = tab.page.locator(".qa-box textarea")
    for question in ("Do not tarry, please", WIMI):
        box.fill(question)
        box.press("Enter")
        tab.page.locator(".qa-exchange h2", has_text=question).wait_for()
    tab.settled(WIMI)
    assert _questions(tab) == ["Do not tarry, please", WIMI]
    assert tab.page.locator("[aria-busy]").count() == 0


def test_a_server_that_starts_again_is_told_of_and_asked_again(browser: Browser, tmp_path: Path) -> None:
    port = _free_port()
    with serving(tmp_path / "one", port=port, tarries=60) as server:
        tab = Visit(browser.new_context(locale="en-GB").new_page(), server.url).open().ask(WIMI)
        box = tab.page.locator(".qa-box textarea")
        box.fill("Do not tarry: dedicated server infrastructure")
        box.press("Enter")
        tab.page.locator(".qa-exchange .qa-pending").wait_for()
    tab.page.locator(".qa-pending-words", has_text="The server does not answer").wait_for(timeout=90_000)
    with serving(tmp_path / "two", port=port):
        tab.page.locator(".qa-exchange:last-child .qa-card--first").wait_for(timeout=90_000)
        assert _questions(tab) == [WIMI, "Do not tarry: dedicated server infrastructure"]
        tab.page.context.close()


@pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])
def test_a_link_asks_once_shows_its_filters_and_can_be_followed_up(visit: Visitor, locale: str) -> None:
    tab = visit("?q=Which+servers%3F&speaker=Lionel+Roux&k=3", locale=locale).settled("Which servers?")
    assert tab.page.locator(".qa-card").count() == 3
    assert tab.text("[data-pick=speaker] .qa-chosen") == "Lionel Roux"
    tab.ask("And where?")
    assert "Which servers? And where?" in tab.text(".qa-exchange:last-child .qa-understood q")
    tab.page.reload()
    tab.settled("And where?")
    assert _questions(tab) == ["Which servers?", "And where?"]


def test_a_link_in_a_conversation_leans_on_nothing(visit: Visitor) -> None:
    tab = visit().ask(WIMI)
    tab.page.goto(f"{tab.url}?q=And+in+France%3F")
    tab.settled("And in France?")
    assert _questions(tab) == [WIMI, "And in France?"]
    assert tab.page.locator(".qa-understood q").count() == 0


def test_what_is_asked_while_the_server_is_away_is_asked_when_it_is_back(browser: Browser, tmp_path: Path) -> None:
    port = _free_port()
    with serving(tmp_path / "one", port=port) as server:
        tab = Visit(browser.new_context(locale="fr-FR").new_page(), server.url).open()
    box = tab.page.locator(".qa-box textarea")
    box.fill(WIMI)
    box.press("Enter")
    tab.page.locator(".qa-pending-words", has_text="Le serveur ne répond pas").wait_for(timeout=90_000)
    with serving(tmp_path / "two", port=port):
        tab.page.locator(".qa-card--first").wait_for(timeout=90_000)
        assert _questions(tab) == [WIMI]
        tab.page.context.close()
