"""The vectors of passages: of what is said in each, without its frame, and of the question that it answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qa.dense import DenseIndex
from qa.schema import Asking, Matrix
from qa.sums import summed

_BLOCK = 65536


def said(dense: DenseIndex, owners: npt.NDArray[np.int64], passages: int) -> Matrix:
    """The mean of each passage's sentence vectors, shape (passages, d), of unit length.

    `owners` tells the passage of each row of the index; the first rows are the passages' own vectors, which know who
    speaks and what was asked; they stand in where a passage has no sentence.
    """
    found = np.zeros((passages, dense.vectors(0, min(1, len(dense))).shape[1]), np.float32)
    for start in range(passages, len(dense), _BLOCK):
        stop = min(start + _BLOCK, len(dense))
        part = owners[start:stop]
        rows, numbers = np.unique(part, return_inverse=True)
        found[rows] += summed(dense.vectors(start, stop), numbers, len(rows))
    for start in range(0, passages, _BLOCK):
        block = found[start : start + _BLOCK]
        missing = np.flatnonzero(~block.any(1))
        if len(missing):
            block[missing] = dense.vectors(start, min(start + _BLOCK, passages))[missing]
        block /= np.maximum(np.linalg.norm(block, axis=1, keepdims=True), 1e-6)
    return found


def asked(askings: Sequence[Asking], vectors: Matrix, transcripts: Sequence[str], turns: Sequence[int]) -> Matrix:
    """The vector of the question that each passage answers, shape (passages, d); zeros where there is none.

    `vectors` are those of the questions, in their order; `transcripts` and `turns` are those of each passage.
    """
    questions = {(asking.transcript, turn): row for row, asking in enumerate(askings) for turn in asking.replies}
    rows = np.asarray([questions.get(key, -1) for key in zip(transcripts, turns, strict=True)], np.int64)
    found = np.zeros((len(rows), vectors.shape[1]), np.float32)
    found[rows >= 0] = vectors[rows[rows >= 0]]
    return found
