"""Transcripts set as a table in Markdown: a row a turn, a column for who speaks, one for the words, one for times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.formats.composing import Piece, composed
from qa.formats.plain.stamps import stamp_at
from qa.formats.reading import Reading
from qa.schema import Role
from qa.text import bare_name, fold, label_kind
from qa.text.layout import Span, trim

_RULE = re.compile(r"[\s:=-]*")
_CELL = re.compile(r"(?:\\.|[^|\\\r\n])*")
_MARKS = " \t\u00a0*_`:"
_FEWEST = 3
_WHO = frozenset(
    (
        *("speaker", "speakers", "locuteur", "locutrice", "intervenant", "intervenante", "nom", "name", "who", "qui"),
        *("voix", "voice", "sprecher", "sprecherin", "participant", "hablante", "person", "personne", "relatore"),
    )
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what, from 0; None where none does."""

    words: int
    speaker: int | None
    time: int | None


def read_table(text: str, atoms: Sequence[Span]) -> Reading | None:
    """The reading of a transcript in a table; None for any other text, and for tables where nobody speaks."""
    barred = {span.start for span in atoms if text[span.start] == "|" and text[span.end - 1] == "|"}
    if len(barred) <= _FEWEST or 3 * len(barred) < 2 * len(atoms):
        return None
    rows = [_cells(text, span) for span in atoms if span.start in barred]
    width = Counter(map(len, rows)).most_common(1)[0][0]
    headed = _is_rule(text, rows[1]) or "--" in text[rows[0][-1].end : rows[1][0].start]
    body = [cells for cells in rows[headed:] if len(cells) == width and not _is_rule(text, cells)]
    columns = _columns(text, body, [fold(cell.of(text).strip(_MARKS)) for cell in rows[0]] if headed else [])
    if columns is None:
        return None
    around = [span.of(text).strip("#" + _MARKS) for span in atoms if span.start not in barred]
    told = [Piece(text=words, role=Role.NARRATOR) for words in around if words]
    return composed([*told, *_pieces(text, body, columns)], "table")


def _cells(text: str, row: Span) -> list[Span]:
    cells: list[Span] = []
    place = row.start + 1
    while place < row.end:
        match = _CELL.match(text, place, row.end)
        end = match.end() if match else place
        cells.append(trim(text, place, end))
        place = end + 1
    return cells


def _is_rule(text: str, cells: Sequence[Span]) -> bool:
    return all(_RULE.fullmatch(text, *cell) for cell in cells) and any("-" in cell.of(text) for cell in cells)


def _columns(text: str, body: Sequence[Sequence[Span]], names: Sequence[str]) -> _Columns | None:
    if len(body) < _FEWEST:
        return None
    columns = list(zip(*body, strict=True))
    lengths = [sum(len(cell.of(text).split()) for cell in column) / len(body) for column in columns]
    words = lengths.index(max(lengths))
    timed = [place for place, column in enumerate(columns) if _are_times(text, column)]
    named = [place for place in range(len(columns)) if place != words and place not in timed]
    called = [place for place in named if place < len(names) and names[place] in _WHO]
    alike = [place for place in named if _are_labels(text, columns[place])]
    speaker = next(iter([*called, *alike]), None)
    if lengths[words] < 3 or (speaker is None and not timed) or (not called and len(columns) > 4):
        return None
    return _Columns(words, speaker, timed[0] if timed else None)


def _are_times(text: str, column: Sequence[Span]) -> bool:
    return sum(stamp_at(text, *cell) is not None for cell in column) >= 0.8 * len(column)


def _are_labels(text: str, column: Sequence[Span]) -> bool:
    """Whether a column looks like labels: nearly all have the shape of one, and they come back."""
    printed = [fold(bare_name(cell.of(text).strip(_MARKS))) for cell in column if cell.start < cell.end]
    shaped = sum(_label(text, cell) is not None for cell in column)
    return bool(printed) and shaped >= 0.8 * len(printed) and len(set(printed)) <= 0.7 * len(printed)


def _label(text: str, cell: Span) -> str | None:
    printed = cell.of(text).strip(_MARKS + "[]")
    return printed if printed and (label_kind(bare_name(printed)) or label_kind(printed)) else None


def _pieces(text: str, body: Sequence[Sequence[Span]], columns: _Columns) -> Iterator[Piece]:
    label: str | None = None
    for cells in body:
        if columns.speaker is not None and cells[columns.speaker].of(text):
            label = cells[columns.speaker].of(text).strip(_MARKS + "[]") or label
        stamp = stamp_at(text, *cells[columns.time]) if columns.time is not None else None
        words = cells[columns.words].of(text).replace("<br>", " ").replace("\\|", "|")
        yield Piece(text=words, label=label, time_start=stamp.time if stamp else None)
