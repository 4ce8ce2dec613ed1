"""A parsed subtitle file → its reading."""

from __future__ import annotations

from qa.errors import FormatError
from qa.formats.composing import composed
from qa.formats.files import File
from qa.formats.reading import Reading
from qa.formats.subtitles.cues import Subtitles
from qa.formats.subtitles.oddities import spaces_warning, time_warnings, without_repeats
from qa.formats.subtitles.rolling import unrolled
from qa.formats.subtitles.voices import pieces


def told(file: File, form: str, subtitles: Subtitles) -> Reading:
    """The reading of a file's cues: words that roll up once, voices told apart, oddities as warnings.

    Raises `FormatError` when no cue holds a word.
    """
    if not any(any(map(str.isalnum, cue.text)) for cue in subtitles.cues):
        found = "its cues hold no words" if subtitles.cues else "no cue was found in it"
        raise FormatError(file.name, f"this was taken for {form}, but {found}; check that it was exported whole")
    cues, repeated = without_repeats(subtitles.cues)
    timing = time_warnings(cues)
    cues, rolled = unrolled(cues)
    subtitles.cues = cues
    warnings = [*subtitles.warnings, *timing, *repeated, *([rolled] if rolled else []), *spaces_warning(cues)]
    return composed(pieces(subtitles), form, metadata=subtitles.metadata, warnings=warnings)
