"""A text as its words: what makes no difference makes none, and what does is kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.quotes.wording import Wording, run_together

from .texts import INVISIBLE, SENTENCES, sprinkled, wordings


def folded(text: str) -> list[str]:
    return Wording(text).folded()


def written(text: str) -> list[str]:
    return [text[word.start : word.end] for word in Wording(text).words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'État, c’est moi !", ["l", "etat", "c", "est", "moi"]),
        ("« Où ? » – là-bas…", ["ou", "la", "bas"]),
        ("e\u0301te\u0301", ["ete"]),
        ("ÉTÉ", ["ete"]),
        ("conﬁdence Œuvre Ægir Straße ıÿ", ["confidence", "oeuvre", "aegir", "strasse", "iy"]),
        ("con\u200bfi\u00adan\ufeffce", ["confiance"]),
        ("\u200bpas\u2066 \u2069ici\U000e0041", ["pas", "ici"]),
        ("сonfiаnce Αlpha", ["confiance", "alpha"]),
        ("snake_case", ["snake", "case"]),
        ("COVID-19 mp3", ["covid", "19", "mp", "3"]),
        ("mot² km² 5M³ ② １２", ["mot", "km2", "5", "m3", "2", "12"]),
        ("½ litre", ["1⁄2", "litre"]),
        ("日本語 и МИР", ["日", "本", "語", "и", "mиp"]),
        ("5 °C", ["5", "°", "c"]),
        ("£4 3$ ¥5 5€ 3‰ 12%", ["£", "4", "3", "$", "¥", "5", "5", "€", "3", "‰", "12", "%"]),
        ("", []),
        (" \n…?!«»\u200b ", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    "text",
    [
        *("500 000", "500.000", "500,000", "500'000", "500’000", "500\u00a0000", "500\u202f000", "500\u2009000"),
        *("500  000", "500\n000", "500\u200b000", "500 \u200b000", "5\u00ad00000"),
    ],
)
def test_thousands_are_one_number_however_they_are_set_off(text: str) -> None:
    assert folded(f"en {text} ans") == ["en", "500000", "ans"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3,5", ["3.5"]),
        ("3.5", ["3.5"]),
        ("3\u200b,\u200b5", ["3.5"]),
        ("0,125", ["0.125"]),
        ("12,000", ["12000"]),
        ("1 234 567,89", ["1234567.89"]),
        ("1,234,567.89", ["1234567.89"]),
        ("1, 5", ["1", "5"]),
        ("en 2020, 300 personnes", ["en", "2020", "300", "personnes"]),
        ("2020 300", ["2020", "300"]),
        ("50 000 30 000", ["50000", "30000"]),
        ("20 21", ["20", "21"]),
        ("12 0000", ["12", "0000"]),
        ("3.14.15", ["3.14", "15"]),
        ("14/07/2021", ["14", "07", "2021"]),
        ("10-20", ["10", "20"]),
        ("-5 (−3) ‑4 +2", ["-", "5", "-", "3", "-", "4", "+", "2"]),
        ("de - 5", ["de", "5"]),
    ],
)
def test_numbers_in_digits_are_words(text: str, words: list[str]) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("don't", ["do", "n", "t"]),
        ("DON’T", ["do", "n", "t"]),
        ("donʼt", ["do", "n", "t"]),
        ("do\u200bn\u200b’\u200bt", ["do", "n", "t"]),
        ("don\u00ad't", ["do", "n", "t"]),
        ("Hasn't.", ["has", "n", "t"]),
        ("can't", ["ca", "n", "t"]),
        ("cannot", ["can", "not"]),
        ("can not", ["can", "not"]),
        ("won't", ["wo", "n", "t"]),
        ("n'est", ["n", "est"]),
        ("isn'ta", ["isn", "ta"]),
        ("don t", ["don", "t"]),
    ],
)
def test_a_contracted_negation_is_a_word(text: str, words: list[str]) -> None:
    assert folded(text) == words


def test_each_word_stands_where_it_is_written() -> None:
    text = "« Je ne\u00a0dis pas\u200b 500 000 €… I don’t, cannot »"
    expected = ["Je", "ne", "dis", "pas", "500 000", "€", "I", "do", "n", "t", "can", "not"]
    assert written(text) == expected
    assert Wording(text).written(2, 5) == "dis pas\u200b 500 000"
    assert Wording(text).written(3, 3) == ""
    assert Wording(text).part(2, 5).folded() == ["dis", "pas", "500000"]


def test_two_numbers_are_never_run_into_one() -> None:
    assert Wording("de 10-20 ans").stream != Wording("de 1020 ans").stream
    assert Wording("500 000").stream == Wording("500000").stream
    assert Wording("le mp 3").stream == Wording("le mp3").stream


@pytest.mark.parametrize(
    ("text", "sought", "place"),
    [
        ("Un métier, mon métier.", "metier", (3, 9)),
        ("en fin de compte, enfin", "enfin", (0, 6)),
        ("amis sûrs, les amis", "lesamis", (11, 19)),
        ("les damis", "amis", None),
        ("les amis", "ami", None),
        ("soit 500 000 réseaux", "000reseaux", None),
        ("soit 500 000 réseaux", "soit500", None),
        ("soit 10-20", "1020", None),
        ("aaa", "aa", None),
    ],
)
def test_whole_words_and_whole_numbers_are_found_whatever_their_spacing(
    text: str, sought: str, place: tuple[int, int] | None
) -> None:
    assert Wording(text).find(sought) == place


def test_the_search_begins_where_it_is_told_to() -> None:
    wording = Wording("pas ici, pas là, pas ici")
    assert wording.find("pasici") == (0, 7)
    assert wording.find("pasici", 1) == (17, 24)
    assert wording.find("pasici", 18) is None


@given(wordings())
def test_words_are_in_the_text_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for word in Wording(text).words:
        assert end <= word.start < word.end <= len(text)
        assert word.text
        end = word.end


@given(wordings())
def test_the_stream_is_that_of_the_words(text: str) -> None:
    wording = Wording(text)
    assert wording.stream == run_together(wording.words)


@pytest.mark.parametrize("text", [*SENTENCES, "Мир каков он есть, в тени"])
def test_case_accents_typography_and_spacing_make_no_difference(text: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    typeset = text.replace("'", "’").replace('"', "“").replace("-", "‑")
    variants = [text.upper(), text.lower(), unicodedata.normalize("NFD", text), bare, typeset]
    variants += [text.replace(" ", "  "), text.replace(" ", "\n"), text.replace("oe", "œ").replace("fi", "ﬁ")]
    assert {name: folded(name) for name in variants} == dict.fromkeys(variants, folded(text))


@given(wordings(), st.data())
def test_characters_that_cannot_be_seen_make_no_difference_anywhere(text: str, data: st.DataObject) -> None:
    assert folded(data.draw(sprinkled(text, INVISIBLE))) == folded(text)


@given(wordings(), st.data())
def test_find_agrees_with_a_search_by_words(text: str, data: st.DataObject) -> None:
    wording = Wording(text)
    if not len(wording):
        return
    first = data.draw(st.integers(0, len(wording) - 1))
    stop = data.draw(st.integers(first + 1, len(wording)))
    start = data.draw(st.integers(0, len(text)))
    sought = run_together(wording.words[first:stop])
    assert wording.find(sought, start) == _slowly(wording, sought, start)


def _slowly(wording: Wording, sought: str, start: int) -> tuple[int, int] | None:
    """The first run of whole words, tried one after the other."""
    for first, word in enumerate(wording.words):
        for stop in range(first + 1, len(wording) + 1):
            if word.start >= start and run_together(wording.words[first:stop]) == sought:
                return wording.span(first, stop)
    return None
