from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pypdf
import pytest
from fakes import no_network
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.render.characters import printable
from qa.render.papers import Facts, Heading, Pair, Paper, Points, Prose, paper_pdf

from .papers import HOSTILE, LINK, matrix, paper, quotation

# Other scripts are set in whatever font the machine has, and read back as well as that font allows.
_LATIN = st.characters(
    min_codepoint=0x20, max_codepoint=0x17F, categories=["L", "N", "P", "S"], include_characters=" \n"
)


def _read(made: Paper) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(paper_pdf(made)))


def _folded(text: str) -> str:
    """The text without white space: where lines break is the page's affair."""
    return "".join(text.replace("\N{ZERO WIDTH SPACE}", "").split())


def _text(made: Paper) -> str:
    return _folded("".join(page.extract_text() for page in _read(made).pages))


@settings(max_examples=50)
@given(st.text(_LATIN, max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=3))
def test_a_quotation_can_be_read_back(text: str, highlights: list[tuple[int, int]]) -> None:
    assert f"vous?{_folded(text)}ThomasFauré," in _text(paper(quotation(text, highlights=tuple(highlights))))


@pytest.mark.parametrize("kind", HOSTILE.keys() - {"right to left"})
def test_hostile_words_come_out_as_they_were_said(kind: str) -> None:
    words = _folded(printable(HOSTILE[kind]))
    made = paper(
        quotation(HOSTILE[kind], question=HOSTILE[kind]), Heading(level=1, text=HOSTILE[kind]),
        Prose(text=HOSTILE[kind]), title=HOSTILE[kind],
    )  # fmt: skip
    assert _text(made).count(words) >= 5


def test_words_from_right_to_left_are_all_there() -> None:
    text = _text(paper(quotation("مرحبا بالعالم (whaller)", language="ar")))
    assert all(word in text for word in ("مرحبا", "بالعالم", "whaller"))


def test_words_longer_than_a_line_stay_on_the_page() -> None:
    (page,) = _read(paper(quotation("x" * 400), Pair(left=quotation("y" * 200), right=None))).pages
    places: list[float] = []
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: places.append(tm[4]))
    assert max(places) < page.mediabox.width


def test_a_quotation_longer_than_a_page_goes_on_on_the_next() -> None:
    words = " ".join(f"mot{number}" for number in range(2000))
    reader = _read(paper(quotation(words)))
    assert len(reader.pages) > 2
    said = "".join(page.extract_text().rpartition("Mot pour mot.")[0] for page in reader.pages)
    assert _folded(words) in _folded(said)


def test_the_document_knows_its_title_and_language_and_is_tagged() -> None:
    reader = _read(paper(language="en", title="Dossier (1)"))
    assert reader.metadata is not None
    assert reader.metadata.title == "Dossier (1)"
    assert reader.metadata.creation_date is None
    catalogue: Any = reader.root_object
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/MarkInfo"]["/Marked"]


def test_the_same_paper_is_the_same_file() -> None:
    made = paper(quotation(), matrix())
    assert paper_pdf(made) == paper_pdf(made)


def test_nothing_is_fetched() -> None:
    with no_network():
        assert paper_pdf(paper(quotation(), matrix())).startswith(b"%PDF-")


def test_citations_lead_to_their_permalinks_and_to_nothing_that_runs() -> None:
    reader = _read(paper(quotation(), quotation(link="javascript:alert(1)"), quotation(link="file:///etc/passwd")))
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert [note["/A"]["/URI"] for note in notes] == [LINK]


def test_every_page_of_a_table_begins_with_its_header_and_ends_with_its_number() -> None:
    pages = [page.extract_text() for page in _read(paper(matrix(6, 40))).pages]
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert page.count("Personne 5") == 1
        assert f"Mot pour mot. {number} / {len(pages)}" in page


def test_a_state_is_told_by_a_sign_and_in_words() -> None:
    text = _text(paper(matrix(3, 1)))
    assert "●RéponduNoussommes26.◐AbordéailleursNoussommes26.○Pasdemandé" in text


def test_a_wide_table_lies_on_its_side_between_upright_pages() -> None:
    reader = _read(paper(quotation(), Heading(level=1, text="Qui"), matrix(5), quotation()))
    assert [page.mediabox.width > page.mediabox.height for page in reader.pages] == [False, True, False]
    assert "Qui" in reader.pages[1].extract_text()


def test_a_table_too_wide_for_any_page_is_cut_into_strips() -> None:
    text = " ".join(page.extract_text() for page in _read(paper(matrix(20, 2))).pages)
    assert sorted(map(int, re.findall(r"Personne (\d+)", text))) == list(range(20))
    assert text.count("Question 1 ?") == 4
    assert "Qui l’a entendue (4/4)" in text


def test_every_block_is_set() -> None:
    text = _text(
        paper(
            Facts(rows=(("Nom", "Fauré"),)), Points(items=("un", "deux")), Prose(text="Remarque.", muted=True),
            quotation(label="dit plus tôt"), Pair(left=None, right=quotation("Deux."), label="Équipe"),
        )
    )  # fmt: skip
    assert "NomFauré–un–deuxRemarque.ditplustôtEmmanuelMdemandait:Combienêtes-vous?" in text
    assert "Équipe—" in text


def test_a_paper_without_blocks_or_with_empty_ones_is_a_page() -> None:
    assert len(_read(paper()).pages) == 1
    assert len(_read(paper(Facts(rows=()), Points(items=()), matrix(0, 0), subtitle="", footer="")).pages) == 1
