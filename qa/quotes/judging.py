"""One quote against one turn: found there or not, and how faithful it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qa.quotes.alignment import Alignment, aligned
from qa.quotes.comparison import compared, omission
from qa.quotes.reading import QuoteText
from qa.quotes.signs import Signs
from qa.quotes.wording import Wording, run_together
from qa.schema import Edit, Operation, Verdict

# How much of a quote's words must have been said there for it to be a quote of that place at all, and how alike the
# two wordings must be for the rest to be a slip.
_KEPT, _KEPT_WHEN_ALTERED = 0.72, 0.55
_ALIKE, _ALIKE_WHEN_ALTERED = 0.72, 0.72
_FOREIGN = 0.25  # of a quote's longer words, put for others: with more it is no slip
_FEWEST = 4  # words; of shorter quotes each word counts
_FEWEST_CUT = 5  # words of a slice that may begin or end within a number: the reader is told
_FEWEST_SAME = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a quote stands to one turn: `start`, `end` are offsets into the turn's text. The verdict is never
    `PARAPHRASE`; it is `NOT_FOUND` for a mere resemblance."""

    verdict: Verdict
    similarity: float
    start: int
    end: int
    edits: tuple[Edit, ...]
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn, ready to be compared: its words, its language, and the folded names known in the corpus."""

    wording: Wording
    language: str | None
    names: frozenset[str] = frozenset()

    def signs(self, wording: Wording | None = None) -> Signs:
        """The signs of the turn, or of a quote read in the turn's language."""
        return Signs(wording or self.wording, self.language, self.names)


def word_for_word(quote: QuoteText, spoken: Spoken) -> Iterator[Judgement]:
    """Every place in the turn where the quote was said word for word, what its ellipses leave out apart, in order."""
    streams = [run_together(quote.wording.words[slice(*piece)]) for piece in quote.pieces]
    cut = len(quote.text.split()) >= _FEWEST_CUT
    at = 0
    while found := _chain(spoken.wording, streams, at) or (
        _chain(spoken.wording, streams, at, cut=True) if cut else []
    ):
        at = found[0][1]
        edits = tuple(_edits(quote, spoken, found))
        changes = tuple(dict.fromkeys(edit.changes for edit in edits if edit.changes))
        verdict = Verdict.ALTERED if changes else Verdict.NEAR_VERBATIM if quote.bracketed else Verdict.VERBATIM
        yield Judgement(verdict, 1.0, found[0][0], found[-1][1], edits, changes)


def _chain(wording: Wording, streams: list[str], at: int, *, cut: bool = False) -> list[tuple[int, int]]:
    """Where the pieces stand one after the other, the first from `at` on; empty where they do not."""
    found: list[tuple[int, int]] = []
    for place, stream in enumerate(streams):
        edges = (cut and place == 0, cut and place == len(streams) - 1)
        span = wording.find(stream, found[-1][1] if found else at, cut=edges)
        if span is None:
            return []
        found.append(span)
    return found


def _edits(quote: QuoteText, spoken: Spoken, found: list[tuple[int, int]]) -> Iterator[Edit]:
    """The pieces, and between them what the ellipses stand for."""
    text, starts = spoken.wording.text, [word.start for word in spoken.wording.words]
    asked = [quote.wording.span(first, stop) for first, stop in quote.pieces]
    for place, ((start, end), (first, stop)) in enumerate(zip(found, asked, strict=True)):
        if place:
            before, mark = found[place - 1][1], quote.text[asked[place - 1][1] : first]
            left = slice(bisect_left(starts, before), bisect_left(starts, start))
            empty = left.start == left.stop
            operation = Operation.EQUAL if empty else Operation.OMITTED
            yield Edit(operation, mark, text[before:start], None if empty else omission(spoken.signs(), left))
        yield Edit(Operation.EQUAL, quote.text[first:stop], text[start:end])


def likeness(quote: QuoteText, spoken: Spoken, *, partly: bool = False) -> Alignment | None:
    """The best alignment of the quote with the turn; with `partly`, of as much of the quote as is there."""
    return aligned(quote.wording, spoken.wording, partly=partly)


def judged(quote: QuoteText, spoken: Spoken, alignment: Alignment) -> Judgement:
    """How faithful a quote is that was laid against a turn, but is not there word for word."""
    turn = spoken.signs()
    alignment = _with_whole_numbers(alignment, turn)
    comparison = compared(spoken.signs(quote.wording), turn, alignment, quote.gaps)
    start, end = spoken.wording.span(alignment.first, alignment.stop)
    long = len(quote.wording) >= _FEWEST or alignment.same == len(quote.wording)
    verdict = Verdict.NOT_FOUND
    if comparison.changes:
        near = comparison.kept >= _KEPT_WHEN_ALTERED and comparison.similarity >= _ALIKE_WHEN_ALTERED
        if (near or comparison.exchanged) and long and alignment.same >= _FEWEST_SAME:
            verdict = Verdict.ALTERED
    elif comparison.kept >= _KEPT and comparison.similarity >= _ALIKE and comparison.foreign <= _FOREIGN and long:
        verdict = Verdict.NEAR_VERBATIM
    return Judgement(verdict, comparison.similarity, start, end, comparison.edits, comparison.changes)


def _with_whole_numbers(alignment: Alignment, turn: Signs) -> Alignment:
    """The alignment, with a number of the turn that it begins or ends within taken in whole."""
    first, stop = alignment.first, alignment.stop
    for quantity in turn.quantities:
        if quantity.first < stop < quantity.stop and not alignment.steps[-1].same:
            stop = quantity.stop
        if quantity.first < first < quantity.stop and not alignment.steps[0].same:
            first = quantity.first
    steps = list(alignment.steps)
    steps[0] = replace(steps[0], said=slice(first, steps[0].said.stop))
    steps[-1] = replace(steps[-1], said=slice(steps[-1].said.start, stop))
    return replace(alignment, steps=tuple(steps), first=first, stop=stop)
