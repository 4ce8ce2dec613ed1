"""Rev and Rev AI: monologues of elements, spaces and punctuation among them."""

from __future__ import annotations

from collections.abc import Iterable

from qa.formats.recordings.heard import Keys, Notes, Stretch, Word
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.values import at, first, has_rows, rows, said

_ELEMENT = Keys(text=("value",), voice=(), start=("ts", "timestamp"), end=("end_ts", "end_timestamp"))


def _stretches(value: Json, notes: Notes) -> Iterable[Stretch]:
    """A voice is the name that the monologue or the list of speakers gives, else its number."""
    notes.voices.learn(value.get("speakers"))
    heard: list[Stretch] = []
    for cue, row in enumerate(rows(value, "monologues"), 1):
        named = first(row, ("speaker_name", "speakerName")) or at(row, "speaker_info", "display_name")
        elements = rows(row, "elements")
        text = "".join(said(element.get("value")) for element in elements)
        words = [_word(element, notes) for element in elements if element.get("type") != "punct"]
        spaced = any(" " in said(element.get("value")) for element in elements) or len(elements) < 2
        voice = notes.voices.label(named) or notes.voices.label(row.get("speaker"))
        words = words if spaced else [_word(element, notes) for element in elements]
        heard.append(Stretch(text=text if spaced else "", voice=voice, words=words, cue=cue))
    return heard


def _word(element: dict[str, Json], notes: Notes) -> Word:
    return notes.word(element, _ELEMENT, glued=element.get("type") == "punct")


SHAPES = (
    Shape(
        name="Rev JSON",
        fits=lambda value: has_rows(at(value, "monologues"), "elements"),
        stretches=_stretches,
        example='{"speakers": [{"id": 0, "name": "Ann Low"}], "monologues": [{"speaker": 0, "elements": [{"type": '
        '"text", "value": "When", "ts": 0.1, "end_ts": 0.4}, {"type": "punct", "value": "?"}]}]}',
    ),
)
