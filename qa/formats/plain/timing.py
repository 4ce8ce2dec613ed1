"""Times printed inside the words: they are taken out of the turns, and say when the words were spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.formats.composing import Piece, composed
from qa.formats.plain.stamps import Stamp, enclosed, stamp_at
from qa.formats.reading import Reading, numbered
from qa.schema import Role, Turn
from qa.text.layout import H, Span, lines, trim

_BETWEEN = re.compile(rf"{H}*(?:[-–—|:]{H}+)?")
_DIGIT = re.compile(r"\d")
_FEWEST = 3
"""From how many on times are the transcriber's; one or two may be words."""


@dataclass(frozen=True, slots=True)
class _Timed:
    """A turn without its times: the stretches of words, each with the time printed before it."""

    turn: Turn
    stretches: tuple[tuple[Span, float | None], ...]


def times(text: str, span: Span) -> list[Stamp]:
    """The times at the heads of lines, and those in brackets anywhere, in order, not overlapping."""
    if _DIGIT.search(text, *span) is None:
        return []
    found = {stamp.start: stamp for stamp in enclosed(text, span)}
    for line in lines(text, *span):
        stamp = stamp_at(text, *line)
        if stamp is not None and (stamp.end == line.end or text[stamp.end].isspace() or text[stamp.end] in "|-–—:"):
            found[stamp.start] = replace(stamp, end=_BETWEEN.match(text, stamp.end, line.end).end())  # type: ignore[union-attr]
    ordered: list[Stamp] = []
    for start in sorted(found):
        if not ordered or start >= ordered[-1].end:
            ordered.append(found[start])
    return ordered


def untimed(text: str, form: str, turns: Sequence[Turn]) -> Reading:
    """The reading of these turns, not yet numbered, with no time left in the words.

    Times at the edges of turns are cut off. Where times stand inside turns the text is composed anew without them, each
    stretch anchored by its time.
    """
    ordered = sorted(turns, key=lambda turn: turn.start)
    found = [times(text, Span(turn.start, turn.end)) for turn in ordered]
    if sum(map(len, found)) < _FEWEST:
        found = [[stamp for stamp in stamps if _alone(text, stamp)] for stamps in found]
        if not any(found):
            return Reading(text=text, format=form, turns=numbered(ordered))
    timed = list(_timed(text, ordered, found))
    if all(len(one.stretches) < 2 for one in timed):
        return Reading(text=text, format=form, turns=numbered(_cut(text, one) for one in timed if one.stretches))
    return _composed(text, form, timed)


def _alone(text: str, stamp: Stamp) -> bool:
    """Whether a time is all there is on its line: then it is no word, even where it is the only one."""
    before, after = text[: stamp.start].rpartition("\n")[2], text[stamp.end :].partition("\n")[0]
    return not before.strip() and not after.strip()


def _timed(text: str, turns: Sequence[Turn], found: Sequence[Sequence[Stamp]]) -> Iterator[_Timed]:
    carried: float | None = None
    for turn, stamps in zip(turns, found, strict=True):
        stretches: list[tuple[Span, float | None]] = []
        place, time = turn.start, turn.time_start if turn.time_start is not None else carried
        carried = None
        for stamp in stamps:
            if (words := _words(text, place, stamp.start)) is not None:
                stretches.append((words, time))
                time = None
            on_line = text[text.rfind("\n", turn.start, stamp.start) + 1 : stamp.start] if stretches else ""
            behind = bool(on_line.strip()) and not text[stamp.end : turn.end].split("\n", 1)[0].strip()
            place, time = stamp.end, (time if behind else stamp.time if stamp.time is not None else time)
            carried = None if behind else stamp.time
        if (words := _words(text, place, turn.end)) is not None:
            stretches.append((words, time))
            carried = None
        yield _Timed(turn, tuple(stretches))


def _words(text: str, start: int, end: int) -> Span | None:
    span = trim(text, start, end)
    return span if any(map(str.isalnum, span.of(text))) else None


def _cut(text: str, timed: _Timed) -> Turn:
    (span, time) = timed.stretches[0]
    start = timed.turn.time_start if timed.turn.time_start is not None else time
    return replace(timed.turn, text=span.of(text), start=span.start, end=span.end, time_start=start)


def _composed(text: str, form: str, timed: Sequence[_Timed]) -> Reading:
    pieces = [
        Piece(
            text=line.of(text),
            label=one.turn.label,
            role=one.turn.role,
            time_start=time if not place else None,
            paragraph=True,
            fresh=not number and not place and one.turn.label is not None,
        )
        for one in timed
        for number, (span, time) in enumerate(one.stretches)
        for place, line in enumerate(lines(text, *span))
    ]
    reading = composed(pieces, form)
    guessed = (Role.INTERVIEWER, Role.INTERVIEWEE)
    turns = tuple(replace(t, inferred=t.label is None and t.role in guessed) for t in reading.turns)
    return replace(reading, turns=turns)
