"""Which of the places where a quote may have been said are shown, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from qa.schema import Verdict
from qa.verification.finding import FAITHFUL, Found, worse

MOST = 50
"""Places shown."""
_AS_LIKE = 0.02  # how much less like the quote a place that is nearly the same may be than one that is altered
_REPEATED = 0.9  # the similarity from which what is nearly the same is shown beside what is the same
_CLOSE = 0.05  # places that are as like the quote as the best one, but for so much, are shown beside it


def fairly(found: list[Found]) -> list[Found]:
    """The places without those that are nearly word for word, but less like the quote than one where it is altered."""
    altered = max((p.judgement.similarity for p in found if p.verdict is Verdict.ALTERED), default=0.0)
    return [p for p in found if p.verdict is not Verdict.NEAR_VERBATIM or p.judgement.similarity >= altered - _AS_LIKE]


def better(one: list[Found], other: list[Found]) -> list[Found]:
    """The places of two readings of a quote, `one` or `other`, whose best is the more faithful; the other's where both
    are as faithful."""
    if not one or not other:
        return one or other
    return other if worse(one[0].verdict, other[0].verdict) is one[0].verdict and one[0] != other[0] else one


def shown(found: Sequence[Found]) -> list[Found]:
    """All faithful places, those of the best verdict first; else the best, and any as close: each group from the
    earliest source to the latest, undated ones last."""
    faithful = [place for place in found if place.verdict in FAITHFUL]
    if faithful and faithful[0].verdict is Verdict.VERBATIM:
        faithful = [place for place in faithful if place.judgement.similarity >= _REPEATED]
    if not faithful:
        said = [place for place in found if place.verdict is not Verdict.NOT_FOUND]
        faithful = [p for p in said if p.judgement.similarity >= said[0].judgement.similarity - _CLOSE]
    return sorted(faithful, key=lambda p: (FAITHFUL.index(p.verdict) if p.verdict in FAITHFUL else 0, *_when(p)))[:MOST]


def _when(place: Found) -> tuple[str, int, int]:
    return place.source.date or "9999", place.row, place.judgement.start
