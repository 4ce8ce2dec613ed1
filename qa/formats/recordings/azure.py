"""Azure Speech: batch and fast transcription, and the transcripts of its Video Indexer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qa.formats.recordings.heard import Keys, Notes, Stretch
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.times import MILLISECONDS, TICKS
from qa.formats.recordings.values import at, first, has_rows, rows, said

_PHRASE = Keys(
    voice=("speaker",), start=("offsetInTicks", "offset"), length=("durationInTicks", "duration"), unit=TICKS
)
_FAST = Keys(
    voice=("speaker",),
    start=("offsetMilliseconds", "offset"),
    length=("durationMilliseconds", "duration"),
    end=(),
    unit=MILLISECONDS,
)
_INSIGHT = Keys(voice=("speakerId",), start=("adjustedStart", "start"), end=("adjustedEnd", "end"))
_WRITTEN = ("display", "maskedITN", "itn", "lexical", "Display", "Lexical")


def _batch(value: Json, notes: Notes) -> Iterable[Stretch]:
    heard: list[Stretch] = []
    for cue, row in enumerate(rows(value, "recognizedPhrases"), 1):
        best = at(row, "nBest", 0)
        text = first(best, _WRITTEN) if isinstance(best, dict) else None
        heard.append(_on_track(notes.stretch({**row, "text": text}, _PHRASE, cue=cue), row))
    return heard


def _fast(value: Json, notes: Notes) -> Iterable[Stretch]:
    listed = enumerate(rows(value, "phrases"), 1)
    return [_on_track(notes.stretch(row, _FAST, cue=cue), row) for cue, row in listed]


def _on_track(part: Stretch, row: dict[str, Json]) -> Stretch:
    return replace(part, track=said(row.get("channel")) or None)


def _indexer(value: Json, notes: Notes) -> Iterable[Stretch]:
    heard: list[Stretch] = []
    for video in [*rows(value, "videos"), value]:
        insights = at(video, "insights")
        notes.voices.learn(at(insights, "speakers"))
        for cue, row in enumerate(rows(insights, "transcript"), 1):
            times = at(row, "instances", 0)
            heard.append(notes.stretch({**(times if isinstance(times, dict) else {}), **row}, _INSIGHT, cue=cue))
    return heard


def _is_indexed(value: Json) -> bool:
    return any(has_rows(at(video, "insights", "transcript"), "text") for video in [*rows(value, "videos"), value])


SHAPES = (
    Shape(
        name="Azure Speech JSON",
        fits=lambda value: has_rows(at(value, "recognizedPhrases"), "nBest"),
        stretches=_batch,
        example='{"recognizedPhrases": [{"channel": 0, "speaker": 1, "offset": "PT0.1S", "duration": "PT2.3S", '
        '"offsetInTicks": 1000000, "durationInTicks": 23000000, "nBest": [{"display": "When did it open?"}]}]}',
    ),
    Shape(
        name="Azure fast transcription JSON",
        fits=lambda value: has_rows(at(value, "phrases"), "offsetMilliseconds", "durationMilliseconds"),
        stretches=_fast,
        example='{"durationMilliseconds": 2400, "phrases": [{"speaker": 1, "offsetMilliseconds": 100, '
        '"durationMilliseconds": 2300, "text": "When did it open?", "locale": "en-US"}]}',
    ),
    Shape(
        name="Azure Video Indexer JSON",
        fits=_is_indexed,
        stretches=_indexer,
        example='{"name": "Talk", "videos": [{"insights": {"speakers": [{"id": 1, "name": "Ann Low"}], "transcript": '
        '[{"text": "When did it open?", "speakerId": 1, "instances": [{"start": "0:00:00", "end": "0:00:02.4"}]}]}}]}',
    ),
)
