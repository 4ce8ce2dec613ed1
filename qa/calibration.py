"""What confidence means in a corpus, learned from the corpus itself.

Negatives are questions from elsewhere. Positives are the interviewers' own questions, each met by its own answer
with the question itself hidden; since interviewers ask at length, their quality is taken at the information of the
negatives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from qa.confidence import UNTAUGHT, Calibration, Match

Floats: TypeAlias = npt.NDArray[np.float64]

_LUCKY = 0.1
_FEW = 8
_QUANTILES = np.linspace(0.05, 0.95, 9)
_HARM = 1.5  # a wrong answer does more harm than a refusal, which shows the nearest passages all the same


def calibrated(own: Sequence[Match], near: Sequence[Match], general: Sequence[Match]) -> Calibration:
    """What own questions, answered, teach against questions from elsewhere, not answered.

    The boundary is drawn against the `near` ones; the `general` ones are so far off that they would pull it down, and
    serve to tell what chance finds. Too few own questions to learn from: the threshold and slope of `UNTAUGHT`.
    """
    foreign = [*near, *general]
    if not foreign:
        return UNTAUGHT
    chance = float(np.quantile(np.concatenate([match.similarities[~match.names] for match in foreign]), _LUCKY))
    rough = Calibration(chance, UNTAUGHT.threshold, UNTAUGHT.slope)
    if len(own) < _FEW:
        return rough
    information = np.quantile([match.information for match in foreign], _QUANTILES)
    positives = np.outer([match.quality - chance for match in own], information**0.5).ravel()
    return _fitted(rough, positives, np.asarray([rough.evidence(match) for match in near or general]))


def _fitted(rough: Calibration, positives: Floats, negatives: Floats) -> Calibration:
    """Logistic regression of "is it answered" on the evidence, both classes weighing the same but for `_HARM`."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only a build needs it; it takes a second to import

    evidence = np.concatenate([positives, negatives])
    answered = np.concatenate([np.ones(len(positives)), np.zeros(len(negatives))])
    weights = np.where(answered == 1, 1 / len(positives), _HARM / len(negatives)) * len(evidence)
    scale = float(evidence.std()) or 1.0
    model = LogisticRegression().fit(evidence[:, None] / scale, answered, sample_weight=weights)
    slope = float(model.coef_[0, 0]) / scale
    return Calibration(rough.chance, -float(model.intercept_[0]) / slope, slope) if slope > 0 else rough


def head_starts(best: Iterable[tuple[str, Mapping[str, float]]]) -> dict[str, dict[str, float]]:
    """What a passage is owed for being in another language than the question, by the language of the question, then of
    the passage: late interaction finds words of its own language nearer.

    `best` has, for questions that nothing here answers, their language and the best score in each language: what these
    differ by, on average, is the languages' doing.
    """
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for asked, scores in best:
        for spoken, score in scores.items():
            found[asked][spoken].append(score)
    means = {asked: {spoken: fmean(scores) for spoken, scores in row.items()} for asked, row in found.items()}
    return {asked: {spoken: max(row.values()) - mean for spoken, mean in row.items()} for asked, row in means.items()}
