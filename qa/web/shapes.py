"""What programs send and get, as types: the REST interface and the MCP tools are described from these.

The records themselves are made in `qa.render`; the tests hold them to these types, with no key missing or to spare.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, NotRequired, TypeAlias

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

DEFECT = "Something went wrong on our side; ask again, and report it if it stays."
"""What a program is told when a defect of ours keeps it from its answer."""
MOST_TURNS = 200
"""Turns that are given at once."""
MOST_PASSAGES = 50
"""Passages that one answer holds for a program."""

RoleName: TypeAlias = Literal["interviewer", "interviewee", "quoted", "narrator", "unknown"]
VerdictName: TypeAlias = Literal["verbatim", "near-verbatim", "altered", "paraphrase", "not-found"]

AttributionName: TypeAlias = Literal["right", "wrong", "interviewer", "narrator", "mixed"]
OperationName: TypeAlias = Literal["equal", "replaced", "dropped", "added", "omitted"]
NoteName: TypeAlias = Literal["speaker-unknown", "brackets", "sentence-denies", "number-cut", "more"]

QuestionText = Annotated[str, Field(description="The question, in any language, in plain words.")]
QuoteText = Annotated[str, Field(description="The words to look for, as they are quoted, without quotation marks.")]
Claimed = Annotated[str | None, Field(description="Who is claimed to have said it; leave out to ask who did.")]
Count = Annotated[int, Field(ge=1, le=MOST_PASSAGES, description="How many passages at most.")]
OnlySpeaker = Annotated[
    str | None, Field(description="Only this person's words (a name, or a part that only one has).")
]
OnlySource = Annotated[str | None, Field(description="Only this interview (its id, file or title).")]
OnlyRole = Annotated[RoleName | None, Field(description="Only words said in this role.")]
OnlyLanguage = Annotated[str | None, Field(description="Only interviews in this language (ISO 639-1: fr, en, …).")]
Since = Annotated[str | None, Field(description="Only interviews from this date on: 2021, 2021-07 or 2021-07-14.")]
Until = Annotated[str | None, Field(description="Only interviews up to this date: 2021, 2021-07 or 2021-07-14.")]
SourceName = Annotated[str, Field(description="The interview: its id, as list_speakers and the passages have it.")]
FirstTurn = Annotated[int, Field(ge=0, description="The number of the first turn to read; they count from 0.")]
LastTurn = Annotated[
    int | None,
    Field(ge=0, description=f"The number of the last turn to read, included; at most {MOST_TURNS} turns are given."),
]


CitedId = Annotated[str, Field(description="A passage or turn by its id, as in an-interview#t13, or a permalink.")]
StyleName: TypeAlias = Literal["apa", "mla", "chicago", "iso690", "bibtex", "ris", "csl-json", "markdown"]
CiteStyle = Annotated[StyleName, Field(description="A style for readers, or a format for their programs.")]
CiteLanguage = Annotated[
    Literal["fr", "en"] | None, Field(description="In which language to word it; by default that of the interview.")
]


class Asked(BaseModel):
    """A question, and what its answer is restricted to."""

    model_config = ConfigDict(extra="forbid")
    question: QuestionText
    k: Count = 5
    speaker: OnlySpeaker = None
    source: OnlySource = None
    role: OnlyRole = None
    language: OnlyLanguage = None
    since: Since = None
    until: Until = None


class Quoted(BaseModel):
    """A quote, and who is claimed to have said it."""

    model_config = ConfigDict(extra="forbid")
    quote: QuoteText
    speaker: Claimed = None


class QuotedByWhom(BaseModel):
    """A quote whose speaker is asked for."""

    model_config = ConfigDict(extra="forbid")
    quote: QuoteText


class Refusal(TypedDict):
    """Why there is no answer, in one sentence."""

    error: str


class SourceRecord(TypedDict):
    """The bibliographic facts of one transcript; null where they are not known."""

    id: str
    title: str
    file: str
    publisher: str | None
    date: str | None
    language: str | None
    url: str | None


class PassageRecord(TypedDict):
    """Words of one speaker, verbatim: characters `start` to `end` of the transcript's text. `highlights` are stretches
    of `text` that answer; `question` is what the interviewer had asked; `time`, in seconds, and `page` are where it
    begins, only where the file has them."""

    rank: int
    score: float
    id: str
    text: str
    highlights: list[tuple[int, int]]
    speaker: str | None
    role: RoleName
    question: str | None
    source: SourceRecord
    turn: int
    start: int
    end: int
    citation: str
    time: NotRequired[float]
    page: NotRequired[int]


class AnswerRecord(TypedDict):
    """The passages for a question, best first; when `answered` is false they are merely the nearest."""

    question: str
    understood_as: str | None
    language: str | None
    answered: bool
    confidence: float
    passages: list[PassageRecord]


class SpeakerRecord(TypedDict):
    """Somebody who speaks; `sources` are ids of interviews, `turns` is how many turns are theirs."""

    name: str
    roles: list[RoleName]
    organisation: str | None
    aliases: list[str]
    sources: list[str]
    turns: int


class SpeakersRecord(TypedDict):
    """Everybody who speaks, in the order of the corpus."""

    speakers: list[SpeakerRecord]


class SourcesRecord(TypedDict):
    """Every interview, in the order of the corpus."""

    sources: list[SourceRecord]


class AnchorRecord(TypedDict):
    """Where in its file the words from offset `start` on stand: seconds, page, cue or cell, what the file has."""

    start: int
    time: NotRequired[float]
    page: NotRequired[int]
    cue: NotRequired[int]
    cell: NotRequired[str]


class TurnRecord(TypedDict):
    """What one speaker says before somebody else speaks; times in seconds, pages and anchors only where the file has
    them, `confidence` (how sure the role is, 0 to 1) only where the source does not state the role."""

    index: int
    speaker: str | None
    role: RoleName
    text: str
    start: int
    end: int
    label: str | None
    inferred: bool
    time_start: NotRequired[float]
    time_end: NotRequired[float]
    page: NotRequired[int]
    confidence: NotRequired[float]
    anchors: NotRequired[list[AnchorRecord]]


class TurnsRecord(TypedDict):
    """Turns of one interview, in order; `total` is how many it has."""

    source: SourceRecord
    total: int
    turns: list[TurnRecord]


class SayingRecord(TypedDict):
    """Who said some words, in which role, in answer to which question, where; `text` is what was really said, and
    `quoted_by` names the publication that tells it."""

    speaker: str | None
    role: RoleName
    quoted_by: str | None
    text: str
    question: str | None
    source: SourceRecord
    turn: int
    start: int
    end: int
    citation: str
    permalink: str


class WhoRecord(TypedDict):
    """Who said a quote, the earliest first; nobody when the verdict is not-found."""

    quote: str
    verdict: VerdictName
    said_by: list[SayingRecord]


class EditRecord(TypedDict):
    """One step from what was said to the quote; `changes` names what of the meaning differs, null for nothing."""

    op: OperationName
    quoted: str
    said: str
    changes: str | None


class MatchRecord(SayingRecord):
    """One place where a quote, or a piece of it, was said: how like it is (0…1), and what differs, word by word."""

    id: str
    verdict: VerdictName
    similarity: float
    changes: list[str]
    translation: bool
    diff: list[EditRecord]


class PieceRecord(TypedDict):
    """One piece of a stitched quote: its characters `start` to `end`, and where it was said, null for nowhere."""

    text: str
    start: int
    end: int
    match: MatchRecord | None


class VerificationRecord(TypedDict):
    """How faithful a quote is. `speaker_matches` is null when nobody is claimed or nothing is found; `nearest` is the
    nearest miss, said by nobody in these words, when there is no match; `pieces` are those of a stitched quote."""

    quote: str
    verdict: VerdictName
    speaker_claimed: str | None
    speaker_matches: bool | None
    attribution: AttributionName | None
    language: str | None
    matches: list[MatchRecord]
    nearest: MatchRecord | None
    stitched: bool
    pieces: list[PieceRecord]
    notes: list[NoteName]


class CitationRecord(TypedDict):
    """Some words of an interview, cited. `selector` holds their W3C Web Annotation selectors, `csl` their CSL-JSON."""

    id: str
    style: StyleName
    citation: str
    permalink: str
    selector: list[dict[str, Any]]
    csl: dict[str, Any]


def sentence(errors: Sequence[Any]) -> str:
    """What is wrong with a request, in one sentence, from the errors that pydantic lists."""
    said = []
    for error in errors[:3]:
        place = ".".join(str(part) for part in error["loc"] if part not in ("body", "query", "path"))
        said.append(f"{place or 'the body'}: {error['msg'][:1].lower()}{error['msg'][1:]}")
    return "; ".join(said)
