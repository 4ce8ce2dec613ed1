"""A verifier without a corpus: what it finds for a quote is written in the test."""

from __future__ import annotations

from collections.abc import Mapping

from qa.errors import QuoteError, QuoteFault
from qa.schema import (
    Attribution,
    Edit,
    Excerpt,
    Operation,
    Person,
    Piece,
    QuoteMatch,
    Role,
    Source,
    Turn,
    Verdict,
    Verification,
)

SOURCE = Source(
    id="talk",
    file="corpus/talk.txt",
    title="A talk",
    publisher="The Paper",
    language="en",
    people=(
        Person(name="Anna Roy", role=Role.INTERVIEWEE, organisation="Truc", aliases=("AR",)),
        Person(name="Emil M", role=Role.INTERVIEWER),
    ),
)


def match(
    said: str = "We have fifty ships.",
    verdict: Verdict = Verdict.VERBATIM,
    *edits: Edit,
    speaker: str | None = "Anna Roy",
    role: Role = Role.INTERVIEWEE,
    translation: bool = False,
) -> QuoteMatch:
    """A place where something was said, in turn 3 of the source."""
    turn = Turn(index=3, text=said, start=0, end=len(said), role=role, speaker=speaker)
    excerpt = Excerpt(source=SOURCE, turn=turn, text=said, start=0, end=len(said), prefix="", suffix="")
    changes = tuple(dict.fromkeys(edit.changes for edit in edits if edit.changes))
    return QuoteMatch(
        excerpt=excerpt, verdict=verdict, similarity=0.9, edits=edits, changes=changes, translation=translation
    )


def found(
    verdict: Verdict = Verdict.VERBATIM,
    *matches: QuoteMatch,
    attribution: Attribution | None = Attribution.RIGHT,
    nearest: QuoteMatch | None = None,
    pieces: tuple[Piece, ...] = (),
) -> Verification:
    """A verification; its quote and who is claimed are filled in by `FakeVerifier`."""
    return Verification(
        quote="",
        language="en",
        verdict=verdict,
        attribution=attribution,
        matches=matches,
        nearest=nearest,
        pieces=pieces,
    )


LOST = found(Verdict.NOT_FOUND, attribution=None)
FIFTY = Edit(Operation.REPLACED, "five hundred", "fifty", "number")


class FakeVerifier:
    """Finds for each quote what it was given for it, and nothing for any other. `asked` are the quotes it was asked
    for, with the speakers claimed, in order."""

    def __init__(self, answers: Mapping[str, Verification]) -> None:
        self._answers = answers
        self.asked: list[tuple[str, str | None]] = []

    def verify(self, quote: str, *, speaker: str | None = None) -> Verification:
        """What the test has for this quote. Raises `QuoteError` for one that begins with "Unsayable"."""
        self.asked.append((quote, speaker))
        if quote.startswith("Unsayable"):
            raise QuoteError("this quote is too long", QuoteFault.TOO_LONG)
        answer = self._answers.get(quote, LOST)
        return Verification(
            quote=quote,
            language=answer.language,
            verdict=answer.verdict,
            speaker_claimed=speaker,
            attribution=answer.attribution if speaker else None,
            matches=answer.matches,
            nearest=answer.nearest,
            pieces=answer.pieces,
        )
