"""A build that is stopped at any point leaves the old index whole, and the next build mends everything."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, refused, write_corpus

from qa.arrays import ArrayFile
from qa.build import build
from qa.dense import DenseIndex
from qa.engine import Engine
from qa.errors import IndexFolderError
from qa.lexical import LexicalDraft, LexicalIndex
from qa.quotes import PostingsDraft
from qa.schema import Answer, Encoding, Progress
from qa.search import SearchIndex
from qa.store import Draft, Records, RecordsDraft
from qa.tokens import TokenFile, TokenPart

resource = pytest.importorskip("resource", reason="file sizes cannot be limited on this system")

STEPS: dict[str, tuple[Any, str]] = {
    "reading the corpus": ("qa.build.reading", "listed"),
    "embedding": (FakeEncoder, "encode_passages"),
    "writing parts": (TokenPart, "write"),
    "linking parts": ("qa.build.building", "linked"),
    "writing vectors": (DenseIndex, "write_blocks"),
    "writing arrays": (ArrayFile, "append"),
    "joining tokens": (TokenFile, "join"),
    "adding words": (LexicalDraft, "add"),
    "writing words": (LexicalDraft, "finish"),
    "copying records": (RecordsDraft, "copy"),
    "writing records": (RecordsDraft, "add"),
    "gathering postings": (PostingsDraft, "add"),
    "writing postings": (PostingsDraft, "finish"),
    "reading it back": (SearchIndex, "__init__"),
    "calibrating": ("qa.calibration", "calibrated"),
    "committing": (Draft, "commit"),
    "syncing": ("qa.store.folder.os", "fsync"),
    "renaming": (Path, "replace"),
}
FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(write_corpus(folder, {"harbour.txt": HARBOUR}), folder / "index", FakeEncoder())
    write_corpus(folder, {"cheese.txt": CHEESE})
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    """A corpus of two talks, of which `index` has the first only."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def snapshot(folder: Path) -> dict[str, str]:
    """The digest of every file, but for the lock and a pointer never put in place."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in (".lock", "CURRENT.new")]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def ask(place: Path, question: str) -> Answer:
    engine = Engine.open(place / "index", FakeEncoder())
    try:
        return engine.ask(question)
    finally:
        engine.close()


def raising(error: BaseException) -> Callable[..., NoReturn]:
    def stop(*_: Any, **__: Any) -> NoReturn:
        raise error

    return stop


def interrupt(monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException) -> None:
    owner, name = STEPS[step]
    if isinstance(owner, str):
        monkeypatch.setattr(f"{owner}.{name}", raising(error))
    else:
        monkeypatch.setattr(owner, name, raising(error))


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("error", [RuntimeError("a defect"), KeyboardInterrupt(), FULL], ids=["bug", "ctrl-c", "full"])
def test_a_stopped_build_leaves_the_old_index_whole(
    place: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    before = snapshot(place / "index")
    expected = IndexFolderError if error is FULL else BaseException
    with monkeypatch.context() as patch:
        interrupt(patch, step, error)
        with pytest.raises(expected) as caught:
            build(place / "corpus", place / "index", FakeEncoder())
    if error is FULL:
        assert "the disk is full" in str(caught.value)
    assert snapshot(place / "index") == before
    assert ask(place, "Who rebuilt the lighthouse?").hits[0].passage.transcript == "harbour"


def test_the_build_after_a_stopped_one_does_all_that_was_left(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        interrupt(patch, "renaming", KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            build(place / "corpus", place / "index", FakeEncoder())
    assert build(place / "corpus", place / "index", FakeEncoder()).embedded == ("cheese",)
    assert ask(place, "How long does a wheel ripen?").hits[0].passage.transcript == "cheese"
    assert len(list((place / "index").glob("generation-*"))) == 1
    assert not (place / "index" / "CURRENT.new").exists()


def test_an_encoder_that_fails_half_way_leaves_the_old_index_whole(place: Path) -> None:
    class Failing(FakeEncoder):
        def encode_passages(self, texts: Any, progress: Progress | None = None) -> list[Encoding]:
            super().encode_passages(texts[:1], progress)
            raise MemoryError

    before = snapshot(place / "index")
    with pytest.raises(MemoryError):
        build(place / "corpus", place / "index", Failing())
    assert snapshot(place / "index") == before


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """What a full disk is to a process: every write beyond `size` bytes of a file fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [0, 50, 300, 600, 1500, 4096, 9000, 20_000, 22_000])
def test_a_disk_that_takes_no_more_is_one_clear_sentence(place: Path, size: int) -> None:
    before = snapshot(place / "index")
    with (
        files_no_longer_than(size),
        refused(IndexFolderError, "cannot be written .*; the old one, if any, still answers"),
    ):
        build(place / "corpus", place / "index", FakeEncoder())
    assert snapshot(place / "index") == before


def test_a_folder_that_cannot_be_made_is_one_clear_sentence(place: Path) -> None:
    (place / "taken").write_text("a file")
    with refused(IndexFolderError, "cannot be written"):
        build(place / "corpus", place / "taken", FakeEncoder())
    with refused(IndexFolderError, "cannot be written"):
        build(place / "corpus", place / "taken" / "below", FakeEncoder())


def test_readers_go_on_during_and_after_a_build(place: Path) -> None:
    reader = Engine.open(place / "index", FakeEncoder())
    expected = reader.ask("Who rebuilt the lighthouse?")
    done = threading.Event()

    def read() -> int:
        count = 0
        while not done.is_set() or not count:
            assert reader.ask("Who rebuilt the lighthouse?") == expected
            count += 1
        return count

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            build(place / "corpus", place / "index", FakeEncoder())
            build(write_corpus(place, {"bridge.txt": BRIDGE}), place / "index", FakeEncoder())
        finally:
            done.set()
        assert all(one.result() > 0 for one in readers)
    assert reader.ask("Who rebuilt the lighthouse?") == expected
    assert reader.context(expected.hits[0].passage.id)
    reader.close()
    assert ask(place, "Combien de camions ?").hits[0].passage.transcript == "bridge"


def test_an_index_replaced_while_it_is_being_opened_is_opened_all_the_same(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = SearchIndex.open

    def late(path: Path) -> SearchIndex:
        monkeypatch.setattr(SearchIndex, "open", opened)
        build(place / "corpus", place / "index", FakeEncoder())
        return opened(path)

    monkeypatch.setattr(SearchIndex, "open", late)
    engine = Engine.open(place / "index", FakeEncoder())
    assert [source.id for source in engine.sources] == ["cheese", "harbour"]
    engine.close()


@pytest.mark.parametrize("part", ["records", "words", "tokens"])
def test_an_index_replaced_between_its_check_and_its_opening_is_opened_all_the_same(
    place: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    rooms = {"records": "qa.search.Records", "words": "qa.search.LexicalIndex", "tokens": "qa.search.TokenFile"}
    opening = {"records": Records, "words": LexicalIndex, "tokens": TokenFile}[part]

    def late(path: Path) -> object:
        monkeypatch.setattr(rooms[part], opening)
        build(place / "corpus", place / "index", FakeEncoder())
        return opening(path)

    monkeypatch.setattr(rooms[part], late)
    engine = Engine.open(place / "index", FakeEncoder())
    assert [source.id for source in engine.sources] == ["cheese", "harbour"]
    engine.close()
