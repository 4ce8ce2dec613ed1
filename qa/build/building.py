"""The stages of a build, one after the other."""

from __future__ import annotations

import errno
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryFile

from qa.build.code import code
from qa.build.embedding import embed, fitted_quantiser
from qa.build.parts import PARTS, join, linked, tokens_name, vectors_name
from qa.build.previous import Previous, frames, runs
from qa.build.reading import Readings
from qa.build.report import Report, report
from qa.build.teaching import learned_of
from qa.build.texts import counted, write_texts
from qa.errors import EmptyCorpus, IndexFolderError
from qa.paraphrases import learned
from qa.passages import Sizes
from qa.schema import Encoder, Progress
from qa.search import RECORDS
from qa.store import SCHEMA, Draft, Manifest, Records, TranscriptEntry, generation
from qa.tokens import Quantiser


def build(
    corpus: Path,
    folder: Path,
    encoder: Encoder,
    *,
    sizes: Sizes | None = None,
    progress: Progress | None = None,
    without: Collection[str] = (),
) -> Report:
    """Builds the index in `folder` from the transcripts in `corpus`, or brings it up to date.

    What is unchanged is neither read nor embedded again. The new generation replaces the old by one rename at the very
    end: a crash, a full disk or Ctrl-C leave the old one as it was. A file that cannot be read is named in the warnings
    and left out. `progress` is told of files while these are read, where that takes long, then of passages embedded.
    `without` are the ids of transcripts to leave out, though their files are there still. Raises `EmptyCorpus` when
    nothing at all can be indexed, `CorpusError` for a corpus or catalogue that cannot be used, `IndexFolderError` when
    the folder cannot be written or another build is under way.
    """
    try:
        with generation(folder) as draft:
            previous = Previous.of(folder, encoder, sizes or Sizes())
            try:
                return _Build(corpus, draft, encoder, sizes or Sizes(), previous, progress, without).run()
            finally:
                if previous:
                    previous.close()
    except OSError as error:
        reason = "the disk is full" if error.errno == errno.ENOSPC else error.strerror or str(error)
        raise IndexFolderError(
            f"{folder}: the index cannot be written ({reason}); make room or name another folder with --index; "
            "the old one, if any, still answers"
        ) from error


class _Build:
    """One build: what it is given, and its stages."""

    def __init__(
        self,
        corpus: Path,
        draft: Draft,
        encoder: Encoder,
        sizes: Sizes,
        previous: Previous | None,
        progress: Progress | None,
        without: Collection[str],
    ) -> None:
        self._corpus, self._draft, self._encoder, self._sizes = corpus, draft, encoder, sizes
        self._previous, self._progress, self._without = previous, progress, without

    def run(self) -> Report:
        """Reads, writes, embeds, joins, teaches, commits."""
        before = self._previous.manifest.transcripts if self._previous else ()
        with TemporaryFile(dir=self._draft.path) as spill:
            readings = Readings(self._corpus, spill, self._previous, self._progress, self._without)
            if self._previous and [item.known for item in readings.items] == list(before):
                return report(self._previous.manifest, before, readings.warnings, changed=False)
            entries = write_texts(self._draft.path, readings, self._previous, self._sizes)
            warnings, refused = readings.warnings, readings.refused
        if not any(entry.passages for entry in entries):
            raise EmptyCorpus(_nothing(self._corpus, warnings))
        new, shared = self._take_over(entries)
        quantiser = Quantiser.read(self._previous.path) if self._previous else fitted_quantiser(self._encoder)
        self._embed(entries, new, quantiser)
        digests = [entry.framed for entry in entries]
        entries = counted(entries, join(self._draft.path, digests, quantiser, self._encoder.dimension))
        manifest = replace(self._manifest(entries), refused=refused)
        manifest = learned_of(
            self._draft.path, manifest, self._previous.manifest if self._previous else None, self._encoder
        )
        manifest = self._draft.commit(manifest, shared)
        embedded = {entry.id for entry in entries if entry.framed in new}
        return report(manifest, before, warnings, embedded=embedded, changed=True)

    def _take_over(self, entries: Sequence[TranscriptEntry]) -> tuple[dict[str, int], dict[str, str]]:
        """Takes the parts that the index before has; the digests of those that it has not, each with the number of a
        transcript, and the checksums of the files taken over."""
        known = {entry.framed for entry in self._previous.manifest.transcripts} if self._previous else set()
        (self._draft.path / PARTS).mkdir()
        new: dict[str, int] = {}
        shared: dict[str, str] = {}
        for number, digest in enumerate(entry.framed for entry in entries):
            if digest not in known:
                new.setdefault(digest, number)
            elif self._previous and vectors_name(digest) not in shared:
                for name in (vectors_name(digest), tokens_name(digest)):
                    linked(self._previous.path / name, self._draft.path / name)
                    shared[name] = self._previous.manifest.files[name]
        return new, shared

    def _embed(self, entries: Sequence[TranscriptEntry], new: dict[str, int], quantiser: Quantiser) -> None:
        total = sum(entries[number].passages for number in new.values())
        rows = list(runs(entries))
        done = 0
        with closing(Records(self._draft.path / RECORDS)) as records:
            sources = records.sources()
            for digest, number in new.items():
                embed(
                    self._draft.path,
                    digest,
                    frames(records, rows[number], sources[number], self._sizes),
                    records.askings(*rows[number]["asking"]),
                    encoder=self._encoder,
                    quantiser=quantiser,
                    progress=self._from(done, total),
                )
                done += entries[number].passages

    def _from(self, done: int, total: int) -> Progress | None:
        """The progress of a part, as that of the whole."""
        told = self._progress
        return (lambda more, _: told(done + more, total)) if told else None

    def _manifest(self, entries: Sequence[TranscriptEntry]) -> Manifest:
        old = self._previous.manifest if self._previous and self._previous.manifest.code == code() else None
        with closing(Records(self._draft.path / RECORDS)) as records:
            speakers = records.speakers()
        return Manifest(
            schema=SCHEMA,
            encoder=self._encoder.name,
            fingerprint=self._encoder.fingerprint,
            dimension=self._encoder.dimension,
            settings=asdict(self._sizes),
            code=code(),
            transcripts=tuple(entries),
            counts={
                "transcripts": len(entries),
                "turns": sum(entry.turns for entry in entries),
                "speakers": speakers,
                "passages": sum(entry.passages for entry in entries),
                "vectors": sum(entry.passages + entry.sentences for entry in entries),
            },
            calibration={},
            head_starts={},
            paraphrasing=old.paraphrasing if old else learned(self._encoder).as_dict(),
            files={},
        )


def _nothing(corpus: Path, warnings: Sequence[str]) -> str:
    reasons = f" ({'; '.join(warnings)})" if warnings else ""
    return f"{corpus}: no transcript to index here{reasons}; put .txt or .md files in it and build again"
