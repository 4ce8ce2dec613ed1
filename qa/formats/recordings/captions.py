"""YouTube's own captions (json3): events timed in milliseconds, their text in bits; "append" only breaks lines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from qa.formats.recordings.heard import Keys, Notes, Stretch
from qa.formats.recordings.loading import Json
from qa.formats.recordings.shape import Shape
from qa.formats.recordings.times import MILLISECONDS
from qa.formats.recordings.values import at, has_rows, rows, said

_EVENT = Keys(start=("tStartMs",), end=(), length=("dDurationMs",), unit=MILLISECONDS)


def _stretches(value: Json, notes: Notes) -> Iterable[Stretch]:
    """The duration of a rolling caption lasts until it leaves the screen, past the next: it is cut there."""
    heard: list[Stretch] = []
    for row in rows(value, "events"):
        text = "".join(said(bit.get("utf8")) for bit in rows(row, "segs"))
        if text.strip() and not row.get("aAppend"):
            heard.append(notes.stretch({**row, "text": text}, _EVENT, cue=len(heard) + 1))
    return [_until(part, following) for part, following in zip_longest(heard, heard[1:])]


def _until(part: Stretch, following: Stretch | None) -> Stretch:
    if following is None or following.start is None or part.end is None or part.end <= following.start:
        return part
    return Stretch(text=part.text, start=part.start, end=max(following.start, part.start or 0.0), cue=part.cue)


SHAPES = (
    Shape(
        name="YouTube captions JSON",
        fits=lambda value: has_rows(at(value, "events"), "tStartMs"),
        stretches=_stretches,
        example='{"wireMagic": "pb3", "events": [{"tStartMs": 100, "dDurationMs": 2300, "segs": [{"utf8": "When did it '
        'open?"}]}]}',
    ),
)
