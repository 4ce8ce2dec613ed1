"""Every turn by its words and pairs of words: which turns may hold a quote, none left out.

An inverted index in three arrays, read from mapped files: looking a quote up costs as much as its words are common. A
turn's score is the summed rarity of the words and pairs of neighbours that it shares with the quote, so that no turn
that holds the whole quote can come behind one that does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from qa.quotes.wording import Wording

Keys: TypeAlias = npt.NDArray[np.uint64]
Rows: TypeAlias = npt.NDArray[np.int64]
FILES = ("quotes-keys.npy", "quotes-bounds.npy", "quotes-rows.npy", "quotes-turns.npy")
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Postings:
    """The turns of an index by what they are worded in. Row i is the i-th turn given to `build`."""

    def __init__(self, folder: Path) -> None:
        """Opens what `build` wrote in `folder`."""
        keys, bounds, rows, turns = (np.load(folder / name, mmap_mode="r") for name in FILES)
        self._keys: Keys = keys
        self._bounds: Rows = bounds
        self._rows: npt.NDArray[np.int32] = rows
        self.count = int(turns[0])

    @staticmethod
    def build(folder: Path, texts: Iterable[str]) -> None:
        """Writes the index of these turns to `folder`. Raises `OSError` when it cannot."""
        found = [features(Wording(text)) for text in texts]
        sizes = np.fromiter(map(len, found), np.int64, len(found))
        keys = np.concatenate(found) if found else np.zeros(0, np.uint64)
        rows = np.repeat(np.arange(len(found), dtype=np.int32), sizes)
        order = np.argsort(keys, kind="stable")
        unique, starts = np.unique(keys[order], return_index=True)
        bounds = np.append(starts, len(keys)).astype(np.int64)
        arrays: tuple[npt.NDArray[Any], ...] = (unique, bounds, rows[order], np.asarray([len(found)]))
        for name, array in zip(FILES, arrays, strict=True):
            np.save(folder / name, array)

    def nearest(self, quote: Wording, k: int) -> list[tuple[int, float]]:
        """The turns that share most with the quote, best first: (row, share of what can be shared, 0…1), at most k and
        all that share as much as the k-th; those that share nothing left out."""
        sought = features(quote)
        if not len(sought) or not len(self._keys):
            return []
        at = np.searchsorted(self._keys, sought).clip(0, len(self._keys) - 1)
        known = self._keys[at] == sought
        starts, ends = self._bounds[at[known]], self._bounds[at[known] + 1]
        rarity = np.log((self.count + 1) / (ends - starts + 0.5))
        unknown = np.log(2 * (self.count + 1)) * int((~known).sum())
        if not len(starts):
            return []
        rows = np.concatenate([self._rows[start:end] for start, end in zip(starts, ends, strict=True)])
        scores = np.bincount(rows, np.repeat(rarity, ends - starts), minlength=self.count)
        return _best(scores / (rarity.sum() + unknown), k)


def _best(scores: npt.NDArray[np.float64], k: int) -> list[tuple[int, float]]:
    shared = np.flatnonzero(scores)
    if len(shared) > k:
        threshold = np.partition(scores[shared], len(shared) - k)[len(shared) - k]
        shared = shared[scores[shared] >= threshold - 1e-9]
    order = shared[np.argsort(-scores[shared], kind="stable")]
    return [(int(row), float(scores[row])) for row in order]


def features(wording: Wording) -> Keys:
    """The words and pairs of neighbouring words of a text as 64-bit keys, each once, in ascending order."""
    words = np.fromiter((_key(word.text) for word in wording.words), np.uint64, len(wording))
    pairs = words[:-1] * _MIX + words[1:]
    return np.unique(np.concatenate([words, pairs]))


@lru_cache(maxsize=1 << 18)
def _key(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")
