from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.render.characters import printable
from qa.render.papers import Facts, Heading, Pair, Paper, Points, Prose, paper_docx

from .papers import HOSTILE, LINK, matrix, paper, quotation

if TYPE_CHECKING:
    from docx.document import Document


# ECMA-376, part 1: 17.3.2.28, 17.3.1.26, 17.4.60, 17.4.70; what is used of them.
_ORDER = {
    "rPr": "rStyle rFonts b bCs i iCs color spacing kern sz szCs u shd rtl lang",
    "pPr": "pStyle keepNext keepLines numPr pBdr tabs bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW tcBorders shd tcMar",
}


def _read(made: Paper) -> Document:
    return docx.Document(BytesIO(paper_docx(made)))


def _styled(document: Document, style: str) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == style]


@settings(max_examples=40)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3))
def test_a_quotation_is_one_paragraph_of_what_was_said(text: str, highlights: list[tuple[int, int]]) -> None:
    document = _read(paper(quotation(text, highlights=tuple(highlights))))
    assert _styled(document, "Quote") == [printable(text)]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_come_out_as_they_were_said(text: str) -> None:
    made = paper(
        quotation(text, question=text),
        Heading(level=1, text=text),
        Points(items=(text,)),
        matrix(2, 3, text),
        title=text,
    )
    document = _read(made)
    assert (
        _styled(document, "Quote")
        == _styled(document, "Heading 1")
        == _styled(document, "List Bullet")
        == [printable(text)]
    )
    notes = [
        cell.paragraphs[1].text for row in document.tables[0].rows for cell in row.cells if len(cell.paragraphs) > 1
    ]
    assert notes == ([printable(text)] * 4 if text else [])


def test_a_title_longer_than_word_allows_is_whole_on_the_page() -> None:
    document = _read(paper(title="mot " * 100))
    assert _styled(document, "Title") == ["mot " * 100]
    assert document.core_properties.title == ("mot " * 100)[:255]


def test_the_document_knows_its_title_and_language_and_no_other_author() -> None:
    properties = _read(paper(language="en")).core_properties
    assert (properties.title, properties.language, properties.author, properties.comments) == (
        "Dossier",
        "en-GB",
        "",
        "",
    )


def test_each_quotation_is_in_its_own_language() -> None:
    document = _read(paper(quotation(), quotation("We are 26.", language="en"), quotation("مرحبا", language="ar")))
    quotes = [p for p in document.paragraphs if p.style and p.style.name == "Quote"]
    marks = [p.runs[0]._r.find(f"{qn('w:rPr')}/{qn('w:lang')}") for p in quotes]
    assert [mark.get(qn("w:val")) for mark in marks] == ["fr-FR", "en-GB", None]
    assert marks[2].get(qn("w:bidi")) == "ar"
    assert quotes[2].runs[0].font.rtl
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert defaults.get(qn("w:val")) == "fr-FR"


def test_a_highlight_is_marked_and_the_rest_is_not() -> None:
    (quote,) = (
        p for p in _read(paper(quotation(highlights=((0, 15),)))).paragraphs if p.style and p.style.name == "Quote"
    )
    marked = [(run.text, run._r.find(f"{qn('w:rPr')}/{qn('w:shd')}") is not None) for run in quote.runs]
    assert marked == [("Nous sommes 26.", True), (" Nous recrutons.", False)]


def test_the_question_and_the_source_stand_around_the_words() -> None:
    document = _read(paper(quotation(label="dit plus tôt")))
    assert [(p.style.name, p.text) for p in document.paragraphs[2:] if p.style] == [
        ("Quote Label", "dit plus tôt"),
        ("Quote Question", "Emmanuel M demandait\N{NO-BREAK SPACE}: Combien êtes-vous ?"),
        ("Quote", "Nous sommes 26. Nous recrutons."),
        ("Quote Source", "Thomas Fauré, Whaller SAS, personne interviewée\nFauré, juillet 2021"),
    ]


def test_a_citation_is_a_link_to_its_permalink() -> None:
    document = _read(paper(quotation(), quotation(link="javascript:alert(1)")))
    links = [(link.text, link.address) for p in document.paragraphs for link in p.hyperlinks]
    assert links == [("Fauré, juillet 2021", LINK)]


def test_nothing_but_the_links_leads_outside() -> None:
    document = _read(paper(quotation(), matrix()))
    assert {rel.target_ref for rel in document.part.rels.values() if rel.is_external} == {LINK}


def test_a_table_repeats_its_header_and_keeps_its_rows_whole() -> None:
    document = _read(paper(matrix()))
    (table,) = document.tables
    first, *others = table.rows
    assert first._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in others)
    gap = "\N{NO-BREAK SPACE}"
    assert [cell.text for cell in others[0].cells][:4] == [
        "Question 0 ?", f"●{gap}Répondu\nNous sommes 26.", f"◐{gap}Abordé ailleurs\nNous sommes 26.",
        f"○{gap}Pas demandé",
    ]  # fmt: skip
    assert _styled(document, "Caption") == ["Qui l’a entendue"]


def test_a_wide_table_lies_on_its_side_between_upright_pages() -> None:
    document = _read(paper(quotation(), Heading(level=1, text="Qui"), matrix(5), quotation()))
    assert [section.orientation for section in document.sections] == [
        WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE, WD_ORIENTATION.PORTRAIT,
    ]  # fmt: skip
    assert all("Mot pour mot." in section.footer.paragraphs[0].text for section in document.sections)
    assert [section.orientation for section in _read(paper(matrix(4))).sections] == [WD_ORIENTATION.LANDSCAPE]
    assert [section.orientation for section in _read(paper(matrix(3))).sections] == [WD_ORIENTATION.PORTRAIT]


def test_a_pair_stands_side_by_side() -> None:
    document = _read(paper(Pair(left=quotation("Un."), right=None, label="Équipe")))
    (cells,) = (row.cells for row in document.tables[0].rows)
    assert [cell.paragraphs[-2 if cell is cells[0] else -1].text for cell in cells] == ["Un.", "—"]


def test_facts_and_remarks_are_there() -> None:
    document = _read(paper(Facts(rows=(("Nom", "Fauré"),)), Prose(text="Une remarque.", muted=True)))
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Nom", "Fauré"]
    assert "Une remarque." in _styled(document, "Muted")


def test_empty_blocks_and_a_paper_without_blocks_are_no_problem() -> None:
    assert _read(paper(Facts(rows=()), Points(items=()), matrix(2, 0)))
    assert _styled(_read(paper()), "Title") == ["Dossier"]


def test_the_same_paper_is_the_same_file() -> None:
    made = paper(quotation(), matrix())
    assert paper_docx(made) == paper_docx(made)


def test_properties_are_in_the_order_that_the_schema_demands() -> None:
    document = _read(paper(quotation("مرحبا", language="ar", highlights=((0, 2),)), matrix()))
    seen = set()
    for properties in [*document.element.iter(), *document.styles.element.iter()]:
        if order := _ORDER.get(properties.tag.rpartition("}")[2]):
            names = [child.tag.rpartition("}")[2] for child in properties]
            assert names == sorted(set(names), key=order.split().index)
            seen |= set(names)
    assert {"lang", "rtl", "shd", "u", "pBdr", "bidi", "tblBorders", "tblCellMar", "tcBorders", "tcMar"} <= seen
