"""A quote as people paste it → its words, and where it has an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import pairwise

from qa.errors import QuoteError, QuoteFault
from qa.quotes.wording import Wording
from qa.text import label_kind, words

LONGEST = 20_000
"""Characters. What is longer is a document: `qa lint` checks its quotes one by one."""

_FEWEST = 2
# Tags (a space for those that end a line), link targets, footnote marks, character references.
_MARKUP = re.compile(
    r"<!--.*?-->|</?(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>|\]\((?:https?:|/|#|mailto:)[^)\s]*\)|\[\^?\d+\]"
    r"|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);",
    re.DOTALL,
)
_INLINE = frozenset("a abbr b cite code em font i mark q s small span strong sub sup u".split())  # noqa: SIM905 - a list of words
_ELLIPSIS = re.compile(r"\[\s*(?:…|\.{2,})\s*\]|\(\s*(?:…|\.{2,})\s*\)|…|\.{3,}")
_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^:«»“”\"\n!?]{0,40}?)\s*:\s+(?=\S)")
_LONGEST_INCISE = 12  # words
_QUOTED = re.compile(r"[«“„]([^«»“”„]{12,})[»”]|\"([^\"]{12,})\"")
_BRACKETED = re.compile(r"\[[^\[\]]*[^\W\d_][^\[\]]*\]")


@dataclass(frozen=True)
class QuoteText:
    """A quote without markup. `origins[i]` is the offset of character i in the quote as pasted.

    `bracketed` tells that words in square brackets, which are the quoter's own, were taken out.
    """

    text: str
    origins: tuple[int, ...]
    bracketed: bool = False

    @cached_property
    def wording(self) -> Wording:
        """The words of the quote."""
        return Wording(self.text)

    @cached_property
    def gaps(self) -> tuple[int, ...]:
        """The words before which there is an ellipsis, in order; never the first, which begins the quote anyway."""
        marks = [match.start() for match in _ELLIPSIS.finditer(self.text)]
        places = (sum(word.start < mark for word in self.wording.words) for mark in marks)
        return tuple(dict.fromkeys(place for place in places if 0 < place < len(self.wording)))

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """What the ellipses leave: (first word, word after the last), in order."""
        cuts = (0, *self.gaps, len(self.wording))
        return tuple(pairwise(cuts))

    def other_readings(self) -> Iterator[QuoteText]:
        """How the quote may be meant besides: without its words in square brackets; without the label of a speaker
        before it; and, where it begins with a quotation mark, only what stands between its marks, an ellipsis for what
        stands between two such stretches."""
        if plain := self.without_brackets():
            yield plain
        label = _LABEL.match(self.text)
        named = label is not None and label_kind(label["label"].strip()) is not None
        if label and named:
            yield self._cut([label.span()])
        if stretches := [match.span(match.lastindex or 0) for match in _QUOTED.finditer(self.text)]:
            edges = [0, *(edge for stretch in stretches for edge in stretch), len(self.text)]
            outside = list(zip(edges[::2], edges[1::2], strict=True))
            before, *after = (len(words(self.text[start:end])) for start, end in outside)
            inside = sum(len(words(self.text[start:end])) for start, end in stretches)
            short = 0 < sum(after) <= min(inside, _LONGEST_INCISE * len(after))
            if (named or not before) and short:  # more words beside the marks than between them are no mere source
                yield self._cut(outside)

    def _cut(self, outside: Sequence[tuple[int, int]]) -> QuoteText:
        """The quote with an ellipsis for some stretches of it; of as many characters, so that the origins hold."""
        text = self.text
        for start, end in outside:
            text = text[:start] + ("…".ljust(end - start) if end > start else "") + text[end:]
        return QuoteText(text, self.origins, self.bracketed)

    def without_brackets(self) -> QuoteText | None:
        """The quote without words in square brackets, each replaced by an ellipsis; None where it has none."""
        if not _BRACKETED.search(self.text):
            return None
        # An ellipsis and spaces, as many as there were characters: the origins hold.
        plain = _BRACKETED.sub(lambda match: "…".ljust(len(match.group())), self.text)
        return QuoteText(plain, self.origins, bracketed=True)

    def part(self, first: int, stop: int) -> QuoteText:
        """The words first…stop-1 as a quote of their own."""
        start, end = self.wording.span(first, stop)
        return QuoteText(self.text[start:end], self.origins[start:end], self.bracketed)

    def original(self) -> tuple[int, int]:
        """Where it begins and ends in the quote as pasted."""
        return self.origins[0], self.origins[-1] + 1


def read_quote(quote: str) -> QuoteText:
    """The quote, when it can be checked at all.

    Raises `QuoteError` for one that is empty, has a single word, or is longer than `LONGEST` characters.
    """
    if len(quote) > LONGEST:
        raise QuoteError(
            f"the quote has {len(quote):,} characters, {LONGEST:,} are the limit; check a whole text with `qa lint`",
            QuoteFault.TOO_LONG,
        )
    pairs = list(_plain(quote))
    read = QuoteText("".join(character for character, _ in pairs), tuple(origin for _, origin in pairs))
    if not len(read.wording):
        raise QuoteError("the quote is empty, or has no words in it; paste what was said", QuoteFault.EMPTY)
    if len(read.wording) < _FEWEST:
        raise QuoteError(
            f"one word ({read.wording.words[0].text[:40]!r}) is too short to tell who said it; quote a few words",
            QuoteFault.ONE_WORD,
        )
    return read


def _plain(quote: str) -> Iterator[tuple[str, int]]:
    """The characters of a quote without its markup, each with its offset in the quote."""
    at = 0
    for match in _MARKUP.finditer(quote):
        yield from ((quote[i], i) for i in range(at, match.start()))
        yield from ((character, match.start()) for character in _replacement(match))
        at = match.end()
    yield from ((quote[i], i) for i in range(at, len(quote)))


def _replacement(match: re.Match[str]) -> str:
    if match.group().startswith("&"):
        return unescape(match.group())
    tag = match["tag"]
    return "" if tag and tag.lower() in _INLINE else " "
