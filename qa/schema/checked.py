"""What a health report says of a file before it is added. No I/O, no logic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qa.schema.spoken import Transcript


class Concern(StrEnum):
    """What there may be to look at in a transcript."""

    READING = "reading"
    """Said by the reader itself: something odd in the file."""
    NO_SPEECH = "no-speech"
    UNLABELLED = "unlabelled"
    ONE_SPEAKER = "one-speaker"
    ALIASES = "aliases"
    ROLES = "roles"
    LONG_TURN = "long-turn"
    TIMES = "times"
    LANGUAGES = "languages"
    BOILERPLATE = "boilerplate"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near-duplicate"
    EMAIL = "email"
    PHONE = "phone"
    IBAN = "iban"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to look at: a whole sentence, and where it is seen. `turn` counts from 0; `start`, `end` are offsets
    into the transcript's text; `twin` is the id or file that a duplicate doubles. What does not apply is None. `form`
    tells two kinds of one concern apart, and `values` are the numbers and words of the sentence by name, so that it can
    be said in another language."""

    concern: Concern
    sentence: str
    turn: int | None = None
    start: int | None = None
    end: int | None = None
    twin: str | None = None
    form: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """One file, looked at before it is indexed: how it was understood, and the doubts, in the order of `Concern`.

    `words` counts the words of all turns, narration among them.
    """

    transcript: Transcript
    words: int
    doubts: tuple[Doubt, ...]
