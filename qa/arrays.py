"""Arrays written to a file block by block, so that none is ever whole in memory."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt


class ArrayFile:
    """A `.npy` file in the making: rows are appended, and `np.load` reads it once it is closed.

    Its header is written again at the end, when the number of rows is known; NumPy leaves room for it to grow.
    """

    def __init__(self, path: Path, dtype: npt.DTypeLike, width: int | None = None) -> None:
        """Rows are numbers of `dtype`, or, with `width`, vectors of so many. Raises `OSError` when it cannot write."""
        self._dtype = np.dtype(dtype)
        self._shape = () if width is None else (width,)
        self._file = path.open("wb")
        self.count = 0
        self._write_header()

    def __enter__(self) -> ArrayFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._file:
            if kind is None:
                self._file.seek(0)
                self._write_header()

    def append(self, rows: npt.NDArray[Any]) -> None:
        """Writes rows, shape (n,) or (n, width), at the end."""
        self._file.write(np.ascontiguousarray(rows, self._dtype).data)
        self.count += len(rows)

    def _write_header(self) -> None:
        facts = {
            "descr": np.lib.format.dtype_to_descr(self._dtype),
            "fortran_order": False,
            "shape": (self.count, *self._shape),
        }
        np.lib.format.write_array_header_1_0(self._file, facts)
