"""IBM Watson: results with time-stamped words, and the speakers of those words in a list of their own."""

from __future__ import annotations

from collections.abc import Iterable

from qa.formats.recordings.heard import Notes, Stretch, Word
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.times import seconds
from qa.formats.recordings.values import at, rows, said


def _fits(value: Json) -> bool:
    listed = _results(value)
    return any(isinstance(at(row, "alternatives", 0, "timestamps"), list) for row in listed[:20])


def _results(value: Json) -> list[dict[str, Json]]:
    """The results, those of a session's batches one after the other."""
    inner = [row for batch in rows(value, "results") for row in rows(batch, "results")]
    found = inner or rows(value, "results")
    return [row for row in found if row.get("final") is not False] or found


def _stretches(value: Json, notes: Notes) -> Iterable[Stretch]:
    labels = rows(value, "speaker_labels")
    labels += [label for batch in rows(value, "results") for label in rows(batch, "speaker_labels")]
    voices = {seconds(label.get("from")): notes.voices.label(label.get("speaker")) for label in labels}
    heard: list[Stretch] = []
    for cue, row in enumerate(_results(value), 1):
        best = at(row, "alternatives", 0)
        stamps = at(best, "timestamps")
        listed = [stamp for stamp in stamps if isinstance(stamp, list) and stamp] if isinstance(stamps, list) else []
        words = [_word(stamp, voices) for stamp in listed]
        heard.append(Stretch(text=notes.text(at(best, "transcript")), words=words, cue=cue))
    return heard


def _word(stamp: list[Json], voices: dict[float | None, str | None]) -> Word:
    start = seconds(stamp[1]) if len(stamp) > 1 else None
    end = seconds(stamp[2]) if len(stamp) > 2 else None
    return Word(text=said(stamp[0]), voice=voices.get(start) if start is not None else None, start=start, end=end)


SHAPES = (
    Shape(
        name="IBM Watson JSON",
        fits=_fits,
        stretches=_stretches,
        example='{"results": [{"final": true, "alternatives": [{"transcript": "when did it open ", "timestamps": '
        '[["when", 0.1, 0.4]]}]}], "speaker_labels": [{"from": 0.1, "to": 0.4, "speaker": 0}]}',
    ),
)
