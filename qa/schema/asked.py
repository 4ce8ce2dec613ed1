"""What is asked and answered: passages, hits, answers, filters, and what a question names. No I/O, no logic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from qa.schema.spoken import Role, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one turn, short enough to be an answer: `text == transcript.text[start:end]`.

    `question` is the text of the interviewer's turn that it answers, None where there is none. `time`, in seconds, and
    `page` are where it begins, None where the file has none.
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
    time: float | None = None
    page: int | None = None


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


class Reason(StrEnum):
    """Why a question is not answered."""

    OUTSIDE = "outside"
    """The interviews do not speak of what it asks about."""
    FILTERED = "filtered"
    """Without the filters it is answered."""
    UNSAID = "unsaid"
    """The interviews speak of what it asks about, but nobody answers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The passages found for a question, best first. When `answered` is false they are merely the nearest, and `reason`
    says why.

    `confidence` is the calibrated probability, 0…1, that the first passages answer the question;
    `understood_as` is the question as completed from the conversation, None when it stands by itself.
    """

    question: str
    understood_as: str | None
    language: str | None
    answered: bool
    confidence: float
    hits: tuple[Hit, ...]
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an answer is restricted to; None means no restriction. Dates are ISO, as precise as given, inclusive."""

    speaker: str | None = None
    source: str | None = None
    role: Role | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None


class Facet(NamedTuple):
    """One value that a filter can have (an id, for a source), and how many passages it would let through."""

    value: str
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What each filter can be set to, given the others: its own setting is left out, so that each value tells what
    choosing it would give. Most passages first; sources in the order of the corpus, years latest first."""

    speakers: tuple[Facet, ...]
    sources: tuple[Facet, ...]
    roles: tuple[Facet, ...]
    languages: tuple[Facet, ...]
    years: tuple[Facet, ...]


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
