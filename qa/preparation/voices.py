"""Who is looked at when an interview is prepared: everybody who was interviewed or is quoted, with their passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from qa.filters import Mask
from qa.schema import Matrix, Role
from qa.search import SearchIndex

_NEAREST = 8  # of a speaker's passages are looked at closely for each subject

Rows = npt.NDArray[np.int64]


class Voices:
    """The people of an index who give answers, in the order of the corpus, each with the rows of their passages."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        labels = index.labels
        numbers: dict[str, int] = {}
        self._of_row = np.full(len(index), -1, np.int64)
        for row, (speaker, role) in enumerate(zip(labels.speakers, labels.roles, strict=True)):
            if speaker and role in (Role.INTERVIEWEE, Role.QUOTED):
                self._of_row[row] = numbers.setdefault(speaker, len(numbers))
        self.names: tuple[str, ...] = tuple(numbers)
        order = np.argsort(self._of_row, kind="stable")
        bounds = np.searchsorted(self._of_row[order], np.arange(len(self.names) + 1))
        self._rows = {name: order[bounds[number] : bounds[number + 1]] for name, number in numbers.items()}

    @property
    def spoken(self) -> Mask:
        """Which passages are theirs, shape (passages,)."""
        return self._of_row >= 0

    def __len__(self) -> int:
        return len(self.names)

    def rows(self, name: str) -> Rows:
        """The rows of somebody's passages, in order; none for somebody who gives no answers."""
        return self._rows.get(name, np.zeros(0, np.int64))

    def nearest(self, vectors: Matrix, per: int = _NEAREST) -> list[Rows]:
        """The rows nearest to any of these vectors, shape (m, d): for each voice its best `per`, best first."""
        return next(self.nearest_of_each([vectors], per))

    def nearest_of_each(self, subjects: Sequence[Matrix], per: int = _NEAREST) -> Iterator[list[Rows]]:
        """What `nearest` gives for each of several subjects, in one look at all vectors."""
        if not subjects:
            return
        best = np.full((len(self._index), len(subjects)), -1, np.float32)
        bounds = np.cumsum([0, *(len(vectors) for vectors in subjects[:-1])])
        for rows, products in self._index.dense.products(np.concatenate(list(subjects))):
            near = np.maximum.reduceat(products, bounds, axis=1)
            np.maximum.at(best, self._index.owners[rows], near)
        spoken = np.flatnonzero(self._of_row >= 0)
        for number in range(len(subjects)):
            yield self._by_voice(spoken, best[spoken, number], per)

    def _by_voice(self, rows: Rows, scores: npt.NDArray[np.float32], per: int) -> list[Rows]:
        voices = self._of_row[rows]
        order = np.lexsort((rows, -scores, voices))
        starts = np.searchsorted(voices[order], np.arange(len(self.names) + 1))
        return [rows[order[start : min(start + per, stop)]] for start, stop in pairwise(starts)]
