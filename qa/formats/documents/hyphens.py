"""Words that a line end divides: "inter-" and "view" are one word, "peut-" and "être" keep their hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from qa.text import fold

_HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")
_LAST = re.compile(r"(?P<word>(?:[^\W\d_]+[-'’])*[^\W\d_]+)[-\u2010\u00ad]\Z")
_FIRST = re.compile(r"(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_KEPT_BEFORE = frozenset(
    (
        *("peut", "est", "sont", "dit", "vis", "celui", "celle", "ceux", "celles", "lui", "elle", "moi", "toi", "soi"),
        *("nous", "vous", "eux", "elles", "quelques", "grand", "grands", "demi", "mi", "ex", "vice", "non", "quasi"),
        *("semi", "self", "well", "co", "all", "half", "high", "low", "long", "short", "so", "e", "arc", "sous"),
        *("après", "avant", "là", "ci", "par", "au", "vingt", "trente", "quarante", "cinquante", "soixante", "quatre"),
        *("dix", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "a", "t", "y"),
    )
)
_KEPT_AFTER = frozenset(
    (
        *("ce", "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "moi", "toi", "le", "la", "les", "lui"),
        *("leur", "en", "y", "t", "là", "ci", "même", "mêmes", "être", "dire", "à", "uns", "unes", "midi", "dessus"),
        *("dessous", "delà", "vis", "known", "based", "like", "in", "up", "out", "off", "term", "year", "old"),
    )
)


class Vocabulary:
    """The words of a text, to tell how it writes them elsewhere."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        for line in lines:
            inner = line.rstrip(_HYPHENS)
            self._counts.update(fold(word) for word in _WORD.findall(inner))

    def mended(self, before: str, after: str) -> tuple[str, str]:
        """Two neighbouring lines of a paragraph, and what joins them, as the end of the first and the joint.

        The first is returned without a hyphen that only divided its last word; the joint is a space or nothing.
        """
        if not before.endswith(tuple(_HYPHENS)):
            return before, " "
        left, right = _LAST.search(before), _FIRST.match(after)
        if left is None or right is None:
            return before, "" if before.endswith("\u00ad") else _joint(before, after)
        if before.endswith("\u00ad"):
            return before[:-1], ""
        if self._keeps(left["word"], right["word"]):
            return before, ""
        return before[:-1], ""

    def _keeps(self, left: str, right: str) -> bool:
        """Whether the hyphen belongs to the word."""
        joined, hyphened = fold(left + right), fold(f"{left}-{right}")
        if self._counts[joined] != self._counts[hyphened]:
            return self._counts[hyphened] > self._counts[joined]
        if right[0].isupper() or left.isupper():
            return True
        last, first = fold(left).split("-")[-1], fold(right).split("-")[0]
        return last in _FOLDED_BEFORE or first in _FOLDED_AFTER


def _joint(before: str, after: str) -> str:
    """A dash between spaces stays one; a hyphen between figures joins them."""
    return "" if before[-2:-1].isalnum() and after[:1].isalnum() else " "


_FOLDED_BEFORE = frozenset(map(fold, _KEPT_BEFORE))
_FOLDED_AFTER = frozenset(map(fold, _KEPT_AFTER))
