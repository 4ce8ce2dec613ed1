"""The nouns of the project: frozen records and the protocols between rooms. No I/O, no logic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Vector: TypeAlias = npt.NDArray[np.float32]
"""One embedding, shape (d,)."""
Matrix: TypeAlias = npt.NDArray[np.float32]
"""Embeddings by row, shape (n, d)."""
Spans: TypeAlias = npt.NDArray[np.int32]
"""Character offsets by row, shape (n, 2): start, end (exclusive)."""


class Role(StrEnum):
    """In which capacity words were spoken or written."""

    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"
    QUOTED = "quoted"
    NARRATOR = "narrator"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says, in one role, before somebody else speaks.

    `start`, `end` are character offsets into the transcript's decoded text, end exclusive:
    `transcript.text[start:end] == text`, always. A reader of a format sets `label`, the name as the
    source prints it (None where it prints none); `speaker`, the person, is set by `qa.speakers` and
    stays None for narration and for unknown voices. `inferred` marks a role or speaker that the source
    does not state. Times are seconds from the start of the recording, pages count from 1.
    """

    index: int
    text: str
    start: int
    end: int
    role: Role = Role.UNKNOWN
    speaker: str | None = None
    label: str | None = None
    inferred: bool = False
    time_start: float | None = None
    time_end: float | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who speaks in a source; `aliases` are other spellings found for the same person."""

    name: str
    role: Role
    organisation: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who speaks, over all sources: `roles` and `sources` (ids) in the order of the corpus, each once; `turns`
    is how many turns are theirs; `organisation` is the first that a source states."""

    name: str
    roles: tuple[Role, ...]
    organisation: str | None
    aliases: tuple[str, ...]
    sources: tuple[str, ...]
    turns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bibliographic facts of one transcript. What its source does not state is None or empty.

    `date` is as precise as is known: "2021", "2021-07" or "2021-07-14". `language` is ISO 639-1.
    """

    id: str
    file: str
    title: str
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    url: str | None = None
    people: tuple[Person, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """One file, read: its decoded text, and its turns in order of appearance, never overlapping.

    `sha256` is the hexadecimal digest of the file's bytes. `metadata` is what the text itself states
    (title, byline, …); `warnings` are sentences for the user.
    """

    source: Source
    format: str
    text: str
    sha256: str
    turns: tuple[Turn, ...]
    metadata: dict[str, str]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one turn, short enough to be an answer: `text == transcript.text[start:end]`.

    `question` is the text of the interviewer's turn that it answers, None where there is none.
    """

    id: str
    transcript: str
    turn: int
    speaker: str | None
    role: Role
    text: str
    start: int
    end: int
    question: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found for a question. `score` is 0…1, higher is better; `highlights` are (start, end) offsets into
    the passage's text, in order, of the sentences or clauses that answer."""

    rank: int
    score: float
    passage: Passage
    source: Source
    highlights: tuple[tuple[int, int], ...]
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The passages found for a question, best first. When `answered` is false they are merely the nearest.

    `confidence` is the calibrated probability, 0…1, that the first passages answer the question;
    `understood_as` is the question as completed from the conversation, None when it stands by itself.
    """

    question: str
    understood_as: str | None
    language: str | None
    answered: bool
    confidence: float
    hits: tuple[Hit, ...]


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
    `notes` are sentences for the reader, in English.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an answer is restricted to; None means no restriction. Dates are ISO, as precise as given, inclusive."""

    speaker: str | None = None
    source: str | None = None
    role: Role | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """What a question names: `spans`, where (start, end), in order; `speakers` by name; `sources` by id, where a
    name is that of an organisation, or of somebody who speaks there (then also in `through`)."""

    spans: tuple[tuple[int, int], ...] = ()
    speakers: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class Encoding:
    """What one forward pass gives for one text: `pooled`, shape (d,), unit length; `tokens`, shape (n, d), rows of
    unit length; `spans`, shape (n, 2), where each token lies in the text. Special tokens are left out."""

    pooled: Vector
    tokens: Matrix
    spans: Spans


Progress: TypeAlias = Callable[[int, int], None]
"""Called with (done, total) as work goes on."""


class Encoder(Protocol):
    """Text → vectors. Questions and passages may be encoded differently."""

    @property
    def name(self) -> str:
        """The model's name, as a user would write it in the settings."""

    @property
    def fingerprint(self) -> str:
        """A hexadecimal digest that differs whenever the vectors would."""

    @property
    def dimension(self) -> int:
        """d, the length of every vector."""

    def encode_questions(self, texts: Sequence[str]) -> list[Encoding]:
        """The encodings of questions, in the order given."""

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """The encodings of passages, in the order given."""


class VectorIndex(Protocol):
    """Nearest vectors by inner product."""

    def search(self, queries: Matrix, k: int, allowed: npt.NDArray[np.bool_] | None = None) -> tuple[Matrix, Spans]:
        """Scores and row numbers, each (len(queries), k'), best first, k' ≤ k; only rows where `allowed` is true."""
