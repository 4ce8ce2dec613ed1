"""Kaldi and Vosk: one result an utterance, in a list or one after the other in the file; no punctuation."""

from __future__ import annotations

from collections.abc import Iterable

from qa.formats.recordings.heard import Keys, Notes, Stretch
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.values import at, has_rows, rows

_WORD = Keys(text=("word", "punct"), voice=("speaker",))
_PRINTED = Keys(text=("punct", "word"), voice=("speaker",))


def _results(value: Json) -> list[dict[str, Json]]:
    """The results that hold words; "partial" ones come again when they are final."""
    listed = value if isinstance(value, list) else [value]
    return [row for row in listed if isinstance(row, dict) and (rows(row, "result") or _best(row))]


def _best(row: dict[str, Json]) -> Json:
    return at(row, "alternatives", 0) if rows(at(row, "alternatives", 0), "result") else None


def _vosk(value: Json, notes: Notes) -> Iterable[Stretch]:
    heard = []
    for cue, row in enumerate(_results(value), 1):
        best = _best(row) or row
        words = notes.words(rows(best, "result"), _WORD)
        heard.append(Stretch(text=notes.text(best.get("text")), words=words, voice=_voice(row, notes), cue=cue))
    return heard


def _voice(row: dict[str, Json], notes: Notes) -> str | None:
    return notes.voices.label(row.get("speaker"))


def _retval(value: Json, notes: Notes) -> Iterable[Stretch]:
    found = at(value, "retval") or value
    return [Stretch(words=notes.words(rows(found, "words"), _PRINTED))]


SHAPES = (
    Shape(
        name="Vosk JSON",
        fits=lambda value: any(has_rows(rows(_best(row) or row, "result"), "word") for row in _results(value)[:5]),
        stretches=_vosk,
        example='{"result": [{"conf": 1.0, "start": 0.1, "end": 0.4, "word": "when"}], "text": "when"}',
    ),
    Shape(
        name="Kaldi JSON",
        fits=lambda value: has_rows(at(value, "retval", "words"), "word", "punct"),
        stretches=_retval,
        example='{"retval": {"status": true, "words": [{"start": 0.1, "end": 0.4, "word": "when", "punct": "When"}]}}',
    ),
)
