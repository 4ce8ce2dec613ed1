"""Which list of a JSON of unknown shape is the transcript: the one with the most words, and better with voices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.formats.recordings.columns import Columns, keys_of, normal
from qa.formats.recordings.loading import Json
from qa.formats.recordings.tables import Table, tables
from qa.formats.recordings.units import weight
from qa.formats.recordings.values import rows, said

_ASIDE = (
    *("chapters", "summary", "summaries", "highlights", "entities", "topics", "keywords", "actionitems"),
    *("translation", "translations", "prompts", "sections", "notes", "annotations", "comments", "tags"),
)
_NEAR = 0.7  # of the most words, from which on a list may be the better one for naming voices or times
_PROSE = 3.0  # words a row at least, of a column that is not called anything like text
_MANY, _LISTS = 3, 50  # words of a list that was left aside, from which on it is named; the longest that are looked at
_SAMPLE = 500  # rows in which columns are looked for
ONE_WORD, FEWEST = 1.3, 8
"""Words a row, on average, below which the rows are words, and how many rows at least: short replies are none."""


@dataclass(frozen=True, slots=True)
class Found:
    """A table, what its columns hold, and how many words; `inner` are the columns of the parts that its rows have."""

    table: Table
    columns: Columns
    inner: Columns
    words: float

    @property
    def mean(self) -> float:
        """Words a row, on average."""
        return self.words / max(1, len(self.table.rows))

    @property
    def rank(self) -> tuple[bool, bool, bool, float]:
        """What makes of two tables with the same words the better one."""
        named = bool(self.columns.voice or self.columns.asked) or any(v is not None for v in self.table.voices)
        return named, self.mean > ONE_WORD, bool(self.columns.start or self.inner.start), self.words

    @property
    def is_usual(self) -> bool:
        """Whether rows are as everybody writes them: {"speaker": …, "start": …, "text": …}."""
        known = self.table.path in {"the list", "segments", "turns", "utterances", "transcript"}
        voiced = self.columns.voice[:1] in {("speaker",), ("speaker_name",), ("name",)}
        return known and self.columns.text[:1] == ("text",) and (voiced or bool(self.columns.start))


def weighed(value: Json) -> list[Found]:
    """All tables of a document that hold words, from the outside in."""
    return [made for table in tables(value) if (made := _weighed(table)).words >= 1]


def best(found: Sequence[Found]) -> Found | None:
    """The table that is the transcript; the outermost of equals."""
    most = max((made.words for made in found), default=0)
    return max((made for made in found if made.words >= _NEAR * most), key=lambda made: made.rank, default=None)


def aside(taken: Found, found: Sequence[Found]) -> list[str]:
    """A sentence about the lists whose words are not among those that were taken."""
    known = {word for row in taken.table.rows for word in text_of(row, taken).split()}
    left = []
    for other in sorted(found, key=lambda one: -one.words)[:_LISTS]:
        sample = " ".join(text_of(row, other) for row in other.table.rows[:200]).split()
        if other is not taken and len(sample) >= _MANY and 2 * sum(word in known for word in sample) < len(sample):
            left.append(repr(other.table.path))
    return [f"Other lists that hold words were left aside: {', '.join(left[:5])}."] if left else []


def text_of(row: dict[str, Json], found: Found) -> str:
    """All that a row says, its parts' words among it."""
    if found.columns.asked:
        return " ".join(own_text(row, (key,)) for key in found.columns.text)
    return own_text(row, found.columns.text) or " ".join(
        own_text(part, found.inner.text) for part in parts_of(row, found.columns)
    )


def own_text(row: dict[str, Json], keys: tuple[str, ...]) -> str:
    """The text under the first of these keys that has any; lists of objects are no text."""
    return next((text for key in keys if (text := said(row.get(key)) if _is_text(row.get(key)) else "").strip()), "")


def parts_of(row: dict[str, Json], columns: Columns) -> list[dict[str, Json]]:
    """The words, sentences or bits that a row keeps in a list of its own."""
    return next((parts for key in columns.words if (parts := rows(row, key))), [])


def _is_text(value: Json) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and isinstance(value[0] if value else None, str))


def _weighed(table: Table) -> Found:
    """A table with its columns and how many words it holds; asides (chapters, summaries) weigh less."""
    sample = table.rows[:_SAMPLE]
    columns = Columns.of(tuple(keys_of(sample)))
    inner = Columns.of(tuple(keys_of(part for row in sample for part in parts_of(row, columns)[:20])))
    made = Found(table, replace(columns, asked=(), answered=()), inner, 0)
    if not any(text_of(row, made) for row in sample):
        if columns.asked and columns.answered:
            made = replace(made, columns=replace(columns, text=(columns.asked[0], columns.answered[0])))
        else:
            made = replace(made, columns=replace(made.columns, text=_wordiest(sample, columns)))
    words = sum(weight(text_of(row, made)) for row in table.rows)
    aside = any(normal(part) in _ASIDE for part in table.path.split("."))
    return replace(made, words=words * (0.3 if aside else 1.0))


def _wordiest(sample: Sequence[dict[str, Json]], columns: Columns) -> tuple[str, ...]:
    """The column of sentences where none is called text."""
    used = {*columns.voice, *columns.start, *columns.end, *columns.length}
    counts: dict[str, float] = {}
    for row in sample:
        for key, value in row.items():
            if isinstance(value, str) and key not in used and "://" not in value:
                counts[key] = counts.get(key, 0) + weight(value)
    most = max(counts, key=lambda one: counts[one], default=None)
    return (most,) if most is not None and counts[most] >= _PROSE * len(sample) else ()
