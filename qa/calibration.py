"""What confidence means in a corpus, learned from the corpus itself.

Negatives are questions from elsewhere. Positives are the interviewers' own questions, each met by its own answer
with the question itself hidden; since interviewers ask at length, their quality is taken at the information of the
negatives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from statistics import fmean
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from qa.confidence import POWER, UNTAUGHT, Calibration, Match
from qa.foreign import general_questions, near_questions
from qa.schema import Encoder, Role
from qa.search import Ranking, SearchIndex

HeadStarts: TypeAlias = dict[str, dict[str, float]]
Floats: TypeAlias = npt.NDArray[np.float64]

_LUCKY = 0.1
_FEW = 8
_OWN_QUESTIONS = 200
_SAMPLE = 50
_QUANTILES = np.linspace(0.05, 0.95, 9)
_HARM = 1.5  # a wrong answer does more harm than a refusal, which shows the nearest passages all the same


def taught(index: SearchIndex, encoder: Encoder) -> tuple[Calibration, HeadStarts]:
    """What a corpus teaches about itself: when a passage is an answer, and what each language is owed."""
    names = {person.name for source in index.sources for person in source.people if person.role is not Role.INTERVIEWER}
    names |= {name for source in index.sources for name in source.organisations}
    own = list(_own_questions(index))
    general = _ranked(index, encoder, list(general_questions()))
    near = _ranked(index, encoder, list(near_questions(sorted(names))))
    asked = _ranked(index, encoder, [question for _, question in own], own)
    matches = [[match for ranking in rankings if (match := ranking.match())] for rankings in (asked, near, general)]
    scattered = [match.quality for ranking in general if (match := ranking.scattered())]
    learned = replace(calibrated(*matches), reach=reach(scattered))
    return learned, head_starts(_best_by_language(index, general))


def reach(scattered: Sequence[float]) -> float:
    """How far questions from elsewhere get when their words may be matched by different passages: one in ten of them
    goes beyond. That of `UNTAUGHT` where there are none."""
    return float(np.quantile(scattered, 1 - _LUCKY)) if scattered else UNTAUGHT.reach


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
    positives = np.outer([match.quality - chance for match in own], information**POWER).ravel()
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


def head_starts(best: Iterable[tuple[str, Mapping[str, float]]]) -> HeadStarts:
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


def _ranked(
    index: SearchIndex, encoder: Encoder, questions: Sequence[str], hidden: Sequence[tuple[str, str]] = ()
) -> list[Ranking]:
    pairs = zip_longest(questions, encoder.encode_questions(questions), hidden)
    return [index.rank(index.query(text, encoding), hidden=pair) for text, encoding, pair in pairs]


def _best_by_language(index: SearchIndex, rankings: Sequence[Ranking]) -> Iterator[tuple[str, dict[str, float]]]:
    """The language of each question, and its best score among equally many passages of each language: the best of many
    would be better than the best of few for that alone."""
    rows = {language: np.flatnonzero(mask) for language, mask in index.by_language.items() if language}
    count = min(map(len, rows.values()), default=0)
    if count < _FEW:
        return
    samples = {language: _sample(found, min(count, _SAMPLE), len(index)) for language, found in rows.items()}
    for ranking in rankings:
        best = {language: index.rank(ranking.query, sample).scores[:1] for language, sample in samples.items()}
        yield ranking.query.language, {language: float(scores[0]) for language, scores in best.items() if len(scores)}


def _sample(rows: npt.NDArray[np.int64], count: int, total: int) -> npt.NDArray[np.bool_]:
    mask = np.zeros(total, bool)
    mask[rows[np.linspace(0, len(rows) - 1, count).astype(int)]] = True
    return mask


def _own_questions(index: SearchIndex) -> Iterator[tuple[str, str]]:
    """(interview, question) for questions that were answered: at most `_OWN_QUESTIONS`, evenly over the corpus."""
    pairs: dict[tuple[str, str], None] = {}
    for start in range(0, len(index), 1000):
        for passage in index.records.passages(range(start, min(start + 1000, len(index)))):
            if passage.question:
                pairs[passage.transcript, passage.question] = None
    found = list(pairs)
    yield from found[:: max(1, -(-len(found) // _OWN_QUESTIONS))]
