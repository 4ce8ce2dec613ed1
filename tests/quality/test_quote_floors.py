"""The measures on our own quotes, with the default encoder, stay above what was promised."""

from __future__ import annotations

from pathlib import Path

import pytest
from scoring import Outcome, measures, outcome, read_quotes

from qa.engine import Engine
from qa.schema import Attribution, Encoder

HERE = Path(__file__).parent
# What was promised, of the quotes that are found; where a missed one counts as wrong, a little below what was reached.
FLOORS = {
    "verdict": 0.97,
    "speaker_found": 0.99,
    "caught_found": 0.99,
    "acquitted_found": 0.99,
    "speaker": 0.97,
    "caught": 0.97,
    "acquitted": 0.96,
    "stitched": 0.98,
    "translation": 0.98,
}

pytestmark = pytest.mark.encoder


@pytest.fixture(scope="module")
def outcomes(real_starter_index: Path, real_voices_index: Path, real_encoder: Encoder) -> list[Outcome]:
    quotes, found = read_quotes(HERE / "quotes.jsonl"), []
    for name, index in (("starter", real_starter_index), ("voices", real_voices_index)):
        engine = Engine.open(index, real_encoder)
        asked = [quote for quote in quotes if quote.corpus == name]
        found += [outcome(quote, engine.verify(quote.text, speaker=quote.claimed)) for quote in asked]
        engine.close()
    return found


@pytest.mark.parametrize("measure", FLOORS)
def test_verdicts_speakers_and_false_claims_are_told(outcomes: list[Outcome], measure: str) -> None:
    offenders = "\n".join(str(each) for each in outcomes if not each.right)
    assert measures(outcomes)[measure] >= FLOORS[measure], offenders


def test_no_false_claim_is_called_true(outcomes: list[Outcome]) -> None:
    false = [each for each in outcomes if each.quote.attribution not in (None, Attribution.RIGHT)]
    assert [str(each) for each in false if each.attribution is Attribution.RIGHT] == []


def test_no_altered_quote_passes_for_a_faithful_one(outcomes: list[Outcome]) -> None:
    assert [str(each) for each in outcomes if each.betrayed] == []
