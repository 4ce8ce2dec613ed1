"""Amazon Transcribe: items with their speakers, in channels where there are several; and its call analytics."""

from __future__ import annotations

from collections.abc import Iterable

from qa.formats.recordings.heard import Keys, Notes, Stretch, Word
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.times import MILLISECONDS
from qa.formats.recordings.values import at, has_rows, rows, said

_ITEM = Keys(text=("content",), voice=("speaker_label",), start=("start_time",), end=("end_time",))
_SEGMENT = Keys(text=("transcript",), voice=("speaker_label",), start=("start_time",), end=("end_time",))
_CALL = Keys(
    text=("Content",),
    voice=("ParticipantRole", "ParticipantId"),
    start=("BeginOffsetMillis",),
    end=("EndOffsetMillis",),
    unit=MILLISECONDS,
)


def _fits(value: Json) -> bool:
    results = at(value, "results")
    if not isinstance(results, dict):
        return False
    return has_rows(results.get("items"), "alternatives") or has_rows(results.get("audio_segments"), "transcript")


def _stretches(value: Json, notes: Notes) -> Iterable[Stretch]:
    results = value["results"]
    voices = _voices(results, notes)
    channels = rows(results, "channel_labels", "channels")
    if len(channels) > 1:
        return [
            Stretch(words=_words(rows(channel, "items"), voices, notes), track=str(number))
            for number, channel in enumerate(channels)
        ]
    words = _words(rows(results, "items"), voices, notes)
    if words:
        return [Stretch(words=words)]
    parts = notes.stretches(rows(results, "audio_segments"), _SEGMENT)
    return parts or [Stretch(text=notes.text(at(results, "transcripts", 0, "transcript")))]


def _voices(results: Json, notes: Notes) -> dict[str, str | None]:
    """The voice at each start time, as the segments of `speaker_labels` list them beside the items."""
    found: dict[str, str | None] = {}
    for segment in rows(results, "speaker_labels", "segments"):
        for item in rows(segment, "items"):
            label = item.get("speaker_label") or segment.get("speaker_label")
            found[said(item.get("start_time"))] = notes.voices.label(label)
    return found


def _words(items: list[dict[str, Json]], voices: dict[str, str | None], notes: Notes) -> list[Word]:
    words: list[Word] = []
    for item in items:
        mark = item.get("type") == "punctuation"
        best = at(item, "alternatives", 0, "content")
        word = notes.word({**item, "content": best if best is not None else item.get("content")}, _ITEM, glued=mark)
        if not word.text.strip():
            continue
        voice = (words[-1].voice if words else None) if mark else word.voice or voices.get(said(item.get("start_time")))
        words.append(Word(text=word.text, voice=voice, start=word.start, end=word.end, glued=mark))
    return words


def _call(value: Json, notes: Notes) -> Iterable[Stretch]:
    return notes.stretches(rows(value, "Transcript"), _CALL)


SHAPES = (
    Shape(
        name="Amazon Transcribe JSON",
        fits=_fits,
        stretches=_stretches,
        example='{"jobName": "talk", "results": {"items": [{"type": "pronunciation", "start_time": "0.1", "end_time": '
        '"0.4", "speaker_label": "spk_0", "alternatives": [{"content": "When"}]}, {"type": "punctuation", '
        '"alternatives": [{"content": "?"}]}]}}',
    ),
    Shape(
        name="Amazon call analytics JSON",
        fits=lambda value: isinstance(value, dict) and has_rows(value.get("Transcript"), "Content"),
        stretches=_call,
        example='{"LanguageCode": "en-US", "Transcript": [{"ParticipantRole": "AGENT", "BeginOffsetMillis": 100, '
        '"EndOffsetMillis": 2400, "Content": "When did it open?"}]}',
    ),
)
