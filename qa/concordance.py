"""Where words are said: every turn of the corpus that holds them, whoever said them, in whatever capacity.

Case, accents and typography make no difference. All words must be in one turn; those between quotation marks, and those
with nothing but a hyphen or an apostrophe between them, in a row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, reduce
from itertools import groupby

import numpy as np

from qa.quotes import Wording
from qa.schema import Findings, Place, Progress, Source, Turn
from qa.search import SearchIndex
from qa.text import sentences

LONGEST = 200
"""Characters of what is looked up; the rest is passed over."""

_QUOTED = re.compile(r"[“”\"«»]\s*([^“”\"«»]+?)\s*[“”\"«»]")
_EXACT = 2  # words whose turns need not be looked at: the postings know pairs
_AT_ONCE = 1000  # turns read at a time
_SHOWN = 280  # characters of a turn
_LEAD = 100  # of them before the words, where a sentence is longer


class Concordance:
    """Looks words up in one index. Safe to share between threads."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index

    def find(
        self,
        words: str,
        *,
        sources: Collection[str] | None = None,
        speaker: str | None = None,
        most: int = 60,
        each: int | None = None,
        progress: Progress | None = None,
    ) -> Findings:
        """The turns that hold the words, in the order of the corpus: in these sources, by id, or in all; said by one
        speaker, or by anybody; at most `most` of them as places, and of each source at most `each`. Nothing is found
        for what has no words."""
        phrases = _phrases(words[:LONGEST])
        rows = self._holding(phrases, sources) if phrases else []
        long = [phrase for phrase in phrases if len(phrase) > _EXACT]
        if speaker or long:
            rows = list(self._looked_through(rows, speaker, long, progress))
        some = (
            rows
            if each is None
            else [row for _, of in groupby(rows, self._transcripts.__getitem__) for row in [*of][:each]]
        )
        turns = self._index.records.turns_at(some[:most])
        places = tuple(_place(self._sources[source], turn, phrases) for source, turn in turns)
        return Findings(counts=dict(Counter(self._transcripts[row] for row in rows)), places=places)

    def _holding(self, phrases: Sequence[Wording], sources: Collection[str] | None) -> list[int]:
        rows = reduce(np.intersect1d, (self._index.postings.holding(phrase) for phrase in phrases)).tolist()
        return [row for row in rows if sources is None or self._transcripts[row] in sources]

    def _looked_through(
        self, rows: Sequence[int], speaker: str | None, phrases: Sequence[Wording], progress: Progress | None
    ) -> Iterator[int]:
        """The rows of those turns that are the speaker's and hold each phrase in a row."""
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            for row, (_, turn) in zip(some, self._index.records.turns_at(some), strict=True):
                if speaker in (None, turn.speaker) and (not phrases or _holds_all(turn.text, phrases)):
                    yield row
            if progress:
                progress(min(start + _AT_ONCE, len(rows)), len(rows))

    @cached_property
    def _transcripts(self) -> list[str]:
        return self._index.records.transcripts_of_turns()

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self._index.sources}


def _phrases(text: str) -> list[Wording]:
    """What must stand in a row: what is quoted, then every run of words without white space."""
    quoted = [Wording(match[1]) for match in _QUOTED.finditer(text)]
    rest = Wording(_QUOTED.sub(" ", text))
    runs = groupby(range(len(rest)), _runs(rest).__getitem__)
    parts = [rest.part(places[0], places[-1] + 1) for places in (list(run) for _, run in runs)]
    return [phrase for phrase in [*quoted, *parts] if len(phrase)]


def _runs(wording: Wording) -> list[int]:
    """To which run of words without white space between them each word belongs."""
    number, numbers = 0, []
    for place, word in enumerate(wording.words):
        if place and any(character.isspace() for character in wording.text[wording.words[place - 1].end : word.start]):
            number += 1
        numbers.append(number)
    return numbers


def _holds_all(text: str, phrases: Sequence[Wording]) -> bool:
    wording = Wording(text)
    return all(any(_spans(wording, phrase)) for phrase in phrases)


def _spans(wording: Wording, phrase: Wording) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text, whole words."""
    held, sought = wording.folded(), phrase.folded()
    for first in range(len(held) - len(sought) + 1):
        if held[first : first + len(sought)] == sought:
            yield wording.span(first, first + len(sought))


def _place(source: Source, turn: Turn, phrases: Sequence[Wording]) -> Place:
    wording = Wording(turn.text)
    spans: list[tuple[int, int]] = []
    for start, end in sorted(span for phrase in phrases for span in _spans(wording, phrase)):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    start, end = _around(turn.text, *(spans or [(0, 0)])[0])
    return Place(source=source, turn=turn, spans=tuple(spans), start=start, end=end)


def _around(text: str, first: int, last: int) -> tuple[int, int]:
    """The sentence that words stand in, or as much of it around them as is shown, in whole words."""
    start, end = next(((s, e) for s, e in sentences(text) if s <= first < e), (first, last))
    if end - start <= _SHOWN:
        return start, max(end, last)
    if first - start > _LEAD:
        start = text.find(" ", first - _LEAD, first) + 1 or first
    if end - start > _SHOWN:
        end = max(text.rfind(" ", start, start + _SHOWN), last)
    return start, end
