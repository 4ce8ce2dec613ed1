"""Four bits a number: how much is lost, products without unpacking, and the file."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.schema import Matrix, Spans
from qa.tokens import Codes, Quantiser, TokenFile, TokenPart

DIMENSION = 16


def vectors(count: int, seed: int = 0) -> Matrix:
    return np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)


QUANTISER = Quantiser.fitted(vectors(2000, seed=99))


def test_known_values_get_known_codes() -> None:
    quantiser = Quantiser(np.asarray([0, -1, 0, 10], np.float32), np.asarray([1, 0.5, 2, 1], np.float32))
    codes = quantiser.encoded(np.asarray([[3.2, 0, 29, 12], [-5, 99, 0, 10]], np.float32))
    # Dimensions 0 and 2 share a byte, as do 1 and 3: low nibble first.
    assert codes.tolist() == [[3 + 16 * 14, 2 + 16 * 2], [0, 15]]
    assert quantiser.decoded(codes).tolist() == [[3, 0, 28, 12], [0, 6.5, 0, 10]]


@settings(max_examples=50)
@given(seed=st.integers(0, 10_000), count=st.integers(0, 40))
def test_a_round_trip_loses_at_most_half_a_step_within_the_range(seed: int, count: int) -> None:
    highest = QUANTISER.low + 15 * QUANTISER.step
    inside = vectors(count, seed).clip(QUANTISER.low, highest)
    codes = QUANTISER.encoded(inside)
    assert codes.dtype == np.uint8
    assert codes.shape == (count, DIMENSION // 2)
    error = np.abs(QUANTISER.decoded(codes) - inside)
    assert (error <= QUANTISER.step / 2 + 1e-5).all()
    assert np.array_equal(QUANTISER.encoded(QUANTISER.decoded(codes)), codes)


def test_the_range_is_three_deviations_and_what_is_outside_is_clipped_to_it() -> None:
    far = np.full((1, DIMENSION), 1e6, np.float32)
    assert np.allclose(QUANTISER.decoded(QUANTISER.encoded(-far)), QUANTISER.low)
    assert np.allclose(QUANTISER.decoded(QUANTISER.encoded(far)), QUANTISER.low + 15 * QUANTISER.step)
    assert np.allclose(QUANTISER.low, -3, atol=0.4)


def test_a_dimension_that_never_varies_is_kept() -> None:
    same = np.full((10, 2), 0.25, np.float32)
    quantiser = Quantiser.fitted(same)
    assert np.allclose(quantiser.decoded(quantiser.encoded(same)), same, atol=1e-5)


@pytest.mark.parametrize("count", [0, 1, 511, 512, 513, 1100])
def test_products_are_those_of_the_decoded_vectors(count: int) -> None:
    codes, queries = QUANTISER.encoded(vectors(count, 1)), vectors(7, 2)
    products = QUANTISER.products(queries, codes)
    assert products.shape == (count, 7)
    assert np.allclose(products, QUANTISER.decoded(codes) @ queries.T, atol=1e-3)


def passage(count: int, seed: int) -> tuple[Codes, Spans]:
    starts = np.arange(count, dtype=np.int32) * 3
    return QUANTISER.encoded(vectors(count, seed)), np.column_stack([starts, starts + 2]).astype(np.int32)


@pytest.fixture
def written(tmp_path: Path) -> tuple[TokenFile, list[tuple[Codes, Spans]]]:
    passages = [passage(count, seed) for seed, count in enumerate([3, 1, 8, 2, 5])]
    TokenFile.write(tmp_path, QUANTISER, iter(passages))
    return TokenFile(tmp_path), passages


def test_the_file_gives_back_every_passage(written: tuple[TokenFile, list[tuple[Codes, Spans]]]) -> None:
    file, passages = written
    assert file.bounds.tolist() == [0, 3, 4, 12, 14, 19]
    for row, (codes, spans) in enumerate(passages):
        assert np.array_equal(file.passage(row)[0], codes)
        assert np.array_equal(file.passage(row)[1], spans)
    assert np.array_equal(file.quantiser.low, QUANTISER.low)
    assert np.array_equal(file.quantiser.step, QUANTISER.step)


def test_the_file_is_mapped_and_not_read_whole(written: tuple[TokenFile, list[tuple[Codes, Spans]]]) -> None:
    codes, spans = written[0].passage(0)
    for found in (codes, spans):
        base: object = found
        while isinstance(base, np.ndarray) and not isinstance(base, np.memmap):
            base = base.base
        assert isinstance(base, np.memmap)
        with pytest.raises(ValueError, match="read-only"):
            found[0, 0] = 1


@pytest.mark.parametrize("rows", [[0], [4, 0], [2, 2, 1], [0, 1, 2, 3, 4]])
def test_similarities_are_those_of_a_slow_loop(
    written: tuple[TokenFile, list[tuple[Codes, Spans]]], rows: list[int]
) -> None:
    file, passages = written
    queries = vectors(3, 7)
    slow = [
        [float(sum(a * b for a, b in zip(token, query, strict=True))) for query in queries]
        for row in rows
        for token in QUANTISER.decoded(passages[row][0])
    ]
    similarities, bounds = file.similarities(queries, np.asarray(rows))
    assert np.allclose(similarities, slow, atol=1e-3)
    assert np.diff(bounds).tolist() == [len(passages[row][0]) for row in rows]
    assert bounds[0] == 0


def test_an_empty_file_opens(tmp_path: Path) -> None:
    TokenFile.write(tmp_path, QUANTISER, [])
    assert TokenFile(tmp_path).bounds.tolist() == [0]


PARTS = st.lists(st.lists(st.integers(0, 4), max_size=4), min_size=1, max_size=5)


@settings(max_examples=40)
@given(parts=PARTS)
def test_parts_joined_are_the_file_written_at_once(parts: list[list[int]]) -> None:
    found = [
        [passage(count, 10 * part + place) for place, count in enumerate(counts)] for part, counts in enumerate(parts)
    ]
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        TokenFile.write(Path(one), QUANTISER, (pair for part in found for pair in part))
        names = [
            (f"{number}.tokens", TokenPart.write(Path(other) / f"{number}.tokens", part, DIMENSION // 2))
            for number, part in enumerate(found)
        ]
        TokenFile.join(Path(other), QUANTISER, names)
        whole, joined = TokenFile(Path(one)), TokenFile(Path(other))
        assert joined.bounds.tolist() == whole.bounds.tolist()
        for row in range(len(whole.bounds) - 1):
            assert np.array_equal(whole.passage(row)[0], joined.passage(row)[0])
            assert np.array_equal(whole.passage(row)[1], joined.passage(row)[1])


def test_files_removed_since_they_were_opened_are_read_on(tmp_path: Path) -> None:
    passages = [passage(count, count) for count in (3, 4)]
    names = [
        (name, TokenPart.write(tmp_path / name, [pair], DIMENSION // 2))
        for name, pair in zip("ab", passages, strict=True)
    ]
    TokenFile.join(tmp_path, QUANTISER, names)
    file = TokenFile(tmp_path)
    for path in tmp_path.iterdir():
        path.unlink()
    assert np.array_equal(file.passage(1)[0], passages[1][0])
