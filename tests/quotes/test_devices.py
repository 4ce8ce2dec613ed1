"""The devices by which a quote is turned round without a lie in any single word, each with what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fakes import FakeEncoder, write_corpus

from qa.build import build
from qa.engine import Engine
from qa.schema import Verdict

TALK = """Entretien avec Rose Tellier, meunière

Interviewer : Comment tourne le moulin ?

Rose Tellier : La farine, c'est la patience. Nous ne vendons jamais au marché de la ville. On sert une quinzaine de
boulangers, et plus de 400 familles depuis 2009. Il faut de la pluie, mais il ne faut pas avoir peur de la crue. Mon
frère tient les comptes, ma cousine tient la roue.

Interviewer : Et la relève ?

Rose Tellier : Le moulin veut des bras jeunes. Je ne partirai pas avant qu'un apprenti sache lire la rivière.
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("mill")
    build(write_corpus(folder, {"mill.txt": TALK}), folder / "index", FakeEncoder())
    engine = Engine.open(folder / "index", FakeEncoder())
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("quote", "changes"),
    [
        ("La patience, c'est la farine", ("order",)),
        ("Mon frère tient la roue, ma cousine tient les comptes", ("order",)),
        ("On sert une vingtaine de boulangers, et plus de 400 familles", ("amount",)),
        ("On sert une quinzaine de boulangers, et au plus 400 familles depuis 2009", ("amount",)),
        ("et plus de 400 familles jusque 2009", ("amount",)),
        ("Il faut de la pluie, mais il […] faut […] avoir peur de la crue", ("negation",)),
        ("Nous […] vendons […] au marché de la ville", ("negation",)),
        ("il faut […] avoir peur de la crue", ("negation",)),
    ],
)
def test_is_altered_and_told_by_what(mill: Engine, quote: str, changes: tuple[str, ...]) -> None:
    verification = mill.verify(quote)
    assert verification.verdict is Verdict.ALTERED
    assert verification.matches[0].changes == changes
    assert not verification.pieces


@pytest.mark.parametrize(
    "quote",
    [
        "Il faut de la pluie […]. Mon frère tient les comptes",
        "La farine, c'est la patience. […] On sert une quinzaine de boulangers",
        "Rose Tellier : « La farine, c'est la patience »",
        "« La farine, c'est la patience », dit la meunière, « Nous ne vendons jamais au marché de la ville »",
        "« On sert une quinzaine de boulangers » (Rose Tellier)",
    ],
)
def test_is_word_for_word_all_the_same(mill: Engine, quote: str) -> None:
    assert mill.verify(quote).verdict is Verdict.VERBATIM


def test_two_answers_joined_between_sentences_without_a_mark_are_nearly_word_for_word(mill: Engine) -> None:
    verification = mill.verify("On sert une quinzaine de boulangers. Le moulin veut des bras jeunes.")
    assert verification.verdict is Verdict.NEAR_VERBATIM
    assert [piece.match and piece.match.excerpt.turn.index for piece in verification.pieces] == [2, 4]


def test_two_answers_joined_within_a_sentence_are_altered(mill: Engine) -> None:
    verification = mill.verify("Mon frère tient les comptes avant qu'un apprenti sache lire la rivière")
    assert verification.verdict is Verdict.ALTERED
    assert len(verification.pieces) == 2


def test_what_was_nearly_said_does_not_hide_that_something_else_was_altered(mill: Engine) -> None:
    assert mill.verify("Nous vendons toujours au marché de la ville").verdict is Verdict.ALTERED
