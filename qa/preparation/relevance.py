"""How far a passage speaks to a subject.

Late interaction, as for a question, with three differences. Only what was said counts, and the question that it
answers: a title or a speaker's name in the frame is not somebody's words. A part of a topic may be said in any of its
wordings. And what decides is the mean of two likenesses: that of the best single sentence (or the question), since
words that are scattered over a passage do not make a topic, and that of the whole exchange. For a topic, nearness of
meaning (`qa.preparation.meaning`) is added to this.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from qa.confidence import POWER as ANSWER_POWER
from qa.confidence import Calibration
from qa.preparation.meaning import Meaning
from qa.preparation.subject import Subject
from qa.rank import best_matches
from qa.schema import Asking, Matrix, Passage, Role, Spans, Vector
from qa.search import SearchIndex
from qa.text import sentences

Floats: TypeAlias = npt.NDArray[np.float64]
_BATCH = 512
_CLOSELY = 1000  # questions


POWER = 0.3
"""What a topic tells counts to this power: a short one is found by chance in more passages than a long one."""
LINE, ASKED_LINE = 0.54, 0.6
"""The evidence from which a passage speaks to a topic, and from which a question asks about it: (likeness - chance) ·
information^POWER + nearness of meaning. From fifteen topics of the starter corpus (docs/evaluation.md)."""
_SLOPE = 13.0
_MOST = 60.0  # information: a longer text says no more of what is looked for


class Relevance:
    """Measures passages and questions of one index against subjects."""

    def __init__(self, index: SearchIndex, calibration: Calibration, meaning: Meaning) -> None:
        """`calibration` tells what chance finds in this corpus, and when a question is answered."""
        self._index = index
        self._calibration = calibration
        self._meaning = meaning

    def confidence(self, subjects: Sequence[Subject], rows: Sequence[int]) -> Vector:
        """How surely each passage speaks to any of the subjects: shape (rows,), 0…1; from 0.5 on it counts as such."""
        meant = self._meaning.of_passages(rows)
        found = [
            self._evidence(subject, self.of_passages(subject, rows), POWER) + meant @ self._meaning.of_subject(subject)
            for subject in subjects
        ]
        return _likely(np.maximum.reduce(found), LINE, _SLOPE)

    def asked(self, subjects: Sequence[Subject], askings: Sequence[Asking]) -> Vector:
        """How surely each question is about any of the subjects: shape (askings,), 0…1. `askings` are all of the index;
        of many, only those that are nearest in meaning are measured closely."""
        found = np.zeros(len(askings), np.float32)
        for subject in subjects:
            near = self._meaning.askings @ self._meaning.of_subject(subject)
            closest = np.argsort(-near, kind="stable")[:_CLOSELY]
            likeness = self.of_questions(subject, [askings[number] for number in closest])
            evidence = self._evidence(subject, likeness, POWER) + near[closest]
            found[closest] = np.maximum(found[closest], _likely(evidence, ASKED_LINE, _SLOPE))
        return found

    def answers(self, question: Subject, rows: Sequence[int]) -> Vector:
        """How surely each passage answers a question, by what the corpus taught: shape (rows,), 0…1."""
        evidence = self._evidence(question, self.of_passages(question, rows), ANSWER_POWER)
        return _likely(evidence, self._calibration.threshold, self._calibration.slope)

    def _evidence(self, subject: Subject, likeness: Vector, power: float) -> Vector:
        return np.asarray((likeness - self._calibration.chance) * min(subject.information, _MOST) ** power, np.float32)

    def of_passages(self, subject: Subject, rows: Sequence[int]) -> Vector:
        """How near each passage is to the subject, with the question that it answers: shape (rows,), about 0…1."""
        found = [self._batch(subject, rows[start : start + _BATCH]) for start in range(0, len(rows), _BATCH)]
        return np.concatenate(found) if found else np.zeros(0, np.float32)

    def of_questions(self, subject: Subject, askings: Sequence[Asking]) -> Vector:
        """How near each question is to the subject by its own words: shape (askings,), about 0…1."""
        weights = np.asarray([part.weight for part in subject.parts])
        places = [self._turn_rows.get((asking.transcript, asking.turn), range(0)) for asking in askings]
        found = self._of_ranges(subject, list(dict.fromkeys(place for place in places if place)))
        nothing = np.zeros(len(subject.tokens), np.float32)
        parts = [
            self._parts(subject, found.get(place, nothing), self._language(asking.transcript))
            for asking, place in zip(askings, places, strict=True)
        ]
        return np.asarray([float(part @ weights) / subject.information for part in parts], np.float32)

    @cached_property
    def _turn_rows(self) -> dict[tuple[str, int], range]:
        """The rows of each turn of an interviewer."""
        labels, numbers = self._index.labels, self._index.records.turn_numbers()
        found: dict[tuple[str, int], range] = {}
        for row in np.flatnonzero(labels.in_role(Role.INTERVIEWER)).tolist():
            place = (labels.transcripts[row], numbers[row])
            found[place] = range(found[place].start if place in found else row, row + 1)
        return found

    def _language(self, transcript: str) -> str | None:
        return self._languages[transcript]

    @cached_property
    def _languages(self) -> dict[str, str | None]:
        return {source.id: source.language for source in self._index.sources}

    def _batch(self, subject: Subject, rows: Sequence[int]) -> Vector:
        passages = self._index.records.passages(rows)
        similarities, bounds = self._index.tokens.similarities(subject.tokens, np.asarray(rows, np.int64))
        places = [(start, stop) for start, stop in self._index.answers[list(rows)].tolist()]
        asked = self._of_ranges(subject, [range(start, stop) for start, stop in dict.fromkeys(places) if start < stop])
        values = []
        for number, (row, passage) in enumerate(zip(rows, passages, strict=True)):
            own = similarities[bounds[number] : bounds[number + 1]]
            _, spans = self._index.tokens.passage(row)
            values.append(self._value(subject, own, spans, passage, asked.get(range(*places[number]))))
        return np.asarray(values, np.float32)

    def _of_ranges(self, subject: Subject, ranges: Sequence[range]) -> dict[range, Vector]:
        """The best match of each token of the subject in each run of rows, shape (subject tokens,) each."""
        rows = np.asarray([row for some in ranges for row in some], np.int64)
        if not len(rows):
            return {}
        similarities, bounds = self._index.tokens.similarities(subject.tokens, rows)
        spans = np.concatenate([self._index.tokens.passage(int(row))[1] for row in rows])
        matches = best_matches(np.where(spans[:, :1] >= 0, similarities, 0), bounds)
        firsts = np.cumsum([0, *(len(some) for some in ranges)])
        found = best_matches(matches, firsts).clip(0)
        return dict(zip(ranges, found, strict=True))

    def _value(self, subject: Subject, own: Matrix, spans: Spans, passage: Passage, question: Vector | None) -> float:
        said = spans[:, 0] >= 0
        language = self._language(passage.transcript)
        units = [
            _best(own, said & (spans[:, 0] >= start) & (spans[:, 1] <= end)) for start, end in sentences(passage.text)
        ]
        whole = self._parts(subject, _best(own, said), language)
        by_unit = [self._parts(subject, unit, language) for unit in units]
        if question is not None:
            by_unit.append(self._parts(subject, question, language))
        weights = np.asarray([part.weight for part in subject.parts])
        best = max(float(unit @ weights) for unit in by_unit or [whole])
        exchange = whole if question is None else np.maximum(whole, by_unit[-1])
        return (best + float(exchange @ weights)) / 2 / subject.information

    def _parts(self, subject: Subject, unit: Vector, language: str | None) -> Floats:
        """How well each part of the subject is met, shape (parts,), given the best match of each of its tokens."""
        start = self._index.head_start
        return np.asarray(
            [
                max(float(unit[w.tokens] @ w.weights) + start(w.language, language) for w in part.wordings)
                for part in subject.parts
            ]
        )


def _likely(evidence: Vector, line: float, slope: float) -> Vector:
    return np.asarray(1 / (1 + np.exp(-slope * (evidence - line))), np.float32)


def _best(similarities: Matrix, inside: npt.NDArray[np.bool_]) -> Vector:
    """The best match of each token of the subject among some of a text, shape (subject tokens,); 0 among none."""
    return np.asarray(similarities[inside].max(0, initial=0), np.float32)
