"""How well an index answers, told by questions whose answers are known: those of its own interviewers, each to be met
by its reply, and questions from elsewhere, which it should refuse.

A passage is found by the question it answers, too, so that asking this very question would be answered by itself: late
interaction is kept from seeing it. What confidence means was learned from such questions, so the figures flatter.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from qa.confidence import Calibration
from qa.foreign import general_questions, near_questions
from qa.schema import Encoder, Examination, Progress, Role
from qa.search import Ranking, SearchIndex

_OWN, _FOREIGN = 100, 60
_ANSWERED = 0.5
_TRIED = 3


@dataclass(frozen=True, slots=True)
class _Put:
    """A question to ask: the rows of its reply, and what the ranking must not see of it; none where it is foreign."""

    text: str
    replies: frozenset[int] = frozenset()
    hidden: tuple[str, str] | None = None


def examined(
    index: SearchIndex, encoder: Encoder, calibration: Calibration, progress: Progress | None = None
) -> Examination:
    """What becomes of at most 100 own and 120 foreign questions, each asked by itself; the progress is told after
    each."""
    own = _some(list(_own(index)), _OWN)
    near = _some([_Put(text) for text in near_questions(_names(index))], _FOREIGN)
    foreign = [*near, *_some([_Put(text) for text in general_questions()], _FOREIGN)]
    rankings, taken = [], []
    for done, put in enumerate([*own, *foreign], 1):
        start = time.perf_counter()
        (encoding,) = encoder.encode_questions([put.text])
        rankings.append(index.rank(index.query(put.text, encoding), hidden=put.hidden))
        taken.append(time.perf_counter() - start)
        if progress:
            progress(done, len(own) + len(foreign))
    answered = [_answered(ranking, calibration) for ranking in rankings]
    places = [_place(ranking, put) for ranking, put in zip(rankings, own, strict=False)]
    return Examination(
        own=len(own),
        first=sum(place == 0 for place in places),
        third=sum(place < _TRIED for place in places),
        refused=answered[: len(own)].count(False),
        foreign=len(foreign),
        near=len(near),
        accepted=answered[len(own) :].count(True),
        seconds=median(taken) if taken else 0.0,
    )


def _own(index: SearchIndex) -> Iterator[_Put]:
    """The questions of the interviewers that were replied to."""
    rows: dict[tuple[str, int], list[int]] = defaultdict(list)
    for row, place in enumerate(zip(index.labels.transcripts, index.records.turn_numbers(), strict=True)):
        rows[place].append(row)
    for asking in index.records.askings():
        replies = [row for turn in asking.replies for row in rows[asking.transcript, turn]]
        if replies:
            (first,) = index.records.passages(replies[:1])
            yield _Put(asking.text, frozenset(replies), (asking.transcript, first.question or ""))


def _names(index: SearchIndex) -> list[str]:
    """The people and firms that questions can be about."""
    names = {person.name for source in index.sources for person in source.people if person.role is not Role.INTERVIEWER}
    return sorted(names | {name for source in index.sources for name in source.organisations})


def _some(puts: Sequence[_Put], most: int) -> list[_Put]:
    """At most so many of them, evenly over all."""
    return list(puts[:: max(1, -(-len(puts) // most))])


def _answered(ranking: Ranking, calibration: Calibration) -> bool:
    match = ranking.match()
    return match is not None and calibration.confidence(match) >= _ANSWERED


def _place(ranking: Ranking, put: _Put) -> int:
    """How many passages come before the first of the reply."""
    rows = ranking.rows.tolist()
    return next((place for place, row in enumerate(rows) if row in put.replies), len(rows) + _TRIED)
