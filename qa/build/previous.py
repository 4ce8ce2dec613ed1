"""The index in place, as far as the next one can be made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import accumulate
from pathlib import Path
from typing import TypeAlias

from qa.build.code import code
from qa.errors import IndexFolderError
from qa.passages import Framed, Sizes, framed
from qa.schema import Encoder, Source
from qa.search import RECORDS
from qa.store import Manifest, Records, TranscriptEntry, current, read_manifest

Runs: TypeAlias = Mapping[str, tuple[int, int]]
"""The rows of one transcript, by table: the first, and the one after the last."""


class Previous:
    """A generation that the same encoder made, with passages of the same sizes; its files were checked."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self.path, self.manifest = path, manifest
        self.records = Records(path / RECORDS)
        self.runs = dict(zip((entry.id for entry in manifest.transcripts), runs(manifest.transcripts), strict=True))
        # Read by another program, its texts may be read otherwise now; what was embedded is known by its own digest.
        same = manifest.code == code()
        self.entries = {entry.id: entry for entry in manifest.transcripts} if same else {}
        self.refused = manifest.refused if same else {}

    @classmethod
    def of(cls, folder: Path, encoder: Encoder, sizes: Sizes) -> Previous | None:
        """The index in place in this folder; None where there is none, or none that helps."""
        try:
            path = current(folder)
            manifest = read_manifest(path)
        except IndexFolderError:
            return None
        same = (manifest.fingerprint, manifest.settings) == (encoder.fingerprint, asdict(sizes))
        return cls(path, manifest) if same else None

    def close(self) -> None:
        """Closes its files."""
        self.records.close()


def runs(entries: Sequence[TranscriptEntry]) -> Iterator[Runs]:
    """Where the rows of each transcript are."""
    counts = [{"transcript": 1, "turn": e.turns, "passage": e.passages, "asking": e.askings} for e in entries]
    ends = {table: list(accumulate((count[table] for count in counts), initial=0)) for table in _TABLES}
    for number in range(len(counts)):
        yield {table: (ends[table][number], ends[table][number + 1]) for table in _TABLES}


_TABLES = ("transcript", "turn", "passage", "asking")


def frames(records: Records, rows: Runs, source: Source, sizes: Sizes) -> list[Framed]:
    """The passages of one transcript as the encoder reads them."""
    return [framed(passage, source, sizes) for passage in records.passages(range(*rows["passage"]))]
