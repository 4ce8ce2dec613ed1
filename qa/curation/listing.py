"""What is held: every transcript of the corpus, and whether the index knows it as it is."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from qa import formats
from qa.corpus import CATALOGUE_NAME, Catalogue, Entry, identified, read_catalogue, read_transcript
from qa.errors import CorpusError, FormatError, IndexFolderError
from qa.schema import Holding, Progress, Source, Standing, Transcript
from qa.search import RECORDS
from qa.store import Records, current, read_manifest


@dataclass(frozen=True, slots=True)
class _Indexed:
    """What the index says of one file: the hash of its bytes, its source, who speaks, how many turns and words."""

    sha256: str
    source: Source
    speakers: tuple[str, ...]
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class _Held:
    """A corpus and its index, looked at together."""

    corpus: Path
    catalogue: Catalogue
    indexed: dict[str, _Indexed] = field(default_factory=dict)

    def of(self, identifier: str, path: Path) -> Holding:
        file = _file(self.corpus, path)
        known = self.indexed.get(file)
        try:
            raw = path.read_bytes()
            form = formats.format_name(raw, file)
            if known and hashlib.sha256(raw).hexdigest() == known.sha256 and _agrees(self._entry(path), known):
                return replace(_listed(known, Standing.INDEXED), format=form)
            found = read_transcript(path, self.catalogue, self.corpus.resolve().parent)
        except FormatError as error:
            return Holding(id=identifier, file=file, standing=Standing.UNREADABLE, reason=error.reason)
        except OSError as error:
            return Holding(id=identifier, file=file, standing=Standing.UNREADABLE, reason=error.strerror)
        return replace(_held(found, Standing.CHANGED if known else Standing.NEW), id=identifier, format=form)

    def _entry(self, path: Path) -> Entry:
        return self.catalogue.entries.get(path.relative_to(self.corpus).as_posix(), Entry())


def holdings(corpus: Path, index: Path, *, progress: Progress | None = None) -> list[Holding]:
    """Every transcript of the corpus, in order of paths, then those that only the index still has.

    What the index knows is not read again. Raises `CorpusError` when there is neither a corpus nor an index, and when
    the catalogue cannot be read.
    """
    found = list(identified(corpus)) if corpus.is_dir() else []
    indexed = _indexed(index)
    if not corpus.is_dir() and not indexed:
        raise CorpusError(f"{corpus}: there is no such folder; name the folder of transcripts with --corpus")
    listed = corpus / CATALOGUE_NAME
    held = _Held(corpus, read_catalogue(listed) if listed.is_file() else Catalogue(listed), indexed)
    rows = []
    for number, (identifier, path) in enumerate(found, 1):
        rows.append(held.of(identifier, path))
        if progress:
            progress(number, len(found))
    files = {row.file for row in rows}
    return [*rows, *(_listed(known, Standing.GONE) for file, known in indexed.items() if file not in files)]


def _held(transcript: Transcript, standing: Standing) -> Holding:
    """A transcript as a list shows it."""
    source = transcript.source
    return Holding(
        id=source.id,
        file=source.file,
        standing=standing,
        title=source.title,
        date=source.date,
        language=source.language,
        format=transcript.format,
        speakers=tuple(dict.fromkeys(turn.speaker for turn in transcript.turns if turn.speaker)),
        turns=len(transcript.turns),
        words=sum(len(turn.text.split()) for turn in transcript.turns),
    )


def named(identifier: str, ids: Sequence[str]) -> str:
    """The id that is meant: itself, when there is one. Raises `CorpusError`, naming the nearest."""
    if identifier in ids:
        return identifier
    near = get_close_matches(identifier, ids, n=1, cutoff=0.3)
    hint = f"the nearest is {near[0]!r}" if near else "`qa list` shows them all"
    raise CorpusError(f"there is no transcript {identifier[:80]!r}; {hint}")


def _listed(known: _Indexed, standing: Standing) -> Holding:
    source = known.source
    return Holding(
        id=source.id,
        file=source.file,
        standing=standing,
        title=source.title,
        date=source.date,
        language=source.language,
        speakers=known.speakers,
        turns=known.turns,
        words=known.words,
    )


def _agrees(entry: Entry, known: _Indexed) -> bool:
    """Whether the index knows what the catalogue says of a file."""
    source = known.source
    stated = ("title", "publisher", "date", "language", "url", "organisations")
    aliases = {alias for person in entry.people for alias in person.aliases}
    said = all(getattr(entry, key) in (None, (), getattr(source, key)) for key in stated)
    return said and not aliases & set(known.speakers)


def _indexed(index: Path) -> dict[str, _Indexed]:
    """What the index holds, by file; nothing where there is none that can be read."""
    try:
        generation = current(index)
        entries = {entry.id: entry for entry in read_manifest(generation, verify=False).transcripts}
    except IndexFolderError:
        return {}
    with closing(Records(generation / RECORDS)) as records:
        speakers: dict[str, list[str]] = defaultdict(list)
        for source, name, _, _ in records.voices():
            speakers[source].append(name)
        return {
            source.file: _Indexed(entries[source.id].sha256, source, tuple(dict.fromkeys(speakers[source.id])), *counts)
            for source in records.sources()
            for counts in _counts(records, source.id)
        }


def _counts(records: Records, identifier: str) -> Iterator[tuple[int, int]]:
    turns = records.turns(identifier)
    yield len(turns), sum(len(turn.text.split()) for turn in turns)


def _file(corpus: Path, path: Path) -> str:
    return path.resolve().relative_to(corpus.resolve().parent).as_posix()
