"""Numbers, in digits and in words, with what they are worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.quotes.quantities import quantities
from qa.quotes.wording import Wording

from .texts import wordings


def values(text: str, language: str | None) -> list[str]:
    return [quantity.value for quantity in quantities(Wording(text), language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500 000 réseaux", ["500000"]),
        ("cinq cent mille réseaux", ["500000"]),
        ("2,3 millions d'euros", ["2300000"]),
        ("2 300 000 euros", ["2300000"]),
        ("deux millions trois cent mille", ["2300000"]),
        ("3,5 milliards", ["3500000000"]),
        ("5 k", ["5000"]),
        ("3 mille", ["3000"]),
        ("un million", ["1000000"]),
        ("vingt et un ans", ["21"]),
        ("quatre-vingt-dix-neuf", ["99"]),
        ("septante", ["70"]),
        ("trois virgule cinq", ["3.5"]),
        ("deux, trois", ["2", "3"]),
        ("deux mille vingt et un", ["2021"]),
        ("zéro", ["0"]),
        ("0,50 €", ["0.5"]),
        ("007", ["7"]),
        ("1 000,50", ["1000.5"]),
        ("-5 degrés", ["-5"]),
        ("10-20", ["10", "20"]),
        ("9h30", ["9", "30"]),
        ("½ litre", ["1⁄2"]),
        ("premier, 1er", ["#1", "#1"]),
        ("la deuxième, la 2e, le 2", ["#2", "#2", "2"]),
        ("douze pour cent", ["12"]),
        ("cent pour cent", ["100"]),
        ("un homme et une femme", []),
        ("pas un mot", []),
    ],
)
def test_french_numbers(text: str, expected: list[str]) -> None:
    assert values(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("five hundred thousand", ["500000"]),
        ("500,000", ["500000"]),
        ("twenty-one, 21", ["21", "21"]),
        ("4.5 million pounds", ["4500000"]),
        ("3bn and 3m", ["3000000000", "3000000"]),
        ("ten percent", ["10"]),
        ("hundred per cent", ["100"]),
        ("a hundred", ["100"]),
        ("the first, the 2nd and the 21st", ["#1", "#2", "#21"]),
        ("two thousand and five", ["2005"]),
        ("1.2 megawatts", ["1.2"]),
        ("twelve o'clock", ["12"]),
        ("one day a week, an hour", []),
    ],
)
def test_english_numbers(text: str, expected: list[str]) -> None:
    assert values(text, "en") == expected


@pytest.mark.parametrize(("language", "text"), [("de", "drei Boote"), ("es", "tres barcos"), ("it", "tre barche")])
def test_number_words_are_read_in_further_languages(language: str, text: str) -> None:
    assert values(text, language) == ["3"]


def test_in_a_language_that_is_not_known_only_digits_are_numbers() -> None:
    assert values("trois, three, 3", None) == ["3"]
    assert values("три 3", "ru") == ["3"]


def test_a_number_holds_all_its_words() -> None:
    (found,) = quantities(Wording("soit 2,3 millions d'euros"), "fr")
    assert (found.first, found.stop) == (1, 3)
    (found,) = quantities(Wording("soit vingt et un euros"), "fr")
    assert (found.first, found.stop) == (1, 4)
    (found,) = quantities(Wording("il fait -5 degrés"), "fr")
    assert (found.first, found.stop) == (2, 4)


@given(wordings(), st.sampled_from(["fr", "en", "de", None]))
def test_numbers_of_any_text_are_in_order_and_never_overlap(text: str, language: str | None) -> None:
    wording = Wording(text)
    end = 0
    for quantity in quantities(wording, language):
        assert end <= quantity.first < quantity.stop <= len(wording)
        assert quantity.value
        end = quantity.stop


@given(st.integers(0, 10**9))
def test_thousands_apart_or_not_are_worth_the_same(number: int) -> None:
    apart = [f"{number:,}", f"{number:,}".replace(",", " "), f"{number:,}".replace(",", "\u202f")]
    assert [values(written, "fr") for written in apart] == [[str(number)]] * 3
