"""What is held: every transcript of the corpus, and whether the index knows it as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from qa import formats
from qa.corpus import Listed, listed
from qa.errors import CorpusError, FormatError, IndexFolderError
from qa.schema import Holding, Progress, Source, Standing, Transcript
from qa.search import RECORDS
from qa.store import Records, TranscriptEntry, current, read_manifest


@dataclass(frozen=True, slots=True)
class _Indexed:
    """What the index says of one file: its entry in the manifest, its source, who speaks, how many words."""

    entry: TranscriptEntry
    source: Source
    speakers: tuple[str, ...]
    words: int


def holdings(corpus: Path, index: Path, *, progress: Progress | None = None) -> list[Holding]:
    """Every transcript of the corpus, in order of paths, then those that only the index still has.

    What the index knows is not read again. Raises `CorpusError` when there is neither a corpus nor an index, and when
    the catalogue cannot be read.
    """
    indexed = _indexed(index)
    files = list(listed(corpus)) if corpus.is_dir() or not indexed else []
    rows = []
    for number, found in enumerate(files, 1):
        if isinstance(found, Listed):
            rows.append(_holding(found, indexed.get(found.file)))
        if progress:
            progress(number, len(files))
    there = {row.file for row in rows}
    return [*rows, *(_listed(known, Standing.GONE) for file, known in indexed.items() if file not in there)]


def standing(identifier: str, corpus: Path, index: Path) -> Standing:
    """Whether the index knows one transcript as it is; nothing is read but bytes. Raises `CorpusError` as `listed`."""
    known = {entry.id: entry.key for entry in _entries(index)}
    for found in listed(corpus) if corpus.is_dir() else ():
        if isinstance(found, Listed) and found.id == identifier:
            if identifier not in known:
                return Standing.NEW
            return Standing.INDEXED if known[identifier] == found.key else Standing.CHANGED
    return Standing.GONE


def _holding(found: Listed, known: _Indexed | None) -> Holding:
    try:
        form = formats.format_name(found.path.read_bytes(), found.file)
        if known and (known.entry.id, known.entry.key) == (found.id, found.key):
            return replace(_listed(known, Standing.INDEXED), format=form)
        return replace(_held(found.read(), Standing.CHANGED if known else Standing.NEW), format=form)
    except FormatError as error:
        reason = error.reason
    except OSError as error:
        reason = error.strerror or str(error)
    return Holding(id=found.id, file=found.file, standing=Standing.UNREADABLE, reason=reason)


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
        turns=known.entry.turns,
        words=known.words,
    )


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
            source.file: _Indexed(
                entries[source.id], source, tuple(dict.fromkeys(speakers[source.id])), _words(records, source.id)
            )
            for source in records.sources()
        }


def _words(records: Records, identifier: str) -> int:
    return sum(len(turn.text.split()) for turn in records.turns(identifier))


def indexed_files(index: Path) -> list[tuple[str, str]]:
    """The id and the file of each transcript that the index holds; none where there is none that can be read."""
    return [(entry.id, entry.file) for entry in _entries(index)]


def _entries(index: Path) -> tuple[TranscriptEntry, ...]:
    try:
        return read_manifest(current(index), verify=False).transcripts
    except IndexFolderError:
        return ()
