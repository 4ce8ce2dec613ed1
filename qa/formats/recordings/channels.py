"""Recordings with a track for each voice, or for each few."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa.formats.composing import Piece
from qa.formats.recordings.heard import Stretch
from qa.text import LabelKind, label_kind


def tracks(stretches: Iterable[Stretch]) -> list[str]:
    """The tracks that stretches are on, by first appearance; fewer than two where a recording has no tracks."""
    return list(dict.fromkeys(track for stretch in stretches if (track := stretch.track)))


def apart(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches with voices that are told apart over all tracks: speaker 0 of two tracks is two voices.

    Where each track has one voice at most, the track is its number ("Speaker 1"); names stay as they are.
    """
    places = {track: place for place, track in enumerate(tracks(stretches))}
    pairs = dict.fromkeys(pair for stretch in stretches for pair in _pairs(stretch))
    single = len(pairs) == len({track for track, _ in pairs})
    labels: dict[tuple[str | None, str | None], str | None] = {}
    for number, (track, voice) in enumerate(pairs):
        numbered = track is not None and track.isdecimal() and len(track) < 4
        own = int(track) if track is not None and numbered else places.get(track or "", 0)
        named = voice is not None and label_kind(voice) is not LabelKind.NUMBERED
        labels[track, voice] = voice if named else f"Speaker {own if single else number}"
    return [
        replace(
            stretch,
            voice=labels.get((stretch.track, stretch.voice), stretch.voice),
            words=[replace(w, voice=labels[stretch.track, w.voice] if w.voice else None) for w in stretch.words],
        )
        for stretch in stretches
    ]


def _pairs(stretch: Stretch) -> list[tuple[str | None, str | None]]:
    voices: list[str | None] = [word.voice for word in stretch.words if word.voice]
    return [(stretch.track, voice) for voice in (voices or [stretch.voice])]


def by_time(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces in the order in which they begin; one without a time stays behind the one before it."""
    timed: list[tuple[float, Piece]] = []
    at = 0.0
    for piece in pieces:
        at = at if piece.time_start is None else piece.time_start
        timed.append((at, piece))
    return [piece for _, piece in sorted(timed, key=lambda pair: pair[0])]
