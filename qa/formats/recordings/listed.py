"""Shapes that are one list of objects under known keys: meeting recorders, transcript editors, podcasts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qa.formats.recordings.heard import Keys, Notes, Stretch, Word
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.times import MILLISECONDS
from qa.formats.recordings.values import at, has_rows, rows, said

_MARK = re.compile(r"<[a-z_]{1,12}>")
_ONE_WORD = 1.3  # words a row, on average, below which the rows are words


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Where the list stands (the first of `paths` that has it), which keys its first object must have, what they mean;
    `speakers` is where the file names its voices; its first object has none of the keys that it `lacks`. `subwords` are
    parts of words, each with the space that stands before it."""

    paths: tuple[tuple[str, ...], ...]
    needs: tuple[str, ...]
    keys: Keys
    inner: Keys | None = None
    speakers: tuple[str, ...] = ("speakers",)
    lacks: tuple[str, ...] = ()
    subwords: bool = False

    def fits(self, value: Json) -> bool:
        """Whether the list is there."""
        return bool(self._rows(value))

    def stretches(self, value: Json, notes: Notes) -> Iterable[Stretch]:
        """One stretch a row; rows of one word each are put together."""
        notes.voices.learn(at(value, *self.speakers) if isinstance(value, dict) else None)
        listed = self._rows(value)
        if self.subwords:
            return [Stretch(words=_subwords(notes.words(listed, self.keys)))]
        heard = notes.stretches(listed, self.keys, self.inner)
        texts = [part.text.split() for part in heard if part.text.strip()]
        if len(texts) >= 8 and not self.keys.words and sum(map(len, texts)) < _ONE_WORD * len(texts):
            return [Stretch(words=notes.words(listed, self.keys))]
        channels = [said(row.get("channel")) or None for row in listed]
        return [replace(part, track=track) for part, track in zip(heard, channels, strict=True)]

    def _rows(self, value: Json) -> list[dict[str, Json]]:
        for path in self.paths:
            found = at(value, *path)
            told = all(has_rows(found, *needed.split("|")) for needed in self.needs)
            if told and not (self.lacks and has_rows(found, *self.lacks)):
                return rows(found)
        return []


def _subwords(parts: Sequence[Word]) -> list[Word]:
    """Parts of words, glued to the part before unless a space stands between the two; marks like "<end>" left out."""
    spaced = True
    words: list[Word] = []
    for part in parts:
        if not _MARK.fullmatch(part.text):
            words.append(replace(part, glued=not spaced and not part.text[0].isspace()))
            spaced = part.text[-1].isspace()
    return words


def _shape(name: str, listed: Listed, example: str) -> Shape:
    return Shape(name=name, fits=listed.fits, stretches=listed.stretches, example=example)


_TIMED = Keys(text=("text", "word", "value"), voice=("speaker",), length=("duration",))
SHAPES = (
    _shape(
        "podcast transcript JSON",
        Listed(
            paths=(("segments",),),
            needs=("body", "startTime|endTime"),
            keys=Keys(text=("body",), start=("startTime",), end=("endTime",)),
        ),
        '{"version": "1.0.0", "segments": [{"speaker": "Ann Low", "startTime": 0.1, "endTime": 2.4, "body": "When did '
        'it open?"}]}',
    ),
    _shape(
        "Gladia JSON",
        Listed(
            paths=(("result", "transcription", "utterances"), ("transcription", "utterances"), ("prediction",)),
            needs=("text|transcription", "start|time_begin"),
            keys=Keys(
                text=("text", "transcription"),
                start=("start", "time_begin"),
                end=("end", "time_end"),
                words=("words",),
            ),
            inner=Keys(text=("word",), start=("start", "time_begin"), end=("end", "time_end")),
        ),
        '{"result": {"transcription": {"languages": ["en"], "utterances": [{"speaker": 0, "start": 0.1, "end": 2.4, '
        '"text": "When did it open?", "channel": 0}]}}}',
    ),
    _shape(
        "Otter JSON",
        Listed(
            paths=(("speech", "transcripts"), ("transcripts",)),
            needs=("transcript", "start_offset|end_offset"),
            keys=Keys(
                text=("transcript",),
                voice=("speaker_name", "speaker_id", "label", "speaker_model_label"),
                start=("start_offset",),
                end=("end_offset",),
                unit=MILLISECONDS,
            ),
            speakers=("speech", "speakers"),
        ),
        '{"speech": {"title": "Talk", "speakers": [{"id": 7, "speaker_name": "Ann Low"}], "transcripts": '
        '[{"start_offset": 100, "end_offset": 2400, "speaker_id": 7, "transcript": "When did it open?"}]}}',
    ),
    _shape(
        "Sonix JSON",
        Listed(
            paths=(("transcript",),),
            needs=("words|text", "speaker", "start_time|words"),
            keys=Keys(start=("start_time", "start"), end=("end_time", "end"), words=("words",)),
            inner=Keys(text=("text", "word"), start=("start_time", "start"), end=("end_time", "end")),
        ),
        '{"name": "talk.mp3", "transcript": [{"speaker": "Speaker 1", "start_time": 0.1, "end_time": 2.4, "words": '
        '[{"text": "When", "start_time": 0.1, "end_time": 0.4}]}]}',
    ),
    _shape(
        "Happy Scribe JSON",
        Listed(
            paths=((),),
            needs=("words", "speaker|speaker_number|data_start"),
            keys=Keys(
                text=("text",),
                voice=("speaker", "speaker_number"),
                start=("data_start", "start"),
                end=("data_end", "end"),
                words=("words",),
            ),
            inner=Keys(
                text=("text", "word"),
                start=("data_start", "start", "start_timestamp"),
                end=("data_end", "end", "end_timestamp"),
            ),
        ),
        '[{"speaker": "Speaker 1", "words": [{"text": "When", "type": "text", "data_start": 0.1, "data_end": 0.4}]}]',
    ),
    _shape(
        "transcript editor JSON",
        Listed(
            paths=(("segments",), ("transcript", "segments")),
            needs=("words", "speaker|speaker_id"),
            lacks=("text",),
            keys=Keys(voice=("speaker", "speaker_id"), length=("duration",), words=("words",)),
            inner=_TIMED,
        ),
        '{"speakers": [{"id": "s1", "name": "Ann Low"}], "segments": [{"speaker": "s1", "start": 0.1, "duration": 2.3, '
        '"words": [{"text": "When", "start": 0.1, "duration": 0.3, "eos": false, "type": "word"}]}]}',
    ),
    _shape(
        "ElevenLabs JSON",
        Listed(
            paths=(("words",),),
            needs=("text", "start", "speaker_id|type"),
            keys=Keys(voice=("speaker_id",)),
        ),
        '{"language_code": "en", "text": "When?", "words": [{"text": "When?", "start": 0.1, "end": 0.4, "type": '
        '"word", "speaker_id": "speaker_0"}]}',
    ),
    _shape(
        "Soniox JSON",
        Listed(
            paths=(("tokens",),),
            needs=("text", "start_ms"),
            keys=Keys(start=("start_ms",), end=("end_ms",), unit=MILLISECONDS),
            subwords=True,
        ),
        '{"text": "When?", "tokens": [{"text": "Wh", "start_ms": 100, "end_ms": 200, "speaker": "1"}, {"text": "en?", '
        '"start_ms": 200, "end_ms": 400, "speaker": "1"}]}',
    ),
    _shape(
        "Microsoft Teams JSON",
        Listed(
            paths=(("entries",),),
            needs=("text", "startOffset"),
            keys=Keys(voice=("speakerDisplayName", "speakerId"), start=("startOffset",), end=("endOffset",)),
        ),
        '{"entries": [{"speakerDisplayName": "Ann Low", "startOffset": "00:00:00.1000000", "endOffset": '
        '"00:00:02.4000000", "text": "When did it open?", "spokenLanguageTag": "en-us"}]}',
    ),
    _shape(
        "Fireflies JSON",
        Listed(
            paths=((), ("sentences",), ("transcript", "sentences"), ("data", "transcript", "sentences")),
            needs=("speaker_name", "text|sentence|raw_text"),
            keys=Keys(
                text=("text", "sentence", "raw_text"),
                voice=("speaker_name", "speaker_id"),
                start=("start_time", "startTime", "time"),
                end=("end_time", "endTime"),
            ),
        ),
        '{"title": "Talk", "sentences": [{"speaker_name": "Ann Low", "start_time": 0.1, "end_time": 2.4, "text": "When '
        'did it open?"}]}',
    ),
)
