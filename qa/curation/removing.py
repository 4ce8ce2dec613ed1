"""A transcript removed: from the index, from the catalogue, from the corpus, in this order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.build import Report
from qa.corpus import CATALOGUE_NAME, correcting, identified, locked, read_catalogue
from qa.curation.indexing import indexed
from qa.curation.listing import indexed_files, named
from qa.errors import CorpusError, EmptyCorpus, IndexMissing
from qa.schema import Encoder, Progress
from qa.store import current, empty


@dataclass(frozen=True, slots=True)
class Removal:
    """What is to be removed: the ids, the files of the corpus that are still there, and the keys of all of them in the
    catalogue."""

    ids: tuple[str, ...]
    paths: tuple[Path, ...]
    keys: tuple[str, ...]


def removal(wanted: Sequence[str], corpus: Path, index: Path) -> Removal:
    """What is meant by these ids, each of a file of the corpus or of a transcript that only the index still has.

    Raises `CorpusError` for one that is neither, naming the nearest, and for a catalogue that cannot be read: before
    anything is removed.
    """
    if (corpus / CATALOGUE_NAME).is_file():
        read_catalogue(corpus / CATALOGUE_NAME)
    here = dict(identified(corpus)) if corpus.is_dir() else {}
    files = {identifier: Path(file).relative_to(Path(file).parts[0]) for identifier, file in indexed_files(index)}
    ids = tuple(dict.fromkeys(named(identifier, [*here, *files]) for identifier in wanted))
    keys = [here[one].relative_to(corpus) if one in here else files[one] for one in ids]
    return Removal(ids, tuple(here[one] for one in ids if one in here), tuple(key.as_posix() for key in keys))


def remove(
    removal: Removal,
    corpus: Path,
    index: Path,
    encoder: Encoder,
    *,
    progress: Progress | None = None,
    pause: Callable[[], object] | None = None,
) -> Report | None:
    """Removes transcripts, and returns what the build did; None when no index is left to build, or there was none.

    The index comes first: at no time does a transcript answer that is gone from the corpus, and what a crash left
    undone is done by removing it again. Afterwards no word of it is in the index: every file that held one was written
    anew. `pause` is as in `indexed`. Raises `CorpusError` and `IndexFolderError` when something cannot be written.
    """
    report = _from_index(removal, corpus, index, encoder, progress, pause)
    if corpus.is_dir():
        with correcting(corpus) as catalogue:
            for key in removal.keys:
                catalogue.forget(key)
        with locked(corpus):
            for path in removal.paths:
                _unlink(path)
    if report is not None and removal.paths:  # where names give one id, those that are left may be called otherwise now
        indexed(corpus, index, encoder, progress=progress)
    return report


def _from_index(
    removal: Removal,
    corpus: Path,
    index: Path,
    encoder: Encoder,
    progress: Progress | None,
    pause: Callable[[], object] | None,
) -> Report | None:
    try:
        current(index)
    except IndexMissing:
        return None
    try:
        return indexed(corpus, index, encoder, progress=progress, without=removal.ids, pause=pause)
    except EmptyCorpus:
        empty(index)
        return None


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CorpusError(
            f"{path}: it is out of the index, but the file cannot be removed ({error.strerror})"
        ) from None
