"""What a corpus counts: who speaks how much, when, and on what. No I/O, no logic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qa.schema.prepared import Topic
from qa.schema.spoken import Role, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What somebody says in one role. `speaker` is None for narration and for unknown voices; `seconds` is None where
    one of the turns has no times."""

    speaker: str | None
    role: Role
    turns: int
    words: int
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Who says how much in one transcript: one share a speaker and role, in order of appearance."""

    source: Source
    turns: int
    passages: int
    words: int
    shares: tuple[Share, ...]

    def words_in(self, role: Role) -> int:
        """How many of the words are said or written in this role."""
        return words_in(self.shares, role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """All that is said in one role: by how many known people, in how many turns and words."""

    role: Role
    speakers: int
    turns: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a corpus holds. `languages` are (ISO 639-1 or None, transcripts), `roles` the parts, both with the most
    first; `speakers` counts known people, each once."""

    interviews: int
    turns: int
    passages: int
    words: int
    speakers: int
    dated: int
    undated: int
    languages: tuple[tuple[str | None, int], ...]
    roles: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What the transcripts of one year hold; `interviews` are their ids, in the order of their dates."""

    year: int
    interviews: tuple[str, ...]
    turns: int
    words: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The transcripts that bear a date, oldest first; those that do not, in the order of the corpus; and the years of
    the first, in order, those without any left out."""

    dated: tuple[Talk, ...]
    undated: tuple[Talk, ...]
    years: tuple[Year, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The figures of a corpus: `shares` are those of all `talks` together, most words first."""

    counts: Counts
    talks: tuple[Talk, ...]
    shares: tuple[Share, ...]
    timeline: Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One turn by its length: in words, and where the file has times, `start` and length in seconds."""

    turn: int
    speaker: str | None
    role: Role
    words: int
    start: float | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How one transcript goes: every turn in order."""

    source: Source
    stretches: tuple[Stretch, ...]

    @property
    def timed(self) -> bool:
        """Whether it is known of every turn when it begins and how long it lasts."""
        return bool(self.stretches) and all(
            stretch.start is not None and stretch.seconds is not None for stretch in self.stretches
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPoint:
    """A topic in a plane, -1…1 in both directions. `nearest` is the id of the topic nearest to it in meaning, which is
    not always the nearest in the plane; None where there is no other."""

    topic: Topic
    x: float
    y: float
    nearest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMap:
    """Topics placed so that near ones lie near, in the order given. `kept` is the share, 0…1, of those whose nearest in
    meaning is among their three nearest in the plane; None for fewer than five, where it says nothing."""

    points: tuple[TopicPoint, ...]
    kept: float | None


def words_in(shares: Iterable[Share], role: Role) -> int:
    """How many words are said or written in this role."""
    return sum(share.words for share in shares if share.role is role)
