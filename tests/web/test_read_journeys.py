"""Reading in a browser: from the list to the words, finding, walking, citing, printing, and back again."""

from __future__ import annotations

import re

import pytest

from .conftest import Visitor

Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe

WHALLER = "whaller-thomas-faure"
CALM = {"reduced_motion": "reduce"}
COPYING = {"permissions": ["clipboard-read", "clipboard-write"]}
HIGHLIGHTED = "[...(CSS.highlights.get('qa-found{0}') ?? [])].map((range) => range.toString())"
SHOWN = "[...document.querySelectorAll('.qa-line-text')].map((line) => line.textContent)"
IN_SIGHT = """(element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""
LANGUAGES = [
    ("en-GB", "Show", "Search", "French (4)", "Cite", "Copy Permalink", "Copied", "{} of {}"),
    ("fr-FR", "Afficher", "Chercher", "français (4)", "Citer", "Copier Lien permanent", "Copié", "{} sur {}"),
]


@pytest.mark.parametrize(("locale", "show", "search", "french", "cite", "copy", "copied", "of"), LANGUAGES)
def test_from_the_list_to_a_citation_and_to_paper(
    turn: Visitor, locale: str, show: str, search: str, french: str, cite: str, copy: str, copied: str, of: str
) -> None:
    tab = turn("read", locale=locale, **CALM, **COPYING)
    tab.page.get_by_label(re.compile("^(Language|Langue)$")).select_option(label=french)
    tab.page.get_by_role("button", name=show, exact=True).click()
    tab.page.wait_for_url("**language=fr*")
    assert tab.page.locator("tbody tr").count() == 4
    tab.page.locator("#q").fill("donnees personnelles")
    tab.page.get_by_role("button", name=search, exact=True).click()
    tab.page.wait_for_selector(".qa-places")
    assert "language=fr" in tab.page.url
    tab.page.locator(f"#in-{WHALLER} h3 a").click()
    tab.page.wait_for_url(f"**/read/{WHALLER}?find=*")
    tab.page.locator("#qa-found", has_text=of.format(1, 1)).wait_for()
    assert tab.page.evaluate(HIGHLIGHTED.format("-now")) == ["données personnelles"]
    line = tab.page.locator(".qa-line", has_text="données personnelles").first
    line.hover()
    line.get_by_role("button", name=cite, exact=True).click()
    tab.page.get_by_role("button", name=copy).click()
    tab.page.locator("#qa-status", has_text=copied).wait_for()
    link = tab.page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{tab.url}read/{WHALLER}?exact=")
    tab.page.emulate_media(media="print", color_scheme="dark")
    for gone in (".qa-site", ".qa-bar", ".qa-outline", ".qa-cite", ".qa-ways", ".qa-read-ask", ".qa-crumbs"):
        assert not tab.page.locator(gone).first.is_visible()
    assert tab.page.locator(".qa-printed").inner_text().endswith(f"{tab.url}read/{WHALLER}")
    assert tab.page.locator(".qa-line-text").first.is_visible()
    tab.page.emulate_media(media="screen")
    tab.page.goto(link)
    assert "données personnelles" in (tab.page.locator("mark").text_content() or "")
    assert tab.page.locator("mark").evaluate("(mark) => document.activeElement === mark")


def test_a_permalink_opens_the_page_at_its_words_and_flashes_them_where_motion_is_wanted(turn: Visitor) -> None:
    for motion, name in (("reduce", "none"), ("no-preference", "qa-flash")):
        tab = turn(f"read/{WHALLER}?start=7000&end=7040", reduced_motion=motion)
        mark = tab.page.locator("mark")
        assert mark.evaluate(IN_SIGHT)
        assert tab.page.evaluate("document.activeElement.id") == "words"
        assert tab.page.evaluate("getComputedStyle(document.querySelector('#words')).animationName") == name


@pytest.mark.parametrize("able", [True, False], ids=["with highlights", "without highlights"])
def test_finding_marks_every_place_and_leaves_the_text_as_it_is(turn: Visitor, able: bool) -> None:
    tab = turn("about", **CALM)
    if not able:
        tab.page.add_init_script("delete CSS.highlights; delete CSS.__proto__.highlights; delete window.Highlight;")
    tab.page.goto(f"{tab.url}read/{WHALLER}?turn=5")
    before = tab.page.evaluate(SHOWN)
    tab.page.keyboard.press("/")
    tab.page.keyboard.type("DONNÉES")
    tab.page.locator("#qa-found", has_text="1 of 6").wait_for()
    for key, place in (("Enter", "2 of 6"), ("Shift+Enter", "1 of 6"), ("Shift+Enter", "6 of 6"), ("Enter", "1 of 6")):
        tab.page.keyboard.press(key)
        tab.page.locator("#qa-found", has_text=place).wait_for()
        assert tab.page.evaluate(SHOWN) == before
    if able:
        assert [word.casefold() for word in tab.page.evaluate(HIGHLIGHTED.format(""))] == ["données"] * 6
    else:
        assert tab.page.locator("mark.qa-found-now").all_text_contents() == ["données"]
    tab.page.get_by_role("button", name="Next place").click()
    tab.page.locator("#qa-found", has_text="2 of 6").wait_for()
    tab.page.locator("#find").fill("zzzz")
    tab.page.locator("#qa-found", has_text="Not found").wait_for()
    tab.page.locator("#find").press("Escape")
    tab.page.locator("#qa-found:empty").wait_for(state="attached")
    assert tab.page.locator("#find").input_value() == ""
    assert tab.page.evaluate(SHOWN) == before
    assert tab.page.locator("mark:not(#words)").count() == 0


def test_keys_and_buttons_walk_from_turn_to_turn_and_the_questions_follow(turn: Visitor) -> None:
    tab = turn(f"read/{WHALLER}", **CALM)
    now = tab.page.locator(".qa-line--now")
    for key, number in (("j", "t1"), ("j", "t2"), ("n", "t3"), ("k", "t2"), ("p", "t1")):
        tab.page.keyboard.press(key)
        assert now.get_attribute("id") == number
        assert tab.page.evaluate("document.activeElement.closest('.qa-line').id") == number
    tab.page.get_by_role("button", name="Next turn").click()
    assert now.get_attribute("id") == "t2"
    question = tab.page.locator(".qa-outline a", has_text="Quel modèle économique")
    question.click()
    tab.page.wait_for_selector(".qa-outline a[aria-current='true']:has-text('Quel modèle économique')")
    assert tab.page.locator("#t12").evaluate(IN_SIGHT)
    tab.page.locator(".qa-keys summary").click()
    tab.page.get_by_label("Single keys work").uncheck()
    tab.page.locator(".qa-keys summary").press("j")
    assert now.get_attribute("id") == "t2"
    tab.page.reload()
    tab.page.keyboard.press("j")
    assert now.count() == 0


def test_a_turn_is_linked_and_cited_by_the_keyboard_alone(turn: Visitor) -> None:
    tab = turn(f"read/{WHALLER}", **CALM, **COPYING)
    for _ in range(3):
        tab.page.keyboard.press("j")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.textContent") == "Copy link"
    tab.page.keyboard.press("Enter")
    tab.page.locator("#qa-status", has_text="Link copied").wait_for()
    assert "start=" in tab.page.evaluate("navigator.clipboard.readText()")
    tab.page.keyboard.press("c")
    tab.page.locator("#t3 .qa-citations").wait_for()
    assert tab.page.evaluate("document.activeElement.className").startswith("qa-cite")
    tab.page.get_by_role("button", name="Close").click()
    assert tab.page.locator(".qa-citations").count() == 0
    assert tab.page.evaluate("document.activeElement.closest('.qa-line').id") == "t3"


def test_selected_words_can_be_linked_cited_and_checked(turn: Visitor) -> None:
    tab = turn(f"read/{WHALLER}", **CALM, **COPYING)
    tab.page.evaluate(
        """() => { const text = document.querySelector('#t3 .qa-line-text').firstChild;
             document.getSelection().setBaseAndExtent(text, 9, text, 45); }"""
    )
    tools = tab.page.get_by_role("toolbar")
    tools.wait_for()
    words = tab.page.evaluate("document.getSelection().toString()")
    assert words in (tools.get_by_role("link").get_attribute("href") or "").replace("+", " ").replace(
        "%2C", ","
    ).replace("%E2%80%99", "’")
    tools.get_by_role("button", name="Copy link to these words").click()
    tab.page.locator("#qa-status", has_text="Link copied").wait_for()
    tab.page.goto(tab.page.evaluate("navigator.clipboard.readText()"))
    assert tab.page.locator("mark").text_content() == words


def test_the_list_leads_to_an_interview_and_is_led_back_to(turn: Visitor) -> None:
    tab = turn("read?q=cloud&sort=-length", **CALM)
    tab.page.locator(".qa-place-words").first.click()
    tab.page.wait_for_selector("mark")
    assert tab.page.locator("#qa-back").inner_text() == "Back to the list"
    tab.page.keyboard.press("j")
    tab.page.locator(".qa-outline a").nth(2).click()
    tab.page.locator("#qa-back").click()
    tab.page.wait_for_selector(".qa-places")
    assert tab.page.url.endswith("/read?q=cloud&sort=-length")


def test_an_interview_is_asked_by_itself(turn: Visitor) -> None:
    tab = turn(f"read/{WHALLER}", **CALM)
    tab.page.get_by_label("Ask this interview").fill("cloud")
    tab.page.get_by_role("button", name="Ask", exact=True).click()
    tab.page.wait_for_url(f"**/?source={WHALLER}&q=cloud*")


def test_without_a_script_everything_can_be_read_found_and_cited(turn: Visitor) -> None:
    tab = turn("read?q=cloud", java_script_enabled=False)
    tab.page.locator(".qa-place-words").first.click()
    tab.page.wait_for_url("**/read/*?*exact=*")
    tab.page.locator(".qa-cite summary").click()
    assert tab.page.locator(".qa-cited dd").first.is_visible()
    assert not tab.page.locator(".qa-bar").is_visible()
    tab.page.goto(f"{tab.url}read/{WHALLER}")
    tab.page.locator("#t13 .qa-line-number").click()
    tab.page.wait_for_selector("#t13 .qa-cite")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
@pytest.mark.parametrize("locale", ["fr-FR", "en-GB"])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(turn: Visitor, scheme: str, width: int, locale: str) -> None:
    tab = turn("read", color_scheme=scheme, viewport={"width": width, "height": 700}, locale=locale, **CALM)
    for path in ("read", "read?q=cloud", f"read/{WHALLER}?turn=13", "read/flaminem-expansion?find=cloud"):
        tab.page.goto(tab.url + path)
        if "turn" in path:
            tab.page.locator(".qa-cite summary").click()
            tab.page.keyboard.press("j")
        found = Axe().run(tab.page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.page.evaluate("document.documentElement.lang") == locale[:2]


@pytest.mark.parametrize(
    ("locale", "open_it", "back"),
    [
        ("en-GB", "Open in the transcript", "Back to the answer"),
        ("fr-FR", "Ouvrir dans la transcription", "Retour à la réponse"),
    ],
)
def test_an_answer_leads_to_its_words_and_back_to_the_conversation(
    turn: Visitor, locale: str, open_it: str, back: str
) -> None:
    question = "Quel est le modèle économique de Whaller ?"
    tab = turn("", locale=locale, **CALM).ask(question)
    quote = tab.page.locator(".qa-card blockquote").first.text_content()
    tab.page.get_by_role("link", name=open_it).first.click()
    tab.page.wait_for_selector("mark")
    assert tab.page.locator("mark").text_content() == quote
    assert re.search(r"/read/[\w-]+\?(exact|first)=", tab.page.url)
    tab.page.get_by_role("link", name=back).click()
    tab.settled(question)
    assert tab.page.locator(".qa-card blockquote").first.text_content() == quote
