"""Doubts about the words: languages, boilerplate, personal data."""

from __future__ import annotations

import pytest

from qa.health.boilerplate import repeated
from qa.health.languages import mixed
from qa.health.private import private
from qa.schema import Concern

from .transcripts import transcript

FRENCH = (
    "Nous avons ouvert le port un dimanche de printemps, sans argent ni ingénieur, avec trois barques et beaucoup "
    "d'espoir ; les pêcheurs du village creusaient la nuit et vendaient leurs poissons le matin sur la place du marché "
    "devant l'église, où tout le monde les attendait avec du pain chaud et du vin. "
)
ENGLISH = (
    "We opened the harbour on a Sunday in spring, with no money and no engineer, with three boats and a lot of hope; "
    "the fishermen of the village dug at night and sold their fish in the morning on the market square in front of the "
    "church, where everybody was waiting for them with warm bread and wine. "
)


def test_a_translation_beside_the_words_is_told_with_its_share() -> None:
    (doubt,) = mixed(transcript([("Ann Low", ENGLISH * 4), ("Bo Marsh", FRENCH * 4)]))
    assert doubt.sentence.endswith("% of the words read as fr rather than en, from turn 1 on")
    assert 40 <= int(doubt.sentence.split()[0]) <= 60


def test_a_sentence_in_another_language_is_no_second_language() -> None:
    assert list(mixed(transcript([("Ann Low", ENGLISH * 8), ("Bo Marsh", "C'est la vie, comme on dit.")]))) == []


def test_a_line_that_comes_back_is_told_once() -> None:
    said = [("Ann Low", f"Question number {number}?\nThe Harbour Gazette, volume four") for number in range(3)]
    (doubt,) = repeated(transcript(said))
    assert doubt.sentence.startswith('"the harbour gazette, volume four" comes back 3 times')


def test_short_answers_that_come_back_are_speech() -> None:
    assert list(repeated(transcript([("Ann Low", "Yes, of course.")] * 5))) == []


@pytest.mark.parametrize("notice", ["© 2020. All rights reserved.", "Abonnez-vous à notre newsletter !"])
def test_a_notice_in_a_turn_is_told(notice: str) -> None:
    (doubt,) = repeated(transcript([("Ann Low", "It was cold. " + notice)]))
    assert (doubt.concern, doubt.turn) == (Concern.BOILERPLATE, 0)


@pytest.mark.parametrize(
    ("words", "language", "concern", "printed"),
    [
        ("Write to ann.low+x@mail.harbour-board.org, please.", "en", Concern.EMAIL, "ann.low+x@mail.harbour-board.org"),
        ("Appelez le 01 42 68 53 00 ce soir.", "fr", Concern.PHONE, "01 42 68 53 00"),
        ("Appelez le +33 6 12 34 56 78.", "en", Concern.PHONE, "+33 6 12 34 56 78"),
        ("C'est FR14 2004 1010 0505 0001 3M02 606 À BREST.", "fr", Concern.IBAN, "FR14 2004 1010 0505 0001 3M02 606"),
        ("It is DE89370400440532013000.", "en", Concern.IBAN, "DE89370400440532013000"),
    ],
)
def test_personal_data_is_found_where_it_stands(words: str, language: str, concern: Concern, printed: str) -> None:
    found = transcript([("Ann Low", "Well."), ("Bo Marsh", words)], language=language)
    (doubt,) = private(found)
    assert (doubt.concern, doubt.turn) == (concern, 1)
    assert found.text[doubt.start : doubt.end] == printed


@pytest.mark.parametrize(
    "words",
    [
        "In 2021 we had 12 500 000 euros, 3.5 % more than in 2019-2020.",
        "Le 12 03 2021 à 14 h 30, nous étions 250.",
        "Version 1.2.3.4 of @home is at example dot org.",
        "FR14 2004 1010 0505 0001 3M02 607 has a wrong digit.",
    ],
)
def test_years_amounts_and_dates_are_no_personal_data(words: str) -> None:
    assert list(private(transcript([("Bo Marsh", words)], language="fr"))) == []
