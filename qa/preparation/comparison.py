"""Two speakers side by side, paired by nearness of meaning."""

from __future__ import annotations

import numpy as np

from qa.preparation.looking import ADDRESSED, Looking
from qa.preparation.voices import Rows
from qa.schema import Comparison, Facing, Hit, Matrix, Vector
from qa.sums import unit

NEAR = 0.2
"""The likeness, -1…1, with what each speaker's passages have in common taken out, from which two face one another."""
_PAIRS = 12
_PRIOR = 3  # how many passages a speaker needs for their own mean to count as much as that of both
_ALONE = 8


def comparison(looking: Looking, left: str, right: str, topic: str | None = None) -> Comparison:
    """What two people say, the passages of one facing those of the other that mean the nearest, each at most one; on a
    topic, the passages that address it, and then all of them."""
    sought = None
    rows = [looking.voices.rows(name) for name in (left, right)]
    likeness = _likeness(looking, *rows)
    if topic is not None:
        subjects = looking.subjects.of_topic(topic)
        sought = (subjects[0].tokens, subjects[0].weights)
        speaking = [looking.relevance.confidence(subjects, own.tolist()) >= ADDRESSED for own in rows]
        likeness = likeness[np.ix_(*speaking)]
        rows = [own[there] for own, there in zip(rows, speaking, strict=True)]
    pairs = _paired(likeness, NEAR if topic is None else -1.0)
    faced = [{pair[side] for pair in pairs} for side in (0, 1)]
    alone = [[int(row) for place, row in enumerate(rows[side]) if place not in faced[side]] for side in (0, 1)]

    def hits(chosen: list[int]) -> tuple[Hit, ...]:
        return looking.hits(chosen, [1.0] * len(chosen), sought)

    return Comparison(
        left=left,
        right=right,
        topic=topic,
        pairs=tuple(
            Facing(left=hits([int(rows[0][i])])[0], right=hits([int(rows[1][j])])[0], nearness=float(likeness[i, j]))
            for i, j in pairs[:_PAIRS]
        ),
        only_left=hits(alone[0][:_ALONE]) if topic else (),
        only_right=hits(alone[1][:_ALONE]) if topic else (),
    )


def _likeness(looking: Looking, left: Rows, right: Rows) -> Matrix:
    """How near each passage of one is to each of the other's, shape (left, right), about -1…1."""
    if not len(left) or not len(right):
        return np.zeros((len(left), len(right)), np.float32)
    vectors = [looking.meaning.passages[rows] for rows in (left, right)]
    common = np.concatenate(vectors).mean(0)
    one, other = (_centred(side, common) for side in vectors)
    return one @ other.T


def _centred(vectors: Matrix, common: Vector) -> Matrix:
    """The vectors of one speaker without what all of theirs have in common, drawn to what both speakers' have where
    there are few; of unit length."""
    mean = (vectors.sum(0) + _PRIOR * common) / (len(vectors) + _PRIOR)
    return unit(vectors - mean)


def _paired(likeness: Matrix, least: float) -> list[tuple[int, int]]:
    """The pairs whose members are each other's nearest of those that are left, nearest first, down to `least`."""
    left = likeness.copy()
    pairs: list[tuple[int, int]] = []
    while left.size and float(left.max()) >= least:
        i, j = (int(place) for place in np.unravel_index(int(left.argmax()), left.shape))
        pairs.append((i, j))
        left[i, :] = left[:, j] = -2
    return pairs
