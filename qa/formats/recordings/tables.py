"""Where in a JSON of unknown shape the words are: every list of objects, whatever it is called and however deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qa.formats.recordings.columns import VOICE, Columns, normal
from qa.formats.recordings.loading import Json
from qa.formats.recordings.values import first, said

_BESTS = frozenset({"alternatives", "nbest", "hypotheses"})  # lists of guesses at the same words, the best first
_FINAL = ("is_final", "isFinal", "final", "Final")
_LONGEST = 60  # characters of a path in a message


@dataclass(slots=True)
class Table:
    """The objects of all lists at one path, in order, with the voice that the objects around them name (None where
    they name none); `path` is as messages print it."""

    path: str
    rows: list[dict[str, Json]] = field(default_factory=list)
    voices: list[Json] = field(default_factory=list)


def tables(value: Json) -> list[Table]:
    """All tables of a document, from the outside in. Walks without recursion, in time linear in the document."""
    found: dict[int, Table] = {}
    paths: dict[tuple[int, str], int] = {}
    names: list[str] = [""]
    waiting: list[tuple[Json, int, Json]] = [(value, 0, None)]
    at = 0
    while at < len(waiting):
        node, path, voice = waiting[at]
        waiting[at] = (None, 0, None)
        at += 1
        for key, child, child_voice in _children(node, voice):
            known = paths.setdefault((path, key), len(names))
            if known == len(names):
                names.append(f"{names[path]}.{key}"[-_LONGEST:])
            waiting.append((child, known, child_voice))
        listed = _rows(node)
        if listed:
            table = found.setdefault(path, Table(names[path].lstrip(".") or "the list"))
            table.rows += listed
            table.voices += [voice] * len(listed)
    return list(found.values())


def _children(node: Json, voice: Json) -> Iterator[tuple[str, Json, Json]]:
    if isinstance(node, dict):
        voice = _voice(node) or voice
        for key, child in node.items():
            if isinstance(child, (dict, list)) and child:
                yield key, (child[:1] if isinstance(child, list) and normal(key) in _BESTS else child), voice
    elif isinstance(node, list):
        for child in node:
            if isinstance(child, (dict, list)) and child:
                yield "[]", child, voice


def _voice(row: dict[str, Json]) -> Json:
    """The voice that an object names for what is in it: never by a mere "name", which may be anything's."""
    for key, value in row.items():
        if normal(key) in VOICE and normal(key) not in _LOOSE and isinstance(value, (str, int, dict)) and value != "":
            return value
    return None


_LOOSE = frozenset({"name", "from", "user", "author", "role", "label", "id", "source", "username", "channel", "title"})


def _rows(node: Json) -> list[dict[str, Json]]:
    """The rows of a list of objects, of an object of objects, of columns side by side, of a list with a heading."""
    if isinstance(node, dict):
        return _columns(node) or _numbered(node)
    if not isinstance(node, list):
        return []
    rows = [_flat(row) for row in node if isinstance(row, dict)]
    return _final(rows) or _headed(node) or _bare(node)


def _final(rows: list[dict[str, Json]]) -> list[dict[str, Json]]:
    """The rows without the guesses that a live recogniser took back; all where none is marked as final."""
    marks = [next((row[key] for key in _FINAL if key in row), None) for row in rows]
    return [row for row, mark in zip(rows, marks, strict=True) if mark is not False] if True in marks else rows


def _flat(row: dict[str, Json]) -> dict[str, Json]:
    """A row with what it keeps one level deeper: editors put the speaker of a block under "data"."""
    for key in ("data", "attributes", "attrs", "properties", "meta"):
        inner = row.get(key)
        if isinstance(inner, dict):
            row = {**inner, **row}
    return row


def _numbered(node: dict[str, Json]) -> list[dict[str, Json]]:
    """{"0": {…}, "1": {…}}"""
    rows = [child for child in node.values() if isinstance(child, dict)]
    if len(rows) < 2 or len(rows) < len(node) or not all(key.strip("-_ ")[-1:].isdigit() for key in node):
        return []
    return [_flat(row) for row in rows]


def _columns(node: dict[str, Json]) -> list[dict[str, Json]]:
    """{"speaker": ["A", "B"], "text": ["…", "…"]}, also with objects of the same keys for lists."""
    known = Columns.of(tuple(node))
    texts = first(node, known.text)
    if isinstance(texts, dict):
        keyed = {key: column for key, column in node.items() if isinstance(column, dict) and len(column) == len(texts)}
        return [{name: column.get(key) for name, column in keyed.items()} for key in texts] if len(keyed) > 1 else []
    if not isinstance(texts, list) or len(texts) < 2 or not all(isinstance(text, str) for text in texts[:20]):
        return []
    columns = {key: column for key, column in node.items() if isinstance(column, list) and len(column) == len(texts)}
    return [{key: column[k] for key, column in columns.items()} for k in range(len(texts))] if len(columns) > 1 else []


def _headed(node: list[Json]) -> list[dict[str, Json]]:
    """[["speaker", "text"], ["Ann", "…"]]"""
    heading = node[0] if node else None
    if not isinstance(heading, list) or not all(isinstance(name, str) for name in heading) or len(node) < 2:
        return []
    known = Columns.of(tuple(heading))
    if not known.text or not (known.voice or known.start):
        return []
    return [dict(zip(heading, row, strict=False)) for row in node[1:] if isinstance(row, list) and any(map(said, row))]


def _bare(node: list[Json]) -> list[dict[str, Json]]:
    """[[0.0, 2.5, "Ann", "…"], …]: the text with the most words, the shorter text before it, the two numbers before."""
    width = len(node[0]) if node and isinstance(node[0], list) else 0
    lines = [line for line in node if isinstance(line, list) and len(line) == width]
    if not 2 <= width <= 20 or len(lines) < max(2, len(node)):
        return []
    texts = [k for k in range(width) if all(isinstance(line[k], str) for line in lines)]
    counts = [k for k in range(width) if all(isinstance(line[k], (int, float)) for line in lines)]
    if not texts:
        return []
    said_ = max(texts, key=lambda k: sum(len(line[k]) for line in lines))
    places = {"text": said_} | dict(zip(("end", "start"), [k for k in reversed(counts) if k < said_], strict=False))
    if len(places) < 3:
        places = {"text": said_}
    voices = [k for k in texts if k != said_]
    if voices:
        places["speaker"] = voices[0]
    return [{name: line[k] for name, k in places.items()} for line in lines] if len(places) > 1 else []
