"""Who speaks in which file of a corpus: from the index where it knows the file as it is, else read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from qa.corpus import Catalogue, Listed, listed, read_transcript
from qa.errors import FormatError, IndexFolderError
from qa.schema import Transcript
from qa.search import RECORDS
from qa.store import Records, TranscriptEntry, current, read_manifest
from qa.text import fold


@dataclass(frozen=True, slots=True)
class Voices:
    """The speakers of one file, each with the number of their turns. `spellings` tells, for a speaker who is called
    otherwise in the rest of the corpus, what this file itself says."""

    id: str
    path: Path
    speakers: Mapping[str, int]
    spellings: dict[str, str]

    def own(self, name: str) -> str | None:
        """What this file calls a speaker of the corpus, but for case and accents; None when they do not speak here."""
        found = next((speaker for speaker in self.speakers if fold(speaker) == fold(name)), None)
        return self.spellings.get(found, found) if found else None

    def read(self, corpus: Path, catalogue: Catalogue) -> Transcript:
        """The transcript, as it is with this catalogue. Raises `FormatError`."""
        return read_transcript(self.path, catalogue, corpus.resolve().parent)


def voices(corpus: Path, index: Path, source: str | None = None) -> Iterator[Voices]:
    """The speakers of every file that can be read; where one source is meant, only that one is read, and of the others
    the index is believed. Raises `CorpusError` when the corpus cannot be used at all."""
    known = _indexed(index)
    for found in listed(corpus):
        if isinstance(found, FormatError):
            continue
        entry, speakers = known.get(found.id, (None, {}))
        if entry is not None and entry.key == found.key:
            spellings = {name: own for own, name in entry.names.items()}
            yield Voices(found.id, found.path, speakers, spellings)
        elif source is not None and found.id != source:
            yield Voices(found.id, found.path, speakers, {})
        elif read := _read(found):
            yield read


def _read(found: Listed) -> Voices | None:
    try:
        turns = found.read().turns
    except FormatError:
        return None
    return Voices(found.id, found.path, Counter(turn.speaker for turn in turns if turn.speaker), {})


def _indexed(index: Path) -> dict[str, tuple[TranscriptEntry, Mapping[str, int]]]:
    try:
        generation = current(index)
        manifest = read_manifest(generation, verify=False)
    except IndexFolderError:
        return {}
    speakers: dict[str, Counter[str]] = {entry.id: Counter() for entry in manifest.transcripts}
    with closing(Records(generation / RECORDS)) as records:
        for source, name, _, turns in records.voices():
            speakers[source][name] += turns
    return {entry.id: (entry, speakers[entry.id]) for entry in manifest.transcripts}
