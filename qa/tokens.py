"""Token vectors, stored small: four bits a number, and where each token lies. For late interaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from qa.schema import Matrix, Spans, Vector

Codes: TypeAlias = npt.NDArray[np.uint8]
_LEVELS = 15
_WIDTH = 3.0
_LIMITED = Lock()  # two limits at once would each restore what the other had set
_BLOCK = 512  # unpacked, a block stays in the processor's cache


@cache
def _controller() -> ThreadpoolController:
    """Limits NumPy's BLAS to one thread for so small a product: its idle threads spin, and would take the processor
    from the encoder's (the next question would be encoded three times slower on two cores)."""
    return ThreadpoolController()


@dataclass(frozen=True, slots=True)
class Quantiser:
    """Uniform scalar quantisation to four bits a dimension (192 bytes for 384 dimensions).

    Dimension i is cut into 15 steps of `step[i]` from `low[i]`; both have shape (d,), d even. Byte j of a code holds
    dimension j (low nibble) and dimension j + d/2 (high nibble), so that halves, not pairs, are unpacked together.
    """

    low: Vector
    step: Vector

    @classmethod
    def fitted(cls, sample: Matrix) -> Quantiser:
        """The quantiser for vectors like `sample`, shape (n, d): each dimension covers mean ± 3 standard deviations."""
        mean, deviation = sample.mean(0), sample.std(0) + 1e-6
        return cls(
            (mean - _WIDTH * deviation).astype(np.float32), (2 * _WIDTH * deviation / _LEVELS).astype(np.float32)
        )

    def encoded(self, vectors: Matrix) -> Codes:
        """Codes of shape (n, d/2) for vectors of shape (n, d); what lies outside the range is clipped to it."""
        levels = np.rint((vectors - self.low) / self.step).clip(0, _LEVELS).astype(np.uint8)
        half = levels.shape[1] // 2
        return np.asarray(levels[:, :half] | (levels[:, half:] << 4), np.uint8)

    def decoded(self, codes: Codes) -> Matrix:
        """The vectors that the codes stand for, shape (n, d)."""
        return self._levels(codes) * self.step + self.low

    def products(self, queries: Matrix, codes: Codes) -> Matrix:
        """Inner products of `queries`, shape (m, d), with the coded vectors: shape (n, m).

        The steps are multiplied into the few queries instead of the many codes.
        """
        scaled = np.ascontiguousarray((queries * self.step).T)
        found = np.empty((len(codes), len(queries)), np.float32)
        with _LIMITED, _controller().limit(limits=1, user_api="blas"):
            for start in range(0, len(codes), _BLOCK):
                block = slice(start, start + _BLOCK)
                np.matmul(self._levels(codes[block]), scaled, out=found[block])
        found += queries @ self.low
        return found

    @staticmethod
    def _levels(codes: Codes) -> Matrix:
        half = codes.shape[1]
        levels = np.empty((len(codes), 2 * half), np.float32)
        np.bitwise_and(codes, 0x0F, out=levels[:, :half], casting="unsafe")
        np.right_shift(codes, 4, out=levels[:, half:], casting="unsafe")
        return levels


Bounds: TypeAlias = npt.NDArray[np.int64]
_FILES = ("tokens-codes.npy", "tokens-spans.npy", "tokens-bounds.npy", "tokens-quantiser.npy")


class TokenFile:
    """The coded token vectors of every passage, read from memory-mapped files as needed.

    `codes` has shape (tokens, d/2); `spans`, shape (tokens, 2), the tokens' offsets into their passage, -1 for those of
    the frame before it; `bounds`, shape (passages + 1,): passage i's tokens are rows `bounds[i]` to `bounds[i + 1]`.
    """

    def __init__(self, folder: Path) -> None:
        """Opens what `write` made in `folder`."""
        codes, spans, bounds, quantiser = (np.load(folder / name, mmap_mode="r") for name in _FILES)
        self.codes: Codes = np.asarray(codes)  # still mapped, without the cost of a memmap's every slice
        self.spans: Spans = np.asarray(spans)
        self.bounds: Bounds = np.asarray(bounds)
        self.quantiser = Quantiser(*np.asarray(quantiser))

    @staticmethod
    def write(folder: Path, quantiser: Quantiser, passages: Iterable[tuple[Codes, Spans]]) -> None:
        """Writes codes and spans, passage by passage, to `folder`. Raises `OSError` when it cannot."""
        codes, spans = zip(*passages, strict=True) if (passages := list(passages)) else ((), ())
        bounds = np.cumsum([0, *map(len, codes)], dtype=np.int64)
        half = len(quantiser.low) // 2
        arrays = (
            np.concatenate(codes) if codes else np.zeros((0, half), np.uint8),
            np.concatenate(spans) if spans else np.zeros((0, 2), np.int32),
            bounds,
            np.stack([quantiser.low, quantiser.step]),
        )
        for name, array in zip(_FILES, arrays, strict=True):
            np.save(folder / name, array)

    def passage(self, row: int) -> tuple[Codes, Spans]:
        """The codes and spans of one passage."""
        rows = slice(self.bounds[row], self.bounds[row + 1])
        return self.codes[rows], self.spans[rows]

    def similarities(self, queries: Matrix, passages: npt.NDArray[np.int64]) -> tuple[Matrix, Bounds]:
        """Inner products of the tokens of some passages with `queries`, shape (n, d), all of the first passage, then
        all of the second, …: shape (tokens, n), and where each passage begins and ends, shape (passages + 1,)."""
        starts, ends = self.bounds[passages], self.bounds[passages + 1]
        codes = np.concatenate([self.codes[start:end] for start, end in zip(starts, ends, strict=True)])
        return self.quantiser.products(queries, codes), np.cumsum([0, *(ends - starts)], dtype=np.int64)
