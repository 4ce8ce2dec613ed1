"""A quote against one index: the places where it was said, or the pieces that it is stitched from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from qa.citation import citation
from qa.language import language_of
from qa.permalink import excerpt
from qa.quotes import QuoteText, read_quote
from qa.schema import Attribution, Encoder, Note, Operation, Piece, QuoteMatch, Role, Verdict, Verification
from qa.search import SearchIndex
from qa.verification.attributing import attribution, people_meant
from qa.verification.finding import FAITHFUL, Finder, Found, FoundPiece, broken, is_whole, worse
from qa.verification.noting import notes
from qa.verification.rendering import Renderer
from qa.verification.synonyms import Synonyms

_AS_LIKE = 0.02
_REPEATED = 0.9  # the similarity from which what is nearly the same is shown beside what is the same
_CLOSE = 0.05  # places that are as like the quote as the best one, but for so much, are shown beside it
_MOST = 50  # places shown
_INCISE = 160  # characters of narration between two halves of what one person says
_FEWEST = 4  # words of a quote that has a meaning of its own to be rendered
_RESEMBLING = 0.6  # the similarity from which words that were said are a nearer miss than a like meaning
_UNMARKED = 5  # words of a piece that is joined to another without an ellipsis, at least
_FOUND = 0.6  # the share of a stitched quote's words that must have been said somewhere


class Verifier:
    """Verifies quotes against one index. Safe to share between threads."""

    def __init__(self, index: SearchIndex, encoder: Encoder) -> None:
        """Takes an open index and the encoder it was built with, which is used only for quotes that are not told by
        their words."""
        self._index = index
        self._finder = Finder(index)
        self._renderer = Renderer(index, encoder)
        self._synonyms = Synonyms(encoder)

    def verify(self, quote: str, claimed: str | None = None) -> Verification:
        """Who said a quote. Raises `QuoteError` for one that cannot be checked."""
        claimed = (claimed or "").strip().lstrip("@") or None
        read = read_quote(quote)
        language = language_of(read.text, (source.language for source in self._index.sources))
        found = self._places(read)
        plain = read.without_brackets()
        if plain and len(plain.wording):
            better = _better(found, self._places(plain))
            if better is not found:
                verification = self._of_places(quote, language, better, claimed)
                return replace(verification, notes=(Note.BRACKETS, *verification.notes))
        for other in () if found and found[0].verdict is Verdict.VERBATIM else read.other_readings():
            better = _better(found, self._places(other)) if len(other.wording) > 1 else found
            if better is not found and is_whole(better[0]):
                return self._of_places(quote, language, better, claimed)
        whole = bool(found) and is_whole(found[0])
        pieces = [] if whole and not _may_be_stitched(read, found[0]) else self._stitched(read, found)
        if whole and not all(piece.found and piece.found.verdict is Verdict.VERBATIM for piece in pieces):
            pieces = []
        if pieces:
            return self._of_pieces(quote, language, read, pieces, claimed)
        if not (found and found[0].verdict is not Verdict.NOT_FOUND):
            found = self._in_other_words(read, language, found)
        return self._of_places(quote, language, found, claimed)

    def _places(self, quote: QuoteText) -> list[Found]:
        """Where the quote was said, as `Finder.places` has it, with the words compared that stand for others."""
        found = self._finder.places(quote)
        if found and found[0].verdict is Verdict.VERBATIM:
            return found
        return _fairly(sorted(self._synonyms.weighed(found), key=lambda place: place.rank))

    def _in_other_words(self, quote: QuoteText, language: str | None, resembling: Sequence[Found]) -> list[Found]:
        """What was said that means the same; else the nearest miss, in meaning or in words."""
        if len(quote.wording) < _FEWEST:
            return list(resembling)
        rendered = self._renderer.nearest(quote, language)
        if rendered is None:
            return list(resembling)
        found = self._finder.rendered(rendered)
        near = bool(resembling) and resembling[0].judgement.similarity >= _RESEMBLING
        return list(resembling) if near and found.verdict is Verdict.NOT_FOUND else [found]

    def _stitched(self, quote: QuoteText, places: Sequence[Found]) -> list[FoundPiece]:
        """The pieces of a stitched quote; none where it is not one. A quote that is altered in one place is held to be
        stitched only if its pieces are faithful, and from several turns."""
        pieces = self._finder.pieces(quote)
        found = [piece.found for piece in pieces if piece.found]
        held = sum(piece.stop - piece.first for piece in pieces if piece.found)
        if not 1 < len(found) <= _MOST or held < _FOUND * len(quote.wording) or _hides(places) or _strays(pieces):
            return []
        if any(not later.marked and min(_length(one), _length(later)) < _UNMARKED for one, later in pairwise(pieces)):
            return []
        altered = bool(places) and places[0].verdict is Verdict.ALTERED and not broken(places[0].judgement)
        faithful = all(place.verdict in FAITHFUL for place in found) and len({place.row for place in found}) > 1
        return pieces if faithful or not altered else []

    def _of_places(self, quote: str, language: str | None, found: Sequence[Found], claimed: str | None) -> Verification:
        places = _shown(found)
        told = self._attribution(claimed, places, stitched=False)
        matches = tuple(self._match(place) for place in places)
        nearest = self._match(found[0]) if found and not places else None
        return Verification(
            quote=quote,
            language=language,
            verdict=matches[0].verdict if matches else Verdict.NOT_FOUND,
            speaker_claimed=claimed,
            attribution=told,
            matches=matches,
            nearest=nearest,
            notes=(
                *self._known(claimed, told),
                *_about(places),
                *((Note.MORE,) if len(found) > len(places) >= _MOST else ()),
            ),
        )

    def _known(self, claimed: str | None, told: Attribution | None) -> Iterator[Note]:
        if (
            claimed
            and told is not Attribution.RIGHT
            and not people_meant(claimed, self._index.sources, self._index.names)
        ):
            yield Note.SPEAKER_UNKNOWN

    def _of_pieces(
        self, quote: str, language: str | None, read: QuoteText, pieces: Sequence[FoundPiece], claimed: str | None
    ) -> Verification:
        found = [piece.found for piece in pieces if piece.found]
        told = self._attribution(claimed, found, stitched=True)
        verdict = Verdict.VERBATIM
        for piece in pieces:
            verdict = worse(verdict, piece.found.verdict if piece.found else Verdict.ALTERED)
        seams = [(a, b) for a, b in pairwise(pieces) if not b.marked and not _interrupted(a, b)]
        if seams:
            whole = all(_ends_sentence(read, one, later) for one, later in seams)
            verdict = worse(verdict, Verdict.NEAR_VERBATIM if whole else Verdict.ALTERED)
        return Verification(
            quote=quote,
            language=language,
            verdict=verdict,
            speaker_claimed=claimed,
            attribution=told,
            matches=tuple(self._match(place) for place in found),
            pieces=tuple(self._piece(quote, read, piece) for piece in pieces),
            notes=(*self._known(claimed, told), *_about(found)),
        )

    def _piece(self, quote: str, read: QuoteText, piece: FoundPiece) -> Piece:
        start, end = read.part(piece.first, piece.stop).original()
        match = self._match(piece.found) if piece.found else None
        return Piece(text=quote[start:end], start=start, end=end, match=match)

    def _attribution(self, claimed: str | None, places: Sequence[Found], *, stitched: bool) -> Attribution | None:
        if not claimed or not places:
            return None
        meant = people_meant(claimed, self._index.sources, self._index.names)
        return attribution(claimed, meant, ((place.source, place.turn) for place in places), stitched=stitched)

    def _match(self, place: Found) -> QuoteMatch:
        judgement, turn, records = place.judgement, place.turn, self._index.records
        start, end = turn.start + judgement.start, turn.start + judgement.end
        stretch = excerpt(place.source, turn, records.text(place.source.id), start, end)
        passage = records.passage(f"{place.source.id}#t{turn.index}-p0")
        return QuoteMatch(
            excerpt=stretch,
            verdict=judgement.verdict,
            similarity=judgement.similarity,
            edits=judgement.edits,
            changes=judgement.changes,
            question=passage.question if passage else None,
            translation=place.translation,
            citation=citation(passage, place.source) if passage else "",
        )


def _fairly(found: list[Found]) -> list[Found]:
    """The places without those that are nearly word for word, but less like the quote than one where it is altered."""
    altered = max((p.judgement.similarity for p in found if p.verdict is Verdict.ALTERED), default=0.0)
    return [p for p in found if p.verdict is not Verdict.NEAR_VERBATIM or p.judgement.similarity >= altered - _AS_LIKE]


def _about(places: Sequence[Found]) -> tuple[Note, ...]:
    """The notes on all these places, each once."""
    return tuple(dict.fromkeys(note for place in places for note in notes(place)))


def _better(one: list[Found], other: list[Found]) -> list[Found]:
    if not one or not other:
        return one or other
    return other if worse(one[0].verdict, other[0].verdict) is one[0].verdict and one[0] != other[0] else one


def _shown(found: Sequence[Found]) -> list[Found]:
    """All faithful places, those of the best verdict first; else the best, and any as close: each group from the
    earliest source to the latest, undated ones last."""
    faithful = [place for place in found if place.verdict in FAITHFUL]
    if faithful and faithful[0].verdict is Verdict.VERBATIM:
        faithful = [place for place in faithful if place.judgement.similarity >= _REPEATED]
    if not faithful:
        said = [place for place in found if place.verdict is not Verdict.NOT_FOUND]
        faithful = [p for p in said if p.judgement.similarity >= said[0].judgement.similarity - _CLOSE]
    return sorted(faithful, key=lambda p: (FAITHFUL.index(p.verdict) if p.verdict in FAITHFUL else 0, *_when(p)))[
        :_MOST
    ]


def _when(place: Found) -> tuple[str, int, int]:
    return place.source.date or "9999", place.row, place.judgement.start


def _may_be_stitched(quote: QuoteText, whole: Found) -> bool:
    """Whether what looks like a slip may be a piece from elsewhere, set off by an ellipsis."""
    long = all(stop - first >= _FEWEST for first, stop in quote.pieces)
    return whole.verdict is Verdict.NEAR_VERBATIM and len(quote.gaps) > 0 and long


def _hides(places: Sequence[Found]) -> bool:
    """Whether the quote stands in one turn, piece by piece, and what is wrong is what its ellipses hide there."""
    kept = (Operation.EQUAL, Operation.OMITTED)
    first = places[0] if places else None
    return bool(first and first.judgement.changes and all(edit.operation in kept for edit in first.judgement.edits))


def _strays(pieces: Sequence[FoundPiece]) -> bool:
    """Whether a piece of few words, which may be anybody's, is from another turn than the pieces beside it."""
    rows = [piece.found.row if piece.found else None for piece in pieces]
    beside = [{*rows[max(0, i - 1) : i], *rows[i + 1 : i + 2]} for i in range(len(rows))]
    return any(_length(piece) < _FEWEST and rows[i] not in beside[i] for i, piece in enumerate(pieces))


def _length(piece: FoundPiece) -> int:
    return piece.stop - piece.first


def _ends_sentence(quote: QuoteText, one: FoundPiece, later: FoundPiece) -> bool:
    """Whether a sentence of the quote ends between two pieces: what is joined within one is a new sentence."""
    between = quote.text[quote.wording.words[one.stop - 1].end : quote.wording.words[later.first].start]
    return any(mark in between for mark in ".!?;:\n")


def _interrupted(one: FoundPiece, other: FoundPiece) -> bool:
    """Whether two pieces are what one person says before and after an incise of an article ("…", she says, "…")."""
    if not one.found or not other.found or one.found.source.id != other.found.source.id:
        return False
    before, after = one.found.turn, other.found.turn
    between = (after.start + other.found.judgement.start) - (before.start + one.found.judgement.end)
    narrated = Role.NARRATOR in (before.role, after.role)
    return 0 <= between <= _INCISE and (narrated or (before.speaker == after.speaker and after.role is Role.QUOTED))
