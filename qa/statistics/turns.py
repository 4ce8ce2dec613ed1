"""The turns of one transcript, measured: how long each is, and how much each speaker says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa.schema import Role, Share, Stretch, Turn


def stretches(turns: Sequence[Turn]) -> tuple[Stretch, ...]:
    """Every turn by its length, in order. Words are counted as word processors do, from space to space. A turn whose
    end the file does not state lasts until the next one begins."""
    following = [*(turn.time_start for turn in turns[1:]), None]
    return tuple(
        Stretch(
            turn=turn.index,
            speaker=turn.speaker,
            role=turn.role,
            words=len(turn.text.split()),
            start=turn.time_start,
            seconds=_seconds(turn.time_start, turn.time_end if turn.time_end is not None else after),
        )
        for turn, after in zip(turns, following, strict=False)
    )


def _seconds(start: float | None, end: float | None) -> float | None:
    """How long it lasts; None where that is not known, or where the file's times run backwards."""
    return end - start if start is not None and end is not None and end >= start else None


def shares(parts: Iterable[Stretch]) -> tuple[Share, ...]:
    """What each speaker says in each role, in order of appearance."""
    return added(
        Share(speaker=part.speaker, role=part.role, turns=1, words=part.words, seconds=part.seconds) for part in parts
    )


def added(shares: Iterable[Share]) -> tuple[Share, ...]:
    """The shares of one speaker in one role made one, in order of appearance."""
    found: dict[tuple[str | None, Role], Share] = {}
    for share in shares:
        key = (share.speaker, share.role)
        found[key] = _sum(found[key], share) if key in found else share
    return tuple(found.values())


def _sum(one: Share, other: Share) -> Share:
    timed = one.seconds is not None and other.seconds is not None
    return replace(
        one,
        turns=one.turns + other.turns,
        words=one.words + other.words,
        seconds=(one.seconds or 0) + (other.seconds or 0) if timed else None,
    )
