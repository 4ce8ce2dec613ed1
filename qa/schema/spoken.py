"""What was said: transcripts, their turns, who speaks, and the sources. No I/O, no logic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """In which capacity words were spoken or written."""

    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"
    QUOTED = "quoted"
    NARRATOR = "narrator"
    UNKNOWN = "unknown"


class Anchor(NamedTuple):
    """Where in its file the words from offset `start` of the transcript's text stand, up to the next anchor.

    `time` is in seconds from the start of the recording; `page` and `cue` count from 1; `cell` is a spreadsheet's
    ("C12"). What a format has not is None.
    """

    start: int
    time: float | None = None
    page: int | None = None
    cue: int | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says, in one role, before somebody else speaks.

    `start`, `end` are character offsets into the transcript's decoded text, end exclusive:
    `transcript.text[start:end] == text`, always. A reader of a format sets `label`, the name as the
    source prints it (None where it prints none); `speaker`, the person, is set by `qa.speakers` and
    stays None for narration and for unknown voices. `inferred` marks a speaker that no label of the turn
    states, and a turn without a label; `confidence`, 0…1, is how sure a role is that the source does not
    state, None where it does. Times are seconds from the start of the recording, pages count from 1.
    `anchors` are in order, the first at `start` where there is any: a long turn is found again in its file
    by the last one at or before the words.
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
    confidence: float | None = None
    anchors: tuple[Anchor, ...] = ()


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
    """One file, read: its text, and its turns in order of appearance, never overlapping.

    `text` is the file's own, decoded; where `composed`, the file is a container (subtitles, JSON, XML, a document) and
    `text` was composed from it: one paragraph a turn, opened by its label. `sha256` is the hexadecimal digest of the
    file's bytes. `metadata` is what the text itself states (title, byline, …); `warnings` are sentences for the user.
    """

    source: Source
    format: str
    text: str
    sha256: str
    turns: tuple[Turn, ...]
    metadata: dict[str, str]
    warnings: tuple[str, ...] = ()
    composed: bool = False
