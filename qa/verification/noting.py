"""What a reader should know of a quote besides the verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.quotes import NEGATION, Signs, Wording
from qa.schema import Note
from qa.verification.finding import FAITHFUL, Found

_STOP = re.compile(r"[.,;:!?…()\[\]»«”“\n]|\s[-–—]\s")


def notes(place: Found) -> Iterator[Note]:
    """What is to be known of a quote that was said at this place."""
    text, start, end = place.turn.text, place.judgement.start, place.judgement.end
    if place.verdict in FAITHFUL:
        if _denies(_clause_before(text, start), place) or _denies(_clause_after(text, end), place):
            yield Note.SENTENCE_DENIES
        if any(_cuts(word.start, word.end, edge) for word in Wording(text).words for edge in (start, end)):
            yield Note.NUMBER_CUT


def _clause_before(text: str, start: int) -> str:
    """What stands before a place, back to where the clause begins."""
    stops = [match.end() for match in _STOP.finditer(text, 0, start)]
    return text[stops[-1] if stops else 0 : start]


def _clause_after(text: str, end: int) -> str:
    """What stands after a place, on to where the clause ends."""
    stop = _STOP.search(text, end)
    return text[end : stop.start() if stop else len(text)]


def _denies(text: str, place: Found) -> bool:
    signs = Signs(Wording(text), place.source.language)
    return any(sign.kind == NEGATION for sign in signs.within(0, len(signs.wording)))


def _cuts(start: int, end: int, edge: int) -> bool:
    return start < edge < end
