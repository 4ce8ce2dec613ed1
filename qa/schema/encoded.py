"""Text as vectors: embeddings, and the protocols of those who make and search them. No I/O, no logic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Vector: TypeAlias = npt.NDArray[np.float32]
"""One embedding, shape (d,)."""
Matrix: TypeAlias = npt.NDArray[np.float32]
"""Embeddings by row, shape (n, d)."""
Spans: TypeAlias = npt.NDArray[np.int32]
"""Character offsets by row, shape (n, 2): start, end (exclusive)."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """What one forward pass gives for one text: `pooled`, shape (d,), unit length; `tokens`, shape (n, d), rows of
    unit length; `spans`, shape (n, 2), where each token lies in the text. Special tokens are left out."""

    pooled: Vector
    tokens: Matrix
    spans: Spans


Progress: TypeAlias = Callable[[int, int], None]
"""Called with (done, total) as work goes on."""


class Encoder(Protocol):
    """Text → vectors. Questions and passages may be encoded differently."""

    @property
    def name(self) -> str:
        """The model's name, as a user would write it in the settings."""

    @property
    def fingerprint(self) -> str:
        """A hexadecimal digest that differs whenever the vectors would."""

    @property
    def dimension(self) -> int:
        """d, the length of every vector."""

    def encode_questions(self, texts: Sequence[str]) -> list[Encoding]:
        """The encodings of questions, in the order given."""

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """The encodings of passages, in the order given."""


class VectorIndex(Protocol):
    """Nearest vectors by inner product."""

    def search(self, queries: Matrix, k: int, allowed: npt.NDArray[np.bool_] | None = None) -> tuple[Matrix, Spans]:
        """Scores and row numbers, each (len(queries), k'), best first, k' ≤ k; only rows where `allowed` is true."""
