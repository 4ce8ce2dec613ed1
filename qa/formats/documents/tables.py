"""Tables that are transcripts: a row a turn, who speaks in one column and what is said in another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.formats.composing import Piece
from qa.formats.documents.blocks import Cell, Paragraph, Table
from qa.formats.documents.pieces import spoken
from qa.formats.reading import seconds
from qa.schema import Role
from qa.text import LabelKind, bare_name, fold, label_kind

_TIME = re.compile(r"[\[(]?(?P<time>\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?(?:\s*(?:-->|[-–—à])\s*\S+)?")
_HEADS = {
    "time": re.compile(
        r"(?:time|temps|zeit|heure|start|debut|timecode|time ?code|tc|timestamp|minutes?|hora|tempo)\b.*"
    ),
    "voice": re.compile(
        r"(?:speakers?|names?|noms?|qui|who|sprecher(?:in)?|locuteurs?|locutrice|intervenante?s?|participants?|voice|voix"
        r"|orador|hablante|label|interlocuteurs?|role)\b.*"
    ),
    "words": re.compile(
        r"(?:text|texte|transcript(?:ion)?|words|speech|parole|propos|contenu|content|dialogue|utterance|verbatim"
        r"|what (?:is|was) said|said|discours|texto|wortlaut|statement)\b.*"
    ),
    "asked": re.compile(r"(?:questions?|frage|pregunta|domanda)\b.{0,20}"),
    "answered": re.compile(r"(?:answers?|reponses?|antwort|respuesta|risposta|responses?)\b.{0,20}"),
}


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what; None where none does. `head` tells that the first row only names them."""

    words: int | None = None
    voice: int | None = None
    time: int | None = None
    asked: int | None = None
    answered: int | None = None
    head: bool = False


def is_transcript(table: Table) -> bool:
    """Whether the rows of a table are turns."""
    return _columns(table) is not None


def rows(table: Table) -> Iterator[Piece]:
    """The turns of a table that is a transcript; a row without a speaker goes on with the one above.

    A row of a single cell is a heading, the narrator's.
    """
    columns = _columns(table)
    if columns is None:
        return
    label: str | None = None
    for row in table.rows[columns.head :]:
        if columns.asked is not None:
            yield from _asked(row, columns)
            continue
        said, voice = _cell(row, columns.words), _text(_cell(row, columns.voice))
        if not _text(said) and voice and len([cell for cell in row if _text(cell)]) == 1:
            yield from spoken(_cell(row, columns.voice), role=Role.NARRATOR)
            continue
        label = voice.rstrip(" :\u00a0\u202f") or label
        stamp = _TIME.match(_text(_cell(row, columns.time)))
        yield from spoken(said, label=label, time=seconds(stamp["time"]) if stamp else None)


def left_out(table: Table) -> list[str]:
    """The headings of the columns whose words are no speech: notes, codes, translations."""
    columns = _columns(table)
    if columns is None or not columns.head:
        return []
    used = (columns.words, columns.voice, columns.time, columns.asked, columns.answered)
    width = range(len(table.rows[0]))
    return [
        _text(table.rows[0][place])
        for place in width
        if place not in used and any(map(str.isalpha, "".join(_text(_cell(row, place)) for row in table.rows[1:])))
    ]


def _asked(row: Sequence[Cell], columns: _Columns) -> Iterator[Piece]:
    yield from spoken(_cell(row, columns.asked), role=Role.INTERVIEWER)
    yield from spoken(_cell(row, columns.answered), role=Role.INTERVIEWEE)


def _columns(table: Table) -> _Columns | None:
    if len(table.rows) < 2:
        return None
    return _headed(table.rows) or _unheaded(table.rows)


def _headed(table: Sequence[Sequence[Cell]]) -> _Columns | None:
    """The columns of a table whose first row names them; words that it calls otherwise are in the fullest column."""
    row = table[0]
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        plain = fold(_text(cell)).strip(" :")
        for what, heads in _HEADS.items():
            if len(plain.split()) <= 4 and heads.fullmatch(plain):
                found.setdefault(what, place)
    if "voice" in found and "words" not in found and (words := _fullest(table[1:], found)) is not None:
        found["words"] = words
    if "voice" in found and "words" in found:
        return _Columns(words=found["words"], voice=found["voice"], time=found.get("time"), head=True)
    if "asked" in found and "answered" in found:
        return _Columns(asked=found["asked"], answered=found["answered"], head=True)
    return None


def _fullest(rows: Sequence[Sequence[Cell]], found: Mapping[str, int]) -> int | None:
    """The column with the most characters, more than the names have; None where names do not come back."""
    names = [_text(_cell(row, found["voice"])) for row in rows]
    others = [place for place in range(max(map(len, rows))) if place not in found.values()]
    sizes = {place: sum(len(_text(_cell(row, place))) for row in rows) for place in others}
    words = max(sizes, key=lambda place: sizes[place], default=None)
    if words is None or sizes[words] <= sum(map(len, names)) or len(set(names)) == len(names):
        return None
    return words


def _unheaded(table: Sequence[Sequence[Cell]]) -> _Columns | None:
    """The columns of a table that does not name them: times are told by their form, speakers by coming back."""
    width = Counter(len(row) for row in table).most_common(1)[0][0]
    if not 2 <= width <= 6 or len(table) < 3:
        return None
    columns = [[_text(_cell(row, place)) for row in table] for place in range(width)]
    time = next((place for place, column in enumerate(columns) if _share(column, _is_time) >= 0.6), None)
    voices = [place for place, column in enumerate(columns) if place != time and _is_voice(column)]
    if not voices:
        return None
    sizes = {place: sum(map(len, column)) for place, column in enumerate(columns) if place not in (time, voices[0])}
    if not sizes:
        return None
    words = max(sizes, key=lambda place: sizes[place])
    if sizes[words] < sum(map(len, columns[voices[0]])):
        return None
    return _Columns(words=words, voice=voices[0], time=time)


def _is_voice(column: Sequence[str]) -> bool:
    """Names that come back, or two that take turns."""
    named = [cell for cell in column if cell]
    counts = Counter(fold(bare_name(cell)) for cell in named)
    return (
        _share(column, lambda cell: _names(cell)) >= 0.8
        and len(counts) >= 2
        and counts.most_common(1)[0][1] >= 2
        and 2 * len(counts) <= len(named) + 1
    )


def _names(cell: str) -> bool:
    kind = label_kind(bare_name(cell.rstrip(" :")))
    return kind is not None and (kind is not LabelKind.WORD or len(cell) <= 30)


def _is_time(cell: str) -> bool:
    return _TIME.fullmatch(cell) is not None


def _share(column: Sequence[str], holds: object) -> float:
    filled = [cell for cell in column if cell]
    return sum(1 for cell in filled if callable(holds) and holds(cell)) / len(filled) if filled else 0.0


def _cell(row: Sequence[Cell], place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else ()


def _text(cell: Sequence[Paragraph]) -> str:
    return "\n".join(paragraph.text for paragraph in cell).strip()
