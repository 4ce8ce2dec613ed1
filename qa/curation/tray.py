"""What somebody brought and has not added yet: files in a folder of their own outside the corpus, each looked at."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from qa.corpus import CATALOGUE_NAME, Arrival, Catalogue, Entry, PassedOver, Shelf, read_catalogue, received, understood
from qa.curation.told import NOTHING, Heard, Told, heard
from qa.errors import CorpusError, FormatError
from qa.health import Corpus, Twins, checkup
from qa.schema import Checkup, Concern, Doubt, Transcript

MOST = 500
"""Files that may wait at a time."""
_TWINS = (Concern.DUPLICATE, Concern.NEAR_DUPLICATE)


class TrayFull(CorpusError):
    """As many files wait as may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One file that waits. `checkup` is how it is understood with what was `told` of it, `voices` how it was without;
    `already` is the id of the transcript of the corpus that has its very bytes; `problem` says why it cannot be read,
    and then there is no checkup."""

    key: str
    origin: str
    place: PurePosixPath
    size: int
    checkup: Checkup | None = None
    original: Transcript | None = None
    voices: tuple[Heard, ...] = ()
    told: Told = NOTHING
    left_out: bool = False
    already: str | None = None
    problem: FormatError | None = None

    @property
    def ready(self) -> bool:
        """Whether it can be added, and is not left out."""
        return self.checkup is not None and not self.left_out and self.already is None


@dataclass
class Tray:
    """The files that wait, by key, in the order in which they came; `passed` are those of folders and archives that
    are no transcripts. Several threads may share it."""

    folder: Path
    corpus: Path
    known: Callable[[], Corpus | None]
    waiting: dict[str, Waiting] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)
    touched: float = field(default_factory=time.monotonic)
    _number: int = 0
    _twins: Twins | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def receive(self, name: str, raw: bytes) -> list[Waiting]:
        """Takes one file, or those of a zip file, and looks at each. Raises `TrayFull`, and `OSError` when the disk
        takes no more; what was taken before stays."""
        taken = []
        with self._lock:
            self.touched = time.monotonic()
            for found in received(name, raw):
                if isinstance(found, PassedOver):
                    self.passed.append(found.origin)
                    continue
                if len(self.waiting) >= MOST:
                    raise TrayFull(f"{MOST} files wait already; add them first")
                taken.append(self._took(found))
        return taken

    def tell(self, key: str, told: Told, *, left_out: bool = False) -> Waiting | None:
        """Corrects how a file is understood; None for one that waits no more."""
        with self._lock:
            self.touched = time.monotonic()
            one = self.waiting.get(key)
            if one is None or one.checkup is None:
                return one
            if told != one.told:
                twins = tuple(doubt for doubt in one.checkup.doubts if doubt.concern in _TWINS)
                again = checkup(self._understood(key, one.place, self.content(key), told), Twins())
                one = replace(one, told=told, checkup=replace(again, doubts=(*again.doubts, *twins)))
            self.waiting[key] = replace(one, left_out=left_out)
            return self.waiting[key]

    def content(self, key: str) -> bytes:
        """The bytes of a file that waits. Raises `OSError` when they are gone."""
        return (self.folder / key).read_bytes()

    def arrival(self, one: Waiting) -> Arrival:
        """A file that waits, as one that is brought. Raises `OSError` when its bytes are gone."""
        return Arrival(origin=one.origin, place=one.place, raw=self.content(one.key))

    def drop(self, key: str) -> None:
        """Lets a file wait no more."""
        with self._lock:
            self.waiting.pop(key, None)
            (self.folder / key).unlink(missing_ok=True)

    def clear(self) -> None:
        """Lets nothing wait any more, and leaves nothing on the disk."""
        with self._lock:
            self.waiting.clear()
            self.passed.clear()
            shutil.rmtree(self.folder, ignore_errors=True)

    def doubts(self, one: Waiting) -> list[Doubt]:
        """The doubts about a file, without the twins that wait no more; `Doubt.twin` is an id, or `#` and a key."""
        found = []
        for doubt in one.checkup.doubts if one.checkup else ():
            key = (doubt.twin or "").partition("/")[0]
            if doubt.twin is None or "/" not in doubt.twin:
                found.append(doubt)
            elif key in self.waiting and key != one.key:
                found.append(replace(doubt, twin=f"#{key}"))
        return found

    def _took(self, found: Arrival | FormatError) -> Waiting:
        self._number += 1
        key = str(self._number)
        if isinstance(found, FormatError):
            name = PurePosixPath(found.file)
            self.waiting[key] = Waiting(key=key, origin=found.file, place=name, size=0, problem=found)
            return self.waiting[key]
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.folder / key).write_bytes(found.raw)
        self.waiting[key] = self._looked_at(key, found)
        return self.waiting[key]

    def _looked_at(self, key: str, found: Arrival) -> Waiting:
        one = Waiting(key=key, origin=found.origin, place=found.place, size=len(found.raw))
        same = Shelf(self.corpus).holding(found.raw)
        if same is not None:
            return replace(one, already=same.id)
        self._twins = self._twins or Twins(self.known())
        try:
            checked = checkup(self._understood(key, found.place, found.raw, NOTHING), self._twins)
        except FormatError as error:
            return replace(one, problem=error)
        transcript = checked.transcript
        return replace(one, checkup=checked, original=transcript, voices=heard(transcript))

    def _understood(self, key: str, place: PurePosixPath, raw: bytes, told: Told) -> Transcript:
        """A transcript whose file is called by its key, by which twins find one another."""
        listed = self.corpus / CATALOGUE_NAME
        catalogue = read_catalogue(listed) if listed.is_file() else Catalogue(listed)
        return understood(raw, f"{key}/{place.name}", told.over(Entry()), catalogue.people)
