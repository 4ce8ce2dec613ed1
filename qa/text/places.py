"""Where words stand in a recording or a document."""

from __future__ import annotations

from bisect import bisect_right

from qa.schema import Anchor, Turn


def clock(seconds: float) -> str:
    """Seconds from the start of a recording as m:ss, or h:mm:ss from an hour on."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def anchor_at(turn: Turn, start: int) -> Anchor:
    """Where the words of a turn from this offset of the transcript's text on stand: the last anchor at or before them,
    else what is known of the turn as a whole."""
    place = bisect_right(turn.anchors, start, key=lambda anchor: anchor.start)
    return turn.anchors[place - 1] if place else Anchor(turn.start, turn.time_start, turn.page)
