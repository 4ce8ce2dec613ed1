"""A reader with a browser, from the question to the citation. Every visit also proves that nothing but this server was
asked for anything and that the browser's console stayed free of errors (see `visit` in conftest.py)."""

from __future__ import annotations

import pytest

from .conftest import Served, Visit, Visitor

WIMI = "How many organizations use the Wimi solution?"
WHALLER = "Quel est le chiffre d’affaires de Whaller ?"
LAST = ".qa-exchange:last-child"


def chosen(tab: Visit, pick: str, choice: str) -> Visit:
    """The tab with a filter set by its chip."""
    tab.page.locator(f"[data-pick={pick}] > summary").click()
    tab.page.locator(f"[data-pick={pick}] .qa-choice", has_text=choice).click()
    tab.page.locator(f"[data-pick={pick}] .qa-chosen").wait_for()
    return tab


def test_the_page_says_what_can_be_asked_and_waits_for_a_question(visit: Visitor) -> None:
    tab = visit()
    assert tab.text(".qa-corpus") == "3 interviews · 5 voices · in English and French"
    assert tab.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert tab.page.locator(".qa-example:visible").count() == 4
    assert "offline" in tab.text(".qa-site-foot")
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
    tab.page.wait_for_function("document.getElementById('qa-status').textContent.includes('from Thomas Fauré')")


def test_the_newest_question_comes_last_and_into_view(visit: Visitor) -> None:
    tab = visit(reduced_motion="reduce").ask(WHALLER).ask(WIMI)
    assert tab.page.locator(".qa-question .qa-words").all_inner_texts() == [WHALLER, WIMI]
    tab.page.wait_for_function("document.querySelector('.qa-exchange:last-child').getBoundingClientRect().top < 100")
    assert tab.page.locator(".qa-box textarea").bounding_box()["y"] < 800  # type: ignore[index]


def test_a_follow_up_says_how_it_was_understood_and_can_be_asked_in_other_words(visit: Visitor) -> None:
    tab = visit().ask(WIMI).ask("And in France?")
    assert tab.text(f"{LAST} .qa-understood q") == f"{WIMI} And in France?"
    assert tab.page.locator(".qa-exchange:first-child .qa-understood").count() == 0
    tab.page.locator(f"{LAST} [data-do=edit]").click()
    field = tab.page.locator(f"{LAST} input[name=words]")
    assert field.input_value() == f"{WIMI} And in France?"
    field.fill("Who owns the dedicated server infrastructure?")
    field.press("Enter")
    tab.page.locator(f"{LAST} .qa-understood q", has_text="Who owns").wait_for()
    assert "dedicated server infrastructure" in tab.text(f"{LAST} .qa-card--first mark")
    tab.page.locator(f"{LAST} [data-do=literal]").click()
    tab.page.locator(f"{LAST} [data-do=leaning]").click()
    tab.page.locator(f"{LAST} .qa-understood q", has_text=WIMI).wait_for()


def test_an_example_is_a_question_asked_with_one_click(visit: Visitor) -> None:
    tab = visit()
    tab.page.locator(".qa-example", has_text="How many organizations").click()
    tab.settled("How many organizations use Wimi?")
    assert tab.page.locator(".qa-example:visible").count() == 0


def test_a_filter_is_set_with_a_chip_counted_and_taken_off(visit: Visitor) -> None:
    tab = visit()
    tab.page.locator("[data-pick=speaker] > summary").click()
    assert tab.text("[data-pick=speaker] .qa-choice:has-text('Lionel Roux')") == "Lionel Roux 4"
    tab.page.keyboard.press("Escape")
    chosen(tab, "speaker", "Lionel Roux").ask("Que pensez-vous du chiffre d’affaires ?")
    assert tab.text(f"{LAST} .qa-narrowed") == "Only: Lionel Roux"
    assert set(tab.page.locator(f"{LAST} .qa-speaker").all_text_contents()) == {"Lionel Roux"}
    tab.page.get_by_role("button", name="Remove the filter Lionel Roux").click()
    tab.page.locator(".qa-chosen").wait_for(state="detached")
    tab.ask("Que pensez-vous des données et du chiffre d’affaires ?")
    assert tab.page.locator(f"{LAST} .qa-narrowed").count() == 0
    assert len(set(tab.page.locator(f"{LAST} .qa-speaker").all_text_contents())) > 1


def test_filters_outlive_a_new_conversation_a_reload_and_a_switch_and_can_be_cleared(visit: Visitor) -> None:
    tab = chosen(chosen(visit(), "speaker", "Alain Juillet"), "role", "Quoted").ask("Palantir données américaines")
    tab.page.locator(".qa-menu > summary").click()
    tab.page.get_by_role("button", name="New conversation").click()
    tab.page.locator(".qa-exchange").wait_for(state="detached")
    tab.page.get_by_role("link", name="Français").click()
    tab.page.locator("[data-pick=role] .qa-chosen", has_text="Propos cités").wait_for()
    assert tab.text("[data-pick=speaker] .qa-chosen") == "Alain Juillet"
    tab.page.get_by_role("button", name="Tout retirer").click()
    tab.page.locator(".qa-chosen").first.wait_for(state="detached")


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
    tab.page.locator(".qa-card--first .qa-copy", has_text="Copied").wait_for()
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert copied == "Thomas Fauré, Mon interview de juillet 2021 : Rencontre avec Thomas Fauré, 2021-07"
    tab.page.wait_for_function("document.getElementById('qa-status').textContent === 'Copied'")
    tab.page.locator(".qa-card--first .qa-copy", has_text="Copy citation").wait_for()


def test_what_is_not_answered_is_said_and_the_nearest_stay_folded(visit: Visitor) -> None:
    tab = visit().ask("What is the best pizza topping?")
    assert tab.text(".qa-exchange .qa-panel h3") == "Not answered in these interviews"
    assert not tab.page.locator(".qa-nearest .qa-card").first.is_visible()
    tab.page.locator(".qa-nearest > summary").click()
    assert tab.page.locator(".qa-nearest .qa-card").first.is_visible()
    assert tab.page.locator(".qa-card--first").count() == 0


def test_narration_interviewer_and_quotation_are_told_apart(visit: Visitor) -> None:
    tab = visit().ask("alternative technologies américaines développer")
    assert "The publication’s own words, not somebody’s speech." in tab.text(".qa-card--narrator")
    assert "Quoted in an article" in tab.text(".qa-card--quoted")
    family = "e => getComputedStyle(e).fontFamily"
    quoted = tab.page.locator(".qa-card--quoted blockquote").first.evaluate(family)
    assert quoted != tab.page.locator(".qa-card--narrator blockquote").first.evaluate(family)


def test_a_defect_is_one_friendly_sentence_and_leaves_the_conversation_with_the_next_question(visit: Visitor) -> None:
    tab = visit().ask("please explode")
    assert "on our side" in tab.text(".qa-panel--problem")
    assert tab.page.get_by_role("button", name="Ask again").is_visible()
    assert "Traceback" not in tab.page.content()
    assert "RuntimeError" not in tab.page.content()
    tab.ask(WIMI)
    assert tab.page.locator(".qa-exchange").count() == 1


def test_nothing_is_asked_without_words_and_a_line_can_be_broken(visit: Visitor) -> None:
    tab = visit()
    box = tab.page.locator(".qa-box textarea")
    box.fill("   ")
    box.press("Enter")
    tab.page.wait_for_function("document.getElementById('qa-status').textContent.startsWith('The question is empty')")
    assert tab.page.locator(".qa-exchange").count() == 0
    box.fill("How many organizations")
    box.press("Shift+Enter")
    box.press_sequentially("use Wimi?")
    box.press("Enter")
    tab.settled("use Wimi?")
    assert tab.page.locator(".qa-words").first.text_content() == "How many organizations\nuse Wimi?"


def test_the_log_knows_of_the_defect_but_not_of_the_question(visit: Visitor, served: Served) -> None:
    visit().ask("please explode about my divorce")
    log = served.log.read_text()
    assert "asking failed: RuntimeError" in log
    assert "explode" not in log
    assert "divorce" not in log


def test_the_page_speaks_the_browser_s_language_and_can_be_switched(visit: Visitor) -> None:
    tab = visit(locale="fr-FR").ask(WHALLER)
    assert tab.page.evaluate("document.documentElement.lang") == "fr"
    assert tab.page.title() == "Interroger les entretiens · Entretiens"
    assert tab.page.locator(".qa-box textarea").get_attribute("placeholder") == "Votre question…"
    assert tab.text(".qa-card--first .qa-where").endswith("juillet 2021")
    quotation = tab.text(".qa-card--first blockquote")
    tab.page.get_by_role("link", name="English").click()
    tab.page.locator(".qa-card--first .qa-role", has_text="Interviewee").wait_for()
    assert tab.page.evaluate("document.documentElement.lang") == "en"
    assert tab.page.locator(".qa-exchange").count() == 1
    assert tab.text(".qa-card--first blockquote") == quotation


@pytest.mark.parametrize("question", ["<img src=x onerror=alert(1)> & <b>Wimi</b> ${1+1} {{this}}"])
def test_words_that_look_like_html_stay_words(visit: Visitor, question: str) -> None:
    tab = visit().ask(question)
    assert tab.page.locator(".qa-question img, .qa-question b").count() == 0
    assert question in tab.text(".qa-question")
