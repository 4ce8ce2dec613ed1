"""Any other JSON: its longest list of objects that have words, or its one running text; always with a warning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qa.formats.reading import Reading
from qa.formats.recordings.columns import TEXT, Columns, keys_of, normal
from qa.formats.recordings.facts import stated
from qa.formats.recordings.heard import Keys, Notes, Stretch
from qa.formats.recordings.loading import Json
from qa.formats.recordings.prose import read_prose
from qa.formats.recordings.shape import Shape, reading
from qa.formats.recordings.tables import Table, tables
from qa.formats.recordings.times import SECONDS, moment, seconds
from qa.formats.recordings.units import unit_of, weight
from qa.formats.recordings.values import first, objects, said
from qa.schema import Role


def _listed(names: str) -> frozenset[str]:
    return frozenset(names.split())


NAME = "JSON"
EXAMPLE = '[{"speaker": "Ann Low", "start": 0.1, "end": 2.4, "text": "When did it open?"}]'
_ASIDE = _listed(
    "chapters summary summaries highlights entities topics keywords actionitems translation translations prompts "
    "sections notes annotations comments tags"
)
_NEAR = 0.7  # of the most words, from which on a list may be the better one for naming voices or times
_WORDS, _LEAST = 1.6, 8  # words a row below which, and rows from which on, the rows are words
_PROSE = 3.0  # words a row at least, of a column that is not called anything like text
_EPOCH = 1e8  # seconds: what is greater counts from 1970


@dataclass(frozen=True, slots=True)
class _Found:
    table: Table
    columns: Columns
    words: float

    @property
    def mean(self) -> float:
        return self.words / max(1, len(self.table.rows))

    @property
    def rank(self) -> tuple[bool, bool, bool, float]:
        named = bool(self.columns.voice or self.columns.asked) or any(v is not None for v in self.table.voices)
        return named, self.mean > _WORDS, bool(self.columns.start), self.words


def read_unknown(value: Json, before: Sequence[str] = ()) -> Reading | None:
    """The turns of a document of no known shape; None where there are no words."""
    best = _best(value)
    if best is not None:
        shape = Shape(name=NAME, fits=lambda _: True, stretches=lambda _, notes: _stretches(best, notes), example="")
        heard = reading(shape, value, (*before, *(() if _is_usual(best) else (_taken(best),))))
        if heard.turns:
            return heard
    text, key = _running(value)
    if not text:
        return None
    told = f"This JSON is of no known shape: the running text under {key!r} was taken, without times."
    read = read_prose(text, (), NAME, stated(value), (*before, told))
    return read if read.turns else None


def _best(value: Json) -> _Found | None:
    found = [made for table in tables(value) if (made := _weighed(table)).words >= 1]
    most = max((made.words for made in found), default=0)
    return max((made for made in found if made.words >= _NEAR * most), key=lambda made: made.rank, default=None)


def _weighed(table: Table) -> _Found:
    """A table with its columns and how many words it holds; asides (chapters, summaries) weigh less."""
    columns = Columns.of(keys_of(table.rows[:500]))
    asked = bool(columns.asked and columns.answered) and not _holds(table.rows, columns.text)
    if asked:
        columns = replace(columns, text=(*columns.asked[:1], *columns.answered[:1]))
    else:
        columns = replace(columns, asked=(), answered=())
        if not _holds(table.rows, columns.text):
            columns = replace(columns, text=_wordiest(table.rows, columns))
    if asked:
        words = sum(weight(said(row.get(key))) for row in table.rows for key in columns.text)
    else:
        words = sum(weight(_text(row, columns)) for row in table.rows)
    aside = any(normal(part) in _ASIDE for part in table.path.split("."))
    return _Found(table, columns, words * (0.3 if aside else 1.0))


def _text(row: dict[str, Json], columns: Columns) -> str:
    return next((text for key in columns.text if (text := said(_plain(row.get(key)))).strip()), "")


def _plain(value: Json) -> Json:
    """Text, or a list of texts; never the lists of objects that words may be kept in."""
    return value if isinstance(value, str) or (isinstance(value, list) and isinstance(value[:1], list)) else None


def _holds(rows: Sequence[dict[str, Json]], keys: tuple[str, ...]) -> bool:
    return any(said(_plain(row.get(key))).strip() for row in rows[:500] for key in keys)


def _wordiest(rows: Sequence[dict[str, Json]], columns: Columns) -> tuple[str, ...]:
    """The column of sentences where none is called text."""
    used = {*columns.voice, *columns.start, *columns.end, *columns.length}
    counts = {
        key: sum(weight(row[key]) for row in rows[:500] if isinstance(row.get(key), str) and "://" not in row[key])
        for key in keys_of(rows[:500])
        if key not in used
    }
    key = max(counts, key=lambda one: counts[one], default=None)
    return (key,) if key is not None and counts[key] >= _PROSE * min(len(rows), 500) else ()


def _is_usual(found: _Found) -> bool:
    """Whether rows are as everybody writes them: {"speaker": …, "start": …, "text": …}."""
    columns = found.columns
    plain = columns.text[:1] == ("text",) and columns.voice[:1] in {("speaker",), ("speaker_name",), ("name",)}
    return (
        plain
        and not columns.asked
        and found.table.path in {"the list", "segments", "turns", "utterances", "transcript"}
    )


def _taken(found: _Found) -> str:
    columns = found.columns
    parts = [
        f"{kind} from {keys[0]!r}" for kind, keys in (("speakers", columns.voice), ("times", columns.start)) if keys
    ]
    words = " and ".join(repr(key) for key in columns.text[: 2 if columns.asked else 1])
    where = ", ".join([f"words from {words}", *parts])
    return f"This JSON is of no known shape: {len(found.table.rows)} rows of {found.table.path!r} were taken, {where}."


def _stretches(found: _Found, notes: Notes) -> Iterable[Stretch]:
    columns, table = found.columns, found.table
    if columns.asked:
        return _exchanges(found, notes)
    rows, unit = _relative(table.rows, columns)
    keys = Keys(
        text=columns.text,
        voice=columns.voice,
        start=columns.start,
        end=columns.end,
        length=columns.length,
        unit=unit,
    )
    around = [notes.voices.label(voice) for voice in table.voices]
    if found.mean < _WORDS and len(rows) >= _LEAST:
        words = [notes.word({**row, columns.text[0]: _text(row, columns)}, keys) for row in rows]
        return [Stretch(words=[replace(w, voice=w.voice or v) for w, v in zip(words, around, strict=True)])]
    inner = replace(keys, text=("punctuated_word", "word", "text", "value", "token"), words=())
    outer = replace(keys, words=tuple(key for key in columns.words if key not in columns.start))
    heard = [
        notes.stretch({**row, columns.text[0]: _text(row, columns)}, outer, inner, cue)
        for cue, row in enumerate(rows, 1)
    ]
    return [replace(part, voice=part.voice or voice) for part, voice in zip(heard, around, strict=True)]


def _exchanges(found: _Found, notes: Notes) -> Iterable[Stretch]:
    """Questions and answers side by side: who asks and who answers is what the keys say."""
    question, answer = found.columns.text
    for cue, row in enumerate(found.table.rows, 1):
        for key, role in ((question, Role.INTERVIEWER), (answer, Role.INTERVIEWEE)):
            text = notes.text(_plain(row.get(key)))
            if text.strip():
                yield Stretch(text=text, role=role, cue=cue, fresh=True)


def _relative(rows: list[dict[str, Json]], columns: Columns) -> tuple[list[dict[str, Json]], float]:
    """The rows, with times of day or since 1970 counted from the first of them; and the unit of their numbers."""
    unit = unit_of(rows, columns.start, columns.text)
    keys = (*columns.start[:1], *columns.end[:1])
    if not keys:
        return rows, unit
    values = [first(row, columns.start[:1]) for row in rows]
    known = [moment for value in values if (moment := _moment(value, unit)) is not None]
    if not known or 2 * len(known) < len(rows):
        return rows, unit
    begun = min(known)
    return [{**row, **{key: _since(row.get(key), begun, unit) for key in keys}} for row in rows], SECONDS


def _moment(value: Json, unit: float) -> float | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        scaled = value * unit if abs(value) < 1e18 else 0.0
        return next((at for at in (scaled, scaled * 1e-3) if _EPOCH < at < 1e10), None)
    return moment(value)


def _since(value: Json, begun: float, unit: float) -> float | None:
    at = _moment(value, unit)
    return seconds(at - begun) if at is not None else None


def _running(value: Json) -> tuple[str, str]:
    """The longest text under a key that is called like text, and its key; the lines of a list of texts."""
    if isinstance(value, list) and len(value) > 1 and all(isinstance(line, str) for line in value):
        return "\n".join(map(said, value)), "the list"
    found = [
        (said(text) if isinstance(text, str) else "\n".join(map(said, text)), key)
        for node in objects(value, 8)
        for key, text in node.items()
        if normal(key) in TEXT and (isinstance(text, str) or (isinstance(text, list) and text and _are_texts(text)))
    ]
    return max(found, key=lambda pair: len(pair[0]), default=("", "")) if found else ("", "")


def _are_texts(value: list[Json]) -> bool:
    return all(isinstance(part, str) for part in value)
