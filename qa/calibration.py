"""What confidence means in a corpus, learned from the corpus itself.

Negatives are questions from elsewhere. Positives are the interviewers' own questions, each met by its own answer with the
question itself hidden; since interviewers ask at length, their quality is taken at the information of the negatives.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import cycle

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from qa.confidence import UNTAUGHT, Calibration, Match

_LUCKY = 0.1
_QUANTILES = np.linspace(0.05, 0.95, 9)


def calibrated(own: Sequence[Match], foreign: Sequence[Match]) -> Calibration:
    """What own questions, answered, and foreign ones, not answered, teach. Too few of either: `UNTAUGHT`'s threshold."""
    if not foreign:
        return UNTAUGHT
    chance = float(np.quantile(np.concatenate([match.similarities[~match.names] for match in foreign]), _LUCKY))
    rough = Calibration(chance, UNTAUGHT.threshold, UNTAUGHT.slope)
    if len(own) < len(_QUANTILES):
        return rough
    information = np.quantile([match.information for match in foreign], _QUANTILES)
    positives = np.outer([match.quality - chance for match in own], information**0.5).ravel()
    negatives = np.asarray([rough.evidence(match) for match in foreign])
    return _fitted(chance, positives, negatives)


def _fitted(chance: float, positives: npt.NDArray[np.float64], negatives: npt.NDArray[np.float64]) -> Calibration:
    evidence = np.concatenate([positives, negatives])
    answered = np.concatenate([np.ones(len(positives)), np.zeros(len(negatives))])
    scale = float(evidence.std()) or 1.0
    model = LogisticRegression(class_weight="balanced").fit(evidence[:, None] / scale, answered)
    slope = float(model.coef_[0, 0]) / scale
    if slope <= 0:
        return Calibration(chance, UNTAUGHT.threshold, UNTAUGHT.slope)
    return Calibration(chance, -float(model.intercept_[0]) / slope, slope)


def foreign_questions(names: Sequence[str]) -> Iterator[str]:
    """The questions from elsewhere that come with the program, French and English: general ones, then ones near the
    subject, filled in with the names given (none given: none near)."""
    shipped = tomllib.loads((files("qa") / "foreign_questions.toml").read_text(encoding="utf-8"))
    for language in ("fr", "en"):
        yield from shipped["general"][language]
    for language in ("fr", "en") if names else ():
        for template, name in zip(shipped["near"][language], cycle(names), strict=False):
            yield template.replace("{name}", name)
