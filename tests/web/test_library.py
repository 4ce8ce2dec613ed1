"""The interviews as they are now, while the index is replaced under those who ask."""

from __future__ import annotations

import gc
import logging
import shutil
import threading
from pathlib import Path

import httpx
import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, write_corpus

from qa.build import build
from qa.errors import IndexDamaged, IndexMissing
from qa.schema import Filters, Hit
from qa.store import current
from qa.web.interviews import Interviews
from qa.web.site import Library, Terms

from .conftest import Own

TALKS = {"bridge.txt": BRIDGE, "cheese.txt": CHEESE}
QUESTION = "How was the bridge built?"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path, TALKS)


@pytest.fixture
def index(tmp_path: Path, corpus: Path) -> Path:
    build(corpus, tmp_path / "index", FakeEncoder())
    return tmp_path / "index"


@pytest.fixture
def library(index: Path, corpus: Path) -> Library:
    return Library(index, corpus, FakeEncoder())


def _damaged(index: Path, corpus: Path) -> None:
    """Puts a new generation in place, and cuts one of its files short."""
    write_corpus(corpus.parent, TALKS | {"harbour.txt": HARBOUR})
    build(corpus, index, FakeEncoder())
    vectors = current(index) / "vectors.faiss"
    vectors.write_bytes(vectors.read_bytes()[:-9])


def _asked(interviews: Interviews) -> tuple[Hit, ...]:
    return interviews.ask(QUESTION, k=3, filters=Filters(), history=()).hits


def _open_files() -> int:
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))


def test_what_was_added_is_there_at_the_next_question(library: Library, index: Path, corpus: Path) -> None:
    before = library.engine
    assert library.engine is before
    write_corpus(corpus.parent, TALKS | {"harbour.txt": HARBOUR})
    build(corpus, index, FakeEncoder())
    assert len(library.engine.sources) == 3
    assert len(before.sources) == 2
    assert _asked(before)


def test_readers_in_many_threads_go_on_while_builds_replace_the_index(
    library: Library, index: Path, corpus: Path
) -> None:
    done, errors, answers = threading.Event(), list[Exception](), list[int]()

    def ask() -> None:
        while not done.is_set():
            try:
                engine = library.engine
                found = {hit.source.id for hit in _asked(engine)}
                assert found <= {source.id for source in engine.sources}
                answers.append(len(engine.sources))
            except Exception as error:  # noqa: BLE001, RUF100 - whatever it is, it must not be
                errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    open_before = _open_files()
    for thread in threads:
        thread.start()
    for turn in range(6):
        write_corpus(corpus.parent, TALKS | ({"harbour.txt": HARBOUR} if turn % 2 else {}))
        if not turn % 2:
            (corpus / "harbour.txt").unlink(missing_ok=True)
        build(corpus, index, FakeEncoder())
    done.set()
    for thread in threads:
        thread.join()
    assert errors == []
    assert set(answers) == {2, 3}
    assert len(library.engine.sources) == 3
    assert _open_files() <= open_before + 4
    assert library.problem is None


def test_a_damaged_generation_is_passed_over_and_told_once(
    library: Library, index: Path, corpus: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = library.engine
    _damaged(index, corpus)
    with caplog.at_level(logging.ERROR):
        assert all(library.engine is before for _ in range(3))
    assert _asked(before)
    assert "vectors.faiss" in (library.problem or "")
    (told,) = caplog.messages
    assert told.startswith("the new index is passed over, the one before goes on: ")
    assert not library.empty


def test_the_page_of_the_corpus_says_so_and_the_others_go_on(own: Own) -> None:
    (own.index / "CURRENT").write_text("nonsense")
    with httpx.Client(base_url=own.served.url, timeout=20) as client:
        assert "what was indexed before goes on answering" in client.get("/corpus").text
        assert "continue de répondre" in client.get("/corpus", headers={"Accept-Language": "fr"}).text
        assert client.get("/read").status_code == 200
    assert "the new index is passed over" in own.served.log.read_text()


def test_an_index_of_another_encoder_is_passed_over_until_it_is_mended(
    library: Library, index: Path, corpus: Path
) -> None:
    shutil.rmtree(index)
    build(corpus, index, FakeEncoder(fingerprint="0ther"))
    assert _asked(library.engine)
    assert "encoder" in (library.problem or "")
    write_corpus(corpus.parent, TALKS | {"harbour.txt": HARBOUR})
    build(corpus, index, FakeEncoder())
    assert len(library.engine.sources) == 3
    assert library.problem is None


def test_a_pointer_that_cannot_be_read_is_passed_over_until_it_can(library: Library, index: Path) -> None:
    pointer = index / "CURRENT"
    good = pointer.read_bytes()
    pointer.write_text("nonsense")
    assert _asked(library.engine)
    assert "CURRENT" in (library.problem or "")
    pointer.write_bytes(good)
    assert library.problem is None


def test_an_index_that_is_damaged_from_the_start_is_refused(index: Path, corpus: Path) -> None:
    _damaged(index, corpus)
    with pytest.raises(IndexDamaged):
        Library(index, corpus, FakeEncoder())


def test_without_an_index_it_is_empty_until_one_is_built(tmp_path: Path, corpus: Path) -> None:
    library = Library(tmp_path / "index", corpus, FakeEncoder())
    assert library.empty
    with pytest.raises(IndexMissing):
        library.engine  # noqa: B018 - looking is the point
    build(corpus, tmp_path / "index", FakeEncoder())
    assert len(library.engine.sources) == 2
    shutil.rmtree(tmp_path / "index")
    assert library.empty
    assert library.problem is None


def test_an_index_folder_that_is_not_there_is_a_mistake_and_an_empty_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.web.site.library.load_encoder", lambda settings: FakeEncoder())
    with pytest.raises(IndexMissing, match=r"idnex: no index was built here; build one with `qa build"):
        Library.open(tmp_path / "idnex", tmp_path / "corpus")
    (tmp_path / "index").mkdir()
    assert Library.open(tmp_path / "index", tmp_path / "corpus").empty


def test_terms_are_open_to_everybody_who_can_reach_the_page_unless_stated() -> None:
    assert (Terms().users, Terms().read_only, Terms().max_upload) == ({}, False, 100 * 1024 * 1024)
