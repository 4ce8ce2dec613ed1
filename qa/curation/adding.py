"""Files that a user brings → transcripts of the corpus. Each is read first; what cannot be read is not copied."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from qa.corpus import (
    CATALOGUE_NAME,
    Arrival,
    Brought,
    Catalogue,
    Entry,
    PassedOver,
    Shelf,
    Shelved,
    arrivals,
    read_catalogue,
    read_transcript,
    understood,
)
from qa.curation.pseudonymising import Disguise
from qa.curation.told import NOTHING, Told, tell
from qa.errors import FormatError
from qa.schema import Added, Fate, Transcript


def added(
    paths: Sequence[Path],
    corpus: Path,
    index: Path,
    *,
    stream: Callable[[], bytes] = bytes,
    name: str = "",
    disguise: Disguise | None = None,
) -> Iterator[Added]:
    """Adds every file of what is named to the corpus, and says of each what became of it, as soon as it is done.

    A file that fails never stops the others, and whatever stops them all (Ctrl-C) leaves whole files only. The index is
    not brought up to date here. `stream` and `name` are what `-` stands for. With a `disguise` the transcripts are kept
    under pseudonyms, and the files are not copied. Raises `CorpusError` when the corpus
    folder or its catalogue cannot be used at all.
    """
    adding = Adding(corpus, disguise)
    for found in arrivals(paths, apart_from=[index], stream=stream, name=name):
        yield adding.add(found)


class Adding:
    """Adds what is brought to a corpus, one file after the other."""

    def __init__(self, corpus: Path, disguise: Disguise | None = None) -> None:
        """Looks at the corpus folder, which is made where it is missing. Raises `CorpusError` when the folder or its
        catalogue cannot be used at all."""
        self._shelf, self._disguise = Shelf(corpus), disguise
        listed = corpus / CATALOGUE_NAME
        self._catalogue = read_catalogue(listed) if listed.is_file() else Catalogue(listed)

    def add(self, found: Brought, told: Told = NOTHING) -> Added:
        """Adds one file, and says what became of it; what a person `told` of it is written into the catalogue, or,
        where there is a disguise, into what is kept of it under pseudonyms. Raises `CorpusError` when the catalogue
        cannot be written; the file is there then."""
        if isinstance(found, FormatError):
            return Added(fate=Fate.FAILED, origin=found.file, reason=found.reason, line=found.line)
        if isinstance(found, PassedOver):
            return Added(fate=Fate.PASSED, origin=found.origin)
        try:
            done = self._added(found, told)
        except FormatError as error:
            return Added(fate=Fate.FAILED, origin=found.origin, reason=error.reason, line=error.line)
        except OSError as error:
            full = "the disk is full" if error.errno == errno.ENOSPC else error.strerror
            return Added(fate=Fate.FAILED, origin=found.origin, reason=f"it cannot be copied into the corpus ({full})")
        except Exception as error:  # a defect of ours, which must not stop the other files
            reason = f"the program failed on it ({type(error).__name__}); please report this, if you can with the file"
            return Added(fate=Fate.FAILED, origin=found.origin, reason=reason)
        if told and done.fate is Fate.ADDED and done.file and self._disguise is None:
            tell(self._shelf.folder, PurePosixPath(*PurePosixPath(done.file).parts[1:]).as_posix(), told)
        return done

    def _added(self, found: Arrival, told: Told) -> Added:
        shelf = self._shelf
        if self._disguise is not None:
            found, told = self._disguised(found, self._disguise, told), NOTHING
        if here := shelf.at(found.path):
            transcript = read_transcript(here.path, self._catalogue, shelf.folder.resolve().parent)
            return _done(Fate.PRESENT, found, here, transcript)
        if same := shelf.holding(found.raw):
            return Added(fate=Fate.ALREADY, origin=found.origin, id=same.id, file=_file(shelf, same))
        transcript = self._understood(found, told)
        if self._disguise is not None and self._disguise.betrayed(transcript):
            raise FormatError(
                found.origin, "the catalogue would bring back a name that is to be replaced; mend it first"
            )
        put = shelf.put(found.place, found.raw)
        source = replace(transcript.source, id=put.id, file=_file(shelf, put))
        return _done(Fate.ADDED, found, put, replace(transcript, source=source))

    def _understood(self, found: Arrival, told: Told = NOTHING) -> Transcript:
        entry = told.over(self._catalogue.entries.get(found.place.name, Entry()))
        return understood(found.raw, f"{self._shelf.folder.name}/{found.place.name}", entry, self._catalogue.people)

    def _disguised(self, found: Arrival, disguise: Disguise, told: Told) -> Arrival:
        """A file as it is to be kept under pseudonyms. Raises `FormatError` for one whose names the corpus holds."""
        there = self._shelf.at(found.path) or self._shelf.holding(found.raw)
        if there is not None:
            reason = (
                f"the corpus holds it under its real names; `qa remove {there.id}` first, then add it from elsewhere"
            )
            raise FormatError(found.origin, reason)
        place = disguise.place(found.place)
        raw = disguise.file(self._understood(found, told), place)
        return Arrival(origin=found.origin, place=place, raw=raw)


def _done(fate: Fate, found: Arrival, put: Shelved, transcript: Transcript) -> Added:
    transcript = replace(transcript, source=replace(transcript.source, id=put.id))
    other = fate is Fate.ADDED and put.path.name != found.place.name
    note = f"its name is taken in the corpus, or cannot be used there: it is kept as {put.path.name}" if other else None
    return Added(
        fate=fate, origin=found.origin, id=put.id, file=transcript.source.file, transcript=transcript, note=note
    )


def _file(shelf: Shelf, put: Shelved) -> str:
    return put.path.relative_to(shelf.folder.resolve().parent).as_posix()
