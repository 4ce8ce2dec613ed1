"""Token vectors, stored small: four bits a number, and where each token lies. For late interaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from qa.arrays import ArrayFile
from qa.schema import Matrix, Spans, Vector

Codes: TypeAlias = npt.NDArray[np.uint8]
_PARTS, _BOUNDS, _QUANTISER = "tokens-parts.json", "tokens-bounds.npy", "tokens-quantiser.npy"
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

    @classmethod
    def read(cls, folder: Path) -> Quantiser:
        """That of the token vectors in `folder`."""
        return cls(*np.load(folder / _QUANTISER))

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
_SPAN = 8  # bytes


class TokenPart:
    """The coded token vectors of a run of passages, most often one transcript's, in a file of their own, so that an
    index can be extended without writing those of the others again. Row i is a token: its code, then its span."""

    @staticmethod
    def write(path: Path, passages: Iterable[tuple[Codes, Spans]], half: int) -> list[int]:
        """Writes codes, shape (n, half), and spans, shape (n, 2), passage by passage; returns how many tokens each
        has. Raises `OSError` when it cannot."""
        sizes = []
        with ArrayFile(path, np.uint8, half + _SPAN) as file:
            for codes, spans in passages:
                file.append(np.hstack([codes, np.ascontiguousarray(spans, "<i4").view(np.uint8).reshape(-1, _SPAN)]))
                sizes.append(len(codes))
        return sizes


class TokenFile:
    """The coded token vectors of every passage, read from memory-mapped files as needed.

    `bounds`, shape (passages + 1,): passage i has the tokens from `bounds[i]` to `bounds[i + 1]`, counted over all
    parts. A code has d/2 bytes; spans are the tokens' offsets into their passage, -1 for those of the frame before it.
    """

    def __init__(self, folder: Path) -> None:
        """Opens what `write` or `join` made in `folder`: all of it, since a build may remove the files meanwhile."""
        parts = json.loads((folder / _PARTS).read_text(encoding="utf-8"))
        # Still mapped, but without the cost of a memmap's every slice.
        self._parts = [np.asarray(np.load(folder / name, mmap_mode="r")) for name, _ in parts]
        self._firsts: Bounds = np.cumsum([0, *(passages for _, passages in parts)], dtype=np.int64)
        self.bounds: Bounds = np.asarray(np.load(folder / _BOUNDS, mmap_mode="r"))
        self.quantiser = Quantiser.read(folder)

    @staticmethod
    def write(folder: Path, quantiser: Quantiser, passages: Iterable[tuple[Codes, Spans]]) -> None:
        """Writes codes and spans, passage by passage, to `folder`, as one part. Raises `OSError` when it cannot."""
        sizes = TokenPart.write(folder / "all.tokens", passages, len(quantiser.low) // 2)
        TokenFile.join(folder, quantiser, [("all.tokens", sizes)])

    @staticmethod
    def join(folder: Path, quantiser: Quantiser, parts: Iterable[tuple[str, Sequence[int]]]) -> None:
        """Makes one of parts that are in `folder`: the name of each and the tokens of each of its passages, in the
        order of the rows. Raises `OSError` when it cannot."""
        named, end = [], 0
        with ArrayFile(folder / _BOUNDS, np.int64) as bounds:
            bounds.append(np.zeros(1, np.int64))
            for name, sizes in parts:
                named.append((name, len(sizes)))
                ends = end + np.cumsum(sizes, dtype=np.int64)
                bounds.append(ends)
                end = int(ends[-1]) if len(ends) else end
        (folder / _PARTS).write_text(json.dumps(named, ensure_ascii=False, indent=0), encoding="utf-8")
        np.save(folder / _QUANTISER, np.stack([quantiser.low, quantiser.step]))

    def passage(self, row: int) -> tuple[Codes, Spans]:
        """The codes, shape (n, d/2), and the spans, shape (n, 2), of one passage."""
        tokens = self._tokens(row)
        return tokens[:, :-_SPAN], tokens[:, -_SPAN:].view("<i4")

    def similarities(self, queries: Matrix, passages: npt.NDArray[np.int64]) -> tuple[Matrix, Bounds]:
        """Inner products of the tokens of some passages with `queries`, shape (n, d), all of the first passage, then
        all of the second, …: shape (tokens, n), and where each passage begins and ends, shape (passages + 1,)."""
        found = [self._tokens(row)[:, :-_SPAN] for row in passages.tolist()]
        return self.quantiser.products(queries, np.concatenate(found)), np.cumsum([0, *map(len, found)], dtype=np.int64)

    def _tokens(self, row: int) -> npt.NDArray[np.uint8]:
        number = int(np.searchsorted(self._firsts, row, "right")) - 1
        first, start, end = self.bounds[self._firsts[number]], self.bounds[row], self.bounds[row + 1]
        found: npt.NDArray[np.uint8] = self._parts[number][start - first : end - first]
        return found
