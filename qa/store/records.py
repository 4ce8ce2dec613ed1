"""Sources, turns and passages in SQLite. Row numbers of passages are those of the vectors."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from qa.schema import Anchor, Asking, Passage, Person, Role, Source, Transcript, Turn

_MANY = 10_000  # values that one statement may hold
_PASSAGE = 'id, transcript, turn, speaker, role, text, "start", "end", question, time, page'


class Records:
    """What `RecordsDraft` wrote, read-only; safe to share between threads."""

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

    def casts(self) -> dict[str, tuple[Person, ...]]:
        """The people of every source as its file alone tells them, before names were spelled as elsewhere in the
        corpus: by transcript, in the order of the corpus."""
        rows = self._all("SELECT id, reading FROM transcript ORDER BY position")
        return {transcript: _people(json.loads(reading)["people"]) for transcript, reading in rows}

    def as_read(self, transcript: str) -> Transcript:
        """A transcript as its file alone tells it, as `RecordsDraft.add` was given it. Raises `KeyError` for an unknown
        id."""
        rows = self._all("SELECT source, reading, text FROM transcript WHERE id = ?", (transcript,))
        if not rows:
            raise KeyError(transcript)
        source, reading, text = _source(json.loads(rows[0][0])), json.loads(rows[0][1]), rows[0][2]
        printed = {spelled: name for name, spelled in reading.pop("names").items()}
        turns = (
            replace(turn, speaker=printed.get(turn.speaker or "", turn.speaker)) for turn in self.turns(transcript)
        )
        source = replace(source, people=_people(reading.pop("people")))
        warnings = tuple(reading.pop("warnings"))
        return Transcript(source=source, text=text, turns=tuple(turns), warnings=warnings, **reading)

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

    def speakers(self) -> int:
        """How many people speak, over all sources."""
        ((count,),) = self._all("SELECT count(DISTINCT json_extract(record, '$.speaker')) FROM turn")
        return int(count)

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

    def askings(self, start: int = 0, stop: int | None = None) -> tuple[Asking, ...]:
        """The questions that interviewers put, in the order of the corpus, that of the rows of their vectors: all, or
        those of the rows start…stop - 1."""
        sql = "SELECT record FROM asking WHERE row >= ? AND row < ? ORDER BY row"
        rows = self._all(sql, (start, stop if stop is not None else 1 << 60))
        return tuple(_asking(json.loads(row[0])) for row in rows)

    def _all(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(sql, values).fetchall()


def _source(raw: dict[str, Any]) -> Source:
    return Source(**raw | {"people": _people(raw["people"]), "organisations": tuple(raw["organisations"])})


def _people(raw: list[dict[str, Any]]) -> tuple[Person, ...]:
    return tuple(Person(**p | {"role": Role(p["role"]), "aliases": tuple(p["aliases"])}) for p in raw)


def _turn(raw: dict[str, Any]) -> Turn:
    return Turn(**raw | {"role": Role(raw["role"]), "anchors": tuple(Anchor(*anchor) for anchor in raw["anchors"])})


def _asking(raw: dict[str, Any]) -> Asking:
    return Asking(**raw | {"guests": tuple(raw["guests"]), "replies": tuple(raw["replies"])})


def _passage(values: Sequence[Any]) -> Passage:
    identifier, transcript, turn, speaker, role, text, start, end, question, time, page = values
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
        time=time,
        page=page,
    )
