"""The write path: corpus → turns → passages → vectors → index. Unchanged transcripts are not embedded again."""

from __future__ import annotations

import errno
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import accumulate
from pathlib import Path

import numpy as np

from qa.askings import askings
from qa.calibration import taught
from qa.corpus import walk
from qa.dense import DenseIndex
from qa.errors import CorpusError, FormatError, IndexFolderError
from qa.foreign import general_questions
from qa.lexical import LexicalIndex
from qa.paraphrases import learned
from qa.passages import Framed, Sizes, framed, passages
from qa.quotes import Postings
from qa.schema import Asking, Encoder, Encoding, Matrix, Passage, Progress, Spans, Transcript, Vector
from qa.search import ASKINGS, OWNERS, RECORDS, VECTORS, WORDS, SearchIndex
from qa.store import SCHEMA, Draft, Manifest, TranscriptEntry, current, generation, read_manifest, write_records
from qa.text import sentences
from qa.tokens import Codes, Quantiser, TokenFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did, by transcript id; `warnings` are sentences for the user. `changed` is false when the index was
    up to date and left as it was."""

    changed: bool
    embedded: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]
    counts: dict[str, int]
    warnings: tuple[str, ...]


@dataclass(slots=True)
class _Vectors:
    """The vectors of one transcript: `askings`, shape (questions, d); `pooled`, shape (passages, d); `sentences`, shape
    (n, d), with the number of the passage that each lies in; codes and spans of the tokens, passage by passage."""

    askings: Matrix
    pooled: Matrix
    sentences: Matrix
    owners: list[int]
    tokens: list[tuple[Codes, Spans]]


@dataclass(slots=True)
class _Work:
    """One transcript on its way into the index."""

    transcript: Transcript
    framed: list[Framed]
    askings: list[Asking]
    digest: str
    content: str
    vectors: _Vectors | None = field(default=None)

    @property
    def passages(self) -> list[Passage]:
        return [frame.passage for frame in self.framed]


def build(
    corpus: Path, folder: Path, encoder: Encoder, *, sizes: Sizes | None = None, progress: Progress | None = None
) -> Report:
    """Builds the index in `folder` from the transcripts in `corpus`, or brings it up to date.

    The new generation replaces the old by one rename at the very end: a crash, a full disk or Ctrl-C leave the old one
    as it was. A file that cannot be read is named in the warnings and left out. Raises `CorpusError` when nothing at
    all can be indexed, `IndexFolderError` when the folder cannot be written or another build is under way.
    """
    sizes = sizes or Sizes()
    work, warnings = _read(corpus, sizes)
    try:
        with generation(folder) as draft:
            old = _previous(folder, encoder, sizes)
            try:
                if old and [(entry.id, entry.content) for entry in old.manifest.transcripts] == _identity(work):
                    return _report(work, [], old.manifest, old.manifest.counts, warnings, changed=False)
                quantiser = old.tokens.quantiser if old else _quantiser(encoder)
                embedded = _embed(work, old, encoder, quantiser, progress)
            finally:
                if old:
                    old.close()
            manifest = _write(draft, work, encoder, quantiser, sizes)
            return _report(work, embedded, old.manifest if old else None, manifest.counts, warnings, changed=True)
    except OSError as error:
        reason = "the disk is full" if error.errno == errno.ENOSPC else error.strerror or str(error)
        raise IndexFolderError(
            f"{folder}: the index cannot be written ({reason}); make room or name another folder with --index; "
            "the old one, if any, still answers"
        ) from error


def _read(corpus: Path, sizes: Sizes) -> tuple[list[_Work], list[str]]:
    work: list[_Work] = []
    warnings: list[str] = []
    for found in walk(corpus):
        if isinstance(found, FormatError):
            warnings.append(f"{found}; left out of the index")
            continue
        warnings += [f"{found.source.file}: {warning}" for warning in found.warnings]
        frames = [framed(passage, found.source, sizes) for passage in passages(found, sizes)]
        asked = list(askings(found))
        digest = _digest([*(frame.text for frame in frames), *(asking.read for asking in asked)])
        content = _digest([found.sha256, digest, json.dumps([asdict(found.source), *map(asdict, found.turns)])])
        work.append(_Work(found, frames, asked, digest, content))
    if not any(item.framed for item in work):
        reasons = f" ({'; '.join(warnings)})" if warnings else ""
        raise CorpusError(
            f"{corpus}: no transcript to index here{reasons}; put .txt or .md files in it and build again"
        )
    return work, warnings


def _digest(texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _identity(work: Sequence[_Work]) -> list[tuple[str, str]]:
    return [(item.transcript.source.id, item.content) for item in work]


def _previous(folder: Path, encoder: Encoder, sizes: Sizes) -> SearchIndex | None:
    """The index in place, when its vectors are of the same encoder and sizes; else None, and all is embedded again."""
    try:
        path = current(folder)
        manifest = read_manifest(path)
        if (manifest.fingerprint, manifest.settings) != (encoder.fingerprint, asdict(sizes)):
            return None
        return SearchIndex(path, manifest)
    except IndexFolderError:
        return None


def _embed(
    work: Sequence[_Work], old: SearchIndex | None, encoder: Encoder, quantiser: Quantiser, progress: Progress | None
) -> list[str]:
    """Gives each transcript its vectors: from the old index where its text is unchanged, from the encoder elsewhere.
    The ids of the latter are returned."""
    kept = dict(_kept(old)) if old else {}
    new = []
    for item in work:
        item.vectors = kept.get(item.digest)
        if item.vectors is None:
            new.append(item)
    if not new:
        return []
    encodings = iter(encoder.encode_passages([frame.text for item in new for frame in item.framed], progress))
    questions = iter(encoder.encode_questions([asking.read for item in new for asking in item.askings]))
    for item in new:
        asked = [next(questions).pooled for _ in item.askings]
        item.vectors = _vectors(
            item.framed, [next(encodings) for _ in item.framed], asked, quantiser, encoder.dimension
        )
    return [item.transcript.source.id for item in new]


def _quantiser(encoder: Encoder) -> Quantiser:
    """Fitted on a sample that does not depend on the corpus, so that an index does not depend on its history."""
    sample = encoder.encode_passages(list(general_questions()))
    return Quantiser.fitted(np.concatenate([encoding.tokens for encoding in sample]))


def _kept(old: SearchIndex) -> Iterator[tuple[str, _Vectors]]:
    entries = old.manifest.transcripts
    rows = list(accumulate((entry.passages for entry in entries), initial=0))
    spans = list(accumulate((entry.sentences for entry in entries), initial=len(old)))
    asked = list(accumulate((entry.askings for entry in entries), initial=0))
    for entry, row, start, first in zip(entries, rows, spans, asked, strict=False):
        yield (
            entry.framed,
            _Vectors(
                np.asarray(old.asking_vectors[first : first + entry.askings]),
                old.dense.vectors(row, row + entry.passages),
                old.dense.vectors(start, start + entry.sentences),
                [int(owner) - row for owner in old.owners[start : start + entry.sentences]],
                [old.tokens.passage(i) for i in range(row, row + entry.passages)],
            ),
        )


def _vectors(
    frames: Sequence[Framed],
    encodings: Sequence[Encoding],
    asked: Sequence[Vector],
    quantiser: Quantiser,
    dimension: int,
) -> _Vectors:
    found: list[Matrix] = []
    owners: list[int] = []
    tokens = []
    for number, (frame, encoding) in enumerate(zip(frames, encodings, strict=True)):
        spans = np.where(encoding.spans >= frame.offset, encoding.spans - frame.offset, -1).astype(np.int32)
        tokens.append((quantiser.encoded(encoding.tokens), spans))
        for start, end in sentences(frame.passage.text):
            inside = (spans[:, 0] >= start) & (spans[:, 1] <= end)
            if inside.any():
                mean = encoding.tokens[inside].mean(0)
                found.append(mean / np.linalg.norm(mean))
                owners.append(number)
    empty = np.zeros((0, dimension), np.float32)
    pooled = np.stack([encoding.pooled for encoding in encodings]) if encodings else empty
    questions = np.stack(asked) if asked else empty
    return _Vectors(questions, pooled, np.stack(found) if found else empty, owners, tokens)


def _write(draft: Draft, work: Sequence[_Work], encoder: Encoder, quantiser: Quantiser, sizes: Sizes) -> Manifest:
    vectors = [item.vectors for item in work if item.vectors is not None]
    firsts = list(accumulate((len(part.pooled) for part in vectors), initial=0))
    matrix = np.concatenate([part.pooled for part in vectors] + [part.sentences for part in vectors])
    owners = [first + owner for first, part in zip(firsts, vectors, strict=False) for owner in part.owners]
    found = [passage for item in work for passage in item.passages]
    DenseIndex.of(matrix).write(draft.path / VECTORS)
    np.save(draft.path / ASKINGS, np.concatenate([part.askings for part in vectors]))
    np.save(draft.path / OWNERS, np.concatenate([np.arange(len(found)), owners]).astype(np.int32))
    TokenFile.write(draft.path, quantiser, (pair for part in vectors for pair in part.tokens))
    frames = ((frame.text, item.transcript.source.language) for item in work for frame in item.framed)
    LexicalIndex.build(draft.path / WORDS, frames)
    Postings.build(draft.path, (turn.text for item in work for turn in item.transcript.turns))
    asked = (asking for item in work for asking in item.askings)
    write_records(draft.path / RECORDS, [item.transcript for item in work], found, asked)
    manifest = Manifest(
        schema=SCHEMA,
        encoder=encoder.name,
        fingerprint=encoder.fingerprint,
        dimension=encoder.dimension,
        settings=asdict(sizes),
        transcripts=tuple(_entry(item, part) for item, part in zip(work, vectors, strict=True)),
        counts=_counts(work, found, matrix),
        calibration={},
        head_starts={},
        paraphrasing=learned(encoder).as_dict(),
        files={},
    )
    index = SearchIndex(draft.path, manifest)
    try:
        calibration, starts = taught(index, encoder)
    finally:
        index.close()
    return draft.commit(replace(manifest, calibration=calibration.as_dict(), head_starts=starts))


def _entry(item: _Work, vectors: _Vectors) -> TranscriptEntry:
    return TranscriptEntry(
        id=item.transcript.source.id,
        file=item.transcript.source.file,
        sha256=item.transcript.sha256,
        framed=item.digest,
        content=item.content,
        passages=len(vectors.pooled),
        sentences=len(vectors.sentences),
        askings=len(vectors.askings),
    )


def _counts(work: Sequence[_Work], found: Sequence[Passage], matrix: Matrix) -> dict[str, int]:
    turns = [turn for item in work for turn in item.transcript.turns]
    return {
        "transcripts": len(work),
        "turns": len(turns),
        "speakers": len({turn.speaker for turn in turns if turn.speaker}),
        "passages": len(found),
        "vectors": len(matrix),
    }


def _report(
    work: Sequence[_Work],
    embedded: Sequence[str],
    old: Manifest | None,
    counts: dict[str, int],
    warnings: Sequence[str],
    *,
    changed: bool,
) -> Report:
    ids = [item.transcript.source.id for item in work]
    before = [entry.id for entry in old.transcripts] if old else []
    return Report(
        changed=changed,
        embedded=tuple(embedded),
        kept=tuple(identifier for identifier in ids if identifier not in embedded),
        removed=tuple(identifier for identifier in before if identifier not in ids),
        counts=counts,
        warnings=tuple(warnings),
    )
