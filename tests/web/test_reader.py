"""The reader in a browser, from the answer's card to the citation; and what links lead to."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from qa.permalink import excerpt as cut
from qa.permalink import permalink
from qa.web import reader

from .conftest import Served, Visitor
from .material import transcripts

Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe

WHALLER, WIMI, FLAMINEM = transcripts()
TURN = WHALLER.turns[3]
WORDS = "Nous ne pouvons pas tout attendre de l’Etat"
START = WHALLER.text.index(WORDS)
LINK = permalink(cut(WHALLER.source, TURN, WHALLER.text, START, START + len(WORDS)), "")
MOVED = LINK.replace(f"start={START}&end={START + len(WORDS)}", f"start=0&end={len(WORDS)}")
GONE = "/read/flaminem?" + urlencode({"exact": "Nobody ever said these very words here", "start": 0, "end": 38})


def get(served: Served, path: str, language: str = "en") -> httpx.Response:
    return httpx.get(served.url.rstrip("/") + path, headers={"Accept-Language": language})


def test_a_permalink_opens_the_page_at_its_words(visit: Visitor) -> None:
    tab = visit(reduced_motion="reduce")
    tab.page.goto(tab.url.rstrip("/") + LINK)
    mark = tab.page.locator("mark")
    assert (mark.count(), mark.text_content()) == (1, WORDS)
    box = mark.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 800
    assert tab.page.evaluate("document.activeElement.id") == "words"
    assert tab.page.locator(".qa-notice").count() == 0


def test_every_turn_is_shown_to_the_character(visit: Visitor) -> None:
    tab = visit()
    for transcript in transcripts():
        tab.page.goto(f"{tab.url}read/{transcript.source.id}")
        shown = tab.page.locator(".qa-line-text").all_text_contents()
        assert shown == [turn.text for turn in transcript.turns]


def test_an_answer_leads_to_its_words_in_the_transcript(visit: Visitor) -> None:
    tab = visit(reduced_motion="reduce").ask("How many organizations use the Wimi solution?")
    quote = tab.page.locator(".qa-card--first blockquote").text_content()
    with tab.page.context.expect_page() as opened:
        tab.page.get_by_role("link", name="Open in the transcript").first.click()
    page = opened.value
    page.wait_for_selector("mark")
    assert page.locator("mark").text_content() == quote
    assert re.search(r"/read/wimi-lionel-roux\?(exact|first)=", page.url)


def test_the_words_can_be_cited_and_copied(visit: Visitor) -> None:
    tab = visit(permissions=["clipboard-read", "clipboard-write"])
    tab.page.goto(tab.url.rstrip("/") + LINK)
    tab.page.get_by_text("Cite these words").click()
    styles = [name.split(" Copy")[0] for name in tab.page.locator(".qa-cited dt").all_inner_texts()]
    assert [style.split("\n")[0] for style in styles] == [
        "APA 7", "MLA 9", "Chicago 17", "ISO 690", "Markdown", "BibTeX", "RIS", "CSL-JSON", "Permalink",
    ]  # fmt: skip
    assert "Fauré, T." in tab.text(".qa-cited dd")
    tab.page.get_by_role("button", name="Copy Permalink").click()
    tab.page.get_by_role("status").get_by_text("Copied").wait_for()
    assert tab.page.evaluate("navigator.clipboard.readText()") == tab.url.rstrip("/") + LINK


def test_a_link_whose_words_have_moved_says_so(served: Served) -> None:
    moved = get(served, MOVED)
    assert (moved.status_code, "stood elsewhere" in moved.text) == (200, True)
    assert f">{WORDS}</mark>" in moved.text


def test_a_link_whose_words_have_changed_says_so(served: Served) -> None:
    changed = get(served, LINK.replace("tout%20attendre", "rien%20attendre"), "fr")
    assert changed.status_code == 200
    assert "La transcription a changé" in changed.text
    assert "<mark" in changed.text


def test_a_link_whose_words_are_gone_marks_nothing(served: Served) -> None:
    gone = get(served, GONE)
    assert (gone.status_code, "<mark" in gone.text) == (404, False)
    assert "not in this transcript" in gone.text
    assert "Nobody ever said these very words here" in gone.text


@pytest.mark.parametrize(
    "query", ["exact=a", "exact=a&start=3", "first=a&start=0&end=9", "turn=999", "start=9", "%ff=1"]
)
def test_a_link_that_is_not_whole_says_so_and_shows_the_transcript(served: Served, query: str) -> None:
    broken = get(served, f"/read/flaminem?{query}")
    assert broken.status_code == 400
    assert "not whole" in broken.text
    assert broken.text.count('class="qa-line-text"') == len(FLAMINEM.turns)


def test_a_turn_s_number_leads_to_its_permalink(served: Served) -> None:
    led = get(served, "/read/whaller-thomas-faure?turn=3")
    assert led.status_code == 303
    assert led.headers["location"].startswith("/read/whaller-thomas-faure?")
    assert f'id="words" tabindex="-1">{TURN.text[:40]}' in get(served, led.headers["location"]).text


@pytest.mark.parametrize(("language", "said"), [("en", "There is no transcript"), ("fr-CA", "pas de transcription")])
def test_an_unknown_transcript_is_a_page_in_plain_words(served: Served, language: str, said: str) -> None:
    missing = get(served, "/read/%3Cscript%3E", language)
    assert missing.status_code == 404
    assert said in missing.text
    assert "&lt;script&gt;" in missing.text
    for transcript in transcripts():
        assert f'href="/read/{transcript.source.id}"' in missing.text


@pytest.mark.parametrize("path", ["/read", "/read/"])
def test_all_transcripts_are_listed(served: Served, path: str) -> None:
    listed = get(served, path)
    assert (listed.status_code, listed.text.count("<li>")) == (200, 3)


def test_the_reader_has_the_headers_and_the_password(served: Served, locked: Served) -> None:
    page = get(served, LINK)
    policy = page.headers["content-security-policy"]
    assert "'sha256-" in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert page.headers["vary"] == "Accept-Language"
    for path in (LINK, "/read", "/read/", "/read/flaminem?turn=1"):
        refused = get(locked, path)
        assert (refused.status_code, "Etat" in refused.text) == (401, False)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
@pytest.mark.parametrize("locale", ["fr-FR", "en-GB"])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(visit: Visitor, scheme: str, width: int, locale: str) -> None:
    tab = visit(color_scheme=scheme, viewport={"width": width, "height": 700}, locale=locale, reduced_motion="reduce")
    for path in (LINK, MOVED, "/read"):
        tab.page.goto(tab.url.rstrip("/") + path)
        if path != "/read":
            tab.page.locator(".qa-cite summary").click()
        found = Axe().run(tab.page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.page.evaluate("document.documentElement.lang") == locale[:2]


def test_the_flash_is_left_out_where_motion_is_not_wanted(visit: Visitor) -> None:
    for motion, name in (("reduce", "none"), ("no-preference", "qa-flash")):
        tab = visit(reduced_motion=motion)
        tab.page.goto(tab.url.rstrip("/") + LINK)
        assert tab.page.evaluate("getComputedStyle(document.querySelector('#words')).animationName") == name


def test_in_print_there_is_only_the_transcript(visit: Visitor) -> None:
    tab = visit()
    tab.page.goto(tab.url.rstrip("/") + LINK)
    tab.page.emulate_media(media="print", color_scheme="dark")
    assert not tab.page.locator(".qa-bar").is_visible()
    assert not tab.page.locator(".qa-cite").is_visible()
    assert tab.page.locator(".qa-line-text").first.is_visible()
    assert tab.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_colours_are_those_of_the_other_pages() -> None:
    folder = Path(reader.__file__).parent
    ours, theirs = ((folder / name).read_text("utf-8") for name in ("reader.css", "style.css"))
    palette = re.compile(r"(--qa-[a-z-]+): (#[0-9a-f]+)")
    known = set(palette.findall(theirs))
    assert set(palette.findall(ours.partition("@media print")[0])) <= known
