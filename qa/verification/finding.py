"""Where a quote was said, by its words: held against every turn that shares any of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice

from qa.quotes import Alignment, Judgement, QuoteText, Spoken, Wording, judged, likeness, word_for_word
from qa.schema import Operation, Source, Turn, Verdict
from qa.search import SearchIndex
from qa.verification.rendering import SURE, Rendered, known_names

CANDIDATES = 24
MOST_PIECES = 50
"""What has more pieces is no quote."""
_COMPARED = 8  # of them, those that are compared in every word
_AS_NEAR = 0.5  # of the words of a quote: where it was said word for word, what else may be nearly the same
_AS_MANY = 0.999  # of the words of a quote: a turn that shares less does not hold them all
_MOST = 120  # turns looked through for the very words, the earliest first
_PIECE = 4  # words; a shorter piece may be anybody's
_LEFT = 6  # words left out without a mark, from which two pieces are told apart
_COVERED = 0.75
_MEANT = 0.5  # the probability from which a rendering is held to mean the same
_DROPPED = 0.25  # what a word left out weighs against one that is not the same
_ORDER = list(Verdict)
FAITHFUL = (Verdict.VERBATIM, Verdict.NEAR_VERBATIM)


@dataclass(frozen=True, slots=True)
class Found:
    """A judgement and the turn that it is about; `row` is the turn's number in the index."""

    row: int
    source: Source
    turn: Turn
    judgement: Judgement
    translation: bool = False

    @property
    def verdict(self) -> Verdict:
        """That of the judgement."""
        return self.judgement.verdict

    @property
    def rank(self) -> tuple[int, float]:
        """Less is more faithful."""
        return _ORDER.index(self.verdict), -self.judgement.similarity


@dataclass(frozen=True, slots=True)
class FoundPiece:
    """The words first…stop-1 of a quote and where they were said, None where they were not found; `marked` tells that
    an ellipsis stands before them, or nothing."""

    first: int
    stop: int
    found: Found | None
    marked: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """The words first…stop-1 of a quote, of which `same` are those of a turn, and what that is worth."""

    first: int
    stop: int
    same: int
    worth: float


def worse(one: Verdict, other: Verdict) -> Verdict:
    """The less faithful of two verdicts."""
    return max(one, other, key=_ORDER.index)


class Finder:
    """Looks quotes up in one index. Safe to share between threads."""

    def __init__(self, index: SearchIndex) -> None:
        """Takes an open index."""
        self._index = index
        self._sources = {source.id: source for source in index.sources}
        self._names = known_names(index.sources)
        self._spoken = lru_cache(maxsize=4096)(self._read)

    def places(self, quote: QuoteText) -> list[Found]:
        """Every place where the whole quote was said, the most faithful first; of resemblances (`NOT_FOUND`) only the
        nearest."""
        rows = self._index.postings.nearest(quote.wording, CANDIDATES)
        loose = bool(quote.gaps) or _may_cut_a_number(quote)
        exact = sorted((row for row, share in rows if share >= _AS_MANY or loose), key=self._when)[:_MOST]
        found = [place for row in exact for place in self._word_for_word(quote, row)]
        there = {place.row for place in found}
        near = [row for row, share in rows[:CANDIDATES] if row not in there and (not found or share > _AS_NEAR)]
        found += self._alike(quote, near)
        found.sort(key=lambda place: place.rank)
        resembling = [place for place in found if place.verdict is Verdict.NOT_FOUND]
        return [place for place in found if place.verdict is not Verdict.NOT_FOUND] + resembling[:1]

    @cached_property
    def _dates(self) -> list[str]:
        """The date of each turn, by row; undated ones come last."""
        dates = {source.id: source.date or "9999" for source in self._index.sources}
        return [dates[transcript] for transcript in self._index.records.transcripts_of_turns()]

    def _when(self, row: int) -> tuple[str, int]:
        return self._dates[row], row

    def pieces(self, quote: QuoteText) -> list[FoundPiece]:
        """The quote cut where it leaves one place for another, each piece with its best place, in order; of a quote in
        more than `MOST_PIECES` only as many and one."""
        seen: dict[str, Found | None] = {}
        cut = (piece for first, stop in quote.pieces for piece in self._cut(quote, first, stop, seen, marked=True))
        return list(_joined(list(islice(cut, MOST_PIECES + 1))))

    def rendered(self, rendered: Rendered) -> Found:
        """The place of a rendering, with its verdict: a paraphrase; altered where it changes a number, a name or a
        negation; not found where it hardly means the same."""
        passage = rendered.passage
        (turn,) = self._index.records.turns(passage.transcript, passage.turn, passage.turn)
        offset = passage.start - turn.start
        meant = rendered.probability >= (SURE if rendered.changes else _MEANT)
        changes = rendered.changes if meant else ()
        verdict = Verdict.ALTERED if changes else Verdict.PARAPHRASE if meant else Verdict.NOT_FOUND
        start, end = offset + rendered.start, offset + rendered.end
        judgement = Judgement(verdict, rendered.probability, start, end, (), changes)
        return Found(-1, self._sources[passage.transcript], turn, judgement, rendered.translation)

    def _cut(
        self, quote: QuoteText, first: int, stop: int, seen: dict[str, Found | None], *, marked: bool
    ) -> Iterator[FoundPiece]:
        """The pieces of the words first…stop-1, which have no ellipsis in them; `seen` has what was looked up."""
        part = quote.part(first, stop)
        if part.wording.stream not in seen:
            said = (place for place in self.places(part) if place.verdict is not Verdict.NOT_FOUND)
            seen[part.wording.stream] = next(said, None)
        whole = seen[part.wording.stream]
        start, end = (first, stop) if whole and is_whole(whole) else self._held(part, first, stop)
        if (start, end) == (first, stop):
            yield FoundPiece(first, stop, whole, marked)
            return
        if start > first:
            yield from self._cut(quote, first, start, seen, marked=marked)
        yield from self._cut(quote, start, end, seen, marked=marked and start == first)
        if end < stop:
            yield from self._cut(quote, end, stop, seen, marked=False)

    def _held(self, part: QuoteText, first: int, stop: int) -> tuple[int, int]:
        """The stretch of the words first…stop-1 that one turn holds best, up to where words were left out of it; what
        would remain at an end goes with it when it is too short to be looked up. The whole where no turn holds any."""
        rows = self._index.postings.nearest(part.wording, CANDIDATES)[:CANDIDATES]
        alignments = [likeness(part, self._spoken(row)[2], partly=True) for row, _ in rows]
        runs = [_best_run(alignment) for alignment in alignments if alignment]
        telling = [run for run in runs if run.same >= _PIECE and run.same >= _COVERED * (run.stop - run.first)]
        if not telling:
            return first, stop
        best = max(telling, key=lambda run: run.same)
        start, end = first + best.first, first + best.stop
        return (first if start - first < _PIECE else start), (stop if stop - end < _PIECE else end)

    def _word_for_word(self, quote: QuoteText, row: int) -> Iterator[Found]:
        source, turn, spoken = self._spoken(row)
        for judgement in word_for_word(quote, spoken):
            yield Found(row, source, turn, judgement)

    def _alike(self, quote: QuoteText, rows: Sequence[int]) -> Iterator[Found]:
        """How the quote stands to the turns that hold most of its words, of these."""
        laid = [(row, alignment) for row in rows if (alignment := likeness(quote, self._spoken(row)[2]))]
        laid.sort(key=lambda pair: -(pair[1].same + pair[1].alike))
        for row, alignment in laid[:_COMPARED]:
            source, turn, spoken = self._spoken(row)
            yield Found(row, source, turn, judged(quote, spoken, alignment))

    def _read(self, row: int) -> tuple[Source, Turn, Spoken]:
        ((transcript, turn),) = self._index.records.turns_at([row])
        source = self._sources[transcript]
        return source, turn, Spoken(Wording(turn.text), source.language, self._names)


def _may_cut_a_number(quote: QuoteText) -> bool:
    words = quote.wording.words
    return words[0].text.isdigit() or words[-1].text.isdigit()


def broken(judgement: Judgement) -> bool:
    """Whether a stretch of the quote was said elsewhere, or a stretch of what was said was left out without a mark."""
    return any(
        _is_break(len(edit.quoted.split()), len(edit.said.split()))
        for edit in judgement.edits
        if edit.operation not in (Operation.EQUAL, Operation.OMITTED)
    )


def is_whole(found: Found) -> bool:
    """Whether the quote was said there faithfully and in one piece."""
    return found.verdict in FAITHFUL and not broken(found.judgement)


def _is_break(quoted: int, said: int) -> bool:
    """Whether so many words of a quote, none of them the same, cannot stand for so many of a turn."""
    return said - quoted >= _LEFT or quoted >= _LEFT or quoted - said >= _PIECE


def _best_run(alignment: Alignment) -> _Run:
    """The stretch of the quote, between its breaks, with the most words that are the same over those that are not
    (Bentley 1984, "Algorithm design techniques", the maximum subarray)."""
    best = run = _Run(0, 0, 0, 0.0)
    for step in alignment.steps:
        quoted, said = step.quoted.stop - step.quoted.start, step.said.stop - step.said.start
        if step.same:
            fresh = run.worth <= 0
            first, same, worth = (step.quoted.start, 0, 0.0) if fresh else (run.first, run.same, run.worth)
            run = _Run(first, step.quoted.stop, same + quoted, worth + quoted)
            best = max(best, run, key=lambda one: one.worth)
        elif _is_break(quoted, said):
            run = _Run(0, 0, 0, 0.0)
        else:
            run = replace(run, worth=run.worth - quoted - _DROPPED * said)
    return best


def _joined(pieces: Sequence[FoundPiece]) -> Iterator[FoundPiece]:
    """Pieces that follow one another in one turn as they do in the quote are one piece."""
    before: FoundPiece | None = None
    for piece in pieces:
        if before is not None and before.found is None and piece.found is None:
            before = replace(before, stop=piece.stop)
            continue
        if before is not None:
            yield before
        before = piece
    if before is not None:
        yield before
