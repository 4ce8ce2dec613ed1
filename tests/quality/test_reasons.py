"""Questions that nobody answers: whether the corpus speaks of the matter at all is told, over three corpora."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from guide import written

from qa.build import build
from qa.confidence import Calibration
from qa.engine import Engine
from qa.schema import Encoder, Filters, Reason
from qa.search import SearchIndex
from qa.store import current

HERE = Path(__file__).parent
ROWS = [json.loads(line) for line in HERE.joinpath("reasons.jsonl").read_text("utf-8").splitlines()]
# A little below what docs/evaluation.md reports.
FLOORS = {"starter": 0.93, "voices": 0.93, "guide": 0.75}
CORPORA = list(FLOORS)


def test_every_corpus_has_as_many_questions_of_each_reason_in_both_languages() -> None:
    assert Counter((row["corpus"], row["reason"]) for row in ROWS) == {
        ("starter", "unsaid"): 30, ("starter", "outside"): 30, ("voices", "unsaid"): 22, ("voices", "outside"): 22,
        ("guide", "unsaid"): 22, ("guide", "outside"): 18,
    }  # fmt: skip
    assert len({row["question"] for row in ROWS}) == len(ROWS)
    french = sum(row["question"].endswith(" ?") for row in ROWS)
    assert 0.4 < french / len(ROWS) < 0.6


@pytest.fixture(scope="module")
def indexes(
    real_starter_index: Path, real_voices_index: Path, real_encoder: Encoder, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reasons")
    guide = folder / "guide-corpus"
    guide.mkdir()
    written(guide)
    build(guide, folder / "index", real_encoder)
    return dict(zip(CORPORA, (real_starter_index, real_voices_index, folder / "index"), strict=True))


@pytest.mark.encoder
@pytest.mark.parametrize("corpus", CORPORA)
def test_a_corpus_knows_what_it_speaks_of(indexes: dict[str, Path], real_encoder: Encoder, corpus: str) -> None:
    index = SearchIndex.open(current(indexes[corpus]))
    calibration = Calibration(**index.manifest.calibration)
    asked = [row for row in ROWS if row["corpus"] == corpus]
    right = Counter[str]()
    for row, encoding in zip(asked, real_encoder.encode_questions([row["question"] for row in asked]), strict=True):
        scattered = index.rank(index.query(row["question"], encoding)).scattered()
        spoken = scattered is not None and calibration.speaks_of(scattered)
        right[row["reason"]] += spoken == (row["reason"] == "unsaid")
    index.close()
    shares = [right[reason] / sum(row["reason"] == reason for row in asked) for reason in ("unsaid", "outside")]
    assert sum(shares) / 2 >= FLOORS[corpus]


@pytest.mark.encoder
def test_a_reason_is_given_for_every_question_that_is_not_answered(
    indexes: dict[str, Path], real_encoder: Encoder
) -> None:
    engine = Engine.open(indexes["starter"], real_encoder)
    answers = [engine.ask(row["question"]) for row in ROWS if row["corpus"] == "starter"]
    assert all((answer.reason is None) == answer.answered for answer in answers)
    narrowed = engine.ask("Quel est le chiffre d'affaires de Whaller ?", filters=Filters(source="flaminem-expansion"))
    assert narrowed.reason is Reason.FILTERED
    engine.close()
