"""Is a quote stitched from several places, and what are such pieces worth together?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qa.quotes import QuoteText
from qa.schema import Operation, Role, Verdict
from qa.verification.finding import FAITHFUL, MOST_PIECES, Found, FoundPiece, broken, is_whole, worse

_INCISE = 160  # characters of narration between two halves of what one person says
_FEWEST = 4  # words; a piece with fewer may be anybody's
_UNMARKED = 5  # words of a piece that is joined to another without an ellipsis, at least
_FOUND = 0.6  # the share of a stitched quote's words that must have been said somewhere


def may_be_stitched(quote: QuoteText, places: Sequence[Found]) -> bool:
    """Whether it is worth while to look for pieces: the quote was not said whole, or what looks like a slip may be a
    piece from elsewhere, set off by an ellipsis."""
    if not places or not is_whole(places[0]):
        return True
    long = all(stop - first >= _FEWEST for first, stop in quote.pieces)
    return places[0].verdict is Verdict.NEAR_VERBATIM and len(quote.gaps) > 0 and long


def is_stitched(quote: QuoteText, pieces: Sequence[FoundPiece], places: Sequence[Found]) -> bool:
    """Whether the quote is one of these pieces, rather than of one of the places where the whole of it may have been
    said. What was said nearly word for word, or altered, in one place is stitched only of faithful pieces."""
    found = [piece.found for piece in pieces if piece.found]
    held = sum(_length(piece) for piece in pieces if piece.found)
    if not 1 < len(found) <= MOST_PIECES or held < _FOUND * len(quote.wording) or _hides(places) or _strays(pieces):
        return False
    joined = [(one, later) for one, later in pairwise(pieces) if not later.marked and one.found and later.found]
    if any(min(_length(one), _length(later)) < _UNMARKED for one, later in joined):
        return False
    if places and is_whole(places[0]):
        return all(piece.found and piece.found.verdict is Verdict.VERBATIM for piece in pieces)
    altered = bool(places) and places[0].verdict is Verdict.ALTERED and not broken(places[0].judgement)
    faithful = all(place.verdict in FAITHFUL for place in found) and len({place.row for place in found}) > 1
    return faithful or not altered


def verdict_together(quote: QuoteText, pieces: Sequence[FoundPiece]) -> Verdict:
    """The worst verdict of the pieces; nearly word for word at best where two are joined without a mark, and altered
    where they are joined within a sentence."""
    verdict = Verdict.VERBATIM
    for piece in pieces:
        verdict = worse(verdict, piece.found.verdict if piece.found else Verdict.ALTERED)
    seams = [(one, later) for one, later in pairwise(pieces) if not later.marked and not _interrupted(one, later)]
    if seams:
        whole = all(_ends_sentence(quote, one, later) for one, later in seams)
        verdict = worse(verdict, Verdict.NEAR_VERBATIM if whole else Verdict.ALTERED)
    return verdict


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
