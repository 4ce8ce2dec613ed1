"""Exact nearest-vector search in half precision with FAISS. The only importer of faiss.

`IndexScalarQuantizer` (QT_fp16, inner product) is exact to half precision, half the memory of a flat index, and its
filters stay exact; `docs/decisions.md` has the figures that chose it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import faiss
import numpy as np
import numpy.typing as npt

from qa.errors import IndexDamaged
from qa.schema import Matrix, Spans, VectorIndex

Halves: TypeAlias = npt.NDArray[np.float16]
_BLOCK = 65536
_COUNT = slice(8, 16)  # in FAISS's header, after its mark and the dimension: how many vectors there are


class DenseIndex(VectorIndex):
    """Vectors of unit length by row number, searched by inner product (cosine). Never changed once made."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def of(cls, vectors: Matrix) -> DenseIndex:
        """An index of `vectors`, shape (n, d), n may be 0; row i is vector i."""
        index = _empty(vectors.shape[1])
        for start in range(0, len(vectors), _BLOCK):
            index.add(np.ascontiguousarray(vectors[start : start + _BLOCK], np.float32))
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> DenseIndex:
        """The index in a file that `write` made, mapped, not read. Raises `IndexDamaged` when FAISS cannot read it."""
        try:
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
        except RuntimeError as error:
            raise IndexDamaged(f"{path}: not a FAISS index; build again with `qa build`") from error

    def write(self, path: Path) -> None:
        """Writes the index to a file. Raises `OSError` when it cannot."""
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:  # FAISS hides the reason (a full disk, a missing folder)
            raise OSError(f"{path}: the vectors cannot be written; is the disk full?") from error

    @staticmethod
    def write_blocks(path: Path, dimension: int, blocks: Iterable[Halves]) -> None:
        """Writes the index of these vectors, blocks of shape (n, d) in half precision, without ever holding it whole:
        the file is the same, byte for byte, as `of` and `write` make. Raises `OSError` when it cannot."""
        head = bytearray(faiss.serialize_index(_empty(dimension)).tobytes())
        count = 0
        with path.open("wb") as file:
            file.write(head)
            for block in blocks:
                file.write(np.ascontiguousarray(block, np.float16).data)
                count += len(block)
            head[_COUNT] = count.to_bytes(8, "little")
            head[-8:] = (count * dimension * 2).to_bytes(8, "little")  # at its end, how many bytes of vectors follow
            file.seek(0)
            file.write(head)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def vectors(self, start: int, stop: int) -> Matrix:
        """The vectors of rows start…stop-1, shape (stop - start, d), as stored (half precision)."""
        if stop <= start:
            return np.zeros((0, self._index.d), np.float32)
        return np.asarray(self._index.reconstruct_n(start, stop - start), np.float32)

    def products(self, queries: Matrix) -> Iterator[tuple[slice, Matrix]]:
        """The inner products of all vectors with `queries`, shape (m, d), block by block: the rows, and the products,
        shape (rows, m). For what needs the nearest of every speaker, not of all."""
        for start in range(0, len(self), _BLOCK):
            rows = slice(start, min(start + _BLOCK, len(self)))
            yield rows, self.vectors(rows.start, rows.stop) @ queries.T

    def search(self, queries: Matrix, k: int, allowed: npt.NDArray[np.bool_] | None = None) -> tuple[Matrix, Spans]:
        """The nearest rows of each query: (scores, rows), each (len(queries), k'), best first.

        k' = min(k, rows allowed). Only rows where `allowed` (shape (n,)) is true are searched; the filter is exact.
        """
        count = len(self) if allowed is None else int(allowed.sum())
        k = min(k, count)
        if k <= 0:
            empty = (len(queries), 0)
            return np.zeros(empty, np.float32), np.zeros(empty, np.int32)
        parameters = None
        if allowed is not None:
            selector = faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))  # type: ignore[arg-type, call-arg]
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # faiss wraps what it types
        with _one_thread():
            scores, rows = self._index.search(np.ascontiguousarray(queries, np.float32), k, params=parameters)
        return scores, rows.astype(np.int32)


def _empty(dimension: int) -> faiss.Index:
    return faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Two threads are slower than one for a single question. The setting is this thread's, and torch obeys it too, so
    it is put back: left at one, it makes the encoder three times slower."""
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)
