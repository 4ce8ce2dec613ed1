"""Whisper and its kin: OpenAI's program and API, faster-whisper, whisper.cpp, WhisperX, Transformers' pipeline.

The words' voices decide over the segment's: WhisperX gives a segment the voice of most of its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qa.formats.recordings.heard import Keys, Notes, Stretch
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.times import MILLISECONDS
from qa.formats.recordings.values import at, first, has_rows, rows

_SEGMENT = Keys(voice=("speaker", "speaker_id", "speaker_label"), words=("words",))
_WORD = Keys(text=("word", "text"), voice=("speaker", "speaker_id"))
_CPP = Keys(voice=("speaker",), start=("from",), end=("to",), unit=MILLISECONDS)
_CHUNK = Keys(start=("timestamp",), end=(), voice=("speaker",))


def _fits(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    listed = value.get("segments") or value.get("word_segments")
    timed = has_rows(listed, "start") and has_rows(listed, "text", "word", "words")
    return timed or (isinstance(value.get("text"), str) and has_rows(value.get("words"), "word"))


def _stretches(value: Json, notes: Notes) -> Iterable[Stretch]:
    notes.voices.learn(value.get("speakers"))
    listed = rows(value, "segments")
    if not any(first(row, ("text", "words")) for row in listed):
        words = rows(value, "word_segments") or rows(value, "words")
        return [Stretch(words=notes.words(words, _WORD))]
    heard = notes.stretches(listed, _SEGMENT, _WORD)
    loose = rows(value, "words")
    return _with_words(heard, notes, loose) if loose and not any(part.words for part in heard) else heard


def _with_words(heard: list[Stretch], notes: Notes, loose: list[dict[str, Json]]) -> list[Stretch]:
    """The segments with the words that the API lists beside them, where these name voices: each by its start."""
    words = notes.words(loose, _WORD)
    if not any(word.voice for word in words):
        return heard
    done, begin = [], 0
    for number, part in enumerate(heard, 1):
        stop = begin if number < len(heard) else len(words)
        while stop < len(words) and part.end is not None and (words[stop].start or 0.0) < part.end:
            stop += 1
        done.append(replace(part, words=words[begin:stop]))
        begin = stop
    return done


def _cpp(value: Json, notes: Notes) -> Iterable[Stretch]:
    """Offsets are milliseconds. "speaker_turn_next" tells that another, whom nobody knows, speaks next."""
    heard: list[Stretch] = []
    turned = False
    for cue, row in enumerate(rows(value, "transcription"), 1):
        span = at(row, "offsets")
        timed = span if isinstance(span, dict) else at(row, "timestamps")
        times = {key: timed.get(key) for key in ("from", "to")} if isinstance(timed, dict) else {}
        voice = row.get("speaker")
        part = notes.stretch({"text": row.get("text"), "speaker": voice, **times}, _CPP, cue=cue)
        heard.append(replace(part, fresh=turned))
        turned = row.get("speaker_turn_next") is True
    return heard


def _pipeline(value: Json, notes: Notes) -> Iterable[Stretch]:
    """Speakers' own segments where there are any, else the chunks."""
    for key in ("speakers", "chunks"):
        if has_rows(value.get(key), "timestamp") and has_rows(value.get(key), "text"):
            return notes.stretches(rows(value, key), _CHUNK)
    return ()


WHISPER = Shape(
    name="Whisper JSON",
    fits=_fits,
    stretches=_stretches,
    example='{"language": "en", "segments": [{"start": 0.0, "end": 2.4, "text": " When did it open?", "speaker": '
    '"SPEAKER_00", "words": [{"word": "When", "start": 0.0, "end": 0.3, "speaker": "SPEAKER_00"}]}]}',
)
CPP = Shape(
    name="whisper.cpp JSON",
    fits=lambda value: has_rows(at(value, "transcription"), "offsets", "timestamps"),
    stretches=_cpp,
    example='{"result": {"language": "en"}, "transcription": [{"timestamps": {"from": "00:00:00,000", "to": '
    '"00:00:02,400"}, "offsets": {"from": 0, "to": 2400}, "text": " When did it open?"}]}',
)
PIPELINE = Shape(
    name="Transformers speech JSON",
    fits=lambda value: isinstance(value, dict) and has_rows(value.get("chunks"), "timestamp"),
    stretches=_pipeline,
    example='{"text": " When did it open?", "chunks": [{"timestamp": [0.0, 2.4], "text": " When did it open?"}]}',
)
SHAPES = (WHISPER, CPP, PIPELINE)
