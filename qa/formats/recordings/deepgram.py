"""Deepgram: utterances, else the sentences of its paragraphs, else its punctuated words; one or several channels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qa.formats.recordings.heard import Keys, Notes, Stretch
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.values import at, rows, said

_UTTERANCE = Keys(text=("transcript", "text"), words=("words",))
_SENTENCE = Keys(text=("text",))
_WORD = Keys(text=("punctuated_word", "word"))


def _fits(value: Json) -> bool:
    results = at(value, "results")
    if not isinstance(results, dict):
        return False
    return any("alternatives" in row for row in rows(results, "channels")[:5]) or bool(rows(results, "utterances"))


def _stretches(value: Json, notes: Notes) -> Iterable[Stretch]:
    spoken = rows(value, "results", "utterances")
    if any(row.get("transcript") for row in spoken):
        heard = notes.stretches(spoken, _UTTERANCE, _WORD)
        return [replace(part, track=said(row.get("channel")) or None) for part, row in zip(heard, spoken, strict=True)]
    channels = enumerate(rows(value, "results", "channels"))
    return [part for number, channel in channels for part in _channel(at(channel, "alternatives", 0), notes, number)]


def _channel(best: Json, notes: Notes, number: int) -> list[Stretch]:
    heard: list[Stretch] = []
    for paragraph in rows(best, "paragraphs", "paragraphs"):
        voice = notes.voices.label(paragraph.get("speaker"))
        heard += [replace(part, voice=voice) for part in notes.stretches(rows(paragraph, "sentences"), _SENTENCE)]
    if not any(part.text.strip() for part in heard):
        words = notes.words(rows(best, "words"), _WORD)
        heard = [Stretch(words=words, text="" if words else notes.text(at(best, "transcript")))]
    return [replace(part, track=str(number), cue=None) for part in heard]


SHAPES = (
    Shape(
        name="Deepgram JSON",
        fits=_fits,
        stretches=_stretches,
        example='{"metadata": {"duration": 2.4}, "results": {"utterances": [{"speaker": 0, "start": 0.1, "end": 2.4, '
        '"transcript": "When did it open?", "channel": 0}]}}',
    ),
)
