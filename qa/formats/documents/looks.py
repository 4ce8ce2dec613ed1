"""Which paragraphs are set apart from the others as questions are: in bold, in italics, in a style of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.formats.documents.blocks import Look, Paragraph

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
