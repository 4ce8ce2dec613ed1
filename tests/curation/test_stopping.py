"""A build that is stopped: wherever that is, the old index answers as before, and the next build goes through."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, write_corpus

from qa.build import build
from qa.curation import Stoppable, indexed
from qa.engine import Engine
from qa.schema import Encoder
from qa.store import current, generation


class Stopped(Exception):
    pass


class Countdown:
    """Lets so many steps pass, then stops."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def __call__(self, *progress: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise Stopped


def ids(index: Path, encoder: Encoder) -> list[str]:
    engine = Engine.open(index, encoder)
    try:
        return [source.id for source in engine.sources]
    finally:
        engine.close()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A corpus of three talks, of which two are indexed."""
    corpus = write_corpus(tmp_path, {"bridge.txt": BRIDGE, "cheese.txt": CHEESE})
    build(corpus, tmp_path / "index", FakeEncoder())
    write_corpus(tmp_path, {"harbour.txt": HARBOUR})
    return corpus, tmp_path / "index"


@pytest.mark.parametrize("steps", [0, 5])
def test_a_build_stopped_by_its_encoder_leaves_the_old_index_whole(folders: tuple[Path, Path], steps: int) -> None:
    corpus, index = folders
    before = current(index)
    with pytest.raises(Stopped):
        indexed(corpus, index, Stoppable(FakeEncoder(), Countdown(steps)))
    assert current(index) == before
    assert [path.name for path in index.glob("generation-*")] == [before.name]
    assert ids(index, FakeEncoder()) == ["bridge", "cheese"]


@pytest.mark.parametrize("steps", [0, 2])
def test_a_build_stopped_by_its_progress_leaves_the_old_index_whole(folders: tuple[Path, Path], steps: int) -> None:
    corpus, index = folders
    with pytest.raises(Stopped):
        indexed(corpus, index, FakeEncoder(), progress=Countdown(steps))
    assert ids(index, FakeEncoder()) == ["bridge", "cheese"]
    indexed(corpus, index, FakeEncoder())
    assert ids(index, FakeEncoder()) == ["bridge", "cheese", "harbour"]


def test_an_encoder_that_is_not_stopped_gives_what_the_other_gives(folders: tuple[Path, Path]) -> None:
    corpus, index = folders
    indexed(corpus, index, Stoppable(FakeEncoder(), lambda: None))
    assert ids(index, FakeEncoder()) == ["bridge", "cheese", "harbour"]
    texts = ["Who paid?", "The town."]
    plain, stoppable = FakeEncoder(), Stoppable(FakeEncoder(), lambda: None)
    told: list[tuple[int, int]] = []
    for one, other in (
        (plain.encode_questions(texts), stoppable.encode_questions(texts)),
        (
            plain.encode_passages(texts),
            stoppable.encode_passages(texts, lambda done, total: told.append((done, total))),
        ),
    ):
        assert [encoding.pooled.tolist() for encoding in one] == [encoding.pooled.tolist() for encoding in other]
    assert told[-1] == (2, 2)


def test_waiting_for_another_build_can_be_given_up(folders: tuple[Path, Path]) -> None:
    corpus, index = folders
    told: list[str] = []
    with generation(index), pytest.raises(Stopped):
        indexed(corpus, index, FakeEncoder(), waiting=lambda: told.append("waits"), pause=Countdown(2))
    assert told == ["waits"]


def test_questions_that_are_put_one_after_the_other_can_be_stopped_between_two() -> None:
    encodings = iter(Stoppable(FakeEncoder(), Countdown(3)).encode_questions(["Who?", "When?", "Where?", "Why?"]))
    next(encodings)
    next(encodings)
    with pytest.raises(Stopped):
        next(encodings)
