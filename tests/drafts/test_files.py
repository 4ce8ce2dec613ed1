"""Drafts in every format: what a reader sees is read, and what is no text is not."""

from __future__ import annotations

import codecs

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafts.reading import read, said, saved, texts, word
from qa.drafts import draft_of
from qa.errors import DraftError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


# Markdown


def test_markdown_drops_markup_and_keeps_the_words() -> None:
    text = "« Un **deux** [trois](https://example.org/quatre) `cinq` six[^1] &amp; \\*sept\\* »"
    assert texts(text) == ["Un deux trois cinq six & *sept*"]


@pytest.mark.parametrize(
    "text",
    [
        "```\n« un deux trois quatre »\n```",
        "    « un deux trois quatre »",
        "Voir `« un deux trois quatre »`.",
        "---\ntitle: « un deux trois quatre »\n---\n\nRien.",
        '[lien](https://example.org "un deux trois quatre")',
        "<!-- « un deux trois quatre » -->",
        '![image](a.png "« un deux trois quatre »")',
        "> [!NOTE]\n> Un deux trois quatre.",
    ],
)
def test_markdown_leaves_out_code_front_matter_addresses_comments_and_notes(text: str) -> None:
    assert texts(text) == []


def test_markdown_lines_are_those_of_the_source() -> None:
    text = "---\na: b\n---\n\n# Titre\n\n- un\n- dit « deux\n  trois quatre cinq »\n\n"
    text += "| a | b |\n|---|---|\n| x | “un deux trois quatre” |\n"
    places = [(q.text, q.line, q.column, q.end_line) for q in read(text).quotes]
    assert places == [("deux trois quatre cinq", 8, 7, 9), ("un deux trois quatre", 13, 7, 13)]


def test_html_in_markdown_is_read_as_html() -> None:
    text = "Avant.\n\n<blockquote>\n<p>Un deux trois quatre</p>\n<cite>Anna Roy</cite>\n</blockquote>\n\n"
    text += "On lit <q>cinq six sept huit</q>."
    assert [(q.text, q.attribution, q.line) for q in read(text).quotes] == [
        ("Un deux trois quatre", "Anna Roy", 4),
        ("cinq six sept huit", None, 8),
    ]


# Plain text


def test_a_quote_may_be_wrapped_over_lines() -> None:
    text = "Titre\nAnna Roy l’assure : « un deux\ntrois quatre\ncinq ».\nAutre « six sept huit neuf »."
    assert said(text, "txt") == [("un deux trois quatre cinq", "Anna Roy"), ("six sept huit neuf", None)]


def test_a_sentence_may_be_wrapped_at_a_width() -> None:
    text = "« Un deux trois quatre cinq six sept huit neuf dix », a dit hier\nAnna Roy à la presse.\n\nFin.\n"
    assert said(text, "txt") == [("Un deux trois quatre cinq six sept huit neuf dix", "Anna Roy")]


def test_a_line_each_is_a_paragraph_each() -> None:
    text = "« Un deux trois quatre », dit Anna Roy.\n« Cinq six sept huit »\n« Oublié\n\n» là"
    assert said(text, "txt") == [("Un deux trois quatre", "Anna Roy"), ("Cinq six sept huit", None)]


def test_figures_in_brackets_are_words_unless_they_hang_on_one() -> None:
    assert texts("« [50] personnes sont là[12]. »[3]") == ["[50] personnes sont là."]


# HTML


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Il dit <q>un deux trois quatre</q>.</p>", [("un deux trois quatre", None)]),
        (
            "<p>&laquo;&nbsp;un <b>deux</b> trois&#32;quatre&nbsp;&raquo;, dit Anna Roy</p>",
            [("un deux trois quatre", "Anna Roy")],
        ),
        ("<blockquote>Un deux trois quatre<cite>Anna Roy</cite></blockquote>", [("Un deux trois quatre", "Anna Roy")]),
        (
            "<figure><blockquote><p>Un deux</p><p>trois quatre</p></blockquote>"
            "<figcaption>— <cite>Anna Roy</cite>, Truc</figcaption></figure>",
            [("Un deux\ntrois quatre", "Anna Roy")],
        ),
        ("<p><q>un deux trois quatre</q> <cite>Anna Roy</cite></p>", [("un deux trois quatre", "Anna Roy")]),
        ("<p>« un deux trois<sup>12</sup> quatre »</p>", [("un deux trois quatre", None)]),
        ("<script>“un deux trois quatre”</script><style>“a b c d”</style><pre>“a b c d”</pre>", []),
        ("<title>“un deux trois quatre”</title><p title='“a b c d”'>x</p>", []),
        ("<p>“un deux<p>trois quatre”", []),
    ],
)
def test_html(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text, "html") == expected


def test_html_places_are_those_of_the_source() -> None:
    draft = read("<p>\n  Il dit &laquo; un deux\n  trois quatre &raquo;.\n</p>", "html")
    (quote,) = draft.quotes
    assert (quote.line, quote.column, quote.end_line) == (2, 10, 3)
    assert draft.text[quote.start : quote.end] == "&laquo; un deux\n  trois quatre &raquo;"


# DOCX


def test_docx_paragraphs_are_its_lines() -> None:
    draft = draft_of(word("Titre", "", "Anna Roy explique : « un deux trois quatre »."), "docx", "a.docx")
    (quote,) = draft.quotes
    assert draft.unit == "paragraph"
    assert (quote.text, quote.attribution, quote.line) == ("un deux trois quatre", "Anna Roy", 2)


@pytest.mark.parametrize("style", ["Quote", "Intense Quote"])
def test_docx_quotation_styles_are_block_quotations(style: str) -> None:
    raw = word("Anna Roy explique :", "Un deux trois", "quatre cinq six", style=style)
    (quote,) = draft_of(raw, "docx", "a.docx").quotes
    assert (quote.text, quote.attribution, quote.block) == ("Un deux trois\nquatre cinq six", "Anna Roy", True)


def test_docx_tables_changes_and_note_numbers() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "“one two three four”"
    paragraph = document.add_paragraph("« un deux ")
    for tag, kind, text in (("ins", "t", "trois "), ("del", "delText", "jamais ")):
        run = f'<w:r><w:{kind} xml:space="preserve">{text}</w:{kind}></w:r>'
        paragraph._p.append(parse_xml(f'<w:{tag} xmlns:w="{W}" w:id="1" w:author="a">{run}</w:{tag}>'))
    paragraph.add_run("quatre")
    paragraph.add_run("12").font.superscript = True
    paragraph.add_run(" »")
    found = draft_of(saved(document), "docx", "a.docx").quotes
    assert [quote.text for quote in found] == ["one two three four", "un deux trois quatre"]


# What the draft asks to leave alone


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!-- qa: ignore -->\n« un deux trois quatre »\n\n« cinq six sept huit »", "md"),
        ("<!-- qa: ignore -->\n\n« un deux trois quatre »\n\n« cinq six sept huit »", "md"),
        ("« un deux trois quatre » <!-- qa: ignore -->\n\n« cinq six sept huit »", "md"),
        (
            "<!-- qa: ignore-start -->\n\nA\n\n« un deux trois quatre »\n\n"
            "<!-- qa: ignore-end -->\n\n« cinq six sept huit »",
            "md",
        ),
        ("<!-- qa: ignore --><p>« un deux trois quatre »</p><p>« cinq six sept huit »</p>", "html"),
        ("<p>« un deux trois quatre »<!--qa:ignore--></p><p>« cinq six sept huit »</p>", "html"),
        ("qa: ignore\n« un deux trois quatre »\n« cinq six sept huit »", "txt"),
        ("QA: ignore\n\n« un deux trois quatre »\n\n« cinq six sept huit »", "txt"),
    ],
)
def test_marked_quotes_are_left_alone(text: str, kind: str) -> None:
    draft = read(text, kind)
    assert [quote.text for quote in draft.quotes] == ["cinq six sept huit"]
    assert draft.ignored == 1


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings(encoding: str) -> None:
    raw = "Il dit « l’été à l’œuvre déjà ».\r\n".encode(encoding)
    assert [quote.text for quote in draft_of(raw, "txt", "a.txt").quotes] == ["l’été à l’œuvre déjà"]


def test_utf_16_has_a_mark() -> None:
    raw = codecs.BOM_UTF16_LE + "« un deux trois été »".encode("utf-16-le")
    assert [quote.text for quote in draft_of(raw, "txt", "a.txt").quotes] == ["un deux trois été"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_kind_of_line_end_counts(end: str) -> None:
    (quote,) = read(f"un{end}{end}deux{end}{end}« trois quatre cinq six »").quotes
    assert quote.line == 5


PIECES = [
    *(
        "« ",
        " »",
        "“",
        "”",
        '"',
        "‘",
        "’",
        "\n",
        "\n\n",
        "> ",
        "<q>",
        "</q>",
        "<blockquote>",
        "</p>",
        "<!--",
        "-->",
        "`",
    ),
    *("qa: ignore", "[a](b)", "[^1]", "&laquo;", "&#", "<cite>", "— Anna Roy", ", dit-elle", "selon Anna Roy, "),
    *("a b c d ", "<pre>", "</sup>", "\u2028", "\x0c", "| a |", "---\n", "    "),
]
MIXED = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@example(text="«\n\n[^0]", kind="md")
@given(st.one_of(st.text(max_size=300), MIXED), st.sampled_from(["md", "html", "txt"]))
def test_any_text_is_read_or_empty(text: str, kind: str) -> None:
    try:
        draft = draft_of(text.encode("utf-8", "replace"), kind, "a")
    except DraftError:
        assert not text.strip() or "\x00" in text
        return
    lines = draft.text.split("\n")
    for quote in (*draft.quotes, *draft.short):
        assert 0 <= quote.start < quote.end <= len(draft.text)
        assert 1 <= quote.line <= quote.end_line <= len(lines)
        assert quote.text.strip() == quote.text != ""
        assert sum(len(line) + 1 for line in lines[: quote.line - 1]) + quote.column - 1 == quote.start


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["md", "html", "txt", "docx"]))
def test_any_bytes_are_read_or_refused_by_name(raw: bytes, kind: str) -> None:
    reason = ""
    try:
        draft_of(raw, kind, "a")
    except DraftError as error:
        reason = str(error)
    assert not reason or reason.startswith("a: ")
