from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qa.render.characters import language_code, printable, right_to_left, said, web_link

_ANY = st.text(st.characters(exclude_categories=[]), max_size=40)


@given(_ANY)
def test_what_is_printable_can_be_held_by_xml_and_utf_8(text: str) -> None:
    holder = etree.Element("a")
    holder.text = printable(text)
    assert etree.fromstring(etree.tostring(holder, encoding="utf-8")).text == (printable(text) or None)


@given(_ANY)
def test_what_is_printable_stays_as_it_is(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_control_characters_are_spaces_or_seen() -> None:
    assert printable("a\0b\x0bc\x85d\ud800e") == "a\ufffdb c d\ufffde"


def test_line_ends_are_line_feeds() -> None:
    assert printable("un\r\ndeux\rtrois\nquatre\r\r\n") == "un\ndeux\ntrois\nquatre\n\n"


def test_highlights_stay_on_their_words_when_line_ends_change() -> None:
    assert list(said("un\r\ndeux trois", [(4, 8)])) == [("un\n", False), ("deux", True), (" trois", False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bonjour", False),
        ("مرحبا", True),
        ("« שלום »", True),
        ("26 — مرحبا", True),
        ("a مرحبا", False),
        ("12", False),
        ("", False),
    ],
)
def test_the_first_letter_tells_the_direction(text: str, expected: bool) -> None:
    assert right_to_left(text) is expected


@pytest.mark.parametrize("language", [None, "", "français", "fr-FR", "FR", "x", '"><', "fr\n"])
def test_what_is_no_language_code_is_none(language: str | None) -> None:
    assert language_code(language) is None


@pytest.mark.parametrize("language", ["fr", "en", "bre"])
def test_language_codes_pass(language: str) -> None:
    assert language_code(language) == language


@pytest.mark.parametrize(
    "link",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc",
        "//host",
        "/read/x",
        " http://x",
        "http://",
        "http://x/" + "é" * 1400,
    ],
)
def test_what_is_no_page_is_no_link(link: str | None) -> None:
    assert web_link(link) is None


def test_a_link_is_ascii_and_keeps_what_is_encoded() -> None:
    assert web_link("https://x.fr/é?q=a%20b c&d=<e>\n") == "https://x.fr/%C3%A9?q=a%20b%20c&d=%3Ce%3E%0A"
