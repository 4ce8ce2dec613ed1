"""Sources, turns and passages in SQLite. Row numbers of passages are those of the vectors."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

from qa.schema import Anchor, Asking, Passage, Person, Role, Source, Transcript, Turn

_TABLES = """
CREATE TABLE transcript (position INTEGER PRIMARY KEY, id TEXT UNIQUE, source TEXT, text TEXT);
CREATE TABLE turn (transcript TEXT, number INTEGER, record TEXT, row INTEGER UNIQUE, PRIMARY KEY (transcript, number))
  WITHOUT ROWID;
CREATE TABLE passage (row INTEGER PRIMARY KEY, id TEXT UNIQUE, transcript TEXT, turn INTEGER, speaker TEXT, role TEXT,
                      text TEXT, "start" INTEGER, "end" INTEGER, question TEXT);
CREATE TABLE asking (row INTEGER PRIMARY KEY, record TEXT);
"""
_MANY = 10_000  # values that one statement may hold
_PASSAGE = 'id, transcript, turn, speaker, role, text, "start", "end", question'


def write_records(
    path: Path, transcripts: Iterable[Transcript], passages: Iterable[Passage], askings: Iterable[Asking] = ()
) -> None:
    """Writes transcripts, passages and questions to a new file; passage i gets row i, and so do all turns and all
    questions, in order. Raises `OSError` when it cannot."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(_TABLES)
            numbers = count()
            for position, transcript in enumerate(transcripts):
                source = transcript.source
                connection.execute(
                    "INSERT INTO transcript VALUES (?, ?, ?, ?)", (position, source.id, _json(source), transcript.text)
                )
                turns = ((source.id, turn.index, _json(turn), next(numbers)) for turn in transcript.turns)
                connection.executemany("INSERT INTO turn VALUES (?, ?, ?, ?)", turns)
            rows = ((row, *_values(passage)) for row, passage in enumerate(passages))
            connection.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            questions = ((row, _json(asking)) for row, asking in enumerate(askings))
            connection.executemany("INSERT INTO asking VALUES (?, ?)", questions)
            connection.commit()
    except sqlite3.OperationalError as error:
        raise OSError(f"{path}: the records cannot be written ({error})") from error


class Records:
    """What `write_records` wrote, read-only; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = Lock()

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def sources(self) -> tuple[Source, ...]:
        """Every source, in the order of the corpus."""
        return tuple(
            _source(json.loads(row[0])) for row in self._all("SELECT source FROM transcript ORDER BY position")
        )

    def text(self, transcript: str) -> str:
        """The decoded text of a transcript. Raises `KeyError` for an unknown id."""
        rows = self._all("SELECT text FROM transcript WHERE id = ?", (transcript,))
        if not rows:
            raise KeyError(transcript)
        return str(rows[0][0])

    def turns(self, transcript: str, first: int = 0, last: int | None = None) -> tuple[Turn, ...]:
        """The turns of a transcript from number `first` to `last`, both included, in order."""
        sql = "SELECT record FROM turn WHERE transcript = ? AND number >= ? AND number <= ? ORDER BY number"
        rows = self._all(sql, (transcript, first, last if last is not None else 1 << 60))
        return tuple(_turn(json.loads(row[0])) for row in rows)

    def turns_at(self, rows: Sequence[int]) -> list[tuple[str, Turn]]:
        """The turns of the given rows, each with its transcript, in the order given."""
        marks = ",".join("?" * len(rows))
        found = self._all(f"SELECT row, transcript, record FROM turn WHERE row IN ({marks})", tuple(map(int, rows)))  # noqa: S608 - only question marks are put in
        by_row = {row: (transcript, _turn(json.loads(record))) for row, transcript, record in found}
        return [by_row[int(row)] for row in rows]

    def transcripts_of_turns(self) -> list[str]:
        """The transcript of each turn, by row."""
        return [row[0] for row in self._all("SELECT transcript FROM turn ORDER BY row")]

    def voices(self) -> list[tuple[str, str, Role, int]]:
        """Who speaks where, in which role, in how many turns: (transcript, speaker, role, turns), in the order of the
        corpus, then of the turns; unknown voices and narration are left out."""
        rows = self._all(
            "SELECT turn.transcript, json_extract(record, '$.speaker') AS speaker, json_extract(record, '$.role') AS "
            "role, count(*) FROM turn JOIN transcript ON transcript.id = turn.transcript WHERE speaker IS NOT NULL "
            "GROUP BY position, speaker, role ORDER BY position, min(number)"
        )
        return [(transcript, speaker, Role(role), count) for transcript, speaker, role, count in rows]

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """The passages of the given rows, in the order given."""
        by_row: dict[int, Passage] = {}
        for start in range(0, len(rows), _MANY):
            some = tuple(map(int, rows[start : start + _MANY]))
            marks = ",".join("?" * len(some))
            found = self._all(f"SELECT row, {_PASSAGE} FROM passage WHERE row IN ({marks})", some)  # noqa: S608 - only question marks are put in
            by_row |= {row: _passage(values) for row, *values in found}
        return [by_row[int(row)] for row in rows]

    def passage(self, identifier: str) -> Passage | None:
        """The passage with this id, None where there is none."""
        rows = self._all(f"SELECT {_PASSAGE} FROM passage WHERE id = ?", (identifier,))  # noqa: S608 - a constant
        return _passage(list(rows[0])) if rows else None

    def rows_of(self, identifiers: Sequence[str]) -> list[int]:
        """The rows of the passages with these ids, in their order; unknown ids are passed over."""
        found: dict[str, int] = {}
        for start in range(0, len(identifiers), _MANY):
            some = tuple(identifiers[start : start + _MANY])
            marks = ",".join("?" * len(some))
            found |= dict(self._all(f"SELECT id, row FROM passage WHERE id IN ({marks})", some))  # noqa: S608 - only question marks are put in
        return [found[identifier] for identifier in identifiers if identifier in found]

    def attributes(self) -> tuple[list[str], list[str | None], list[Role]]:
        """The transcripts, the speakers and the roles of all passages, by row: what filters and ranking go by."""
        rows = self._all("SELECT transcript, speaker, role FROM passage ORDER BY row")
        return [row[0] for row in rows], [row[1] for row in rows], [Role(row[2]) for row in rows]

    def passage_ids(self) -> list[str]:
        """The id of each passage, by row."""
        return [row[0] for row in self._all("SELECT id FROM passage ORDER BY row")]

    def turn_numbers(self) -> list[int]:
        """The number of the turn that each passage is from, by row."""
        return [row[0] for row in self._all("SELECT turn FROM passage ORDER BY row")]

    def askings(self) -> tuple[Asking, ...]:
        """Every question that an interviewer put, in the order of the corpus: that of the rows of their vectors."""
        return tuple(_asking(json.loads(row[0])) for row in self._all("SELECT record FROM asking ORDER BY row"))

    def _all(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(sql, values).fetchall()


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
    )


def _source(raw: dict[str, Any]) -> Source:
    people = [Person(**p | {"role": Role(p["role"]), "aliases": tuple(p["aliases"])}) for p in raw["people"]]
    return Source(**raw | {"people": tuple(people), "organisations": tuple(raw["organisations"])})


def _turn(raw: dict[str, Any]) -> Turn:
    return Turn(**raw | {"role": Role(raw["role"]), "anchors": tuple(Anchor(*anchor) for anchor in raw["anchors"])})


def _asking(raw: dict[str, Any]) -> Asking:
    return Asking(**raw | {"guests": tuple(raw["guests"]), "replies": tuple(raw["replies"])})


def _passage(values: Sequence[Any]) -> Passage:
    identifier, transcript, turn, speaker, role, text, start, end, question = values
    return Passage(
        id=identifier,
        transcript=transcript,
        turn=turn,
        speaker=speaker,
        role=Role(role),
        text=text,
        start=start,
        end=end,
        question=question,
    )
