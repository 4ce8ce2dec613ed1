"""Small parts of the reading of documents: style sheets, titles, cues, signs, words found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from qa.formats.documents import FORMATS, UNREADABLE
from qa.formats.documents.blocks import PLAIN, Look, Paragraph, Run
from qa.formats.documents.css import style_sheet, told
from qa.formats.documents.cued import cued
from qa.formats.documents.facts import left_out, sensible_title, stated_language
from qa.formats.documents.hyphens import Vocabulary
from qa.formats.documents.markup import is_chrome, is_shown, names, speaker
from qa.formats.documents.signs import is_epub, is_html, is_mhtml, is_odt, is_pdf, is_rtf, is_word
from qa.formats.files import File


@pytest.mark.parametrize(
    ("sheet", "element", "look"),
    [
        (".a{font-weight:bold}", "<p class='a'>", Look.BOLD),
        (".a , p.b { color: red; font-weight: 700; }", "<p class='x b'>", Look.BOLD),
        ("p.b { font-weight: 700 }", "<span class='b'>", PLAIN),
        ("h2{font-style:italic}", "<h2>", Look.ITALIC),
        (".a{font-weight:bold} .a{font-weight:normal}", "<p class='a'>", PLAIN),
        ("/* .a{font-weight:bold} */ .b{}", "<p class='a'>", PLAIN),
        ("@media print{.a{font-weight:bold}}", "<p class='a'>", Look.BOLD),
        (".a > .b{font-weight:bold}", "<p class='b'>", PLAIN),
        ("", "<p class='a'>", PLAIN),
    ],
)
def test_style_sheets_tell_looks(sheet: str, element: str, look: Look) -> None:
    assert style_sheet(sheet).look(html.fragment_fromstring(element), PLAIN) == look


def test_declarations_give_and_take_looks() -> None:
    assert told("font-weight: bold; font-style: normal") == (Look.BOLD, Look.ITALIC)


@given(st.text(st.sampled_from("/*{}.;a:@ ,"), max_size=60))
def test_any_style_sheet_is_read(sheet: str) -> None:
    assert style_sheet(sheet).looks == {}


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("  A talk\n about tides ", "A talk about tides"),
        (None, None),
        ("", None),
        ("Untitled", None),
        ("Sans titre 2", None),
        ("Microsoft Word - a.doc", None),
        ("talk-final.pdf", None),
        ("2021-05-03", None),
        ("x" * 300, None),
    ],
)
def test_titles_that_programs_fill_in_are_none(title: str | None, kept: str | None) -> None:
    assert sensible_title(title) == kept


def test_what_is_left_out_is_one_sentence_and_english_is_not_stated() -> None:
    assert left_out({"footnotes": 0, "comments": 0}) == []
    assert left_out({"footnotes": 3, "comments": 2}) == [
        "What is no speech was left out: footnotes (3 words), comments (2 words)."
    ]
    assert [stated_language(code) for code in ("fr-FR", "DE", "en", "en-US", "", None, "1x")] == ["fr", "de", *[""] * 5]


def paragraph(*lines: str) -> Paragraph:
    return Paragraph(runs=(Run("\n".join(lines)),))


def test_cues_have_times_and_names_and_two_ranges_are_no_cues() -> None:
    cues = [paragraph(f"0:0:{n}.0 --> 0:0:{n + 1}.25", "Ines Dorn", f"Words {n}.") for n in range(3)]
    pieces = cued(cues)
    assert pieces is not None
    assert [(piece.label, piece.text, piece.time_start, piece.time_end, piece.cue) for piece in pieces] == [
        ("Ines Dorn", f"Words {n}.", float(n), n + 1.25, n + 1) for n in range(3)
    ]
    assert cued(cues[:2]) is None
    nameless = cued([paragraph(f"0:0:{n}.0 --> 0:0:{n + 1}.0", "so he said.") for n in range(3)])
    assert nameless is not None
    assert [piece.label for piece in nameless] == [None] * 3


@pytest.mark.parametrize(
    ("element", "shown"),
    [
        ("<p>", True),
        ("<p hidden>", False),
        ("<p style='Display : none'>", False),
        ("<script>", False),
        ("<div class='avatar'>JR</div>", False),
        ("<div class='avatar'>Jeanne Roy</div>", True),
        ("<b aria-hidden=true>", False),
    ],
)
def test_what_a_reader_sees(element: str, shown: bool) -> None:
    assert is_shown(html.fragment_fromstring(element)) is shown


@pytest.mark.parametrize(
    ("element", "chrome"),
    [
        ("<nav>", True),
        ("<div class='cookie-banner'>", True),
        ("<div id='comments'>", True),
        ("<div role='navigation'>", True),
        ("<div class='content'>", False),
        ("<body class='has sidebar'>", False),
        ("<article class='share'>", False),
    ],
)
def test_what_belongs_to_the_site(element: str, chrome: bool) -> None:
    tree = html.document_fromstring(element) if "body" in element else html.fragment_fromstring(element)
    assert is_chrome(tree.find("body") if "body" in element else tree) is chrome


@pytest.mark.parametrize(
    ("element", "named"),
    [
        ("<cite>Ines:</cite>", True),
        ("<cite>Moby Dick</cite>", True),
        ("<span class='speaker'>Ines</span>", True),
        ("<div class='speaker'><p>Ines</p></div>", False),
        (f"<span class='speaker'>{'words ' * 40}</span>", False),
        ("<span class='name'>Ines</span>", False),
    ],
)
def test_which_elements_hold_a_name(element: str, named: bool) -> None:
    assert names(html.fragment_fromstring(element)) is named


def test_a_title_cited_inside_a_sentence_is_no_name() -> None:
    tree = html.fragment_fromstring("<p><cite>Moby Dick</cite> is a book</p>")
    assert not names(tree.find("cite"))


def test_attributes_name_speakers() -> None:
    found = [
        speaker(html.fragment_fromstring(f"<p {said}>")) for said in ("data-speaker=' Ines '", "data-speaker=2", "")
    ]
    assert found == ["Ines", "Speaker 2", None]


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"<!doctype html>", b"<p>"]))
def test_signs_are_told_of_any_bytes(raw: bytes, start: bytes) -> None:
    file = File("a", start + raw)
    assert {sign(file) for sign in (is_word, is_odt, is_rtf, is_pdf, is_epub, is_html, is_mhtml)} <= {True, False}


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<!DOCTYPE html><p>", True),
        ("\ufeff<?xml version='1.0'?>\n<!-- saved -->\n<html xmlns='x'>", True),
        ("<cite>A:</cite><p>words</p>", True),
        ("<div align=center>\n\n# A readme\n\nwords", False),
        ("<TEI><text/></TEI>", False),
        ("Ines: <p> is a tag.", False),
    ],
)
def test_pages_are_told_from_text_with_tags(text: str, page: bool) -> None:
    assert is_html(File("a", text.encode())) is page


@given(
    st.text(st.sampled_from("abé-’ "), min_size=1, max_size=12),
    st.text(st.sampled_from("abÉ-"), min_size=1, max_size=8),
)
def test_mending_loses_no_letter(before: str, after: str) -> None:
    first, joint = Vocabulary([before, after]).mended(before, after)
    assert joint in {"", " "}
    assert first in {before, before[:-1]}
    assert [letter for letter in first if letter.isalpha()] == [letter for letter in before if letter.isalpha()]


def test_every_format_has_a_name_suffixes_and_an_example_and_none_is_unreadable() -> None:
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert not set(suffixes) & set(UNREADABLE)
    assert all(form.name and form.example for form in FORMATS)
    assert all(" " in reason and reason[0].islower() for reason in UNREADABLE.values())
