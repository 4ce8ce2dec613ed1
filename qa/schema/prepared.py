"""What an interview is prepared with: what was asked of whom, who speaks to a topic, and how far. No I/O, no logic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qa.schema.asked import Hit
from qa.schema.spoken import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question that an interviewer put: the part of the turn that asks, `text == transcript.text[start:end]`.

    `guests` are those whom the interviewer was answered by, and `replies` the numbers of their turns, both in order.
    Where nobody took it up, there are no replies, and the guest is the only one of the interview, if there is one.
    `read` is what the encoder reads: the end of a long question, without the names of those who speak there, so that
    one question put to two people is the same.
    """

    id: str
    transcript: str
    turn: int
    speaker: str | None
    guests: tuple[str, ...]
    replies: tuple[int, ...]
    text: str
    start: int
    end: int
    read: str


class State(StrEnum):
    """What became of a question with one guest.

    `ANSWERED`: it was put to them, and they replied. `TOUCHED`: it was not, but their words elsewhere speak to it; or
    it was, and they left it without a reply. `NOT_ASKED`: neither, after every turn of theirs was looked at.
    """

    ANSWERED = "answered"
    TOUCHED = "touched"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody's part in a topic. `hits` are their passages that address it, best first; where `addresses` is false,
    the one that comes nearest, if they said anything at all. `askings` are the questions on it put to them."""

    speaker: str
    addresses: bool
    confidence: float
    hits: tuple[Hit, ...]
    askings: tuple[Asking, ...] = ()

    @property
    def state(self) -> State:
        """What became of the topic with them."""
        if any(asking.replies for asking in self.askings):
            return State.ANSWERED
        return State.TOUCHED if self.addresses else State.NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Who speaks to a topic: every interviewee and quoted person, those who address it first, by confidence; the
    others after them. `wordings` are what it was looked for by, beside its own words."""

    topic: str
    wordings: tuple[str, ...]
    voices: tuple[Voice, ...]

    @property
    def addressed(self) -> int:
        """How many address it."""
        return sum(voice.addresses for voice in self.voices)

    @property
    def of(self) -> int:
        """How many there are."""
        return len(self.voices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One question and one guest. `asking` is the question as it was put to them, None where it was not; `nearest` is
    then the nearest of all that were. `hits` are the answer; where it was touched on, the passages that do; else the
    nearest miss."""

    speaker: str
    state: State
    asking: Asking | None
    hits: tuple[Hit, ...]
    nearest: Asking | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question as put to many: `question` is the wording nearest to all its `askings`; one cell a guest, in the
    order of the matrix; `asked` is how many guests it was put to."""

    question: str
    askings: tuple[Asking, ...]
    asked: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMatrix:
    """Questions × guests; the question put to most guests first, then in the order of the corpus. `questions` is how
    many rows there would be without a limit."""

    guests: tuple[str, ...]
    rows: tuple[Row, ...]
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject of the corpus, found in what was said. `id` is stable while its core stays; `label` the name that a
    user gave it, else its most telling terms; `terms` are those terms, most telling first; `passages` the ids of its
    passages, the most typical first; `speakers` who speaks in them, most passages first."""

    id: str
    label: str
    named: bool
    terms: tuple[str, ...]
    passages: tuple[str, ...]
    speakers: tuple[str, ...]


class Relation(StrEnum):
    """How what one person says on a topic stands to what another does: on one side, on two, not to be told by their
    words, or the other says nothing."""

    AGREEING = "agreeing"
    DIFFERING = "differing"
    UNCLEAR = "unclear"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What another person says on a topic of the guest's: `hit` is None where they are silent."""

    speaker: str
    relation: Relation
    hit: Hit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What a guest says on one topic, best first, with what others say on it."""

    topic: Topic
    hits: tuple[Hit, ...]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A number with what it counts, or a name, as the guest gave it: `start`, `end` are offsets into the passage."""

    text: str
    hit: Hit
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequel:
    """Two statements of one person on the same thing, at two dates."""

    earlier: Hit
    later: Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What a moderator wants to know of a guest.

    `introductions` are their own words on who they are; `topics` what they say, the topic with most of their passages
    first; `asked` every question put to them, in order, each with the answer; `never_asked` the rows of the matrix that
    others were asked and they were not; `statements` their dated passages, oldest first; `sequels` pairs of those.
    """

    speaker: Speaker
    introductions: tuple[Hit, ...]
    topics: tuple[Spoken, ...]
    asked: tuple[Cell, ...]
    never_asked: tuple[Row, ...]
    numbers: tuple[Mention, ...]
    names: tuple[Mention, ...]
    statements: tuple[Hit, ...]
    sequels: tuple[Sequel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """A passage of one speaker and the one of the other's that is nearest to it in meaning, 0…1."""

    left: Hit
    right: Hit
    nearness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two speakers side by side, nearest pairs first; what has no counterpart is in `only_left` and `only_right`."""

    left: str
    right: str
    topic: str | None
    pairs: tuple[Facing, ...]
    only_left: tuple[Hit, ...]
    only_right: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Every passage that answers a question, not only the best: one voice a speaker, as in a brief but without the
    questions put to them; `below` are the passages just under the line, best first."""

    question: str
    language: str | None
    voices: tuple[Voice, ...]
    below: tuple[Hit, ...]

    @property
    def addressed(self) -> int:
        """How many address it."""
        return sum(voice.addresses for voice in self.voices)

    @property
    def of(self) -> int:
        """How many there are."""
        return len(self.voices)
