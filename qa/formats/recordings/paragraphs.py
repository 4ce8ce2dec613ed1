"""Editors that keep all words in one list and say in another where whose paragraph begins: Trint, hyperaudio, BBC."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from qa.formats.recordings.heard import Keys, Notes, Stretch, Word
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.units import unit_of
from qa.formats.recordings.values import at, first, has_rows, rows, said

_TEXT = ("text", "value", "punct", "word", "name")
_STARTS = ("start", "time", "startTime")
_PLACES: tuple[tuple[str, ...], ...] = ((), ("transcript",), ("transcript", "transcript"), ("retval",))
_PARTS: tuple[tuple[str, ...], ...] = (("paragraphs",), ("segmentation", "segments"), ("speakers",))
_OWNER = ("paragraphId", "paragraph_id", "paragraph", "para")
_BEGINS = 0.02  # seconds by which a paragraph may begin after its first word


def _place(value: Json) -> Json:
    """The object with both lists."""
    for path in _PLACES:
        found = at(value, *path)
        if has_rows(at(found, "words"), *_TEXT) and _paragraphs(found):
            return found
    return None


def _paragraphs(found: Json) -> list[dict[str, Json]]:
    """The rows that say whose the words are from when on: paragraphs, or the segments of each speaker."""
    for path in _PARTS:
        listed = rows(found, *path)
        if any(first(row, _STARTS) is not None for row in listed[:50]):
            return [{**row, "speaker": row.get("name")} if path == ("speakers",) else row for row in listed]
    return []


def _stretches(value: Json, notes: Notes) -> Iterable[Stretch]:
    found = _place(value)
    notes.voices.learn(found.get("speakers") or value.get("speakers"))
    listed = rows(found, "words")
    unit = unit_of(listed, _STARTS, _TEXT)
    keys = Keys(text=_TEXT, voice=(), start=_STARTS, end=("end", "endTime"), length=("duration",), unit=unit)
    paragraphs = _paragraphs(found)
    voices = [notes.voices.label(row.get("speaker")) for row in paragraphs]
    starts = [notes.span(row, keys)[0] for row in paragraphs]
    owners = {said(row["id"]): number for number, row in enumerate(paragraphs) if said(row.get("id"))}
    words: list[list[Word]] = [[] for _ in range(len(paragraphs) + 1)]
    known = sorted((start, number) for number, start in enumerate(starts) if start is not None)
    for row in listed:
        word = notes.word(row, keys)
        owner = owners.get(said(first(row, _OWNER)), -1)
        words[owner + 1 if owner >= 0 else _by_time(word, known) + 1].append(word)
    return [Stretch(words=part, voice=voice) for part, voice in zip(words, [None, *voices], strict=True)]


def _by_time(word: Word, known: list[tuple[float, int]]) -> int:
    """Which paragraph a word is in by its time, -1 before the first; a word without a time is in the last."""
    if word.start is None:
        return known[-1][1] if known else -1
    k = bisect_right(known, (word.start + _BEGINS, len(known) + 1)) - 1
    return known[k][1] if k >= 0 else -1


SHAPES = (
    Shape(
        name="words and paragraphs JSON",
        fits=lambda value: isinstance(value, dict) and _place(value) is not None,
        stretches=_stretches,
        example='{"words": [{"id": 0, "text": "When?", "start": 0, "end": 1}], "paragraphs": [{"speaker": "Ann Low", '
        '"start": 0, "end": 1}]}',
    ),
)
