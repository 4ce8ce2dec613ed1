"""The pages of preparation as any client gets them: files, wrong names, filters, names of topics."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import docx
import httpx
import pypdf
import pytest
from starlette.requests import Request

from qa.engine import Engine
from qa.web.desk import Desk
from qa.web.prepare.guest import guest
from qa.web.prepare.matrix import matrix
from qa.web.site import Library, Site, Stopped, Terms, Visit, page_words

from .conftest import Served
from .preparing import get, texts, tree, values

LANGUAGES = ["en", "fr"]
EN = page_words("prepare", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_leads_to_every_guest_every_topic_and_everything_else(starter: Served, language: str) -> None:
    page = get(starter, "", language)
    assert texts(page, "//*[@class='qa-people-name']")[:4] == [
        "Benjamin André", "Michaël Ferrec", "Thomas Fauré", "Lionel Roux",
    ]  # fmt: skip
    assert len(values(page, "//*[@class='qa-people-cards']//a/@href")) == 9
    assert values(page, "//a[starts-with(@href, '/prepare/topic?topic=')]/@href")
    assert {"/prepare/matrix", "/prepare/compare", "/prepare/topics"} <= set(values(page, "//nav//a/@href"))
    assert texts(page, "//h1") == [page_words("prepare", language).title]


@pytest.mark.parametrize("path", ["", "/guest?name=roux", "/topic?topic=cloud", "/matrix", "/compare", "/topics"])
def test_every_page_has_the_tabs_and_no_word_of_the_other_language(starter: Served, path: str) -> None:
    address, _, query = path.partition("?")
    asked = dict([query.split("=")]) if query else {}
    for language in LANGUAGES:
        page = get(starter, address, language, **asked)
        assert texts(page, "//nav//ul[@class='qa-tabs']//a") == [
            page_words("prepare", language)["tab_" + name] for name in ("start", "matrix", "compare", "topics")
        ]
        assert len(values(page, "//ul[@class='qa-tabs']//a/@aria-current")) == 1


@pytest.mark.parametrize(
    ("name", "sentence", "near"),
    [
        ("Thomas", "does not name one guest", ["Thomas Serval", "Thomas Fauré"]),
        ("Lionel Rou", "does not name one guest", ["Lionel Roux"]),
        ("Emmanuel M", "asks the questions", []),
        ("Zzyzx", "is called “Zzyzx”", []),
        ("<script>", "is called “<script>”", []),
        ("", "No name was given", []),
    ],
)
def test_a_name_that_is_nobody_s_gets_the_nearest_to_choose_from(
    starter: Served, name: str, sentence: str, near: list[str]
) -> None:
    page = get(starter, "/guest", name=name)
    assert page.status_code == (404 if name else 200)
    assert sentence in texts(page, "//*[contains(@class, 'qa-panel')]")[0]
    assert [text.split(" ", 2)[:2] for text in texts(page, "//*[contains(@class, 'qa-panel')]//li")] == [
        one.split() for one in near
    ]
    assert len(texts(page, "//h2/following-sibling::ul/li")) == 9


def test_a_part_of_a_name_that_only_one_has_opens_the_dossier(starter: Served) -> None:
    assert texts(get(starter, "/guest", name="fauré"), "//h1") == ["Thomas Fauré"]


def test_what_is_shown_in_a_dossier_is_verbatim_in_the_reader_it_links_to(starter: Served) -> None:
    page = get(starter, "/guest", name="Lionel Roux")
    for figure in tree(page).xpath("//figure[@class='qa-said']")[:6]:
        said = figure.xpath(".//blockquote")[0].text_content()
        link = figure.xpath(".//a[starts-with(@href, '/read/')]/@href")[0]
        read = httpx.get(starter.url.rstrip("/") + link, follow_redirects=True, timeout=60)
        assert read.status_code == 200
        assert " ".join(said.split()) in " ".join(tree(read).text_content().split())


def test_a_topic_of_no_words_is_asked_for_again_with_what_was_typed(starter: Served) -> None:
    for typed in ("?!", "x" * 301):
        page = get(starter, "/topic", topic=typed)
        assert page.status_code == 400
        assert values(page, "//input[@name='topic']/@value") == [typed]
        assert texts(page, "//*[@class='qa-problem']") == [EN.topic_wrong(most=300)]
    assert get(starter, "/topic").status_code == 200


def test_a_brief_names_everybody_and_a_topic_of_the_list_shows_its_passages(starter: Served) -> None:
    page = get(starter, "/topic", topic="cloud de confiance")
    assert len(texts(page, "//*[@class='qa-glance']/tbody/tr")) == 9
    label = texts(get(starter, "/topics"), "//ol[@class='qa-topics']//h2/a")[0]
    page = get(starter, "/topic", topic=label)
    assert label in texts(page, "//h1")[0]
    assert texts(page, "//*[@id='grouped']") == [EN.grouped]


def test_the_table_keeps_the_rows_that_are_left_by_the_filter(starter: Served) -> None:
    page = get(starter, "/matrix", state="not-asked", of="Lionel Roux", text="données")
    left = tree(page).xpath("//tbody/tr[not(@hidden)]")
    assert 0 < len(left) < len(tree(page).xpath("//tbody/tr"))
    for row in left:
        assert "données" in row.xpath("./th/a/@title")[0].lower()
        assert row.xpath("./td[4]/a/@data-state") == ["not-asked"]
    assert tree(page).xpath("//table/caption")
    assert set(values(page, "//tbody/tr/th/@scope")) == {"row"}
    assert set(values(page, "//thead//th/@scope")) == {"col"}


def test_a_table_for_a_name_that_is_nobody_s_shows_all_and_says_so(starter: Served) -> None:
    page = get(starter, "/matrix", guest="Zzyzx")
    assert texts(page, "//*[@role='alert']") == [EN.matrix_wrong]
    assert len(tree(page).xpath("//thead//th")) == 5


def test_a_cell_has_the_question_as_put_and_the_answer_or_what_is_nearest(starter: Served) -> None:
    states: dict[str, str] = {}
    for link in tree(get(starter, "/matrix")).xpath("//td/a"):
        states.setdefault(link.get("data-state"), link.get("href"))
    for state, link in states.items():
        page = httpx.get(starter.url.rstrip("/") + link, headers={"Accept-Language": "en"}, timeout=60)
        assert tree(page).xpath("//blockquote")
        labels = texts(page, "//*[@class='qa-said-label']")
        assert (not labels) if state == "answered" else labels
        part = httpx.get(f"{starter.url.rstrip('/')}{link}&part=1", timeout=60)
        assert "<html" not in part.text
    assert get(starter, "/cell", question="gone#t1").status_code == 404


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"left": "Lionel Roux"}, EN.compare_two),
        ({"left": "Lionel Roux", "right": "Lionel Roux"}, EN.compare_same),
        ({"left": "Lionel Roux", "right": "Zzyzx"}, EN.compare_wrong),
        ({"left": "Lionel Roux", "right": "Thomas Fauré", "topic": "?"}, EN.compare_wrong),
    ],
)
def test_a_comparison_that_cannot_be_made_says_why_and_keeps_what_was_chosen(
    starter: Served, query: dict[str, str], sentence: str
) -> None:
    page = get(starter, "/compare", **query)
    assert texts(page, "//*[@role='alert']") == [sentence]
    assert values(page, "//select[@name='left']/option[@selected]/@value") == ["Lionel Roux"]


PAGES = [
    ("/guest", {"name": "Lionel Roux"}, "dossier-lionel-roux", "speaker"),
    ("/topic", {"topic": "cloud de confiance"}, "topic-cloud-de-confiance", "speakers"),
    ("/matrix", {"guest": ["Lionel Roux", "Thomas Fauré"]}, "who-was-asked-what", "rows"),
    ("/compare", {"left": "roux", "right": "fauré"}, "lionel-roux-and-thomas-faure", "pairs"),
    ("/topics", {}, "topics", "topics"),
]


@pytest.mark.parametrize(("path", "query", "name", "key"), PAGES)
def test_every_page_is_had_as_a_file_named_after_what_it_is(
    starter: Served, path: str, query: dict[str, Any], name: str, key: str
) -> None:
    links = values(get(starter, path, **query), "//*[contains(@class, 'qa-exports')]//a/@href")
    kinds = ["docx", "pdf", "html", "md", "json", *(["csv"] if path == "/matrix" else [])]
    assert [link.rpartition("format=")[2] for link in links] == kinds
    for kind, link in zip(kinds, links, strict=True):
        file = httpx.get(starter.url.rstrip("/") + link, headers={"Accept-Language": "en"}, timeout=60)
        assert file.headers["content-disposition"] == f'attachment; filename="{name}.{kind}"'
        match kind:
            case "docx":
                assert docx.Document(BytesIO(file.content)).paragraphs
            case "pdf":
                assert pypdf.PdfReader(BytesIO(file.content)).pages
            case "json":
                assert key in json.loads(file.content)
            case "csv":
                head = next(csv.reader(StringIO(file.content.decode("utf-8-sig"))))
                assert head[:4] == ["Question", "Asked", "Lionel Roux", "Thomas Fauré"]
            case _:
                assert starter.url + "read/" in file.text or path == "/matrix"


def test_a_file_is_worded_in_the_language_of_the_page(starter: Served) -> None:
    file = get(starter, "/guest", "fr", name="roux", format="md")
    assert "Jamais demandé" in file.text
    assert "Never asked" not in file.text


@pytest.mark.parametrize(("page", "query"), [(guest, "name=Benjamin"), (matrix, "guest=Benjamin"), (matrix, "")])
def test_long_work_says_how_far_it_is_and_stops_when_nobody_waits(
    starter_engine: Engine, page: Callable[[Site, Visit], object], query: str
) -> None:
    library, words = Library.over(starter_engine), page_words("prepare", "en")
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": query.encode(), "headers": []}
    visit = Visit(request=Request(scope), library=library, terms=Terms(), page="prepare", language="en", words=words)
    visit.stop.set()
    with pytest.raises(Stopped):
        page(Site(library, Terms(), Desk()), visit)
    done, total = visit.steps[0]
    assert done == 1 < total
