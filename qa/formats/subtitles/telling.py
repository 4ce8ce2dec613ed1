"""A parsed subtitle file → its reading."""

from __future__ import annotations

from collections.abc import Sequence

from qa.errors import FormatError
from qa.formats.composing import Piece, composed
from qa.formats.files import File
from qa.formats.reading import Reading
from qa.formats.subtitles.cues import Subtitles
from qa.formats.subtitles.oddities import spaces_warning, time_warnings, without_repeats
from qa.formats.subtitles.rolling import unrolled
from qa.formats.subtitles.voices import pieces
from qa.schema import Role

_CHECK = "check that it was exported whole"


def told(file: File, form: str, subtitles: Subtitles) -> Reading:
    """The reading of a file's cues: words that roll up once, voices told apart, oddities as warnings.

    Raises `FormatError` when no cue holds a word.
    """
    if not subtitles.cues:
        raise FormatError(file.name, f"this was taken for {form}, but no cue was found in it; {_CHECK}")
    cues, repeated = without_repeats(subtitles.cues)
    shown = cues
    cues, rolled = unrolled(shown)
    timing = time_warnings(shown, rolling=rolled is not None)
    subtitles.cues = cues
    warnings = [*subtitles.warnings, *timing, *repeated, *([rolled] if rolled else []), *spaces_warning(cues)]
    said = list(pieces(subtitles))
    reading = composed(said, form, metadata=_parts(said) | subtitles.metadata, warnings=warnings)
    if not reading.turns:
        raise FormatError(file.name, f"this was taken for {form}, but its cues hold no words; {_CHECK}")
    return reading


def _parts(said: Sequence[Piece]) -> dict[str, str]:
    """Who asks and who is the guest, where labels state it: "Jeanne Roy (host)"."""
    facts: dict[str, str] = {}
    for key, role in (("interviewer", Role.INTERVIEWER), ("guests", Role.INTERVIEWEE)):
        names = dict.fromkeys(piece.label for piece in said if piece.role is role and piece.label)
        if names and (key == "guests" or len(names) == 1):
            facts[key] = "; ".join(names)
    return facts
