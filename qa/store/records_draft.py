"""Sources, turns and passages on their way into SQLite: those of an earlier file copied, run by run, and new ones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Any

from qa.schema import Asking, Passage, Person, Source, Transcript, Turn

_TABLES = """
CREATE TABLE transcript (position INTEGER PRIMARY KEY, id TEXT UNIQUE, source TEXT, reading TEXT, text TEXT);
CREATE TABLE turn (transcript TEXT, number INTEGER, record TEXT, row INTEGER UNIQUE, PRIMARY KEY (transcript, number))
  WITHOUT ROWID;
CREATE TABLE passage (row INTEGER PRIMARY KEY, id TEXT UNIQUE, transcript TEXT, turn INTEGER, speaker TEXT, role TEXT,
                      text TEXT, "start" INTEGER, "end" INTEGER, question TEXT, time REAL, page INTEGER);
CREATE TABLE asking (row INTEGER PRIMARY KEY, record TEXT);
"""
_COPIES = {
    "transcript": "INSERT INTO transcript SELECT position + ?, id, source, reading, text FROM old.transcript "
    "WHERE position >= ? AND position < ? ORDER BY position",
    "turn": "INSERT INTO turn SELECT transcript, number, record, row + ? FROM old.turn WHERE row >= ? AND row < ? "
    "ORDER BY row",
    "passage": 'INSERT INTO passage SELECT row + ?, id, transcript, turn, speaker, role, text, "start", "end", '
    "question, time, page FROM old.passage WHERE row >= ? AND row < ? ORDER BY row",
    "asking": "INSERT INTO asking SELECT row + ?, record FROM old.asking WHERE row >= ? AND row < ? ORDER BY row",
}


class RecordsDraft:
    """A file of records in the making, always a new one, so that nothing of what was left out is in it. What is added
    or copied gets the next rows: transcripts, turns, passages and questions are each counted from 0."""

    def __init__(self, path: Path, old: Path | None = None) -> None:
        """Will write `path`; `old` is what `copy` copies from. Raises `OSError` when it cannot."""
        self._path = path
        self._rows = dict.fromkeys(_COPIES, 0)
        with self._writing():
            self._connection = sqlite3.connect(path, uri=True)
            self._connection.execute("PRAGMA journal_mode=OFF")  # what fails is thrown away whole
            self._connection.executescript(_TABLES)
            if old is not None:
                self._connection.execute("ATTACH ? AS old", (f"{old.resolve().as_uri()}?mode=ro&immutable=1",))

    def __enter__(self) -> RecordsDraft:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                with self._writing():
                    self._connection.commit()
        finally:
            self._connection.close()

    def add(
        self,
        transcript: Transcript,
        passages: Iterable[Passage] = (),
        askings: Iterable[Asking] = (),
        *,
        people: Sequence[Person] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        """Adds a transcript with its turns, passages and questions. Where names in it were replaced, `names` tells
        which by which, and `people` are those of its source before: so `Records.as_read` can give it back as it was.
        Raises `OSError` when it cannot."""
        source = transcript.source
        reading = {
            "format": transcript.format,
            "sha256": transcript.sha256,
            "metadata": transcript.metadata,
            "composed": transcript.composed,
            "warnings": transcript.warnings,
            "people": [asdict(person) for person in (source.people if people is None else people)],
            "names": dict(names or {}),
        }
        facts = (source.id, _json(source), json.dumps(reading, ensure_ascii=False), transcript.text)
        self._insert("transcript", "(?, ?, ?, ?, ?)", [facts])
        turns = ((source.id, turn.index, _json(turn)) for turn in transcript.turns)
        self._insert("turn", "(?2, ?3, ?4, ?1)", turns)
        self.add_rows(passages, askings)

    def add_rows(self, passages: Iterable[Passage], askings: Iterable[Asking]) -> None:
        """Adds passages and questions by themselves. Raises `OSError` when it cannot."""
        self._insert("passage", "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_values, passages))
        self._insert("asking", "(?, ?)", ((_json(asking),) for asking in askings))

    def copy(self, runs: Mapping[str, tuple[int, int]]) -> None:
        """Copies a run of the old file's rows, by table: the first, and the one after the last. Raises `OSError` when
        it cannot."""
        with self._writing():
            for table, (start, stop) in runs.items():
                self._connection.execute(_COPIES[table], (self._rows[table] - start, start, stop))
                self._rows[table] += stop - start

    def _insert(self, table: str, values: str, rows: Iterable[tuple[Any, ...]]) -> None:
        numbers = count(self._rows[table])
        with self._writing():
            self._connection.executemany(
                f"INSERT INTO {table} VALUES {values}",  # noqa: S608 - constants
                ((next(numbers), *row) for row in rows),
            )
        self._rows[table] = next(numbers)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise OSError(f"{self._path}: the records cannot be written ({error})") from error


def write_records(
    path: Path, transcripts: Iterable[Transcript], passages: Iterable[Passage], askings: Iterable[Asking] = ()
) -> None:
    """Writes transcripts, passages and questions to a new file; passage i gets row i, and so do all turns and all
    questions, in order. Raises `OSError` when it cannot."""
    with RecordsDraft(path) as draft:
        for transcript in transcripts:
            draft.add(transcript)
        draft.add_rows(passages, askings)


def _json(record: Source | Turn | Asking) -> str:
    return json.dumps(asdict(record), ensure_ascii=False)


def _values(passage: Passage) -> tuple[Any, ...]:
    return (
        passage.id,
        passage.transcript,
        passage.turn,
        passage.speaker,
        passage.role.value,
        passage.text,
        passage.start,
        passage.end,
        passage.question,
        passage.time,
        passage.page,
    )
