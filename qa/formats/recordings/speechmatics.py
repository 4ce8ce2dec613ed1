"""Speechmatics: words and marks, each with its speaker ("S1"; "UU" where it does not know) and channel."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from qa.formats.recordings.heard import Keys, Notes, Stretch, Word
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.values import at, has_rows, rows, said

_RESULT = Keys(text=("content",), voice=("speaker",), start=("start_time",), end=("end_time",))
_NUMBERED = re.compile(r"S(\d{1,3})")


def _fits(value: Json) -> bool:
    listed = at(value, "results")
    return has_rows(listed, "alternatives") and has_rows(listed, "start_time") and has_rows(listed, "type")


def _stretches(value: Json, notes: Notes) -> Iterable[Stretch]:
    spoken = [row for row in rows(value, "results") if row.get("type") != "speaker_change"]
    by_track: dict[str, list[dict[str, Json]]] = {}
    for row in spoken:
        by_track.setdefault(said(row.get("channel")), []).append(row)
    return [
        Stretch(words=[_word(row, notes) for row in listed], track=track or None) for track, listed in by_track.items()
    ]


def _word(row: dict[str, Json], notes: Notes) -> Word:
    best = at(row, "alternatives", 0)
    speaker = at(best, "speaker")
    if isinstance(speaker, str) and (number := _NUMBERED.fullmatch(speaker)):
        speaker = int(number[1])
    mark = row.get("type") == "punctuation" or row.get("attaches_to") == "previous"
    word = notes.word({**row, "content": at(best, "content"), "speaker": speaker}, _RESULT, glued=mark)
    return replace(word, voice=None) if mark else word


SHAPES = (
    Shape(
        name="Speechmatics JSON",
        fits=_fits,
        stretches=_stretches,
        example='{"format": "2.9", "metadata": {"transcription_config": {"language": "en"}}, "results": [{"type": '
        '"word", "start_time": 0.1, "end_time": 0.4, "alternatives": [{"content": "When", "speaker": "S1"}]}]}',
    ),
)
