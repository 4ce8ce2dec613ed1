"""How often the right passage comes first, and whether the engine knows when not."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from qa.engine import Engine
from qa.errors import QuestionError
from qa.evaluate.questions import Question
from qa.metrics import auroc, hit_at, mean_reciprocal_rank
from qa.schema import Answer, Hit
from qa.text import fold

DEPTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one question: the rank of the first passage that answers it within `DEPTH` (None: none does),
    whether that passage's speaker is right, the confidence, and the seconds that the answer took."""

    question: Question
    rank: int | None
    speaker_right: bool | None
    highlighted: bool | None
    confidence: float
    answered: bool
    seconds: float


def evaluate(engine: Engine, questions: Sequence[Question]) -> Iterator[Outcome]:
    """Asks every question, after its history, and yields what became of it, in order. Raises `QuestionError`, with the
    question's id, for one that cannot be asked."""
    for question in questions:
        history: list[Answer] = []
        try:
            for earlier in question.history:
                history.append(engine.ask(earlier, history=tuple(history)))
            begun = time.perf_counter()
            answer = engine.ask(question.question, k=DEPTH, filters=question.filters, history=history)
        except QuestionError as error:
            raise QuestionError(f"{question.id}: {error}") from error
        yield _outcome(question, answer, time.perf_counter() - begun)


def _outcome(question: Question, answer: Answer, seconds: float) -> Outcome:
    first = next((hit for hit in answer.hits if _evidence(hit.passage.text, question)), None)
    return Outcome(
        question=question,
        rank=first.rank if first else None,
        speaker_right=first.passage.speaker in question.speakers if first else None,
        highlighted=_highlighted(first, question) if first else None,
        confidence=answer.confidence,
        answered=answer.answered,
        seconds=seconds,
    )


def _evidence(text: str, question: Question) -> bool:
    folded = fold(text)
    return any(fold(piece) in folded for piece in question.evidence)


def _highlighted(hit: Hit, question: Question) -> bool:
    return any(_evidence(hit.passage.text[start:end], question) for start, end in hit.highlights)


def report(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The measures as a JSON-ready record: `retrieval` by kind and over all (answerable questions only), `abstention`
    (AUROC of confidence; the share of answerable questions wrongly refused, of others wrongly answered), `seconds`."""
    answerable = [outcome for outcome in outcomes if outcome.question.evidence]
    others = [outcome for outcome in outcomes if not outcome.question.evidence]
    kinds = sorted({outcome.question.kind for outcome in answerable})
    retrieval = {kind: _retrieval([o for o in answerable if o.question.kind == kind]) for kind in kinds}
    seconds = [outcome.seconds for outcome in outcomes]
    return {
        "retrieval": retrieval | {"all": _retrieval(answerable)},
        "abstention": {
            "answerable": len(answerable),
            "unanswerable": len(others),
            "auroc": auroc([o.confidence for o in answerable], [o.confidence for o in others]),
            "wrongly_refused": _share([not outcome.answered for outcome in answerable]),
            "wrongly_answered": _share([outcome.answered for outcome in others]),
        },
        "seconds": {"p50": float(np.quantile(seconds, 0.5)), "p95": float(np.quantile(seconds, 0.95))},
    }


def _retrieval(outcomes: Sequence[Outcome]) -> dict[str, float | int | None]:
    ranks = [outcome.rank for outcome in outcomes]
    return {
        "questions": len(outcomes),
        "hit@1": hit_at(1, ranks),
        "hit@3": hit_at(3, ranks),
        f"mrr@{DEPTH}": mean_reciprocal_rank(ranks, DEPTH),
        "speaker_right": _share([o.speaker_right for o in outcomes if o.speaker_right is not None]),
        "highlight_right": _share([o.highlighted for o in outcomes if o.highlighted is not None]),
    }


def _share(flags: Sequence[bool]) -> float | None:
    return sum(flags) / len(flags) if flags else None


def table(measures: Mapping[str, Any]) -> str:
    """The measures of `report` as a plain text table."""
    rows = [f"{'kind':<14}{'n':>5}{'hit@1':>8}{'hit@3':>8}{'MRR@10':>8}{'speaker':>9}{'highlight':>11}"]
    for kind, row in measures["retrieval"].items():
        n, *shares = row.values()
        cells = [f"{_figure(share):>{width}}" for share, width in zip(shares, (8, 8, 8, 9, 11), strict=True)]
        rows.append(f"{kind:<14}{n:>5}" + "".join(cells))
    abstention, seconds = measures["abstention"], measures["seconds"]
    rows.append("")
    rows.append(f"AUROC of confidence  {_figure(abstention['auroc'])}")
    rows.append(f"wrongly refused      {_figure(abstention['wrongly_refused'])} of {abstention['answerable']}")
    rows.append(f"wrongly answered     {_figure(abstention['wrongly_answered'])} of {abstention['unanswerable']}")
    rows.append(f"latency              p50 {seconds['p50'] * 1000:.0f} ms, p95 {seconds['p95'] * 1000:.0f} ms")
    return "\n".join(rows)


def _figure(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"
