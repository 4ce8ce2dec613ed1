"""What interviewers ask is part of the index: with a vector each, kept from build to build like those of passages."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, write_corpus
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.build import Report, build
from qa.schema import Asking, Matrix
from qa.search import SearchIndex
from qa.store import current

ARTICLE = "The harbour of Brell\n\nThe council voted on Monday. Nobody asked why.\n"
TALKS: dict[str, str] = {"bridge.txt": BRIDGE, "cheese.txt": CHEESE, "harbour.txt": HARBOUR, "notes.txt": ARTICLE}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(write_corpus(folder, TALKS), folder / "index", FakeEncoder())
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    """A corpus of three talks and an article, and its index."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def rebuilt(place: Path, encoder: FakeEncoder | None = None) -> Report:
    return build(place / "corpus", place / "index", encoder or FakeEncoder())


def stored(place: Path) -> tuple[tuple[Asking, ...], Matrix]:
    index = SearchIndex.open(current(place / "index"))
    found = index.records.askings(), np.array(index.asking_vectors)
    index.close()
    return found


def fresh(place: Path, folder: Path) -> tuple[tuple[Asking, ...], Matrix]:
    """What a first build of the same corpus stores."""
    shutil.copytree(place / "corpus", folder / "corpus")
    rebuilt(folder)
    return stored(folder)


def changed(place: Path) -> None:
    write_corpus(place, {"cheese.txt": CHEESE.replace("Do you sell abroad?", "Which wars did you see? And where?")})


def shortened(place: Path) -> None:
    write_corpus(place, {"bridge.txt": "".join(BRIDGE.splitlines(keepends=True)[:2]) * 2})


def removed(place: Path) -> None:
    (place / "corpus" / "cheese.txt").unlink()


def added(place: Path) -> None:
    write_corpus(place, {"aaa.txt": HARBOUR.replace("harbour", "railway")})


def renamed(place: Path) -> None:
    (place / "corpus" / "bridge.txt").rename(place / "corpus" / "zzz.txt")


def silenced(place: Path) -> None:
    write_corpus(place, {"harbour.txt": HARBOUR.replace("?", ".")})


CHANGES: list[Callable[[Path], None]] = [changed, shortened, removed, added, renamed, silenced]


def test_every_question_has_the_vector_of_what_is_read_of_it(place: Path) -> None:
    askings, vectors = stored(place)
    assert [asking.id for asking in askings] == [
        "bridge#t0", "bridge#t2", "cheese#t0", "cheese#t2", "cheese#t4", "harbour#t0", "harbour#t2", "harbour#t4",
    ]  # fmt: skip
    expected = [encoding.pooled for encoding in FakeEncoder().encode_questions([asking.read for asking in askings])]
    assert np.array_equal(vectors, np.stack(expected))


def test_questions_are_verbatim(place: Path) -> None:
    index = SearchIndex.open(current(place / "index"))
    for asking in index.records.askings():
        assert index.records.text(asking.transcript)[asking.start : asking.end] == asking.text
    index.close()


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_all_is_as_a_first_build_would_have_it(
    place: Path, change: Callable[[Path], None], tmp_path_factory: pytest.TempPathFactory
) -> None:
    change(place)
    rebuilt(place)
    askings, vectors = stored(place)
    expected = fresh(place, tmp_path_factory.mktemp("fresh"))
    assert askings == expected[0]
    assert np.array_equal(vectors, expected[1])
    assert len(askings) == len(vectors)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations([changed, removed, added, renamed]))
def test_the_order_of_changes_does_not_matter(
    built: Path, tmp_path_factory: pytest.TempPathFactory, changes: list[Callable[[Path], None]]
) -> None:
    place = tmp_path_factory.mktemp("changes")
    shutil.copytree(built, place, dirs_exist_ok=True)
    for change in changes[:3]:
        if change is not changed or (place / "corpus" / "cheese.txt").exists():
            change(place)
        rebuilt(place)
    askings, vectors = stored(place)
    expected = fresh(place, tmp_path_factory.mktemp("fresh"))
    assert askings == expected[0]
    assert np.array_equal(vectors, expected[1])


def test_only_the_questions_of_a_changed_transcript_are_encoded_again(place: Path) -> None:
    changed(place)
    encoder = FakeEncoder()
    assert rebuilt(place, encoder).embedded == ("cheese",)
    read = ["Who taught you to make cheese?", "How long does a wheel ripen?", "Which wars did you see? And where?"]
    assert [text for text in encoder.questions if text in {*read, "What is unloaded there today?"}][:3] == read
    assert encoder.questions[:3] == read


def test_a_corpus_that_asks_nothing_has_no_questions_and_opens(tmp_path: Path) -> None:
    build(write_corpus(tmp_path, {"notes.txt": ARTICLE}), tmp_path / "index", FakeEncoder())
    askings, vectors = stored(tmp_path)
    assert (askings, vectors.shape) == ((), (0, 64))
    write_corpus(tmp_path, {"bridge.txt": BRIDGE})
    rebuilt(tmp_path)
    assert [asking.id for asking in stored(tmp_path)[0]] == ["bridge#t0", "bridge#t2"]
    (tmp_path / "corpus" / "bridge.txt").unlink()
    rebuilt(tmp_path)
    assert stored(tmp_path)[0] == ()
