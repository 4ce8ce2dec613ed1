"""The jobs of the pages of the corpus: adding what waits, bringing the index up to date, removing."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from qa.curation import Adding, Stoppable, Tray, Waiting, indexed, removal, remove
from qa.errors import IndexMissing
from qa.schema import Added, Fate
from qa.web.corpus.jobs import Job, Phase, Work
from qa.web.site import Library


def adding(library: Library, tray: Tray, chosen: Sequence[Waiting]) -> Work:
    """Adds what was chosen of a tray to the corpus, file by file, then indexes it. What is added waits no more."""

    def work(job: Job) -> None:
        corpus = Adding(library.corpus, job.disguise)
        for number, one in enumerate(chosen):
            job.enter(Phase.ADDING, number + 1, len(chosen))
            try:
                done = corpus.add(tray.arrival(one), one.told)
            except OSError as error:
                done = Added(fate=Fate.FAILED, origin=one.origin, reason=str(error.strerror))
            job.files[number].added = done
            if done.fate is not Fate.FAILED:
                tray.drop(one.key)
        if any(file.added and file.added.fate is Fate.ADDED for file in job.files):
            index(job, library)

    return work


def updating(library: Library) -> Work:
    """Brings the index up to date."""
    return lambda job: index(job, library)


def removing(library: Library, identifier: str) -> Work:
    """Removes a transcript from the index, the catalogue and the corpus."""

    def work(job: Job) -> None:
        job.enter(Phase.INDEXING)
        found = removal([identifier], library.corpus, library.index)
        job.report = remove(
            found, library.corpus, library.index, _encoder(job, library), progress=job.progress, pause=job.pause
        )
        _open(library)

    return work


def index(job: Job, library: Library) -> None:
    """Brings the index up to date, as a part of a job. Raises as `qa.curation.indexed`."""
    job.enter(Phase.READING)
    job.report = indexed(
        library.corpus, library.index, _encoder(job, library), progress=job.progress,
        waiting=lambda: job.enter(Phase.WAITING), pause=job.pause,
    )  # fmt: skip
    _open(library)


def _encoder(job: Job, library: Library) -> Stoppable:
    return Stoppable(library.encoder, job.embedding)


def _open(library: Library) -> None:
    """Opens the new generation, so that whoever asks next need not wait for it."""
    with suppress(IndexMissing):
        library.engine  # noqa: B018 - looking at it opens it
