from __future__ import annotations

import string
from dataclasses import fields

import pytest

from qa.render import date_words, language_word, words_in
from qa.schema import Role


@pytest.mark.parametrize(
    ("date", "english", "french"),
    [
        ("2021", "2021", "2021"),
        ("2021-07", "July 2021", "juillet 2021"),
        ("2021-07-14", "14 July 2021", "14 juillet 2021"),
        ("2020-08-01", "1 August 2020", "1er août 2020"),
        (None, "undated", "sans date"),
        ("", "undated", "sans date"),
        ("summer 2020", "summer 2020", "summer 2020"),
        ("2021-13", "2021-13", "2021-13"),
        ("2021-07-14-3", "2021-07-14-3", "2021-07-14-3"),
    ],
)
def test_dates_are_spelled_out_as_precisely_as_they_are_known(date: str | None, english: str, french: str) -> None:
    assert (date_words(date, words_in("en")), date_words(date, words_in("fr"))) == (english, french)


def test_both_languages_say_the_same_things_with_the_same_fields() -> None:
    english, french = words_in("en"), words_in("fr")
    assert set(english.roles) == set(french.roles) == set(Role)
    assert len(english.months) == len(french.months) == 12
    for field in fields(english):
        ours, theirs = getattr(english, field.name), getattr(french, field.name)
        if isinstance(ours, str):
            assert _named(ours) == _named(theirs), field.name


def test_another_language_falls_back_to_english() -> None:
    assert words_in("de") is words_in("en")


@pytest.mark.parametrize(
    ("code", "english", "french"), [("fr", "French", "français"), ("ar", "Arabic", "arabe"), ("zz", "zz", "zz")]
)
def test_languages_are_spelled_out_whichever_they_are(code: str, english: str, french: str) -> None:
    assert language_word(code, words_in("en")) == english
    assert language_word(code, words_in("fr")) == french


def _named(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template)} - {None}
