"""Sums by kind: as numpy's own, which is slow."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa.sums import means, numbered, summed, unit


@given(st.lists(st.integers(0, 5), max_size=40), st.integers(6, 9), st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_the_sums_are_those_of_adding_one_by_one(kinds: list[int], count: int, width: int, seed: int) -> None:
    vectors = np.random.default_rng(seed).standard_normal((len(kinds), width)).astype(np.float32)
    numbers = np.asarray(kinds, np.int64)
    expected = np.zeros((count, width), np.float32)
    np.add.at(expected, numbers, vectors)
    found = summed(vectors, numbers, count)
    assert found.shape == (count, width)
    assert found.dtype == np.float32
    assert np.allclose(found, expected, atol=1e-5)


def test_a_kind_without_any_is_zeros() -> None:
    found = summed(np.ones((2, 3), np.float32), np.asarray([2, 2]), 4)
    assert found.tolist() == [[0, 0, 0], [0, 0, 0], [2, 2, 2], [0, 0, 0]]


def test_kinds_are_numbered_as_they_first_appear() -> None:
    assert numbered(["fr", "en", "fr", None, "en"]).tolist() == [0, 1, 0, 2, 1]


def test_a_kind_with_few_is_drawn_to_the_mean_of_all() -> None:
    vectors = np.asarray([[1, 0], [1, 0], [1, 0], [0, 1]], np.float32)
    kinds = numbered(["fr", "fr", "fr", "en"])
    assert means(vectors, kinds).tolist() == [[1, 0], [0, 1]]
    expected = np.asarray([[3.75 / 4, 0.25 / 4], [0.75 / 2, 1.25 / 2]])
    assert np.allclose(means(vectors, kinds, prior=1), expected)


def test_zeros_stay_zeros_at_unit_length() -> None:
    expected = np.asarray([[0.6, 0.8], [0.0, 0.0]])
    assert np.allclose(unit(np.asarray([[3, 4], [0, 0]], np.float32)), expected)
