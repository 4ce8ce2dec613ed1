from __future__ import annotations

import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.render.characters import printable
from qa.render.papers import Facts, Heading, Pair, Paper, Points, Prose, Table, TableCell, paper_html

from .papers import HOSTILE, LINK, matrix, paper, quotation
from .reading import Reader

FULL = paper(
    Facts(rows=(("Nom", "Thomas Fauré"),)), Heading(level=1, text="Sujets"), Prose(text="Une remarque.", muted=True),
    quotation(highlights=((0, 15),), label="dit plus tôt"), quotation("We are 26.", language="en", question=None),
    Pair(left=quotation("Un."), right=None, label="Équipe"), Points(items=("un", "deux")), matrix(),
)  # fmt: skip


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3))
def test_the_text_of_a_quotation_is_what_was_said(text: str, highlights: list[tuple[int, int]]) -> None:
    page = Reader(_body(paper(quotation(text, highlights=tuple(highlights)))))
    assert page.texts("blockquote") == [printable(text)]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_come_out_as_they_were_said(text: str) -> None:
    table = Table(header=(text,), rows=((TableCell(text=text, note=text or None),),), caption=text)
    page = lxml.html.document_fromstring(paper_html(paper(quotation(text), Prose(text=text), table, title=text)))
    (words,) = page.iter("blockquote")
    assert words.text_content() == printable(text)
    assert page.findtext(".//h1") in (printable(text), None)
    assert not list(page.iter("script", "img", "iframe", "object"))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = paper_html(FULL)
    tags = list(lxml.html.document_fromstring(page).iter())
    assert {element.tag for element in tags}.isdisjoint({"script", "link", "img", "iframe", "object", "base", "form"})
    assert {name for element in tags for name in element.attrib} <= {
        "lang", "dir", "class", "charset", "name", "content", "http-equiv", "scope", "href", "rel", "role", "tabindex",
        "aria-label", "aria-hidden",
    }  # fmt: skip
    assert {element.tag for element in tags if "href" in element.attrib} == {"a"}
    assert not re.search(r"url\(|@import|https?:", page.partition("</style>")[0].partition("<style>")[2])
    assert "default-src &#x27;none&#x27;" in page


def test_what_was_said_has_its_language_and_the_page_its_own() -> None:
    page = lxml.html.document_fromstring(paper_html(FULL))
    assert page.get("lang") == "fr"
    assert [words.get("lang") for words in page.iter("blockquote")] == ["fr", "en", "fr"]
    assert {words.get("dir") for words in page.iter("blockquote")} == {"auto"}


def test_a_language_that_is_none_is_not_claimed() -> None:
    assert "<blockquote dir=" in paper_html(paper(quotation(language='fr" onload="')))


def test_headings_go_down_from_one_title() -> None:
    page = lxml.html.document_fromstring(paper_html(FULL))
    assert [(title.tag, title.text) for title in page.iter("h1", "h2", "h3", "h4")] == [
        ("h1", "Dossier"),
        ("h2", "Sujets"),
    ]
    assert page.findtext(".//title") == "Dossier"


def test_a_table_names_its_rows_columns_and_itself() -> None:
    (table,) = lxml.html.document_fromstring(paper_html(FULL)).iter("table")
    assert table.findtext("caption") == "Qui l’a entendue"
    assert [cell.get("scope") for cell in table.findall("thead/tr/th")] == ["col"] * 7
    assert [cell.get("scope") for cell in table.findall("tbody/tr/th")] == ["row"] * 12


def test_a_state_is_told_in_words_and_its_sign_is_not_read_aloud() -> None:
    (table,) = lxml.html.document_fromstring(paper_html(FULL)).iter("table")
    states = {cell.get("class"): cell.find("b").text_content() for cell in table.iter("td")}
    assert states == {"answered": "● Répondu", "touched": "◐ Abordé ailleurs", "not-asked": "○ Pas demandé"}
    assert all(sign.get("aria-hidden") == "true" for sign in table.iter("span"))


def test_a_wide_table_scrolls_and_can_be_reached_by_keyboard() -> None:
    region = lxml.html.document_fromstring(paper_html(FULL)).find(".//div[@class='scroll']")
    assert dict(region.attrib) == {
        "class": "scroll", "role": "region", "tabindex": "0", "aria-label": "Qui l’a entendue",
    }  # fmt: skip
    assert 'class="scroll"' not in paper_html(paper(matrix(3)))


def test_citations_and_notes_lead_to_their_permalinks() -> None:
    page = lxml.html.document_fromstring(paper_html(FULL))
    assert {link.get("href") for link in page.iter("a")} == {LINK}
    assert len(page.findall(".//cite/a")) == 3
    assert len(page.findall(".//td/p/a")) == 48


def test_a_link_that_runs_something_is_none() -> None:
    assert "<a " not in paper_html(paper(quotation(link="javascript:alert(1)")))


def _body(made: Paper) -> str:
    """The page from its main part on, which a strict reader takes."""
    return re.sub(r"<br>", "", re.search(r"<main>.*</main>", paper_html(made), re.DOTALL)[0])  # type: ignore[index]
