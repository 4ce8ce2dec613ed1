"""Vectors summed by kind: of a passage's sentences, of an interview's passages, of a language's questions."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from qa.schema import Matrix


def summed(vectors: Matrix, kinds: npt.NDArray[np.integer], count: int) -> Matrix:
    """The sum of the vectors of each kind, shape (count, d); zeros for a kind without any.

    `vectors`, shape (n, d); `kinds`, shape (n,), numbers 0…count - 1. As `np.add.at`, several times faster.
    """
    from scipy.sparse import csr_array  # noqa: PLC0415 - takes a while to import, and to ask needs none of it

    chosen = csr_array((np.ones(len(kinds), np.float32), (kinds, np.arange(len(kinds)))), shape=(count, len(kinds)))
    return np.asarray(chosen @ vectors, np.float32)
