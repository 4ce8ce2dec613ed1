"""A column of times → seconds, with what had to be assumed."""

from __future__ import annotations

from collections.abc import Sequence

from qa.formats.archives import clock

_SLOWEST = 20  # seconds a word, all pauses counted, beyond which times cannot be meant as they stand


def column_times(printed: Sequence[str], words: Sequence[str]) -> tuple[list[float | None], list[str]]:
    """The times of rows whose words are these, None where none is printed, and sentences on what was assumed.

    Two digits after the seconds are frames or hundredths by what the column as a whole looks like.
    """
    frames = clock.in_frames(printed)
    times = [clock.seconds(stamp, frames=frames) if stamp else None for stamp in printed]
    shown = next((stamp for stamp in printed if clock.counts_frames(stamp)), None)
    assumed: list[str] = []
    if frames is not None or shown:
        example, rate = shown or next(filter(None, printed)), frames or clock.FRAMES
        assumed.append(f"Times such as {example} are read as frames, {rate:.0f} a second.")
    unit, scale = _unit(printed, times, words)
    if unit is None:
        return times, assumed
    assumed.append(f"Times such as {next(filter(None, printed))} are read as {unit}.")
    return [None if time is None else time / scale for time in times], assumed


def _unit(printed: Sequence[str], times: Sequence[float | None], words: Sequence[str]) -> tuple[str | None, float]:
    """Plain numbers are milliseconds, and "12:34" from a spreadsheet minutes and seconds, where nobody could speak as
    slowly as they say otherwise."""
    known = [time for time in times if time is not None]
    spoken = sum(len(text.split()) for text in words)
    span = max(known, default=0.0) - min(known, default=0.0)
    if len(known) < 2 or not spoken or span / spoken < _SLOWEST:
        return None, 1.0
    if all(":" not in stamp for stamp in printed):
        exact = span / spoken >= 300 and any(time % 100 for time in known)
        # Ten hours; below, a list of headings may well be as sparse in seconds.
        return ("milliseconds", 1000.0) if exact or max(known) >= 36_000 else (None, 1.0)
    if all(time % 60 == 0 for time in known) and max(known) >= 3600:
        return "minutes and seconds", 60.0
    return None, 1.0
