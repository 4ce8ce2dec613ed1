"""What goes astray on the page "Ask" stops nothing else: too long a question, one that cannot be read, a browser that
keeps nothing, a button that is gone when it has done its work."""

from __future__ import annotations

from .conftest import Visit, Visitor

WIMI = "How many organizations use the Wimi solution?"

# A conversation of the tab whose newest question has a filter that there is not.
SPOIL = """() => {
  const kept = JSON.parse(sessionStorage["qa-conversation"]);
  kept.asked.push({ ...kept.asked[0], question: "Spoilt?", filters: { role: "nobody" } });
  sessionStorage["qa-conversation"] = JSON.stringify(kept);
}"""
KEEPS_NOTHING = """for (const name of ["sessionStorage", "localStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}"""


def _focused(tab: Visit) -> str:
    return str(tab.page.evaluate("document.activeElement.className"))


def test_too_long_a_question_is_refused_at_the_box_and_kept_there(visit: Visitor) -> None:
    tab = visit(locale="fr-FR")
    box = tab.page.locator(".qa-box textarea")
    box.evaluate("(box) => box.removeAttribute('maxlength')")
    box.fill("prix " * 500)
    box.press("Enter")
    tab.page.locator("#qa-status", has_text="trop longue").wait_for(state="attached")
    assert "trop longue" in box.evaluate("(box) => box.validationMessage")
    assert box.input_value() == "prix " * 500
    assert tab.page.locator(".qa-exchange").count() == 0
    tab.ask(WIMI)
    assert tab.page.locator("blockquote").count() > 0


def test_a_question_that_cannot_be_read_holds_up_no_other(visit: Visitor) -> None:
    tab = visit().ask(WIMI)
    answer = tab.page.locator("blockquote").all_text_contents()
    tab.page.evaluate(SPOIL)
    tab.open().settled("Spoilt?")
    tab.settled("Spoilt?").page.locator(".qa-unanswered").wait_for()
    tab.page.locator(".qa-pending-words").wait_for(state="detached")
    assert tab.page.locator("blockquote").all_text_contents() == answer
    tab.ask("And in France?")
    assert tab.page.locator(".qa-exchange").count() == 2


def test_whoever_presses_a_button_by_key_goes_on_from_the_question(visit: Visitor) -> None:
    tab = visit().ask(WIMI)
    tab.page.locator("[data-do=everybody]").press("Enter")
    tab.page.locator("[data-do=best]").wait_for()
    assert _focused(tab) == "qa-question"
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.closest('.qa-exchange') !== null")


def test_a_browser_that_keeps_nothing_gets_its_answers(visit: Visitor) -> None:
    tab = visit()
    tab.page.context.add_init_script(KEEPS_NOTHING)
    tab.open().ask(WIMI)
    assert tab.page.locator("blockquote").count() > 0
