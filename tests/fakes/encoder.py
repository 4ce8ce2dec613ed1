"""An encoder without a model: deterministic, fast, and with a meaning that can be worked out by hand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from qa.schema import Encoding, Matrix, Progress, Vector
from qa.text import fold

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_STEM = 6
_CONTEXT = 0.2


class FakeEncoder:
    """Words that begin alike mean alike: two words are near when their first six folded letters agree.

    Every word (and every punctuation mark) is one token, its span the word's own. A word's direction is drawn from a
    generator seeded by the SHA-256 of its stem, so that two different stems are nearly at right angles; a little of the
    text's mean is mixed in, as a real encoder's context is. The pooled vector is the mean of the tokens, long words
    counting for more. Two encoders of different `fingerprint` draw different directions. `questions` and `passages` are
    all the texts encoded so far, in order, so that a test can count them.
    """

    def __init__(self, *, name: str = "fake", fingerprint: str = "fa4e", dimension: int = 64) -> None:
        self.name, self.fingerprint, self.dimension = name, fingerprint, dimension
        self.questions: list[str] = []
        self.passages: list[str] = []

    def encode_questions(self, texts: Sequence[str]) -> list[Encoding]:
        """The encodings of questions, in the order given."""
        self.questions.extend(texts)
        return [self._encoding(text) for text in texts]

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """The encodings of passages, in the order given; tells the progress after each."""
        self.passages.extend(texts)
        found = []
        for done, text in enumerate(texts, 1):
            found.append(self._encoding(text))
            if progress:
                progress(done, len(texts))
        return found

    def _encoding(self, text: str) -> Encoding:
        matches = list(_TOKEN.finditer(text))
        spans = np.asarray([match.span() for match in matches], np.int32).reshape(-1, 2)
        if not matches:
            return Encoding(
                np.eye(1, self.dimension, dtype=np.float32)[0], np.zeros((0, self.dimension), np.float32), spans
            )
        stems = [fold(match.group())[:_STEM] or match.group() for match in matches]
        words = np.stack([_direction(self.fingerprint, stem, self.dimension) for stem in stems])
        weights = np.asarray([len(stem) ** 2 for stem in stems], np.float32)[:, None]
        mean = _unit((words * weights).sum(0)[None])
        return Encoding(mean[0], _unit(words + _CONTEXT * mean), spans)


@cache
def _direction(fingerprint: str, stem: str, dimension: int) -> Vector:
    seed = int.from_bytes(hashlib.sha256(f"{fingerprint}\0{stem}".encode()).digest()[:8], "little")
    direction: Vector = _unit(np.random.default_rng(seed).standard_normal((1, dimension)).astype(np.float32))[0]
    return direction


def _unit(vectors: Matrix) -> Matrix:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)
