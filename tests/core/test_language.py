"""The language of a question: among those spoken, French and English; any where the letters are not Latin."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.language import language_of


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Où Thomas Fauré a-t-il fait ses études ?", "fr"),
        ("Where did Thomas Fauré study?", "en"),
        ("Pourquoi avoir quitté Bolloré ?", "fr"),
        ("What does Wimi cost?", "en"),
        ("法国的数字主权是什么？", "zh"),
        ("Что такое цифровой суверенитет?", "ru"),
        ("Που είναι το λιμάνι;", "el"),
    ],
)
def test_a_question_is_in_the_language_it_is_written_in(question: str, language: str) -> None:
    assert language_of(question, ["fr", "en", None]) == language


def test_a_language_that_is_spoken_in_the_corpus_can_be_asked_in() -> None:
    assert language_of("Was kostet das Programm für die Firma?", ["de"]) == "de"
    assert language_of("Was kostet das Programm für die Firma?", ["fr"]) in ("fr", "en")


@pytest.mark.parametrize(
    "question", ["Combien de µg de sel dans le fromage ?", "Quel est le nº de la rue ?", "Et la 1ª place ?"]
)
def test_a_sign_in_latin_text_is_no_foreign_alphabet(question: str) -> None:
    assert language_of(question, ["fr"]) == "fr"


@settings(max_examples=40)
@given(st.text(max_size=50))
def test_any_text_has_a_language(text: str) -> None:
    assert len(language_of(text, ["fr", None])) == 2
