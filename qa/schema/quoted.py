"""What is quoted: excerpts, verdicts, and what became of the words. No I/O, no logic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qa.schema.spoken import Source, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A stretch of one turn, as it is cited and found again: `text == transcript.text[start:end]`.

    `prefix` and `suffix` are what stands before and after it in the transcript, at most 32 characters each: with
    `text` they make a TextQuoteSelector, with `start` and `end` a TextPositionSelector (W3C Web Annotation Data Model,
    section 4.2).
    """

    source: Source
    turn: Turn
    text: str
    start: int
    end: int
    prefix: str
    suffix: str


class Verdict(StrEnum):
    """How faithful a quote is to what was said, from the most faithful to the least."""

    VERBATIM = "verbatim"
    """The same words, but for case, accents, spacing, punctuation and ellipses that are marked."""
    NEAR_VERBATIM = "near-verbatim"
    """A few words differ; the meaning cannot."""
    ALTERED = "altered"
    """A negation, number, amount, date, unit, name, modal or comparative differs, however alike the rest."""
    PARAPHRASE = "paraphrase"
    """The same thing in other words, or in another language."""
    NOT_FOUND = "not-found"
    """Nobody said it."""


class Attribution(StrEnum):
    """What is wrong or right about who is claimed to have said a quote."""

    RIGHT = "right"
    WRONG = "wrong"
    """Somebody else said it."""
    INTERVIEWER = "interviewer"
    """The interviewer's words, put into the mouth of the guest."""
    NARRATOR = "narrator"
    """The publication's own words, put into somebody's mouth."""
    MIXED = "mixed"
    """Stitched from the words of several people, of whom the one claimed is one."""


class Operation(StrEnum):
    """What became of some words on their way from what was said into a quote."""

    EQUAL = "equal"
    REPLACED = "replaced"
    DROPPED = "dropped"
    """Said, but not in the quote."""
    ADDED = "added"
    """In the quote, but not said."""
    OMITTED = "omitted"
    """Said, and left out where the quote has an ellipsis."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of a word-level comparison: `quoted`, the words of the quote, `said`, those of the transcript, each as
    written and with what stands between them and the next step, so that all `said` together are the words as said.
    One is empty where words were dropped or added; of what was omitted, `quoted` is the ellipsis. `changes` names what
    of the meaning differs ("negation", "number", "name", …), None where nothing of it does."""

    operation: Operation
    quoted: str
    said: str
    changes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMatch:
    """One place where a quote, or one piece of it, was said.

    `similarity` is 0…1; `edits`, in order, lead from what was said to the quote (empty for a paraphrase); `changes`
    are those of the edits, each once; `question` is the interviewer's turn that the words answer; `translation` tells
    that quote and transcript are in different languages; `citation` is a line that cites the words.
    """

    excerpt: Excerpt
    verdict: Verdict
    similarity: float
    edits: tuple[Edit, ...] = ()
    changes: tuple[str, ...] = ()
    question: str | None = None
    translation: bool = False
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of a stitched quote: `quote[start:end]`, and where it was said, None where it was not found."""

    text: str
    start: int
    end: int
    match: QuoteMatch | None


class Note(StrEnum):
    """What a reader should know of a quote besides the verdict."""

    SPEAKER_UNKNOWN = "speaker-unknown"
    """The speaker claimed is no voice of these interviews."""
    BRACKETS = "brackets"
    """Words in square brackets are the quoter's own, and were not compared."""
    SENTENCE_DENIES = "sentence-denies"
    """The sentence that the quote is cut out of has a negation that the quote does not have."""
    NUMBER_CUT = "number-cut"
    """The quote begins or ends within a number."""
    MORE = "more"
    """It was said in more places than are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Who said a quote, and how faithfully.

    `matches` are all the places where it was said faithfully, word for word before nearly so, each group earliest first
    (by the date of the source, undated ones last, then by the order of the corpus); else the best places; of a stitched
    quote, the place of each piece, in the order of the quote.
    `nearest` is the nearest miss when there is none. `speaker_claimed` is as the user wrote it; `attribution` is None
    when nobody is claimed or nothing is found. `pieces` are empty unless the quote is stitched from several places;
    `notes` are what a reader should know besides.
    """

    quote: str
    language: str | None
    verdict: Verdict
    speaker_claimed: str | None = None
    attribution: Attribution | None = None
    matches: tuple[QuoteMatch, ...] = ()
    nearest: QuoteMatch | None = None
    pieces: tuple[Piece, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def speaker_matches(self) -> bool | None:
        """Whether the speaker claimed said it; None when nobody is claimed or nothing is found."""
        return None if self.attribution is None else self.attribution is Attribution.RIGHT
