from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qa.render.characters import printable
from qa.render.papers import Facts, Heading, Pair, Points, Prose, Table, TableCell, paper_markdown

from .papers import HOSTILE, LINK, matrix, paper, quotation

if TYPE_CHECKING:
    from markdown_it.token import Token

_READER = MarkdownIt("commonmark").enable("table")


def _text(inline: Token) -> str:
    assert not {child.type for child in inline.children or ()} & {"softbreak", "html_inline", "image"}
    return "".join("\n" if child.type == "hardbreak" else child.content for child in inline.children or ())


def _blocks(markdown: str, kind: str) -> list[str]:
    """The texts of all elements of this kind, paragraphs parted by an empty line."""
    found: list[list[str]] = []
    depth = 0
    for token in _READER.parse(markdown):
        depth += token.nesting if token.type.removesuffix("_open").removesuffix("_close") == kind else 0
        if token.type == f"{kind}_open" and depth == 1:
            found.append([])
        if token.type == "inline" and depth:
            found[-1].append(_text(token))
    return ["\n\n".join(texts) for texts in found]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3))
def test_a_quotation_is_read_back_character_by_character(text: str, highlights: list[tuple[int, int]]) -> None:
    markdown = paper_markdown(paper(quotation(text, highlights=tuple(highlights))))
    assert _blocks(markdown, "blockquote") == [printable(text)]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_come_out_as_they_were_said(text: str) -> None:
    markdown = paper_markdown(paper(quotation(text), Heading(level=2, text=text), Points(items=(text,))))
    assert _blocks(markdown, "blockquote") == [printable(text)]
    assert _blocks(markdown, "heading")[-1] == " ".join(printable(text).split())
    assert _blocks(markdown, "list_item") == [" ".join(printable(text).split())]


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_cell_is_read_back_with_its_note(text: str, note: str) -> None:
    table = Table(header=("a", "b"), rows=((TableCell(text="q"), TableCell(text=text, note=note)),))
    cells = _blocks(paper_markdown(paper(table)), "td")
    assert cells == ["q", printable("\N{NO-BREAK SPACE}: ".join(filter(None, (text, note))))]


def test_the_question_and_who_asked_it_come_before_the_words_and_the_source_after() -> None:
    expected = (
        "**Emmanuel M demandait**\N{NO-BREAK SPACE}: Combien êtes-vous ?\n\n> **Nous sommes 26.** Nous recrutons.\n\n"
        "— **Thomas Fauré**, Whaller SAS, personne interviewée.\\\n[Fauré, juillet 2021](<"
    )
    assert expected in paper_markdown(paper(quotation(highlights=((0, 15),))))


def test_a_citation_leads_to_the_very_permalink() -> None:
    tokens = _READER.parse(paper_markdown(paper(quotation())))
    links = [child.attrs["href"] for token in tokens for child in token.children or () if child.type == "link_open"]
    assert links == [LINK]


def test_a_link_that_is_no_page_is_none() -> None:
    assert "](" not in paper_markdown(paper(quotation(link="javascript:alert(1)")))


def test_a_highlight_that_no_mark_can_hold_is_left_plain() -> None:
    # "a**(b)**c" would be read as asterisks.
    assert "> a(b)c" in paper_markdown(paper(quotation("a(b)c", highlights=((1, 4),))))


def test_every_block_has_its_place() -> None:
    left, right = quotation("Un."), quotation("Deux.", label="dit plus tard")
    markdown = paper_markdown(
        paper(
            Heading(level=1, text="Sujets"), Prose(text="Une remarque.", muted=True), Facts(rows=(("Nom", "Fauré"),)),
            Points(items=("un", "deux")), Pair(left=left, right=right, label="Équipe"), matrix(2, 1),
        )
    )  # fmt: skip
    assert _blocks(markdown, "heading") == ["Dossier", "Sujets"]
    assert _blocks(markdown, "list_item") == ["Nom\N{NO-BREAK SPACE}: Fauré", "un", "deux"]
    assert _blocks(markdown, "blockquote") == ["Un.", "Deux."]
    assert _blocks(markdown, "th") == ["Question", "Personne 0", "Personne 1"]
    said = "\N{NO-BREAK SPACE}: Nous sommes 26."
    assert _blocks(markdown, "td") == ["Question 0 ?", f"● Répondu{said}", f"◐ Abordé ailleurs{said}"]
    assert markdown.index("*dit plus tard*") < markdown.index("> Deux.")
    assert markdown.endswith("---\n\n*Mot pour mot.*\n")
