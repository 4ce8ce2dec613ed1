"""Asked to whom: the questions of a corpus × its guests."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np

from qa.askings import grouped
from qa.errors import QuestionError
from qa.preparation.looking import Looking
from qa.preparation.subject import Subject
from qa.preparation.voices import Rows
from qa.schema import AskedMatrix, Asking, Cell, Matrix, Progress, Role, Row, State
from qa.sums import unit

_LOOKED_AT = 3  # passages of each guest, for a question that was not put to them
_SHOWN = 3  # passages of an answer
_OTHERS = 8  # guests who are shown to have been asked what one was not
_TOUCHED = 0.85  # how surely a passage must answer a question that was not put: surer than one that was looked for


@dataclass(frozen=True, slots=True)
class _Question:
    """A row before its cells: the question in the wording nearest to all (`number` is its place among all questions),
    and who was asked it, in which words."""

    number: int
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
        wanted = set(columns)
        counts = [len(wanted & question.by_guest.keys()) for question in self._questions]
        order = sorted((row for row, count in enumerate(counts) if count), key=lambda row: -counts[row])
        shown = [self._questions[row] for row in order[:limit]]
        rows = self._rows(shown, [columns] * len(shown), wanted, progress)
        return AskedMatrix(guests=columns, rows=tuple(rows), questions=len(order))

    def row(self, identifier: str, guests: Sequence[str] = ()) -> Row:
        """The row that the question with this id is in, for all guests, or those named. Raises `QuestionError` where
        there is no such question."""
        found = next((q for q in self._questions if any(asking.id == identifier for asking in q.askings)), None)
        if found is None:
            raise QuestionError(f"there is no question {identifier!r} in these interviews; look it up in the matrix")
        columns = tuple(guests) or self.guests
        return next(self._rows([found], [columns], set(columns), None))

    def not_asked(self, guest: str, limit: int, progress: Progress | None = None) -> tuple[Row, ...]:
        """The questions that others were asked and this guest was not, those that most were asked first; each with the
        cell of the guest, and those of the first few who were asked."""
        others = [question for question in self._questions if question.by_guest and guest not in question.by_guest]
        others.sort(key=lambda question: -len(question.by_guest))
        columns = [(guest, *islice(question.by_guest, _OTHERS)) for question in others[:limit]]
        return tuple(self._rows(others[:limit], columns, set(self.guests), progress))

    def asked(self, guest: str) -> tuple[Cell, ...]:
        """Every question that was put to a guest, in the order of the corpus, with the answer."""
        return tuple(self._answered(guest, asking) for asking in self._looking.askings if guest in asking.guests)

    def _rows(
        self,
        questions: Sequence[_Question],
        columns: Sequence[Sequence[str]],
        among: Collection[str],
        progress: Progress | None,
    ) -> Iterator[Row]:
        """The rows of some questions, each with a cell for every guest of its columns, and with how many were asked of
        those `among` whom it is counted."""
        subjects = [self._looking.subjects.of_question(question.asking.read) for question in questions]
        near = self._looking.voices.nearest_of_each([subject.pooled for subject in subjects], _LOOKED_AT)
        names = self._looking.voices.names
        parts = zip(questions, columns, subjects, near, strict=True)
        for number, (question, guests, subject, rows) in enumerate(parts, 1):
            cells = self._cells(question, guests, subject, dict(zip(names, rows, strict=True)))
            yield Row(
                question=question.asking.text,
                askings=question.askings,
                asked=len(question.by_guest.keys() & set(among)),
                cells=tuple(cells),
            )
            if progress:
                progress(number, len(questions))

    def _cells(
        self, question: _Question, guests: Sequence[str], subject: Subject, near: dict[str, Rows]
    ) -> Iterator[Cell]:
        """A cell for each guest: of those who were not asked, all candidates are measured together."""
        looked_at = {guest: near[guest].tolist() for guest in guests if not self._replied_to(guest, question)}
        rows = [row for some in looked_at.values() for row in some]
        confidence = dict(zip(rows, self._looking.relevance.answers(subject, rows).tolist(), strict=True))
        for guest in guests:
            asking = question.by_guest.get(guest)
            if asking and asking.replies:
                yield self._answered(guest, asking)
            else:
                found = sorted(
                    ((confidence[row], row) for row in looked_at[guest]), key=lambda pair: (-pair[0], pair[1])
                )
                yield self._unasked(guest, question, subject, found)

    def _answered(self, guest: str, asking: Asking) -> Cell:
        rows = self._looking.replies(asking, guest)[:_SHOWN]
        hits = self._looking.hits(rows, [1.0] * len(rows))
        state = State.ANSWERED if asking.replies else State.TOUCHED
        return Cell(speaker=guest, state=state, asking=asking, hits=hits)

    def _unasked(self, guest: str, question: _Question, subject: Subject, found: Sequence[tuple[float, int]]) -> Cell:
        """The cell of a guest who was not asked: what touches on it or comes nearest, and the nearest question."""
        asking = question.by_guest.get(guest)
        touching = [(value, row) for value, row in found if value >= _TOUCHED][:_SHOWN]
        chosen = touching or found[:1]
        sought = (subject.tokens, subject.weights)
        hits = self._looking.hits([row for _, row in chosen], [value for value, _ in chosen], sought)
        return Cell(
            speaker=guest,
            state=State.TOUCHED if touching or asking else State.NOT_ASKED,
            asking=asking,
            hits=hits,
            nearest=None if asking else self._nearest_question(guest, question),
        )

    @staticmethod
    def _replied_to(guest: str, question: _Question) -> bool:
        return guest in question.by_guest and bool(question.by_guest[guest].replies)

    def _nearest_question(self, guest: str, question: _Question) -> Asking | None:
        """Of all questions that were put to a guest, the one nearest to this one."""
        numbers = self._put_to.get(guest)
        if not numbers:
            return None
        vectors = self._looking.index.asking_vectors
        likeness = vectors[numbers] @ vectors[question.number]
        return self._looking.askings[numbers[int(likeness.argmax())]]

    @cached_property
    def _put_to(self) -> dict[str, list[int]]:
        """The numbers of the questions that were put to each guest."""
        found: dict[str, list[int]] = {}
        for number, asking in enumerate(self._looking.askings):
            for guest in asking.guests:
                found.setdefault(guest, []).append(number)
        return found

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
        guests = frozenset(self.guests)
        return [_question(rows, [askings[row] for row in rows], vectors[rows], guests) for rows in groups]

    def _replied(self) -> Matrix:
        """The mean of what was replied to each question, of unit length: shape (askings, d)."""
        looking = self._looking
        sums = np.zeros((len(looking.askings), looking.index.manifest.dimension), np.float32)
        for number, asking in enumerate(looking.askings):
            sums[number] = looking.meaning.passages[looking.replies(asking)].sum(0)
        return unit(sums)


def _question(numbers: Sequence[int], askings: Sequence[Asking], vectors: Matrix, guests: Collection[str]) -> _Question:
    middle = int((vectors @ vectors.mean(0)).argmax())
    by_guest: dict[str, Asking] = {}
    for asking in askings:
        for guest in asking.guests:
            if guest in guests and not (guest in by_guest and by_guest[guest].replies):
                by_guest[guest] = asking
    return _Question(numbers[middle], askings[middle], tuple(askings), by_guest)
