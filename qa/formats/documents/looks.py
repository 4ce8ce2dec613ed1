"""Which paragraphs are set apart from the others as questions are: in bold, in italics, in a style of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa.formats.composing import Piece
from qa.formats.documents.blocks import Look, Paragraph
from qa.formats.documents.pieces import spoken as spoken_as
from qa.schema import Role
from qa.text.layout import is_sentence

_FEWEST = 4
"""Paragraphs of one look that may ask, though most end in no question mark."""
_ASKS = re.compile(r"\?[\s)\]»”\"'*]*\Z")


def emphasised(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The places of the paragraphs that one look or style sets apart, where most of them ask and the others do not.

    Where nothing tells questions from answers: those in bold throughout, as printed.
    """
    spoken = [place for place, paragraph in enumerate(paragraphs) if paragraph.text.strip()]
    asks = {place for place in spoken if _ASKS.search(paragraphs[place].text)}
    for chosen in _sets(paragraphs, spoken):
        others = len(spoken) - len(chosen)
        asking = len(chosen & asks)
        if asking < 2 or others < 2 or 2 * asking < len(chosen):
            continue
        if asking / len(chosen) > 2 * len(asks - chosen) / others:
            return chosen
    return frozenset(place for place in spoken if Look.BOLD in paragraphs[place].look)


def alternating(paragraphs: Sequence[Paragraph]) -> list[Piece] | None:
    """The pieces of an interview in which one look asks and the other answers, though few of the questions end in a
    question mark; None where looks are those of headings, or take no turns."""
    spoken = [place for place, paragraph in enumerate(paragraphs) if paragraph.text.strip() and not paragraph.level]
    for chosen in _sets(paragraphs, spoken):
        if len(chosen) >= _FEWEST and _takes_turns(paragraphs, spoken, chosen):
            first = min(chosen)
            return [
                piece
                for place in range(len(paragraphs))
                for piece in spoken_as(
                    [paragraphs[place]], role=_role(place, chosen, told=place < first or paragraphs[place].level > 0)
                )
            ]
    return None


def _role(place: int, chosen: frozenset[int], *, told: bool) -> Role:
    if told:
        return Role.NARRATOR
    return Role.INTERVIEWER if place in chosen else Role.INTERVIEWEE


def _takes_turns(paragraphs: Sequence[Paragraph], spoken: Sequence[int], chosen: frozenset[int]) -> bool:
    """Whether each of the chosen is answered, speaks in sentences, shorter than the answers, and some of them ask."""
    first = min(chosen)
    body = [place for place in spoken if place >= first]
    answered = sum(later not in chosen for place, later in pairwise(body) if place in chosen)
    sentences = sum(is_sentence(paragraphs[place].text.rstrip()) for place in chosen)
    asking = sum("?" in paragraphs[place].text for place in chosen)
    length = [sum(len(paragraphs[place].text) for place in of) for of in (chosen, set(body) - chosen)]
    return (
        answered >= 0.8 * len(chosen)
        and 2 * (sentences + asking) >= len(chosen)
        and 4 * asking >= len(chosen)
        and length[0] < length[1]
    )


def _sets(paragraphs: Sequence[Paragraph], spoken: Sequence[int]) -> Iterator[frozenset[int]]:
    """The paragraphs of each look and of each style, bold first."""
    looks = {place: paragraphs[place].look for place in spoken}
    for look in Look:
        yield frozenset(place for place in spoken if look in looks[place])
    for look in Look:
        # The answers may be the ones set apart.
        yield frozenset(place for place in spoken if look not in looks[place])
    styles = {paragraphs[place].style for place in spoken} - {""}
    for style in sorted(styles):
        yield frozenset(place for place in spoken if paragraphs[place].style == style)
