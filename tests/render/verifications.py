"""Verifications made by hand."""

from __future__ import annotations

from dataclasses import replace

from qa.schema import Edit, Excerpt, Operation, Piece, QuoteMatch, Role, Source, Turn, Verdict, Verification

from .samples import SOURCE

SAID = "On ne peut plus faire confiance"
QUOTE = "On peut faire confiance"
EDITS = (
    Edit(Operation.EQUAL, "On ", "On "),
    Edit(Operation.DROPPED, "", "ne ", "negation"),
    Edit(Operation.EQUAL, "peut ", "peut "),
    Edit(Operation.DROPPED, "", "plus ", "negation"),
    Edit(Operation.EQUAL, "faire confiance", "faire confiance"),
)


def match(
    text: str = SAID,
    *,
    verdict: Verdict = Verdict.VERBATIM,
    edits: tuple[Edit, ...] = (),
    role: Role = Role.INTERVIEWEE,
    speaker: str | None = "Thomas Fauré",
    source: Source = SOURCE,
    similarity: float = 1.0,
    translation: bool = False,
    question: str | None = "Et la confiance ?",
) -> QuoteMatch:
    """A match at offset 100 of its transcript, turn 8."""
    turn = Turn(index=8, text=f"{text}.", start=100, end=101 + len(text), role=role, speaker=speaker)
    excerpt = Excerpt(source=source, turn=turn, text=text, start=100, end=100 + len(text), prefix="", suffix=".")
    changes = tuple(dict.fromkeys(edit.changes for edit in edits if edit.changes))
    return QuoteMatch(
        excerpt=excerpt, verdict=verdict, similarity=similarity, edits=edits, changes=changes, question=question,
        translation=translation, citation="Fauré, juillet 2021",
    )  # fmt: skip


ALTERED = match(verdict=Verdict.ALTERED, edits=EDITS, similarity=0.857)


def verification(verdict: Verdict = Verdict.VERBATIM, *matches: QuoteMatch, quote: str = QUOTE) -> Verification:
    return Verification(quote=quote, language="fr", verdict=verdict, matches=matches)


def stitched() -> Verification:
    quote = f"{SAID} […] personne […] bien sûr"
    pieces = (
        Piece(text=SAID, start=0, end=31, match=match()),
        Piece(text="personne", start=36, end=44, match=None),
        Piece(text="bien sûr", start=49, end=57, match=match("bien sûr", verdict=Verdict.NEAR_VERBATIM)),
    )
    found = verification(Verdict.ALTERED, *(piece.match for piece in pieces if piece.match), quote=quote)
    return replace(found, pieces=pieces)
