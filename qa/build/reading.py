"""Which files of a corpus are as they were, and the others read: each person spelled as everywhere in the corpus."""

from __future__ import annotations

import pickle
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from qa.build.previous import Previous
from qa.corpus import Listed, listed
from qa.errors import FormatError
from qa.schema import Person, Progress, Transcript
from qa.speakers import namesakes
from qa.store import TranscriptEntry

_SOON = 1.0  # seconds that reading may take before it is shown


@dataclass(slots=True)
class Item:
    """One transcript on its way into the index. `known` is the entry of the index in place whose records are still
    right, else None; `spilled` is where the transcript waits when it was read."""

    id: str
    file: str
    key: str
    people: tuple[Person, ...]
    warnings: tuple[str, ...]
    known: TranscriptEntry | None = None
    spilled: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)


class Readings:
    """What was read of a corpus: the transcripts that are new or changed wait in a file, so that memory does not grow
    with them. `warnings` are sentences for the user; `refused` tells, by key, why a file cannot be read."""

    def __init__(
        self,
        corpus: Path,
        spill: IO[bytes],
        previous: Previous | None,
        progress: Progress | None,
        without: Collection[str] = (),
    ) -> None:
        """Reads what is to be read, into `spill`, but for the transcripts `without`. Raises `CorpusError` as
        `qa.corpus.listed`."""
        self._spill = spill
        self._previous = previous
        self.items: list[Item] = []
        self.warnings: list[str] = []
        self.refused: dict[str, str] = {}
        casts = previous.records.casts() if previous else {}
        self.steps = Steps(progress)
        files = [found for found in listed(corpus) if isinstance(found, FormatError) or found.id not in without]
        for number, found in enumerate(files):
            self._take(found, casts)
            self.steps(number + 1, 2 * len(files))
        self._spell()

    def transcript(self, item: Item) -> Transcript:
        """A transcript that is new or changed, its people called as everywhere in the corpus."""
        return spelled(self._as_read(item), item.names)

    def _take(self, found: Listed | FormatError, casts: Mapping[str, tuple[Person, ...]]) -> None:
        if isinstance(found, FormatError):
            self._leave_out(str(found))
            return
        try:
            refusal = self._previous.refused.get(found.key) if self._previous else None
            item = None if refusal else self._kept(found, casts) or self._read(found)
        except FormatError as error:
            item, refusal = None, str(error)
        if item is None:
            self.refused[found.key] = refusal or ""
            self._leave_out(refusal or "")
            return
        self.items.append(item)
        self.warnings += [f"{item.file}: {warning}" for warning in item.warnings]

    def _leave_out(self, reason: str) -> None:
        self.warnings.append(f"{reason}; left out of the index")

    def _kept(self, found: Listed, casts: Mapping[str, tuple[Person, ...]]) -> Item | None:
        known = self._previous.entries.get(found.id) if self._previous else None
        if known is None or known.key != found.key:
            return None
        return Item(found.id, found.file, found.key, casts[found.id], known.warnings, known)

    def _read(self, found: Listed) -> Item:
        transcript = found.read()
        at = self._spill.seek(0, 2)
        pickle.dump(transcript, self._spill)
        return Item(found.id, found.file, found.key, transcript.source.people, transcript.warnings, spilled=at)

    def _spell(self) -> None:
        for item, names in zip(self.items, namesakes([item.people for item in self.items]), strict=True):
            item.names = dict(names)
            if item.known and item.known.names != item.names:
                item.known = None

    def _as_read(self, item: Item) -> Transcript:
        if item.spilled is None:
            assert self._previous is not None  # noqa: S101 - what was not read is known from there
            return self._previous.records.as_read(item.id)
        self._spill.seek(item.spilled)
        transcript: Transcript = pickle.load(self._spill)  # noqa: S301 - our own, a moment ago
        return transcript


class Steps:
    """Tells the progress of what is done file by file, once it has taken a while."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress, self._begun = progress, time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """So many steps are done."""
        if self._progress and time.monotonic() - self._begun > _SOON:
            self._progress(done, total)


def spelled(transcript: Transcript, names: Mapping[str, str]) -> Transcript:
    """The transcript with these names of its people replaced; what its file calls them stays an alias."""
    if not names:
        return transcript
    turns = (replace(turn, speaker=names.get(turn.speaker or "", turn.speaker)) for turn in transcript.turns)
    people = tuple(_called(person, names.get(person.name, person.name)) for person in transcript.source.people)
    return replace(transcript, turns=tuple(turns), source=replace(transcript.source, people=people))


def _called(person: Person, name: str) -> Person:
    aliases: Sequence[str] = (person.name, *person.aliases) if name != person.name else person.aliases
    return replace(person, name=name, aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias != name))
