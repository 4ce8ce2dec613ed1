"""AssemblyAI: utterances where voices were told apart, else sentences, paragraphs or words; times in milliseconds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qa.formats.recordings.heard import Keys, Notes, Stretch
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.times import MILLISECONDS
from qa.formats.recordings.values import has_rows, rows, said

_KEYS = Keys(voice=("speaker",), words=("words",), unit=MILLISECONDS)
_LISTS = ("utterances", "sentences", "paragraphs")


def _fits(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    own = ("audio_duration", "language_code", "acoustic_model", "audio_url", "speech_model", "utterances", "confidence")
    known = sum(key in value for key in own)
    listed = [value.get(key) for key in (*_LISTS, "words")]
    return known >= 2 and any(has_rows(rows_, "text") and has_rows(rows_, "start") for rows_ in listed)


def _stretches(value: Json, notes: Notes) -> Iterable[Stretch]:
    notes.voices.learn(value.get("speakers"))
    for key in _LISTS:
        if listed := rows(value, key):
            heard = notes.stretches(listed, _KEYS)
            return [
                replace(part, track=said(row.get("channel")) or None) for part, row in zip(heard, listed, strict=True)
            ]
    return [Stretch(words=notes.words(rows(value, "words"), _KEYS))]


SHAPES = (
    Shape(
        name="AssemblyAI JSON",
        fits=_fits,
        stretches=_stretches,
        example='{"id": "t1", "language_code": "en", "audio_duration": 3, "utterances": [{"speaker": "A", "start": 0, '
        '"end": 2400, "text": "When did it open?", "confidence": 0.9}]}',
    ),
)
