"""Whose name is nearly the one that was typed."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from qa.schema import Speaker
from qa.text import fold

_LIKE = 70.0  # of 100: two letters of a short name may be wrong


def likely(name: str, speakers: Sequence[Speaker], n: int) -> tuple[Speaker, ...]:
    """The speakers, at most n, who may be meant by a name: by a part of theirs or of an alias, in any order of its
    words and with a letter or two wrong; the nearest first, those as near in the order given."""
    wanted = fold(name)
    scored = [(max(_likeness(wanted, fold(own)) for own in (one.name, *one.aliases)), one) for one in speakers]
    near = sorted((pair for pair in scored if pair[0] >= _LIKE), key=lambda pair: -pair[0])
    return tuple(one for _, one in near[:n])


def _likeness(wanted: str, name: str) -> float:
    """0…100: of the whole names, or of the best word of each."""
    whole = fuzz.token_sort_ratio(wanted, name)
    return max(whole, *(fuzz.ratio(one, other) for one in wanted.split() for other in name.split()), 0.0)
