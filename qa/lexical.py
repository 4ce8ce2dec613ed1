"""Exact words, names and numbers: SQLite's FTS5 over folded words and their stems, ranked by BM25."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from threading import Lock

from qa.text import stems, words

_TABLES = """
CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize="unicode61 remove_diacritics 2 tokenchars '-.'");
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);
"""


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

    @staticmethod
    def build(path: Path, texts: Iterable[tuple[str, str | None]]) -> None:
        """Writes an index of (text, language) pairs; row i is the i-th pair. Raises `OSError` when it cannot."""
        try:
            with closing(sqlite3.connect(path)) as connection:
                connection.executescript(_TABLES)
                rows = ((row, " ".join(terms(text, language))) for row, (text, language) in enumerate(texts))
                connection.executemany("INSERT INTO words(rowid, body) VALUES (?, ?)", rows)
                connection.execute("INSERT INTO words(words) VALUES ('optimize')")
                connection.commit()
        except sqlite3.OperationalError as error:
            raise OSError(f"{path}: the words cannot be written ({error})") from error

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
            return [(int(row), float(score)) for row, score in self._connection.execute(sql, (match, k))]

    def holding(self, text: str) -> list[int]:
        """The rows that hold the words of the text, one after the other, in order of rows; none for a text without
        words."""
        sought = words(text)
        if not sought:
            return []
        with self._lock:
            found = self._connection.execute("SELECT rowid FROM words WHERE words MATCH ?", (f'"{" ".join(sought)}"',))
            return [int(row) for (row,) in found]

    def rarity(self, term: str) -> float:
        """The term's inverse document frequency, ln((n + 1) / (df + 0.5)): about 0 for a term in every passage."""
        with self._lock:
            row = self._connection.execute("SELECT doc FROM vocabulary WHERE term = ?", (term,)).fetchone()
        return math.log((self.count + 1) / ((row[0] if row else 0) + 0.5))
