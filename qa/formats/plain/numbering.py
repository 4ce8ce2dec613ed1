"""Line numbers that a record prints before every line ("12            THE COURT:  Let us pause."): no words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qa.formats.plain.finding import find_labels
from qa.text.layout import H, Span, lines

_NUMBER = re.compile(rf"[\[(]?(?P<number>\d{{1,5}})[\])]?(?:[.:|]?{H}+(?=\S)|\Z)")
_FEWEST = 5
_MOST_HEADINGS = 12


def unnumbered(text: str, atoms: Sequence[Span]) -> str | None:
    """The text without its line numbers; None where not nearly all lines, headings apart, open with numbers that go up
    by one or begin again with a page, and where the lines without them print no speakers.

    Numbers that all stand before labels are left too: there they are passed over in place.
    """
    first = next((place for place, span in enumerate(atoms[:_MOST_HEADINGS]) if _NUMBER.match(text, *span)), None)
    if first is None:
        return None
    found = [_NUMBER.match(text, *span) for span in atoms[first:]]
    numbers = [int(match["number"]) for match in found if match is not None]
    if len(numbers) < _FEWEST or 10 * len(numbers) < 9 * len(found) or not _count(numbers):
        return None
    bare = [
        text[match.end() if match else span.start : span.end] for span, match in zip(atoms[first:], found, strict=True)
    ]
    plain = "\n".join([span.of(text) for span in atoms[:first]] + bare)
    labels = len(find_labels(plain, lines(plain)))
    return plain if labels and (labels < len(numbers) or labels > len(find_labels(text, atoms))) else None


def _count(numbers: Sequence[int]) -> bool:
    """Whether numbers go up by one, or begin again."""
    steps = sum(right - left == 1 or right == 1 for left, right in pairwise(numbers))
    return 10 * steps >= 8 * (len(numbers) - 1)
