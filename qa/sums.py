"""Vectors by kind: numbered, summed, averaged. Of a passage's sentences, of an interview's passages, of a language's
questions."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt

from qa.schema import Matrix

Numbers = npt.NDArray[np.int64]


def numbered(kinds: Sequence[Hashable]) -> Numbers:
    """The number of each row's kind, shape (n,): 0, 1, 2, … as they first appear."""
    numbers: dict[Hashable, int] = {}
    return np.asarray([numbers.setdefault(kind, len(numbers)) for kind in kinds], np.int64)


def summed(vectors: Matrix, kinds: npt.NDArray[np.integer], count: int) -> Matrix:
    """The sum of the vectors of each kind, shape (count, d); zeros for a kind without any.

    `vectors`, shape (n, d); `kinds`, shape (n,), numbers 0…count - 1. As `np.add.at`, several times faster.
    """
    from scipy.sparse import csr_array  # noqa: PLC0415 - takes a while to import, and to ask needs none of it

    chosen = csr_array((np.ones(len(kinds), np.float32), (kinds, np.arange(len(kinds)))), shape=(count, len(kinds)))
    return np.asarray(chosen @ vectors, np.float32)


def means(vectors: Matrix, kinds: Numbers, prior: int = 0) -> Matrix:
    """The mean of each kind, shape (kinds, d), drawn to that of all vectors as if `prior` of these were added."""
    counts = np.bincount(kinds).astype(np.float32)[:, None]
    sums = summed(vectors, kinds, len(counts))
    overall = sums.sum(0) / max(len(vectors), 1)
    return np.asarray((sums + prior * overall) / (counts + prior), np.float32)


def unit(vectors: Matrix) -> Matrix:
    """The vectors, shape (n, d), at unit length; zeros stay zeros."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6), np.float32)
