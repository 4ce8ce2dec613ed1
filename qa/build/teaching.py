"""What a new index learns of itself: from all of it, or from a sample that does not grow with the corpus."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from qa.build.parts import PARTS, join, linked, tokens_name, vectors_name
from qa.build.previous import frames, runs
from qa.calibration import taught
from qa.lexical import LexicalIndex
from qa.passages import Sizes
from qa.quotes import Postings
from qa.schema import Encoder
from qa.search import RECORDS, WORDS, SearchIndex
from qa.store import Manifest, Records, RecordsDraft, TranscriptEntry
from qa.tokens import Quantiser

SAMPLED = 6_000
"""Passages from which a sample is large enough: some twenty-five interviews of an hour and a half."""


def learned_of(folder: Path, manifest: Manifest, before: Manifest | None, encoder: Encoder) -> Manifest:
    """The manifest with what the index in `folder` teaches; where it is what taught the index `before`, that is taken
    over. The sample depends on what is in the corpus alone, not on when it came."""
    chosen = sample(manifest.transcripts)
    digest = _digest(manifest, chosen)
    if before and before.taught == digest:
        return replace(manifest, taught=digest, calibration=before.calibration, head_starts=before.head_starts)
    with _opened(folder, manifest, chosen) as index:
        calibration, starts = taught(index, encoder)
    return replace(manifest, taught=digest, calibration=calibration.as_dict(), head_starts=starts)


def sample(entries: Sequence[TranscriptEntry]) -> list[int]:
    """Which transcripts teach, in order: all of a small corpus; of a large one, some that their digests draw, up to
    about `SAMPLED` passages, each language having the same share. One that comes or goes is seldom among them."""
    if sum(entry.passages for entry in entries) <= SAMPLED:
        return list(range(len(entries)))
    share = SAMPLED / len({entry.language for entry in entries})
    drawn: Counter[str | None] = Counter()
    chosen = []
    for number in sorted(range(len(entries)), key=lambda number: (entries[number].framed, entries[number].id)):
        entry = entries[number]
        if drawn[entry.language] < share:
            chosen.append(number)
            drawn[entry.language] += entry.passages
    return sorted(chosen)


def _digest(manifest: Manifest, chosen: Sequence[int]) -> str:
    entries = [manifest.transcripts[number] for number in chosen]
    facts = [[entry.id, entry.key, sorted(entry.names.items())] for entry in entries]
    return hashlib.sha256(json.dumps([manifest.code, manifest.settings, facts]).encode()).hexdigest()


@contextmanager
def _opened(folder: Path, manifest: Manifest, chosen: Sequence[int]) -> Iterator[SearchIndex]:
    """The index, or one of the chosen transcripts alone, open for as long as the block runs."""
    with ExitStack() as stack:
        if len(chosen) < len(manifest.transcripts):
            whole, folder = folder, Path(stack.enter_context(TemporaryDirectory(dir=folder)))
            _write_sample(whole, folder, manifest, chosen)
            manifest = replace(manifest, transcripts=tuple(manifest.transcripts[number] for number in chosen))
        index = SearchIndex(folder, manifest)
        stack.callback(index.close)
        yield index


def _write_sample(whole: Path, folder: Path, manifest: Manifest, chosen: Sequence[int]) -> None:
    rows = list(runs(manifest.transcripts))
    digests = [manifest.transcripts[number].framed for number in chosen]
    with RecordsDraft(folder / RECORDS, whole / RECORDS) as draft:
        for number in chosen:
            draft.copy(rows[number])
    (folder / PARTS).mkdir()
    for name in {name(digest) for digest in digests for name in (vectors_name, tokens_name)}:
        linked(whole / name, folder / name)
    join(folder, digests, Quantiser.read(whole), manifest.dimension)
    records = Records(whole / RECORDS)
    try:
        sources, sizes = records.sources(), Sizes(**manifest.settings)
        texts = (
            (frame.text, sources[number].language)
            for number in chosen
            for frame in frames(records, rows[number], sources[number], sizes)
        )
        LexicalIndex.build(folder / WORDS, texts)
    finally:
        records.close()
    Postings.build(folder, ())  # a calibration quotes nobody
