"""A reader with a browser, from the question to the citation. Every visit also proves that nothing but this server was
asked for anything and that the browser's console stayed free of errors (see `visit` in conftest.py)."""

from __future__ import annotations

import pytest

from .conftest import Served, Visitor

WIMI = "How many organizations use the Wimi solution?"
WHALLER = "Quel est le chiffre d’affaires de Whaller ?"


def test_the_page_says_what_can_be_asked_and_waits_for_a_question(visit: Visitor) -> None:
    tab = visit()
    assert tab.text(".qa-corpus") == "3 interviews · 5 voices · in English and French"
    assert tab.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert tab.page.locator(".qa-example:visible").count() == 4
    assert "offline" in tab.text(".qa-footer")
    assert tab.page.locator("text=Built with Gradio").count() == 0


def test_an_answer_shows_the_words_their_speaker_and_their_source(visit: Visitor) -> None:
    tab = visit().ask(WHALLER)
    first = ".qa-card--first"
    assert "2020 avec 1Millions d’euros de chiffre d’affaires" in tab.text(f"{first} mark")
    assert tab.page.locator(f"{first} blockquote").get_attribute("lang") == "fr"
    assert tab.text(f"{first} .qa-who") == "Thomas Fauré Whaller Interviewee"
    assert tab.text(f"{first} .qa-where").endswith("July 2021")
    assert "Emmanuel M asked Peux-tu nous donner quelques chiffres clés" in tab.text(f"{first} .qa-asked")
    assert tab.page.locator(".qa-box textarea").input_value() == ""
    assert "first is from Thomas Fauré" in (tab.page.locator("#qa-status").text_content() or "")


def test_the_newest_question_comes_last_and_into_view(visit: Visitor) -> None:
    tab = visit(reduced_motion="reduce").ask(WHALLER).ask(WIMI)
    questions = [text.split("\n")[-1] for text in tab.page.locator(".qa-question").all_inner_texts()]
    assert questions == [WHALLER, WIMI]
    tab.page.wait_for_function("document.querySelector('.qa-exchange:last-child').getBoundingClientRect().top < 60")
    assert tab.page.locator(".qa-box textarea").bounding_box()["y"] < 800  # type: ignore[index]


def test_a_follow_up_says_how_it_was_understood(visit: Visitor) -> None:
    tab = visit().ask(WIMI).ask("And in France?")
    assert tab.text(".qa-exchange:last-child .qa-understood") == f"Understood as: {WIMI} And in France?"
    assert tab.page.locator(".qa-exchange:first-child .qa-understood").count() == 0


def test_an_example_is_a_question_asked_with_one_click(visit: Visitor) -> None:
    tab = visit()
    tab.page.locator(".qa-example", has_text="How many organizations").click()
    tab.settled("How many organizations use Wimi?")
    assert tab.page.locator(".qa-example:visible").count() == 0


def test_a_filter_narrows_counts_and_can_be_reset(visit: Visitor) -> None:
    tab = visit()
    tab.page.locator(".qa-filters button").first.click()
    tab.page.get_by_label("Who speaks").click()
    tab.page.get_by_role("option", name="Alain Juillet").click()
    tab.page.locator(".qa-filters", has_text="Filters (1 in use)").wait_for()
    tab.ask("Palantir données américaines")
    assert set(tab.page.locator(".qa-speaker").all_inner_texts()) == {"Alain Juillet"}
    tab.page.get_by_role("button", name="Reset the filters").click()
    tab.page.locator(".qa-filters > button", has_text="in use").wait_for(state="detached")
    tab.ask("Palantir données américaines technologies")
    names = tab.page.locator(".qa-exchange:last-child .qa-speaker").all_inner_texts()
    assert len(set(names)) > 1


def test_a_passage_opens_in_its_context_and_is_marked_there(visit: Visitor) -> None:
    tab = visit().ask("Who owns the servers, the dedicated server infrastructure?")
    tab.page.locator(".qa-card--first summary").click()
    tab.page.locator(".qa-card--first .qa-turn").first.wait_for()
    turns = tab.page.locator(".qa-card--first .qa-turn")
    assert turns.count() == 5
    assert tab.text(".qa-card--first .qa-turn mark") == tab.text(".qa-card--first blockquote")
    assert tab.page.locator(".qa-card--first .qa-turn[aria-current]").count() == 1


def test_a_citation_is_copied_and_the_page_says_so(visit: Visitor) -> None:
    tab = visit(permissions=["clipboard-read", "clipboard-write"]).ask(WHALLER)
    tab.page.locator(".qa-card--first .qa-copy").click()
    tab.page.locator(".qa-card--first .qa-copy", has_text="Citation copied").wait_for()
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert copied == "Thomas Fauré, Mon interview de juillet 2021 : Rencontre avec Thomas Fauré, 2021-07"
    tab.page.wait_for_function("document.getElementById('qa-status').textContent === 'Citation copied'")
    tab.page.locator(".qa-card--first .qa-copy", has_text="Copy citation").wait_for()


def test_what_is_not_answered_is_said_and_the_nearest_stay_folded(visit: Visitor) -> None:
    tab = visit().ask("What is the best pizza topping?")
    assert tab.text(".qa-panel") == (
        "Not answered in these interviews Nobody in these interviews answers this question, as far as can be found."
    )
    assert not tab.page.locator(".qa-nearest .qa-card").first.is_visible()
    tab.page.locator(".qa-nearest > summary").click()
    assert tab.page.locator(".qa-nearest .qa-card").first.is_visible()
    assert tab.page.locator(".qa-card--first").count() == 0


def test_filters_outlive_a_new_conversation_and_a_switch_and_still_say_so(visit: Visitor) -> None:
    tab = visit()
    tab.page.locator(".qa-filters button").first.click()
    tab.page.get_by_label("Who speaks").click()
    tab.page.get_by_role("option", name="Alain Juillet").click()
    tab.ask("Palantir données américaines").page.get_by_role("button", name="New conversation").click()
    tab.page.locator(".qa-exchange").wait_for(state="detached")
    assert tab.text(".qa-filters > button span") == "Filters (1 in use)"
    tab.page.get_by_label("Français").click(force=True)
    tab.page.locator(".qa-filters > button", has_text="Filtres (1 en cours)").wait_for()
    assert tab.page.get_by_label("Qui parle").input_value() == "Alain Juillet"


def test_with_filters_nothing_is_claimed_about_what_was_not_searched(visit: Visitor) -> None:
    tab = visit()
    tab.page.locator(".qa-filters button").first.click()
    tab.page.get_by_label("Which interview").click()
    tab.page.get_by_role("option", name="Meeting with Lionel Roux").click()
    tab.ask("Que dit Alain Juillet des lois américaines ?")
    assert tab.text(".qa-panel h3") == "Not answered within these filters"


def test_narration_interviewer_and_quotation_are_told_apart(visit: Visitor) -> None:
    tab = visit().ask("alternative technologies américaines développer")
    assert "The publication’s own words, not somebody’s speech." in tab.text(".qa-card--narrator")
    assert "Quoted in an article" in tab.text(".qa-card--quoted")
    family = "e => getComputedStyle(e).fontFamily"
    quoted = tab.page.locator(".qa-card--quoted blockquote").first.evaluate(family)
    assert quoted != tab.page.locator(".qa-card--narrator blockquote").first.evaluate(family)


@pytest.mark.parametrize(("question", "sentence"), [("  ", "The question is empty"), ("please explode", "on our side")])
def test_what_goes_wrong_is_one_friendly_sentence(visit: Visitor, question: str, sentence: str) -> None:
    tab = visit()
    tab.page.locator(".qa-box textarea").fill(question)
    tab.page.get_by_role("button", name="Ask", exact=True).click()
    tab.page.locator(".qa-panel--problem", has_text=sentence).wait_for()
    assert "Traceback" not in tab.page.content()
    assert "RuntimeError" not in tab.page.content()
    assert tab.page.locator(".qa-box textarea").input_value() == question
    tab.ask(WIMI)
    assert tab.page.locator(".qa-exchange").count() == 1


def test_the_log_knows_of_the_defect_but_not_of_the_question(visit: Visitor, served: Served) -> None:
    visit().ask("please explode about my divorce")
    log = served.log.read_text()
    assert "asking failed: RuntimeError" in log
    assert "explode" not in log
    assert "divorce" not in log


def test_the_page_speaks_the_browser_s_language_and_can_be_switched(visit: Visitor) -> None:
    tab = visit(locale="fr-FR").ask(WHALLER)
    assert tab.page.evaluate("document.documentElement.lang") == "fr"
    assert tab.text("h1") == "Interroger les entretiens"
    assert tab.text(".qa-card--first .qa-where").endswith("juillet 2021")
    quotation = tab.text(".qa-card--first blockquote")
    tab.page.get_by_label("English").click(force=True)
    tab.page.locator("h1", has_text="Ask the interviews").wait_for()
    assert tab.page.evaluate("document.documentElement.lang") == "en"
    assert tab.text(".qa-card--first .qa-role") == "Interviewee"
    assert tab.text(".qa-card--first blockquote") == quotation


def test_a_new_conversation_forgets_the_old_one(visit: Visitor) -> None:
    tab = visit().ask(WIMI)
    tab.page.get_by_role("button", name="New conversation").click()
    tab.page.locator(".qa-exchange").wait_for(state="detached")
    tab.page.locator(".qa-example").first.wait_for()
    tab.ask("And in France?")
    assert tab.page.locator(".qa-understood").count() == 0


def test_two_tabs_and_a_reload_share_nothing(visit: Visitor) -> None:
    one, two = visit().ask(WIMI), visit()
    two.ask("And in France?")
    assert two.page.locator(".qa-understood").count() == 0
    assert one.page.locator(".qa-exchange").count() == 1
    one.open()
    assert one.page.locator(".qa-exchange").count() == 0


def test_words_that_look_like_html_stay_words(visit: Visitor) -> None:
    question = "<img src=x onerror=alert(1)> & <b>Wimi</b> ${1+1} {{this}}"
    tab = visit().ask(question)
    assert tab.page.locator(".qa-question img, .qa-question b").count() == 0
    assert question in tab.text(".qa-question")
