"""Exact words, names and numbers: SQLite's FTS5 over folded words and their stems, ranked by BM25."""

from __future__ import annotations

import math
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import TypeAlias

import numpy as np

from qa.text import stems, words

# A block is a run of rows, most often one transcript's. What FTS5 calls a row is known by its block and its place in
# it, so that those of other blocks need not be written again when rows are put before them.
_TABLES = """
CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize="unicode61 remove_diacritics 2 tokenchars '-.'");
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);
CREATE TABLE block (slot INTEGER PRIMARY KEY, name TEXT UNIQUE, first INTEGER, count INTEGER);
"""
_PLACES = 24  # bits of a rowid that tell the place in a block
_SLOTS = 38  # bits that tell the block

Texts: TypeAlias = Iterable[tuple[str, str | None]]
"""Texts, each with its language."""


def terms(text: str, language: str | None) -> list[str]:
    """The words of a text as they are looked up: folded, in order; then the parts of compounds (`peer-to-peer`,
    `e-administration.fr`); then the stems of both that are no word of the text, where the language has a stemmer."""
    found = words(text)
    parts = [part for word in found for part in _parts(word)]
    return [*found, *parts, *(stem for stem in stems(found + parts, language) if stem not in found)]


def _parts(word: str) -> list[str]:
    pieces = word.replace(".", "-").split("-")
    return pieces if len(pieces) > 1 else []


class LexicalIndex:
    """Passages by the words in them. Row numbers are those of the passages."""

    def __init__(self, path: Path) -> None:
        """Opens a file that `build` made, read-only."""
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = Lock()
        (self.count,) = self._connection.execute("SELECT count(*) FROM words_docsize").fetchone()
        blocks = self._connection.execute("SELECT slot, first FROM block WHERE count > 0 ORDER BY slot").fetchall()
        self._slots, self._firsts = np.asarray(blocks, np.int64).reshape(-1, 2).T

    @staticmethod
    def build(path: Path, texts: Texts) -> None:
        """Writes an index of (text, language) pairs; row i is the i-th pair. Raises `OSError` when it cannot."""
        with LexicalDraft(path) as draft:
            draft.add("", texts)
            draft.finish([""])

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def search(self, query: Sequence[str], k: int) -> list[tuple[int, float]]:
        """The rows that hold any of the terms, best first, at most k, with their BM25 score (> 0, higher is better)."""
        if not query:
            return []
        match = " OR ".join(f'"{term}"' for term in dict.fromkeys(query))
        sql = "SELECT rowid, -bm25(words) FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT ?"
        with self._lock:
            found = self._connection.execute(sql, (match, k)).fetchall()
        rows = self._rows([place for place, _ in found])
        return sorted(zip(rows, (float(score) for _, score in found), strict=True), key=lambda hit: (-hit[1], hit[0]))

    def holding(self, text: str) -> list[int]:
        """The rows that hold the words of the text, one after the other, in order of rows; none for a text without
        words."""
        sought = words(text)
        if not sought:
            return []
        with self._lock:
            match = (f'"{" ".join(sought)}"',)
            found = self._connection.execute("SELECT rowid FROM words WHERE words MATCH ?", match).fetchall()
        return sorted(self._rows([place for (place,) in found]))

    def rarity(self, term: str) -> float:
        """The term's inverse document frequency, ln((n + 1) / (df + 0.5)): about 0 for a term in every passage."""
        with self._lock:
            row = self._connection.execute("SELECT doc FROM vocabulary WHERE term = ?", (term,)).fetchone()
        return math.log((self.count + 1) / ((row[0] if row else 0) + 0.5))

    def _rows(self, places: Sequence[int]) -> list[int]:
        found = np.asarray(places, np.int64)
        blocks = np.searchsorted(self._slots, found >> _PLACES)
        rows = self._firsts[blocks] + (found & ((1 << _PLACES) - 1))
        return [int(row) for row in rows]


class LexicalDraft:
    """An index of words in the making, from nothing or from an earlier one: blocks of texts are removed and added, and
    `finish` writes what is left to a file in which nothing of what was removed is to be found."""

    def __init__(self, path: Path, old: Path | None = None) -> None:
        """Will write `path`; begins with what the index `old` has. Raises `OSError` when it cannot."""
        self._path, self._draft = path, path.with_suffix(".draft")
        with self._writing():
            if old is not None:
                shutil.copyfile(old, self._draft)
            self._connection = sqlite3.connect(self._draft)
            self._connection.execute("PRAGMA journal_mode=OFF")  # what fails is thrown away whole
            if old is None:
                self._connection.executescript(_TABLES)

    def __enter__(self) -> LexicalDraft:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._draft.unlink(missing_ok=True)

    def add(self, name: str, texts: Texts) -> None:
        """Adds a block: the name is one that no block has. Raises `OSError` when it cannot."""
        with self._writing():
            slot = int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) >> (64 - _SLOTS)
            while self._connection.execute("SELECT 1 FROM block WHERE slot = ?", (slot,)).fetchone():
                slot = (slot + 1) % (1 << _SLOTS)
            self._connection.executemany("INSERT INTO words(rowid, body) VALUES (?, ?)", _bodies(slot, texts))
            (count,) = self._connection.execute(
                "SELECT count(*) FROM words_docsize WHERE id >= ? AND id < ?", (slot << _PLACES, (slot + 1) << _PLACES)
            ).fetchone()
            self._connection.execute("INSERT INTO block VALUES (?, ?, 0, ?)", (slot, name, count))

    def remove(self, name: str, texts: Texts) -> None:
        """Removes a block; the texts are those that it was added with. Raises `OSError` when it cannot."""
        with self._writing():
            (slot,) = self._connection.execute("SELECT slot FROM block WHERE name = ?", (name,)).fetchone()
            sql = "INSERT INTO words(words, rowid, body) VALUES ('delete', ?, ?)"
            self._connection.executemany(sql, _bodies(slot, texts))
            self._connection.execute("DELETE FROM block WHERE slot = ?", (slot,))

    def finish(self, names: Iterable[str]) -> None:
        """Writes the index; the rows are those of the blocks of these names, in this order. Raises `OSError` when it
        cannot."""
        with self._writing():
            first = 0
            for name in names:
                self._connection.execute("UPDATE block SET first = ? WHERE name = ?", (first, name))
                first += self._connection.execute("SELECT count FROM block WHERE name = ?", (name,)).fetchone()[0]
            self._connection.execute("INSERT INTO words(words) VALUES ('optimize')")
            self._connection.commit()
            self._connection.execute("VACUUM INTO ?", (str(self._path),))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise OSError(f"{self._path}: the words cannot be written ({error})") from error


def _bodies(slot: int, texts: Texts) -> Iterator[tuple[int, str]]:
    for place, (text, language) in enumerate(texts):
        yield (slot << _PLACES) + place, " ".join(terms(text, language))
