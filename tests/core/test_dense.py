"""FAISS against NumPy's brute force: scores, order, filters; files; threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import faiss
import numpy as np
import pytest
from fakes import refused
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.dense import DenseIndex
from qa.errors import IndexDamaged
from qa.schema import Matrix

HALF = 2e-3
"""What half precision may cost an inner product of unit vectors of these lengths."""


def unit(count: int, dimension: int = 32, seed: int = 0) -> Matrix:
    vectors = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


@pytest.mark.parametrize(("count", "k"), [(1, 1), (7, 3), (500, 20), (500, 500)])
def test_scores_and_order_are_those_of_brute_force(count: int, k: int) -> None:
    vectors, queries = unit(count), unit(5, seed=1)
    scores, rows = DenseIndex.of(vectors).search(queries, k)
    exact = queries @ vectors.T
    assert scores.shape == rows.shape == (5, k)
    assert np.abs(np.sort(exact, axis=1)[:, ::-1][:, :k] - scores).max() < HALF
    assert np.abs(np.take_along_axis(exact, rows, axis=1) - scores).max() < HALF
    assert (np.diff(scores, axis=1) <= 0).all()


@settings(max_examples=30)
@given(counts=st.lists(st.integers(0, 9), max_size=5), dimension=st.sampled_from([2, 8, 32]))
def test_a_file_written_block_by_block_is_the_one_that_faiss_writes(counts: list[int], dimension: int) -> None:
    blocks = [unit(count, dimension, seed) for seed, count in enumerate(counts)]
    with TemporaryDirectory() as folder:
        one, other = Path(folder) / "one", Path(folder) / "other"
        DenseIndex.of(np.concatenate([np.zeros((0, dimension), np.float32), *blocks])).write(one)
        DenseIndex.write_blocks(other, dimension, (block.astype(np.float16) for block in blocks))
        assert one.read_bytes() == other.read_bytes()
        assert len(DenseIndex.read(other)) == sum(counts)


def test_well_separated_vectors_come_in_the_exact_order() -> None:
    angles = np.linspace(0, 1.5, 40)
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    shuffled = np.random.default_rng(3).permutation(40)
    _, rows = DenseIndex.of(vectors[shuffled]).search(np.asarray([[1, 0]], np.float32), 40)
    assert shuffled[rows[0]].tolist() == list(range(40))


@settings(max_examples=60)
@given(seed=st.integers(0, 10_000), count=st.integers(1, 90), k=st.integers(1, 100), share=st.floats(0, 1))
def test_a_filter_is_exact_and_never_gives_a_row_that_is_none(seed: int, count: int, k: int, share: float) -> None:
    vectors, query = unit(count, seed=seed), unit(1, seed=seed + 1)
    allowed = np.random.default_rng(seed).random(count) < share
    scores, rows = DenseIndex.of(vectors).search(query, k, allowed)
    exact = np.sort((query @ vectors[allowed].T)[0])[::-1][:k]
    assert rows.shape == (1, min(k, int(allowed.sum())))
    assert allowed[rows[0]].all()
    assert len(set(rows[0].tolist())) == rows.shape[1]
    assert (rows >= 0).all()
    assert np.abs(scores[0] - exact).max(initial=0) < HALF


def test_k_beyond_the_count_gives_every_row_once() -> None:
    _, rows = DenseIndex.of(unit(4)).search(unit(2, seed=1), 1000)
    assert [sorted(row) for row in rows.tolist()] == [[0, 1, 2, 3], [0, 1, 2, 3]]


@pytest.mark.parametrize("k", [0, -1, 5])
def test_an_empty_index_gives_nothing(k: int) -> None:
    scores, rows = DenseIndex.of(np.zeros((0, 32), np.float32)).search(unit(3), k)
    assert scores.shape == rows.shape == (3, 0)


def test_no_row_allowed_gives_nothing() -> None:
    scores, rows = DenseIndex.of(unit(9)).search(unit(1), 5, np.zeros(9, bool))
    assert scores.shape == rows.shape == (1, 0)


def test_a_file_gives_back_the_same_index(tmp_path: Path) -> None:
    index = DenseIndex.of(unit(50))
    index.write(tmp_path / "vectors")
    again = DenseIndex.read(tmp_path / "vectors")
    assert len(again) == 50
    assert np.array_equal(again.vectors(0, 50), index.vectors(0, 50))
    for one, other in zip(index.search(unit(3, seed=9), 10), again.search(unit(3, seed=9), 10), strict=True):
        assert np.array_equal(one, other)


def test_stored_vectors_are_half_precision_and_storing_them_again_loses_nothing() -> None:
    vectors = unit(20)
    once = DenseIndex.of(vectors).vectors(0, 20)
    assert np.array_equal(once, vectors.astype(np.float16).astype(np.float32))
    assert np.array_equal(DenseIndex.of(once).vectors(5, 9), once[5:9])
    assert DenseIndex.of(once).vectors(7, 7).shape == (0, 32)


@pytest.mark.parametrize("content", [b"", b"x", b"not an index at all" * 100])
def test_a_file_that_is_no_index_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vectors"
    path.write_bytes(content)
    with refused(IndexDamaged, "qa build"):
        DenseIndex.read(path)


def test_a_truncated_or_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vectors"
    DenseIndex.of(unit(50)).write(path)
    path.write_bytes(path.read_bytes()[:-100])
    with refused(IndexDamaged, "qa build"):
        DenseIndex.read(path)
    with refused(IndexDamaged, "qa build"):
        DenseIndex.read(tmp_path / "nowhere")


def test_writing_where_nothing_can_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot be written"):
        DenseIndex.of(unit(3)).write(tmp_path / "no" / "such" / "folder")


def test_searching_leaves_the_number_of_threads_as_it_was() -> None:
    before = faiss.omp_get_max_threads()
    try:
        faiss.omp_set_num_threads(2)
        DenseIndex.of(unit(30)).search(unit(1), 5, np.ones(30, bool))
        assert faiss.omp_get_max_threads() == 2
        with pytest.raises(AssertionError):  # a query of another dimension
            DenseIndex.of(unit(30)).search(unit(1, dimension=8), 5)
        assert faiss.omp_get_max_threads() == 2
    finally:
        faiss.omp_set_num_threads(before)


def test_many_threads_find_what_one_finds() -> None:
    index, queries = DenseIndex.of(unit(800)), unit(64, seed=5)
    masks = [np.random.default_rng(i).random(800) < 0.5 for i in range(64)]

    def found(i: int) -> list[int]:
        return [int(row) for row in index.search(queries[i : i + 1], 10, masks[i])[1][0]]

    alone = [found(i) for i in range(64)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(found, list(range(64)) * 4)) == alone * 4
