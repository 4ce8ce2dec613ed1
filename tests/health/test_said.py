"""Doubts are said in both languages, each with the numbers and names that it is about."""

from __future__ import annotations

import pytest

from qa.health import Twins, checkup
from qa.render import LANGUAGES, doubt_words, words_in
from qa.render.doubts import _ENGLISH, _FRENCH
from qa.render.reasons import _FRENCH as REASONS
from qa.schema import Concern, Doubt, Transcript

from .transcripts import transcript

WORDS = "word " * 39 + "end."
SAID: list[tuple[Transcript, Concern, str, str]] = [
    (
        transcript([("Ann Low", WORDS), (None, WORDS), ("Bo Marsh", WORDS)]),
        Concern.UNLABELLED,
        "From turn 1 to turn 1, 40 words have no speaker.",
        "De la prise de parole 1 à la 1, 40 mots n’ont pas de locuteur.",
    ),
    (
        transcript([("Ann Low", "Write to ann@low.example."), ("Bo Marsh", WORDS)]),
        Concern.EMAIL,
        "Turn 0 holds an e-mail address: ann@low.example.",
        "La prise de parole 0 contient une adresse électronique\u00a0: ann@low.example.",
    ),
    (
        transcript(
            [("Ann Low", WORDS), ("Bo Marsh", WORDS)] * 2, times=[(9.0, 9.5), (4.0, 5.0), (6.0, 7.0), (8.0, 9.0)]
        ),
        Concern.TIMES,
        "At turn 1 the time goes back from 0:09 to 0:04.",
        "À la prise de parole 1, le temps revient de 0:09 à 0:04.",
    ),
]


@pytest.mark.parametrize(("found", "concern", "english", "french"), SAID)
def test_a_doubt_is_said_in_both_languages(found: Transcript, concern: Concern, english: str, french: str) -> None:
    doubt = next(doubt for doubt in checkup(found, Twins()).doubts if doubt.concern is concern)
    assert doubt_words(doubt, words_in("en")) == english
    assert doubt_words(doubt, words_in("fr")) == french


def test_every_concern_has_its_sentence_in_both_languages_but_the_readers_own() -> None:
    assert _ENGLISH.keys() == _FRENCH.keys()
    assert {concern for concern, _ in _ENGLISH} == set(Concern) - {Concern.READING}
    own = Doubt(concern=Concern.READING, sentence="One cue is damaged.")
    assert [doubt_words(own, words_in(language)) for language in LANGUAGES] == [None, None]


def test_every_reason_that_is_put_into_french_is_one_that_a_reader_gives(pytestconfig: pytest.Config) -> None:
    room = pytestconfig.rootpath / "qa"
    files = [*room.glob("formats/**/*.py"), *room.glob("corpus/*.py"), *room.glob("curation/*.py")]
    code = "".join(path.read_text("utf-8") for path in files)
    whole = [reason.split(" (the disk")[0].replace("film", "recording") for reason in REASONS]
    assert [reason for reason in whole if reason not in code] == []
