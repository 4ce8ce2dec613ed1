"""Arrays written block by block are the arrays that NumPy would have written at once."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa.arrays import ArrayFile


@given(counts=st.lists(st.integers(0, 30), max_size=6), width=st.sampled_from([None, 1, 5]))
def test_blocks_come_back_as_one_array(counts: list[int], width: int | None) -> None:
    shape = () if width is None else (width,)
    blocks = [np.full((count, *shape), number, np.int32) for number, count in enumerate(counts)]
    with TemporaryDirectory() as name:
        path = Path(name) / "rows.npy"
        with ArrayFile(path, np.int32, width) as file:
            for block in blocks:
                file.append(block)
        found = np.load(path, mmap_mode="r")
        assert found.shape == (sum(counts), *shape)
        assert np.array_equal(found, np.concatenate([np.zeros((0, *shape), np.int32), *blocks]))


def test_a_header_has_room_for_any_number_of_rows(tmp_path: Path) -> None:
    with ArrayFile(tmp_path / "rows.npy", np.uint8) as file:
        file.append(np.zeros(1_000_000, np.uint8))
    with ArrayFile(tmp_path / "none.npy", np.uint8):
        pass
    assert (tmp_path / "rows.npy").stat().st_size - (tmp_path / "none.npy").stat().st_size == 1_000_000
    assert np.load(tmp_path / "rows.npy").shape == (1_000_000,)


def test_numbers_are_brought_to_the_type_of_the_file(tmp_path: Path) -> None:
    with ArrayFile(tmp_path / "rows.npy", np.int32) as file:
        file.append(np.asarray([1, 2, 3], np.int64))
        file.append(np.asarray([[4, 9], [5, 9]], np.int64)[:, 0])
    assert np.load(tmp_path / "rows.npy").tolist() == [1, 2, 3, 4, 5]
    assert np.load(tmp_path / "rows.npy").dtype == np.int32


def test_what_breaks_off_is_no_whole_array(tmp_path: Path) -> None:
    with suppress(KeyboardInterrupt), ArrayFile(tmp_path / "rows.npy", np.int32) as file:
        file.append(np.arange(10))
        raise KeyboardInterrupt
    assert len(np.load(tmp_path / "rows.npy")) == 0
