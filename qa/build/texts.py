"""Transcripts → records, words and postings of the next index: what is unchanged is copied, the rest written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from qa.askings import askings
from qa.build.previous import Previous, frames
from qa.build.reading import Item, Readings
from qa.lexical import LexicalDraft
from qa.passages import Framed, Sizes, framed, passages
from qa.quotes import Postings, PostingsDraft
from qa.schema import Asking
from qa.search import RECORDS, WORDS
from qa.store import RecordsDraft, TranscriptEntry


def write_texts(folder: Path, readings: Readings, previous: Previous | None, sizes: Sizes) -> list[TranscriptEntry]:
    """Writes records, words and postings of everything that was read to `folder`; returns the transcripts' entries, in
    order, the number of sentences left open where it is not known. Raises `OSError` when they cannot be written."""
    old = previous if previous and previous.entries else None
    with (
        RecordsDraft(folder / RECORDS, old.path / RECORDS if old else None) as records,
        LexicalDraft(folder / WORDS, old.path / WORDS if old else None) as words,
    ):
        writing = _Writing(records, words, PostingsDraft(folder), old, sizes)
        writing.forget(readings.items)
        for number, item in enumerate(readings.items, len(readings.items) + 1):
            writing.take(item, readings)
            readings.steps(number, 2 * len(readings.items))
        writing.finish()
    return writing.entries


class _Writing:
    """The three files in the making."""

    def __init__(
        self, records: RecordsDraft, words: LexicalDraft, postings: PostingsDraft, old: Previous | None, sizes: Sizes
    ) -> None:
        self._records, self._words, self._postings = records, words, postings
        self._old, self._sizes = old, sizes
        self._moved = np.full(sum(entry.turns for entry in old.entries.values()) if old else 0, -1, np.int64)
        self._turns = 0
        self.entries: list[TranscriptEntry] = []

    def forget(self, items: Sequence[Item]) -> None:
        """Takes the words out of what is no longer there as it was."""
        kept = {item.id for item in items if item.known}
        for source in self._old.records.sources() if self._old else ():
            if self._old and source.id not in kept:
                gone = frames(self._old.records, self._old.runs[source.id], source, self._sizes)
                self._words.remove(source.id, ((frame.text, source.language) for frame in gone))

    def take(self, item: Item, readings: Readings) -> None:
        """Copies a transcript, or writes it."""
        entry = self._copied(item, item.known) if item.known else self._written(item, readings)
        self._turns += entry.turns
        self.entries.append(entry)

    def finish(self) -> None:
        """Ends the words and the postings."""
        self._words.finish([entry.id for entry in self.entries])
        self._postings.finish(self._turns, Postings(self._old.path) if self._old else None, self._moved)

    def _copied(self, item: Item, known: TranscriptEntry) -> TranscriptEntry:
        assert self._old is not None  # noqa: S101 - what is known is known from there
        runs = self._old.runs[item.id]
        self._records.copy(runs)
        self._moved[slice(*runs["turn"])] = np.arange(self._turns, self._turns + known.turns)
        return known

    def _written(self, item: Item, readings: Readings) -> TranscriptEntry:
        transcript = readings.transcript(item)
        source = transcript.source
        found = [framed(passage, source, self._sizes) for passage in passages(transcript, self._sizes)]
        asked = list(askings(transcript))
        own = [frame.passage for frame in found]
        self._records.add(transcript, own, asked, people=item.people, names=item.names)
        self._words.add(source.id, ((frame.text, source.language) for frame in found))
        for row, turn in enumerate(transcript.turns, self._turns):
            self._postings.add(row, turn.text)
        return TranscriptEntry(
            id=source.id,
            file=source.file,
            sha256=transcript.sha256,
            key=item.key,
            framed=_digest(found, asked),
            language=source.language,
            turns=len(transcript.turns),
            passages=len(found),
            sentences=0,
            askings=len(asked),
            names=dict(item.names),
            warnings=item.warnings,
        )


def _digest(found: Sequence[Framed], asked: Sequence[Asking]) -> str:
    """Of all that the encoder reads of a transcript, and of where its passages begin."""
    read = [[(frame.text, frame.offset) for frame in found], [asking.read for asking in asked]]
    return hashlib.sha256(json.dumps(read).encode()).hexdigest()


def counted(entries: Sequence[TranscriptEntry], sentences: Sequence[int]) -> list[TranscriptEntry]:
    """The entries, with the number of sentences of each."""
    return [replace(entry, sentences=count) for entry, count in zip(entries, sentences, strict=True)]
