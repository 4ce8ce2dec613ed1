from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.render import paper_text
from qa.render.papers import Facts, Heading, Pair, Points, Prose, Table, TableCell

from .papers import HOSTILE, LINK, matrix, paper, quotation


def _folded(text: str) -> str:
    """The text without white space: where lines break is the terminal's affair."""
    return "".join(text.split())


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    said = "Nous recrutons et visons un effectif de 50 personnes à fin d’année. " * 3
    text = paper_text(paper(quotation(said), matrix(5, 3), Pair(left=quotation(said), right=None)), width)
    assert max(map(len, text.splitlines())) <= width
    assert _folded(text).count(_folded("effectif de 50 personnes")) == 6
    # Two states of three in each cell have a note.
    assert _folded(text).count("Noussommes26.") == 10


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=60))
def test_what_was_said_comes_in_order(text: str) -> None:
    assert _folded(text) in _folded(paper_text(paper(quotation(text)), 400))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("width", [20, 120])
def test_hostile_words_neither_break_out_nor_get_lost(text: str, width: int) -> None:
    everywhere = paper(
        quotation(text, question=text, speaker=text, role=text, organisation=text, asked_by=text, citation=text),
        Heading(level=1, text=text), Prose(text=text), Points(items=(text,)), Facts(rows=((text, text),)),
        Table(header=(text, text), rows=((TableCell(text=text), TableCell(text=text, note=text)),), caption=text),
        title=text,
    )  # fmt: skip
    shown = paper_text(everywhere, width)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)
    assert max((len(line) for line in shown.splitlines()), default=0) <= width or text == HOSTILE["emoji"]


def test_without_colour_there_is_no_escape_sequence_and_with_it_a_highlight_is_bold() -> None:
    made = paper(quotation(highlights=((0, 15),)))
    assert "\x1b" not in paper_text(made)
    assert re.search(r"\x1b\[1mNous sommes 26\.\x1b\[0m", paper_text(made, color=True))


def test_in_colour_a_citation_leads_to_its_permalink_and_to_nothing_that_is_no_page() -> None:
    assert "]8;id=" in paper_text(paper(quotation()), color=True)
    assert LINK in paper_text(paper(quotation()), color=True)
    assert "javascript" not in paper_text(paper(quotation(link="javascript:alert(1)")), color=True)


def test_a_wide_table_becomes_one_block_a_row() -> None:
    wide, narrow = (paper_text(paper(matrix(3, 2)), width) for width in (100, 50))
    assert "───" in wide
    assert "───" not in narrow
    assert "Question 0 ?\n   Personne 0 : ● Répondu\n   Nous sommes 26." in narrow.replace("\N{NO-BREAK SPACE}", " ")
    for text in (wide, narrow):
        assert [len(re.findall(state, text)) for state in ("Répondu", "Abordé ailleurs", "Pas demandé")] == [2, 2, 2]


def test_empty_cells_are_left_out_of_a_block() -> None:
    table = Table(header=("Passage", "Chiffres"), rows=((TableCell(text="p. 1"), TableCell(text="")),))
    assert "Chiffres" not in paper_text(paper(table), 30)


def test_every_block_has_its_place() -> None:
    left, right = quotation("Un."), quotation("Deux.", label="dit plus tard")
    text = paper_text(
        paper(
            Heading(level=2, text="Sujets"), Prose(text="Une remarque.", muted=True), Facts(rows=(("Nom", "Fauré"),)),
            Points(items=("un point",)), Pair(left=left, right=right, label="Équipe"), matrix(2, 1),
        ),
        100,
    )  # fmt: skip
    places = [
        text.index(words)
        for words in (
            "Dossier", "Un essai", "## Sujets", "Une remarque.", "Nom\N{NO-BREAK SPACE}: Fauré", "- un point",
            "Équipe", "Un.", "dit plus tard", "Deux.", "Qui l’a entendue", "Question 0 ?", "Mot pour mot.",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_who_speaks_comes_before_the_words_and_the_source_after() -> None:
    text = paper_text(paper(quotation("Nous sommes 26.")))
    assert (
        "Thomas Fauré, Whaller SAS (personne interviewée)\n   Emmanuel M demandait\N{NO-BREAK SPACE}: "
        "Combien êtes-vous ?\n   Nous sommes 26.\n   Fauré, juillet 2021\n"
    ) in text


def test_square_brackets_are_text_not_markup() -> None:
    text = paper_text(paper(quotation("[bold]non[/bold] :smile:"), Prose(text="[red]non[/red]")))
    assert "[bold]non[/bold] :smile:" in text
    assert "[red]non[/red]" in text


def test_a_table_without_columns_is_nothing() -> None:
    assert _folded(paper_text(paper(Table(header=(), rows=())))) == _folded(paper_text(paper()))
