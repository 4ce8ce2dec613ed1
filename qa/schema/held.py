"""What is held: the transcripts of a corpus as lists show them, and what became of files that were added. No I/O."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qa.schema.spoken import Transcript


class Fate(StrEnum):
    """What became of a file that was brought."""

    ADDED = "added"
    """Read, and copied into the corpus."""
    PRESENT = "present"
    """It lies in the corpus already, and was read there."""
    ALREADY = "already"
    """The corpus holds a file of the very same bytes; nothing was done."""
    FAILED = "failed"
    """It cannot be read or copied; nothing was done."""
    PASSED = "passed over"
    """A file in a folder or archive that is no transcript."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """One file that was brought: `origin` is what the user calls it. `id` and `file` are those of its transcript, None
    where there is none; `transcript` is what was understood of it; `reason` says why it failed, `note` what else there
    is to know (another name), both as sentences."""

    fate: Fate
    origin: str
    id: str | None = None
    file: str | None = None
    transcript: Transcript | None = None
    reason: str | None = None
    line: int | None = None
    note: str | None = None


class Standing(StrEnum):
    """Whether the index knows a transcript as it is."""

    INDEXED = "indexed"
    CHANGED = "changed"
    """Its file, or what the catalogue says of it, is another than when it was indexed."""
    NEW = "not indexed"
    GONE = "gone"
    """Indexed, but its file is not in the corpus any more."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One transcript of a corpus in a list. `speakers` are in order of appearance; `words` counts those of all turns.
    `reason` says why it is unreadable; then all but `id` and `file` is empty."""

    id: str
    file: str
    standing: Standing
    title: str = ""
    date: str | None = None
    language: str | None = None
    format: str | None = None
    speakers: tuple[str, ...] = ()
    turns: int = 0
    words: int = 0
    reason: str | None = None
