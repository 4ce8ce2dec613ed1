"""Rich Text Format: letters in any code page, looks, tables, pages, and what is no speech."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import FormatError
from qa.formats import Reading, read
from qa.formats.documents.rtf import read_rtf
from qa.formats.documents.rtftokens import tokens
from qa.formats.files import File
from qa.schema import Role

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial Cyr;}"
    rb"{\f2\fnil\fcharset128 Gothic;}}{\colortbl;\red0\green0\blue0;}{\info{\title The mill}{\author A. Typist}}"
    rb"{\stylesheet{\s0 Normal;}{\s3 heading 1;}{\s4 Speaker Name;}}"
    rb"{\header Page {\field{\*\fldinst PAGE}{\fldrslt 1}}}"
)
TALK = [
    ("Ines Dorn", "When did the mill close?"),
    ("Karl Beck", "In 1974."),
    ("Ines Dorn", "And then?"),
    ("Karl Beck", "We waited."),
]


def reading(body: str | bytes) -> Reading:
    return read(HEAD + (body if isinstance(body, bytes) else body.encode("ascii")) + b"}", "talk.rtf")


def told(body: str) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in reading(body).turns]


def test_labels_in_bold_are_labels_and_the_head_is_no_text() -> None:
    found = reading("".join(rf"\pard{{\b {who}:}} {said}\par " for who, said in TALK))
    assert [(turn.label, turn.text) for turn in found.turns] == TALK
    assert found.metadata["title"] == "The mill"
    assert "Page" not in found.text


def test_bold_labels_without_a_colon_and_labels_before_tabs_are_labels() -> None:
    assert told("".join(rf"\b {who}\b0  {said}\par " for who, said in TALK)) == TALK
    assert told("".join(rf"{who}\tab {said}\par " for who, said in TALK)) == TALK


def test_questions_in_bold_are_questions() -> None:
    body = "".join(rf"{{\b What did you do in year {n}?}}\par\plain I went on. My brother left.\par " for n in range(3))
    assert [turn.role for turn in reading(body).turns] == [Role.INTERVIEWER, Role.INTERVIEWEE] * 3


def test_a_table_and_a_style_for_names_make_labels() -> None:
    assert told("".join(rf"\trowd\intbl {who}\cell {said}\cell\row " for who, said in TALK) + r"\pard") == TALK
    assert told("".join(rf"\pard\s4 {who}\par\pard {said}\par " for who, said in TALK)) == TALK


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (rb"\'e9t\'e9 \'93la mer\'94 \'85", "été “la mer” …"),
        (rb"\u233?t\u233\'3f", "été"),
        (rb"{\uc2\u8364 ab}c\uc0\u233 d", "€céd"),
        (rb"\f1\'cc\'e8\'f0", "Мир"),
        (rb"\f2\'93\'fa\'96\'7b", "日本"),
        (rb"a\u-10179?\u-8704?", "a😀"),
        (rb"a\~b\emdash c\endash d\ldblquote e\rdblquote\rquote", "a\u00a0b—c–d“e”’"),
        (rb"co\-operate", "cooperate"),
        (rb"a\line b\{c\}\\", "a\nb{c}\\"),
        (rb"a{\v secret}{\deleted gone}b", "ab"),
        (rb"a{\footnote See there.}b{\*\bkmkstart x}{\*\unknown words}", "ab"),
        (rb"see {\field{\*\fldinst HYPERLINK x}{\fldrslt the site}}", "see the site"),
        (rb"a{\pict 89504e47}b{\*\shppict{\pict 00}}", "ab"),
        (rb"a\bin4 {{}}b", "ab"),
    ],
)
def test_letters_and_what_is_no_text(written: bytes, meant: str) -> None:
    assert reading(written + rb"\par").text.rstrip() == meant


def test_pages_are_counted_where_they_are_broken() -> None:
    found = reading(
        r"Ines Dorn: When?\par Karl Beck: In May.\par\page Ines Dorn: And then?\par Karl Beck: In June.\par"
    )
    assert [turn.page for turn in found.turns] == [1, 1, 2, 2]
    assert reading(r"Ines Dorn: When?\par").turns[0].page is None


def test_footnotes_are_said_once() -> None:
    found = reading(r"Ines Dorn: When?{\footnote See there.}\par Karl Beck: In May.{\footnote Or June.}\par")
    assert found.warnings == ("What is no speech was left out: footnotes (4 words).",)


def test_what_is_no_rtf_or_holds_no_words_is_refused() -> None:
    with pytest.raises(FormatError, match="holds no words"):
        reading(r"\par")
    with pytest.raises(FormatError, match="holds no words"):
        read(b"{\\rtf1" + b"{" * 50_000, "a.rtf")


@given(st.binary(max_size=200))
def test_any_bytes_are_signs(raw: bytes) -> None:
    assert all(token.kind in {"open", "close", "word", "bytes"} for token in tokens(raw))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40))
def test_letters_written_as_numbers_are_read_back(text: str) -> None:
    units = text.encode("utf-16-le")
    numbers = (int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2))
    written = "".join(rf"\u{number}?" for number in numbers)
    raw = HEAD + rf"words {written}\par".encode("ascii") + b"}"
    assert read_rtf(File("a.rtf", raw)).text == f"words {text.replace(chr(0xAD), '')}"
