"""Asked to whom: the questions of a corpus × its guests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qa.askings import grouped
from qa.preparation.looking import Looking
from qa.preparation.subject import Subject
from qa.preparation.voices import Rows
from qa.schema import AskedMatrix, Asking, Cell, Hit, Matrix, Progress, Role, Row, State

_LOOKED_AT = 4  # passages of each guest, for a question that was not put to them
_SHOWN = 3  # passages of an answer
_TOUCHED = 0.85  # how surely a passage must answer a question that was not put: surer than one that was looked for


@dataclass(frozen=True, slots=True)
class _Question:
    """A row before its cells: the question in the wording nearest to all, and who was asked it, in which words."""

    asking: Asking
    askings: tuple[Asking, ...]
    by_guest: dict[str, Asking]


class Questions:
    """The questions of one index, those that ask the same thing put together."""

    def __init__(self, looking: Looking) -> None:
        self._looking = looking

    @cached_property
    def guests(self) -> tuple[str, ...]:
        """Who was interviewed, in the order of the corpus."""
        labels = self._looking.index.labels
        interviewed = np.flatnonzero(labels.in_role(Role.INTERVIEWEE)).tolist()
        return tuple(dict.fromkeys(name for row in interviewed if (name := labels.speakers[row])))

    def matrix(
        self, guests: Sequence[str] = (), limit: int | None = None, progress: Progress | None = None
    ) -> AskedMatrix:
        """All questions × all guests, or those named; at most `limit` rows, those that most were asked. What is not
        asked is so after a look at every turn of the guest."""
        columns = tuple(guests) or self.guests
        questions = [question for question in self._questions if any(guest in question.by_guest for guest in columns)]
        questions.sort(key=lambda question: -sum(guest in question.by_guest for guest in columns))
        shown = questions[:limit]
        return AskedMatrix(guests=columns, rows=tuple(self.rows(shown, columns, progress)), questions=len(questions))

    def not_asked(self, guest: str, limit: int, progress: Progress | None = None) -> tuple[Row, ...]:
        """The questions that others were asked and this guest was not, those that most were asked first; each with the
        cells of who was asked, and of the guest."""
        others = [question for question in self._questions if question.by_guest and guest not in question.by_guest]
        others.sort(key=lambda question: -len(question.by_guest))
        return tuple(
            row for question in others[:limit] for row in self.rows([question], (guest, *question.by_guest), None)
        )

    def asked(self, guest: str) -> tuple[Cell, ...]:
        """Every question that was put to a guest, in the order of the corpus, with the answer."""
        return tuple(self._answered(guest, asking) for asking in self._looking.askings if guest in asking.guests)

    def rows(self, questions: Sequence[_Question], columns: Sequence[str], progress: Progress | None) -> list[Row]:
        """The rows of some questions, with a cell for each of these guests."""
        subjects = [self._looking.subjects.of_question(question.asking.read) for question in questions]
        near = self._looking.voices.nearest_of_each([subject.pooled for subject in subjects], _LOOKED_AT)
        rows = []
        for number, (question, subject, rows_near) in enumerate(zip(questions, subjects, near, strict=True), 1):
            rows.append(
                self._row(question, subject, dict(zip(self._looking.voices.names, rows_near, strict=True)), columns)
            )
            if progress:
                progress(number, len(questions))
        return rows

    def _row(self, question: _Question, subject: Subject, near: dict[str, Rows], columns: Sequence[str]) -> Row:
        silent = [guest for guest in columns if guest not in question.by_guest]
        rows = np.concatenate([near.get(guest, np.zeros(0, np.int64)) for guest in silent] or [np.zeros(0, np.int64)])
        confidence = dict(
            zip(rows.tolist(), self._looking.relevance.answers(subject, rows.tolist()).tolist(), strict=True)
        )
        cells = []
        for guest in columns:
            asking = question.by_guest.get(guest)
            if asking is not None and asking.replies:
                cells.append(self._answered(guest, asking))
            else:
                cells.append(self._unasked(guest, asking, subject, near.get(guest, ()), confidence))
        return Row(
            question=question.asking.text,
            askings=question.askings,
            asked=sum(guest in question.by_guest for guest in columns),
            cells=tuple(cells),
        )

    def _answered(self, guest: str, asking: Asking) -> Cell:
        rows = self._looking.replies(asking, guest)
        return Cell(
            speaker=guest,
            state=State.ANSWERED if rows else State.NOT_ASKED,
            asking=asking,
            hits=self._looking.hits(rows, [1.0] * len(rows), None, _SHOWN),
        )

    def _unasked(
        self, guest: str, asking: Asking | None, subject: Subject, near: Rows | tuple[()], confidence: dict[int, float]
    ) -> Cell:
        found = sorted(((-confidence.get(int(row), 0.0), int(row)) for row in near), key=lambda pair: pair)
        touched = bool(found) and -found[0][0] >= _TOUCHED
        chosen = [(row, -value) for value, row in found if not touched or -value >= _TOUCHED][
            : _SHOWN if touched else 1
        ]
        hits: tuple[Hit, ...] = self._looking.hits(
            [row for row, _ in chosen], [score for _, score in chosen], (subject.tokens, subject.weights), _SHOWN
        )
        state = State.TOUCHED if touched or asking is not None else State.NOT_ASKED
        return Cell(speaker=guest, state=state, asking=asking, hits=hits)

    @cached_property
    def _questions(self) -> list[_Question]:
        """The questions, each with its wordings, in the order of the corpus."""
        looking = self._looking
        askings, vectors = looking.askings, np.asarray(looking.index.asking_vectors)
        languages = {source.id: source.language for source in looking.index.sources}
        groups = grouped(
            vectors,
            self._replied(),
            [asking.transcript for asking in askings],
            [languages[asking.transcript] for asking in askings],
        )
        return [_question([askings[row] for row in rows], vectors[rows]) for rows in groups]

    def _replied(self) -> Matrix:
        """The mean of what was replied to each question, of unit length: shape (askings, d)."""
        looking = self._looking
        sums = np.zeros((len(looking.askings), looking.index.manifest.dimension), np.float32)
        for number, asking in enumerate(looking.askings):
            sums[number] = looking.passage_vectors[looking.replies(asking)].sum(0)
        return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6), np.float32)


def _question(askings: Sequence[Asking], vectors: Matrix) -> _Question:
    middle = int((vectors @ vectors.mean(0)).argmax())
    by_guest: dict[str, Asking] = {}
    for asking in askings:
        for guest in asking.guests:
            by_guest.setdefault(guest, asking)
    return _Question(askings[middle], tuple(askings), by_guest)
