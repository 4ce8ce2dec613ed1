"""Every turn by its words and pairs of words: which turns may hold a quote, none left out.

An inverted index in three arrays, read from mapped files: looking a quote up costs as much as its words are common. A
turn's score is the summed rarity of the words and pairs of neighbours that it shares with the quote, so that no turn
that holds the whole quote can come behind one that does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from qa.arrays import ArrayFile
from qa.quotes.wording import Wording

Keys: TypeAlias = npt.NDArray[np.uint64]
Rows: TypeAlias = npt.NDArray[np.int64]
Entries: TypeAlias = tuple[Keys, npt.NDArray[np.int32]]
"""Keys in ascending order, each with a row that holds it: two arrays of one length."""
FILES = ("quotes-keys.npy", "quotes-bounds.npy", "quotes-rows.npy", "quotes-turns.npy")
_MIX = np.uint64(0x9E3779B97F4A7C15)
_RUN = 2_000_000  # entries that are in memory at once when an index is written


class Postings:
    """The turns of an index by what they are worded in. Row i is the i-th turn given to `build`."""

    def __init__(self, folder: Path) -> None:
        """Opens what `build` wrote in `folder`."""
        keys, bounds, rows, turns = (np.load(folder / name, mmap_mode="r") for name in FILES)
        self._keys: Keys = keys
        self._bounds: Rows = bounds
        self._rows: npt.NDArray[np.int32] = rows
        self.count = int(turns[0])
        self.keys = len(keys)

    @staticmethod
    def build(folder: Path, texts: Iterable[str]) -> None:
        """Writes the index of these turns to `folder`. Raises `OSError` when it cannot."""
        draft, count = PostingsDraft(folder), 0
        for text in texts:
            draft.add(count, text)
            count += 1
        draft.finish(count)

    def entries(self, start: int, stop: int, moved: Rows) -> Entries:
        """The entries of the keys numbered start…stop - 1; row i is called `moved[i]`, and left out where that is
        negative."""
        rows = moved[self._rows[self._bounds[start] : self._bounds[stop]]]
        keys = np.repeat(self._keys[start:stop], np.diff(self._bounds[start : stop + 1]))
        return keys[rows >= 0], rows[rows >= 0].astype(np.int32)

    def cut(self, edges: Keys) -> list[int]:
        """The number of the first key from each of these on."""
        return [int(place) for place in np.searchsorted(self._keys, edges)]

    def __len__(self) -> int:
        return len(self._rows)

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

    def holding(self, phrase: Wording) -> Rows:
        """The turns that hold every word of the phrase and every pair of neighbours in it, in order of rows; for one or
        two words these are the turns that hold the phrase. None for a phrase without words."""
        found: Rows | None = None
        for key in features(phrase):
            at = int(np.searchsorted(self._keys, key))
            if at == len(self._keys) or self._keys[at] != key:
                return np.zeros(0, np.int64)
            rows = self._rows[self._bounds[at] : self._bounds[at + 1]].astype(np.int64)
            found = rows if found is None else np.intersect1d(found, rows)
        return np.zeros(0, np.int64) if found is None else found


class PostingsDraft:
    """Postings in the making, of turns in any order, and of those of an earlier index.

    What was added is spilled in runs to files that have no name, so that memory does not grow with the corpus; at the
    end all runs are merged, one range of keys after another.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: list[Entries] = []
        self._waiting = 0
        self._runs: list[Entries] = []

    def add(self, row: int, text: str) -> None:
        """Adds a turn. Raises `OSError` when it cannot be written."""
        keys = features(Wording(text))
        self._found.append((keys, np.full(len(keys), row, np.int32)))
        self._waiting += len(keys)
        if self._waiting >= _RUN:
            self._runs.append(_spilled(_merged(self._found), self._folder))
            self._found, self._waiting = [], 0

    def finish(self, count: int, old: Postings | None = None, moved: Rows | None = None) -> None:
        """Writes the index of all `count` turns: of those added, and of those of `old`, whose row i is `moved[i]` here,
        or is left out where that is negative. Raises `OSError` when it cannot."""
        runs = [*self._runs, _merged(self._found)]
        self._found, self._runs = [], []
        written = 0
        with (
            ArrayFile(self._folder / FILES[0], np.uint64) as keys,
            ArrayFile(self._folder / FILES[1], np.int64) as bounds,
            ArrayFile(self._folder / FILES[2], np.int32) as rows,
        ):
            for found, held in _ranges(runs, old, moved if moved is not None else np.zeros(0, np.int64)):
                firsts = np.flatnonzero(np.concatenate([[True], found[1:] != found[:-1]]))
                keys.append(found[firsts])
                bounds.append(firsts + written)
                rows.append(held)
                written += len(held)
            bounds.append(np.asarray([written]))
        np.save(self._folder / FILES[3], np.asarray([count]))


def _ranges(runs: Sequence[Entries], old: Postings | None, moved: Rows) -> Iterator[Entries]:
    """The entries of all, in order of keys, in ranges of about `_RUN`: keys are spread evenly over all numbers."""
    total = sum(len(keys) for keys, _ in runs) + (len(old) if old else 0)
    count = -(-total // _RUN)
    edges = np.asarray([(number << 64) // count for number in range(1, count)], np.uint64)
    cuts = [[0, *np.searchsorted(keys, edges).tolist(), len(keys)] for keys, _ in runs]
    known = [0, *old.cut(edges), old.keys] if old else []
    for number in range(count):
        pieces = [
            (keys[at[number] : at[number + 1]], rows[at[number] : at[number + 1]])
            for (keys, rows), at in zip(runs, cuts, strict=True)
        ]
        if old:
            pieces.insert(0, old.entries(known[number], known[number + 1], moved))
        found = _merged(pieces)
        if len(found[0]):
            yield found


def _merged(pieces: Sequence[Entries]) -> Entries:
    if not pieces:
        return np.zeros(0, np.uint64), np.zeros(0, np.int32)
    keys, rows = np.concatenate([keys for keys, _ in pieces]), np.concatenate([rows for _, rows in pieces])
    order = np.argsort(keys, kind="stable")
    return keys[order], rows[order]


def _spilled(entries: Entries, folder: Path) -> Entries:
    keys, rows = (_mapped(array, folder) for array in entries)
    return keys, rows


def _mapped(array: npt.NDArray[Any], folder: Path) -> npt.NDArray[Any]:
    """The array, in a file that is gone as soon as it is no longer used."""
    with TemporaryFile(dir=folder) as file:
        file.write(array.data)
        file.flush()
        return np.memmap(file, array.dtype, "r", shape=array.shape)


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
