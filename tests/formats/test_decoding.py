"""Bytes of any encoding become their text, with little of it too; what was guessed is said."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import FormatError
from qa.formats import read
from qa.formats.decoding import decode, doubts
from qa.text.decoding import decoding

TALK = "Élodie : Où étiez-vous, René ? « À l’école », dit-il… Le cœur a ses raisons – déçu, noël, maïs, île, sûr."
FRENCH = ["cp1252", "mac-roman"]
LITTLE = [
    "Voilà",
    "Déjà prêt ?",
    "L'été dernier",
    "Où ça ?",
    "naïve café",
    "« Oui »",
    "Pâques à Noël",
    "C’est d’accord",
]
OTHERS = {
    "cp1251": "Корреспондент: Здравствуйте! Как вы начали? Петров: Случайно, в маленькой мастерской.",
    "koi8-r": "Корреспондент: Здравствуйте! Как вы начали? Петров: Случайно, в маленькой мастерской.",
    "cp932": "記者：こんにちは。どうやって始めましたか。田中：偶然です、小さな工房で始めました。",
    "euc-jp": "記者：こんにちは。どうやって始めましたか。田中：偶然です、小さな工房で始めました。",
    "gb18030": "记者：您好，请问您是怎么开始的？王小明：偶然，在一个小作坊里开始的，当时只有三个人。",
    "big5": "記者：您好，請問您是怎麼開始的？王小明：偶然，在一個小作坊裡開始的，當時只有三個人。",
    "cp949": "기자: 안녕하세요, 어떻게 시작하셨습니까? 김철수: 우연히 작은 공방에서 시작했습니다.",
    "cp1250": "Zażółć gęślą jaźń. Wywiad z panem Łukaszem: dzień dobry, jak się pan czuje?",
    "cp1253": "Τυχαία, σε ένα μικρό εργαστήριο, ήμασταν τρεις.",
}


@pytest.mark.parametrize("encoding", FRENCH)
@pytest.mark.parametrize("text", [TALK, *LITTLE, "\r".join([TALK] * 50)])
def test_french_is_read_right_in_the_alphabets_of_windows_and_of_the_mac(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x.txt") == text


def test_french_of_unix_is_told_by_its_oe() -> None:
    text = "Le cœur et la sœur : 30 € pièce, dès l'été."
    assert decode(text.encode("iso8859-15"), "x.txt") == text


@pytest.mark.parametrize("encoding", OTHERS)
def test_other_alphabets(encoding: str) -> None:
    assert decode(OTHERS[encoding].encode(encoding), "x.txt") == OTHERS[encoding]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_sixteen_bits_without_a_mark(encoding: str) -> None:
    assert decode(TALK.encode(encoding), "x.txt") == TALK


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_is_believed_and_taken_off(encoding: str) -> None:
    assert decode(TALK.encode(encoding), "x.txt") == TALK
    assert doubts(TALK.encode(encoding)) == ()


def test_a_mark_that_lies_is_refused() -> None:
    with pytest.raises(FormatError, match=r"x\.txt: the file says it is UTF-16-LE but is damaged"):
        decode(b"\xff\xfeabc", "x.txt")


def test_one_broken_byte_does_not_spoil_the_rest() -> None:
    raw = ("Où étiez-vous ? À l’école. " * 4).encode() + b"\nfin d'ann\xe9e"
    assert decode(raw, "x.txt").endswith("À l’école. \nfin d'année")
    assert doubts(raw) == ("1 bytes are no UTF-8 (first in line 2); they were read as Windows-1252.",)


def test_a_guess_is_said_and_valid_utf8_is_none() -> None:
    assert "read as MacRoman" in doubts(TALK.encode("mac-roman"))[0]
    assert doubts(TALK.encode()) == ()
    assert doubts(b"Plain ASCII.") == ()


def test_a_guess_is_a_warning_of_the_reading() -> None:
    raw = "Élodie : Où étiez-vous ?\n\nRené : À l'école.\n\nÉlodie : Et après ?\n\nRené : Rien.".encode("cp1252")
    reading = read(raw, "x.txt")
    assert [turn.label for turn in reading.turns] == ["Élodie", "René"] * 2
    assert "read as Windows-1252" in reading.warnings[0]


def test_letters_damaged_before_are_said_and_left() -> None:
    damaged = TALK.encode().decode("cp1252", errors="replace")
    assert decode(damaged.encode(), "x.txt") == damaged
    assert "damaged before this file was saved" in doubts(damaged.encode())[0]


def test_stray_control_characters_are_spaces_and_a_binary_file_is_refused() -> None:
    text = decode(b"Jeanne: Hello.\x00 " + b"A quiet day. " * 20, "x.txt")
    assert text.startswith("Jeanne: Hello.  A quiet")
    for raw in (bytes(range(32)) * 9, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x03"):
        with pytest.raises(FormatError, match="binary file"):
            decode(raw, "x.txt")


@pytest.mark.parametrize("raw", [b"", b" \r\n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_file_is_refused(raw: bytes) -> None:
    with pytest.raises(FormatError, match=r"empty|binary"):
        decode(raw, "x.txt")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_utf8_comes_back_as_it_is(text: str) -> None:
    raw = text.encode("utf-8", errors="ignore")
    assert decoding(raw).text == raw.decode() or text.startswith("\ufeff") or "\x00" in text


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_have_a_text_or_a_sentence(raw: bytes) -> None:
    with contextlib.suppress(FormatError):
        assert decode(raw, "x.txt")
        assert all(said.endswith(".") for said in doubts(raw))
