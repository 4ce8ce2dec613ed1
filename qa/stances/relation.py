"""Whether two passages on one topic agree."""

from __future__ import annotations

from qa.schema import Relation

_CLEAR = 0.4  # from here on a passage leans clearly: one mild word of praise or blame, plainly said


def relation(one: float | None, other: float | None) -> Relation:
    """Whether two leanings, -1…+1 or None, are on one side; unclear unless both lean clearly.

    It means something only between passages on one topic, and even there two passages may lean alike on different
    things: it is a hint for a reader who has both passages before them, never a finding.
    """
    if one is None or other is None or min(abs(one), abs(other)) < _CLEAR:
        return Relation.UNCLEAR
    return Relation.AGREEING if (one > 0) == (other > 0) else Relation.DIFFERING
