"""The statistics of the corpus: pictures that can be clicked, steered and read without being seen, in both languages,
on a phone, in the dark, and without scripts."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re

import httpx
import pytest
from fakes import HARBOUR, FakeEncoder, write_corpus

from qa.build import build
from qa.web.site import page_words
from qa.web.statistics import VIEWS
from qa.web.statistics_script import address

from .conftest import Served, Visit, Visitor, serving

Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe

PATH = "corpus/statistics"
BOTH = pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])
WATCH = """() => { window.moved = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())
    window.moved += entry.value; }).observe({ type: "layout-shift", buffered: true }); }"""


def get(served: Served, language: str = "en", **query: str) -> httpx.Response:
    return httpx.get(served.url + PATH, params=query, headers={"Accept-Language": language}, timeout=30)


def press(tab: Visit, mark: str) -> None:
    """Points at the first of these marks and clicks it; plotly listens in a layer above them all."""
    picture = mark.split()[0]
    tab.page.locator(mark).first.hover(force=True)
    tab.page.locator(f"{picture} .hoverlayer text").first.wait_for()
    tab.page.locator(mark).first.click(force=True)


# Pictures


@BOTH
def test_every_view_draws_its_pictures_with_a_sentence_and_a_table_under_each(turn: Visitor, locale: str) -> None:
    tab, w = turn(PATH, locale=locale), page_words("statistics", locale[:2])
    for view, pictures in zip(VIEWS, (2, 1, 1, 1), strict=True):
        tab.page.get_by_role("link", name=w["view_" + view], exact=True).click()
        tab.page.locator(f'.qa-views a[aria-current][href*="view={view}"]').wait_for()
        figures = tab.page.locator("figure")
        assert figures.count() == pictures
        for at in range(pictures):
            figures.nth(at).scroll_into_view_if_needed()
            figures.nth(at).locator(".main-svg").first.wait_for()
            assert figures.nth(at).locator("figcaption").inner_text().endswith(".")
        assert tab.page.locator("details table caption").count() == pictures


def test_a_bar_leads_to_its_interview_and_so_does_its_row(turn: Visitor) -> None:
    tab = turn(PATH)
    press(tab, "#picture-talk .bars .point")
    tab.page.wait_for_url("**/read/inspeere-michael-ferrec")
    tab.page.go_back()
    tab.page.get_by_text("The same as a table").first.click()
    tab.page.locator("#title-talk ~ details").get_by_role("link", name="Inspeere").click()
    tab.page.wait_for_url("**/read/inspeere-michael-ferrec")


def test_the_keyboard_goes_from_point_to_point_hears_each_and_opens_one(turn: Visitor) -> None:
    tab = turn(PATH)
    people = tab.page.locator("#picture-people")
    people.scroll_into_view_if_needed()
    people.locator(".main-svg").first.wait_for()
    people.focus()
    tab.page.keyboard.press("ArrowDown")
    status = tab.page.locator("#qa-status")
    status.get_by_text("Michaël Ferrec, Interviewee, 1,852 words, 19 turns").wait_for(state="attached")
    people.locator(".hoverlayer text").first.wait_for()
    tab.page.keyboard.press("ArrowRight")
    status.get_by_text("Thomas Fauré").wait_for(state="attached")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/prepare/guest?name=Thomas+Faur%C3%A9")


def test_a_topic_leads_to_its_brief(turn: Visitor) -> None:
    tab = turn(f"{PATH}?view=topics")
    label = tab.page.locator("#title-topics ~ details tbody a").first
    wanted = label.get_attribute("href")
    press(tab, "#picture-topics .points path")
    tab.page.wait_for_url("**/prepare/topic?topic=*")
    assert wanted == tab.page.url.removeprefix(tab.url.rstrip("/"))


def test_another_interview_is_chosen_and_its_turns_open_in_the_reader(turn: Visitor) -> None:
    tab = turn(f"{PATH}?view=course")
    tab.page.get_by_label("Interview", exact=True).select_option("wimi-lionel-roux")
    tab.page.get_by_role("button", name="Show").click()
    tab.page.get_by_role("heading", name="Who speaks when: Lionel Roux (Wimi)").wait_for()
    tab.page.get_by_text("The same as a table").click()
    tab.page.locator("details tbody a").nth(6).click()
    tab.page.wait_for_url("**/read/wimi-lionel-roux*")


def test_pictures_take_the_colours_of_the_page_again_when_these_change(turn: Visitor) -> None:
    tab = turn(PATH, color_scheme="light")
    label = tab.page.locator("#picture-talk .annotation-text").first
    label.wait_for()
    shown = "(node) => getComputedStyle(node).fill"
    light = label.evaluate(shown)
    assert light == tab.page.evaluate("() => getComputedStyle(document.body).color")
    tab.page.emulate_media(color_scheme="dark")
    tab.page.wait_for_function(
        """(light) => getComputedStyle(document.querySelector("#picture-talk .annotation-text")).fill !== light""",
        arg=light,
    )
    assert label.evaluate(shown) == tab.page.evaluate("() => getComputedStyle(document.body).color")


def test_on_a_phone_the_map_has_numbers_alone_and_the_table_says_whose(turn: Visitor) -> None:
    tab = turn(f"{PATH}?view=topics", viewport={"width": 320, "height": 640})
    tab.page.locator("#picture-topics .points path").first.wait_for()
    assert tab.page.evaluate("() => document.documentElement.scrollWidth") <= 320
    texts = tab.page.locator("#picture-topics .scatterlayer text").all_text_contents()
    assert texts
    assert all(text.isdecimal() for text in texts)
    numbers = tab.page.locator("#title-topics ~ details tbody td:nth-child(2)").all_inner_texts()
    assert sorted(texts) == sorted(numbers)
    tab.page.set_viewport_size({"width": 1200, "height": 800})
    tab.page.locator("#picture-topics .scatterlayer text", has_text=re.compile("[a-z]")).first.wait_for()


def test_nothing_moves_while_the_pictures_come(turn: Visitor) -> None:
    tab = turn(PATH)
    tab.page.add_init_script(f"({WATCH})()")
    tab.page.reload()
    tab.page.locator("#picture-talk .main-svg").first.wait_for()
    assert tab.page.evaluate("window.moved") < 0.02


def test_without_scripts_the_sentences_and_tables_are_all_there(turn: Visitor) -> None:
    tab = turn(PATH, java_script_enabled=False)
    assert tab.page.locator(".qa-picture:visible").count() == 0
    tab.page.get_by_text("The same as a table").first.click()
    rows = tab.page.locator("#title-talk ~ details tbody tr")
    assert rows.count() == 5
    assert "83%" in rows.first.inner_text()
    tab.page.get_by_role("link", name="Dates", exact=True).click()
    assert tab.page.get_by_role("heading", name="Without a date").is_visible()
    assert tab.page.locator(".qa-undated a").count() == 4


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(turn: Visitor, scheme: str, width: int) -> None:
    tab = turn(PATH, color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    for view in VIEWS:
        tab.open(f"{PATH}?view={view}")
        tab.page.locator(".main-svg").first.wait_for()
        tab.page.evaluate("() => document.querySelectorAll('details').forEach((table) => { table.open = true; })")
        found = Axe().run(tab.page).response["violations"]
        assert [
            (rule["id"], rule["nodes"][0]["html"][:200]) for rule in found if rule["impact"] in ("serious", "critical")
        ] == []
        assert tab.page.evaluate("() => document.documentElement.scrollWidth") <= width


# Without a browser


def test_the_library_is_packed_kept_and_of_one_version(starter: Served) -> None:
    url = starter.url.rstrip("/") + address()
    packed = httpx.get(url, headers={"Accept-Encoding": "gzip"})
    assert (packed.status_code, packed.headers["content-encoding"]) == (200, "gzip")
    assert "immutable" in packed.headers["cache-control"]
    assert packed.headers["vary"] == "Accept-Encoding"
    assert int(packed.headers["content-length"]) < 2_000_000
    plain = httpx.get(url, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == packed.content == gzip.decompress(gzip.compress(plain.content))
    assert httpx.get(starter.url + "corpus/statistics/plotly-0.1.js").status_code == 404


def test_a_table_comes_as_csv_that_a_spreadsheet_reads(starter: Served) -> None:
    found = get(starter, "fr", picture="talk", format="csv")
    assert found.headers["content-disposition"] == 'attachment; filename="talk.csv"'
    assert found.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(found.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Entretien", "Invités"]
    assert len(rows) == 6
    assert get(starter, picture="nothing", format="csv").status_code == 404


def test_all_figures_come_as_json(starter: Served) -> None:
    record = get(starter, format="json", interview="wimi").json()
    assert record["counts"]["interviews"] == 5
    assert [talk["source"]["id"] for talk in record["interviews"]][-1] == "wimi-lionel-roux"
    assert record["course"]["turns"][0]["turn"] == 0
    assert len(record["topics"]["topics"]) > 3


@pytest.mark.parametrize(
    ("language", "said"), [("en", "There is no interview “Zorro”"), ("fr", "Il n’y a pas d’entretien")]
)
def test_an_interview_that_is_not_there_is_missed_in_a_sentence(starter: Served, language: str, said: str) -> None:
    page = get(starter, language, view="course", interview="Zorro")
    assert page.status_code == 200
    assert said in page.text
    assert "<select" in page.text


def test_a_view_that_is_none_is_the_first(starter: Served) -> None:
    assert 'id="title-talk"' in get(starter, view="<b>").text


def test_what_a_corpus_calls_itself_stays_text(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    title = "</script><script>alert(1)</script><b>x"
    catalogue = f'[[transcript]]\nfile = "a.txt"\ntitle = {json.dumps(title)}\n'
    corpus = write_corpus(folder, {"a.txt": HARBOUR, "catalogue.toml": catalogue})
    build(corpus, folder / "index", FakeEncoder())
    with serving(folder / "log", index=folder / "index", corpus=corpus, read_only=True) as served:
        for view in VIEWS:
            assert "<script>alert" not in get(served, view=view).text
            assert "<b>x" not in get(served, view=view).text
