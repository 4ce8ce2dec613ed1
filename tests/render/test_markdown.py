from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qa.render import answer_markdown

from .reading import Reader
from .samples import SOURCE, TEXT, answer, hit


def _quoted(markdown: str) -> str:
    html = MarkdownIt("commonmark").render(markdown).replace("<br />", "<br></br>").replace("<hr />", "<hr></hr>")
    page = Reader(html)
    assert page.attributes("blockquote"), markdown
    assert {tag for tag, _ in page.tags} <= {"h2", "p", "blockquote", "strong", "br", "em"}, markdown
    return " ".join(" ".join(page.texts("blockquote")).split())


# What Markdown makes of white space other than spaces and line feeds is its own affair.
_CHARACTERS = st.characters(categories=["L", "N", "P", "S"], include_characters=" \n", exclude_characters="\0")


@given(st.text(_CHARACTERS, min_size=1, max_size=60).filter(str.strip))
def test_a_quotation_reads_as_the_passage(text: str) -> None:
    assert _quoted(answer_markdown(answer(hit(text, highlights=())))) == " ".join(text.split())


def test_the_highlight_is_bold() -> None:
    assert "> **Nous sommes 26.** Nous recrutons." in answer_markdown(answer())


def test_a_highlight_over_a_blank_line_is_bold_on_both_sides() -> None:
    markdown = answer_markdown(answer(hit("Un.\n\nDeux.", highlights=((0, 10),))))
    assert "> **Un.**\n>\n> **Deux.**" in markdown


def test_what_looks_like_markdown_stays_as_it_was() -> None:
    for text in ("# titre", "- liste", "1. un", "*a* _b_ `c`", "[x](y)", "<b>", "a & b &amp;", "> q", "=====", "| a |"):
        assert _quoted(answer_markdown(answer(hit(text, highlights=())))) == text


def test_citation_speaker_and_role_follow_the_quotation() -> None:
    markdown = answer_markdown(answer(), "fr")
    assert markdown.startswith("## Combien sont-ils ?\n")
    assert markdown.index(TEXT[-10:]) < markdown.index("1\\. Thomas Fauré, Whaller SAS (personne interviewée). Fauré")
    assert SOURCE.publisher is not None
    assert markdown.endswith("2021\n")


def test_what_is_not_answered_is_said() -> None:
    text = answer_markdown(answer(answered=False))
    assert text.index("**Not answered in these interviews.**") < text.index("\n\nNearest passages")
