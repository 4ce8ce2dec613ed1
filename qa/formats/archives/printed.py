"""Voices that a container does not name but its words print ("Ann: When was that?"): told as subtitles tell them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.formats.composing import Piece
from qa.formats.subtitles import voices
from qa.formats.subtitles.cues import Cue, Line, Subtitles
from qa.schema import Role


def with_printed_voices(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the labels that their words print, where none of them has a label or role of its own.

    They come back as they were where the words print no label that is believed.
    """
    if any(piece.label is not None or piece.role is not Role.UNKNOWN for piece in pieces):
        return list(pieces)
    cues = [
        Cue(number, number, piece.time_start, piece.time_end, tuple(Line(line) for line in piece.text.splitlines()))
        for number, piece in enumerate(pieces)
    ]
    found = list(voices.pieces(Subtitles(cues)))
    if all(piece.label is None for piece in found):
        return list(pieces)
    return [replace(piece, cue=None, cell=pieces[piece.cue or 0].cell) for piece in found]
