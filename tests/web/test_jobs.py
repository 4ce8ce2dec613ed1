"""Work that changes the corpus: one at a time, told from any tab of its owner, stopped where it stands."""

from __future__ import annotations

import threading

import pytest

from qa.errors import CorpusError
from qa.web.corpus.jobs import Job, Jobs, JobStopped, Kind, Occupied, Phase


def ended(job: Job) -> Phase:
    for _ in range(500):
        if job.ended:
            return job.phase
        threading.Event().wait(0.01)
    raise AssertionError(job.phase)


def test_work_that_comes_to_its_end_is_done() -> None:
    jobs = Jobs()
    job = jobs.start(Job(Kind.UPDATE, "me"), lambda job: job.enter(Phase.READING))
    assert (ended(job), job.reached, jobs.current) == (Phase.DONE, Phase.READING, None)


def test_a_second_job_is_refused_while_one_is_under_way_and_taken_afterwards() -> None:
    jobs, go = Jobs(), threading.Event()

    def work(job: Job) -> None:
        go.wait(10)

    first = jobs.start(Job(Kind.UPDATE, "me"), work)
    with pytest.raises(Occupied):
        jobs.start(Job(Kind.UPDATE, "you"), lambda job: None)
    go.set()
    ended(first)
    assert ended(jobs.start(Job(Kind.UPDATE, "you"), lambda job: None)) is Phase.DONE


def test_a_job_that_is_told_to_stop_stops_at_its_next_step() -> None:
    jobs, begun = Jobs(), threading.Event()

    def work(job: Job) -> None:
        begun.set()
        while True:
            job.pause()

    job = jobs.start(Job(Kind.ADD, "me"), work)
    begun.wait(10)
    job.stop.set()
    assert ended(job) is Phase.STOPPED


@pytest.mark.parametrize("step", [Job.check, Job.embedding, Job.pause, lambda job: job.progress(1, 2)])
def test_every_step_of_a_stopped_job_ends_it(step: object) -> None:
    job = Job(Kind.ADD, "me")
    job.stop.set()
    with pytest.raises(JobStopped):
        step(job)  # type: ignore[operator]


def test_progress_is_reading_until_something_is_embedded_and_finishing_when_all_is() -> None:
    job = Job(Kind.UPDATE, "me")
    phases = []
    job.progress(3, 10)
    phases.append(job.phase)
    job.embedding()
    for done in (5, 10):
        job.progress(done, 10)
        phases.append(job.phase)
    assert phases == [Phase.READING, Phase.INDEXING, Phase.FINISHING]


def test_what_goes_wrong_is_kept_as_a_sentence_and_a_defect_as_none(caplog: pytest.LogCaptureFixture) -> None:
    def refuse(job: Job) -> None:
        raise CorpusError("the folder is gone")

    def fail(job: Job) -> None:
        raise ZeroDivisionError("secret words")

    jobs = Jobs()
    refused = jobs.start(Job(Kind.UPDATE, "me"), refuse)
    assert (ended(refused), str(refused.error)) == (Phase.FAILED, "the folder is gone")
    failed = jobs.start(Job(Kind.UPDATE, "me"), fail)
    assert (ended(failed), failed.error) == (Phase.FAILED, None)
    assert "ZeroDivisionError" in caplog.text
    assert "secret words" not in caplog.text


def test_a_job_is_told_to_its_owner_only() -> None:
    jobs = Jobs()
    job = jobs.start(Job(Kind.UPDATE, "me"), lambda job: None)
    assert jobs.get(job.id, "me") is job
    assert jobs.get(job.id, "you") is None
    assert jobs.get(job.id, "é") is None
    assert jobs.get("forged", "me") is None


def test_the_end_of_the_server_stops_what_is_under_way() -> None:
    jobs, begun = Jobs(), threading.Event()

    def work(job: Job) -> None:
        begun.set()
        while True:
            job.pause()

    job = jobs.start(Job(Kind.ADD, "me"), work)
    begun.wait(10)
    jobs.close()
    assert job.phase is Phase.STOPPED
