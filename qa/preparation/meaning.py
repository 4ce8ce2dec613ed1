"""What passages, questions and topics mean, as vectors of which what they share for other reasons is taken out.

An encoder finds all passages of one interview near to one another, and all short texts of one language. So of a passage
the mean of its interview is taken, of a question that of all questions of its language, and of a topic the same, since
it is as short.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from qa.preparation.subject import Subject
from qa.schema import Asking, Matrix, Vector
from qa.search import SearchIndex
from qa.sums import means, numbered, unit
from qa.topics import said

_PRIOR = 3  # how many passages an interview needs for its own mean to count as much as that of all
_PRIOR_ASKED = 8

Rows = npt.NDArray[np.int64]


class Meaning:
    """The meanings of one index, computed when they are first wanted."""

    def __init__(self, index: SearchIndex, askings: Callable[[], Sequence[Asking]]) -> None:
        """`askings` gives every question of the index, in order; it is asked when they are first wanted."""
        self._index, self._askings = index, askings

    @cached_property
    def passages(self) -> Matrix:
        """What each passage says, shape (passages, d), of unit length: the mean of its sentences' vectors."""
        return said(self._index.dense, self._index.owners, len(self._index))

    def of_passages(self, rows: Sequence[int] | Rows) -> Matrix:
        """What these passages say beside the rest of their interview, shape (rows, d), of unit length."""
        numbers, means = self._interviews
        chosen = np.asarray(rows, np.int64)
        return unit(self.passages[chosen] - means[numbers[chosen]])

    @cached_property
    def askings(self) -> Matrix:
        """What each question asks, shape (questions, d), of unit length."""
        numbers, means = self._asked
        return unit(self._index.asking_vectors - means[numbers])

    def of_subject(self, subject: Subject) -> Vector:
        """What is looked for, shape (d,), of unit length."""
        _, means = self._asked
        number = self._languages.get(subject.language)
        common = means[number] if number is not None else means[-1]
        return np.asarray(unit((subject.pooled[0] - common)[None])[0], np.float32)

    @cached_property
    def _interviews(self) -> tuple[Rows, Matrix]:
        """The number of each passage's interview, and the mean of each."""
        numbers = numbered(self._index.labels.transcripts)
        return numbers, means(self.passages, numbers, _PRIOR)

    @cached_property
    def _languages(self) -> dict[str | None, int]:
        """The number of each language that questions are in, among the means of `_asked`; the last is that of all."""
        spoken = {source.id: source.language for source in self._index.sources}
        asked = [spoken[asking.transcript] for asking in self._askings()]
        return {language: number for number, language in enumerate(dict.fromkeys(asked))}

    @cached_property
    def _asked(self) -> tuple[Rows, Matrix]:
        """The number of each question's language, and the mean of each, last that of all."""
        spoken = {source.id: source.language for source in self._index.sources}
        languages = [self._languages[spoken[asking.transcript]] for asking in self._askings()]
        vectors = np.asarray(self._index.asking_vectors)
        numbers = np.asarray(languages, np.int64)
        overall = vectors.mean(0, keepdims=True) if len(vectors) else np.zeros((1, vectors.shape[1]), np.float32)
        return numbers, np.concatenate([means(vectors, numbers, _PRIOR_ASKED), overall])
