"""A quote against one index: the places where it was said, or the pieces that it is stitched from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.citation import citation
from qa.language import language_of
from qa.permalink import excerpt
from qa.quotes import QuoteText, read_quote
from qa.schema import Attribution, Encoder, Note, Piece, QuoteMatch, Verdict, Verification
from qa.search import SearchIndex
from qa.verification.attributing import attribution, people_meant
from qa.verification.choosing import MOST, better, fairly, shown
from qa.verification.finding import Finder, Found, FoundPiece, is_whole
from qa.verification.noting import notes
from qa.verification.rendering import Renderer
from qa.verification.stitching import is_stitched, may_be_stitched, verdict_together
from qa.verification.synonyms import Synonyms

_FEWEST = 4  # words of a quote that has a meaning of its own to be rendered
_RESEMBLING = 0.6  # the similarity from which words that were said are a nearer miss than a like meaning


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
        found, bracketed = self._read(read)
        if not bracketed and may_be_stitched(read, found):
            pieces = self._finder.pieces(read)
            if is_stitched(read, pieces, found):
                return self._of_pieces(quote, language, read, pieces, claimed)
        if not (found and found[0].verdict is not Verdict.NOT_FOUND):
            found = self._in_other_words(read, language, found)
        verification = self._of_places(quote, language, found, claimed)
        return replace(verification, notes=(Note.BRACKETS, *verification.notes)) if bracketed else verification

    def _read(self, quote: QuoteText) -> tuple[list[Found], bool]:
        """Where the quote was said as it was pasted, or as it may be meant besides; and whether words in brackets were
        left out for that."""
        found = self._places(quote)
        if found and found[0].verdict is Verdict.VERBATIM:
            return found, False
        for other in quote.other_readings():
            there = self._places(other) if len(other.wording) > 1 else []
            said = bool(there) and there[0].verdict is not Verdict.NOT_FOUND
            if said and better(found, there) is there and (other.bracketed or is_whole(there[0])):
                return there, other.bracketed
        return found, False

    def _places(self, quote: QuoteText) -> list[Found]:
        """Where the quote was said, as `Finder.places` has it, with the words compared that stand for others."""
        found = self._finder.places(quote)
        if found and found[0].verdict is Verdict.VERBATIM:
            return found
        return fairly(sorted(self._synonyms.weighed(found), key=lambda place: place.rank))

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

    def _of_places(self, quote: str, language: str | None, found: Sequence[Found], claimed: str | None) -> Verification:
        places = shown(found)
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
                *((Note.MORE,) if len(found) > len(places) >= MOST else ()),
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
        return Verification(
            quote=quote,
            language=language,
            verdict=verdict_together(read, pieces),
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


def _about(places: Sequence[Found]) -> tuple[Note, ...]:
    """The notes on all these places, each once."""
    return tuple(dict.fromkeys(note for place in places for note in notes(place)))
