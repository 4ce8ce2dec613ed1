"""Work that changes the corpus: one at a time, in a thread of its own, to be looked at and stopped from any tab."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from qa.build import Report
from qa.curation import Disguise
from qa.errors import QAError
from qa.schema import Added
from qa.web.site.defects import log_defect

_KEPT = 20  # jobs that can be looked at when they have ended
_PATIENCE = 5.0  # seconds that a job is given to stop when the server does


class Kind(StrEnum):
    """What a job is there for."""

    ADD = "add"
    UPDATE = "update"
    REMOVE = "remove"


class Phase(StrEnum):
    """Where a job stands."""

    STARTING = "starting"
    ADDING = "adding"
    WAITING = "waiting"
    """Another program builds the index."""
    READING = "reading"
    INDEXING = "indexing"
    FINISHING = "finishing"
    """All is embedded; the index learns what confidence means in it, and is written."""
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


ENDED = (Phase.DONE, Phase.STOPPED, Phase.FAILED)


class JobStopped(Exception):
    """The job was told to stop."""


class Occupied(Exception):
    """Another job is under way."""


@dataclass(slots=True)
class File:
    """One file of a job: what it is called, and what became of it (None while it waits)."""

    name: str
    added: Added | None = None


@dataclass
class Job:
    """One piece of work. `owner` is the visitor who started it, `names` are the titles of what it removes; `done` of
    `total` tells how far its phase has come (0 of 0 where that is not known); `reached` is the phase in which it ended;
    `error` says why it failed, None for a defect of ours; `report` is what was done to the index, None for nothing."""

    kind: Kind
    owner: str
    files: list[File] = field(default_factory=list)
    names: tuple[str, ...] = ()
    id: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    phase: Phase = Phase.STARTING
    reached: Phase = Phase.STARTING
    done: int = 0
    total: int = 0
    error: QAError | None = None
    report: Report | None = None
    disguise: Disguise | None = None
    embeds: bool = False
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def ended(self) -> bool:
        """Whether nothing of it is left to do."""
        return self.phase in ENDED

    def check(self) -> None:
        """Raises `JobStopped` when it was told to stop."""
        if self.stop.is_set():
            raise JobStopped

    def enter(self, phase: Phase, done: int = 0, total: int = 0) -> None:
        """Goes on to another phase. Raises `JobStopped`."""
        self.check()
        self.phase, self.done, self.total = phase, done, total

    def progress(self, done: int, total: int) -> None:
        """How far indexing has come (`qa.schema.Progress`). Raises `JobStopped`."""
        phase = Phase.FINISHING if total and done >= total else Phase.INDEXING
        self.enter(phase if self.embeds else Phase.READING, done, total)

    def embedding(self) -> None:
        """Notes that files are read, and passages embedded, from now on. Raises `JobStopped`."""
        self.embeds = True
        self.check()

    def pause(self) -> None:
        """Waits a moment. Raises `JobStopped`."""
        self.stop.wait(0.5)
        self.check()


Work = Callable[[Job], None]


class Jobs:
    """The jobs of a server. Several threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}
        self._current: Job | None = None
        self._thread: threading.Thread | None = None

    def start(self, job: Job, work: Work) -> Job:
        """Starts a job. Raises `Occupied` while another is under way."""
        with self._lock:
            if self.current is not None:
                raise Occupied
            self._current = job
            self._jobs[job.id] = job
            for old in list(self._jobs)[:-_KEPT]:
                del self._jobs[old]
            self._thread = threading.Thread(target=_run, args=(job, work), name="job", daemon=True)
            self._thread.start()
        return job

    @property
    def current(self) -> Job | None:
        """The job under way, None where there is none."""
        return self._current if self._current is not None and not self._current.ended else None

    def get(self, identifier: str, owner: str) -> Job | None:
        """A job of this owner, under way or ended lately; None for any other."""
        job = self._jobs.get(identifier)
        return job if job and secrets.compare_digest(job.owner.encode(), owner.encode()) else None

    def of(self, owner: str) -> Job | None:
        """The job under way where it is this owner's."""
        job = self.current
        return self.get(job.id, owner) if job else None

    def close(self) -> None:
        """Stops the job under way, and waits for it a little."""
        job, thread = self.current, self._thread
        if job and thread:
            job.stop.set()
            thread.join(_PATIENCE)


def _run(job: Job, work: Work) -> None:
    phase = Phase.FAILED
    try:
        work(job)
        phase = Phase.DONE
    except JobStopped:
        phase = Phase.STOPPED
    except QAError as error:
        job.error = error
    except Exception as error:  # noqa: BLE001, RUF100 - a defect of ours, told on the page without its message
        log_defect(f"job {job.kind}", error)
    finally:
        job.reached, job.phase = job.phase, phase
