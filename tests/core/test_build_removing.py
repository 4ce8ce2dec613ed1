"""What is removed is gone: no byte of its words and no vector of it is in any file of the index."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, talk, write_corpus

from qa.build import build
from qa.engine import Engine
from qa.foreign import general_questions, near_questions
from qa.lexical import terms
from qa.quotes import Wording
from qa.quotes.postings import features
from qa.search import SearchIndex
from qa.store import current
from qa.text import fold, words

SECRET = talk(
    ("Anna Lowe", "Where did Quillon bury the manuscript?"),
    ("Ysolde Vantongeren", "Beneath the sycamore at Thrumwick. Nobody else overheard us quarrelling."),
    ("Anna Lowe", "Which password opens it?"),
    ("Ysolde Vantongeren", "Xanthopsia-1847, whispered backwards. Élodie knows."),
)
"""Nobody else in the corpus uses these words, but for the commonest."""
WORDS = {
    word
    for word in terms(SECRET, "en")
    if len(word) > 4 and word not in fold(BRIDGE + CHEESE + HARBOUR) and word not in ("where", "which", "anna lowe")
}


@pytest.fixture(scope="module", autouse=True)
def hurry() -> Iterator[None]:
    """Of the questions from elsewhere only every eighth calibrates, so that a build takes a fraction of a second."""
    with pytest.MonkeyPatch.context() as patch:
        for room in ("qa.build.embedding", "qa.calibration"):
            patch.setattr(f"{room}.general_questions", lambda: islice(general_questions(), 0, None, 8))
        patch.setattr("qa.calibration.near_questions", lambda names: islice(near_questions(names), 0, None, 8))
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of four talks, one of them secret, and its index."""
    folder = tmp_path_factory.mktemp("built")
    others = {"bridge.txt": BRIDGE, "cheese.txt": CHEESE, "harbour.txt": HARBOUR}
    build(write_corpus(folder, {**others, "secret.txt": SECRET}), folder / "index", FakeEncoder())
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def rebuilt(place: Path) -> None:
    build(place / "corpus", place / "index", FakeEncoder())


def spoken(place: Path) -> bytes:
    """Every byte of every file of the index, and every name, lower-cased and folded where they are text."""
    files = [path for path in (place / "index").rglob("*") if path.is_file()]
    raw = b"\n".join([*(path.read_bytes() for path in files), *(str(path).encode() for path in files)])
    return raw + fold(raw.decode("utf-8", "ignore")).encode() + raw.decode("utf-16-le", "ignore").encode()


def vectors(place: Path, transcript: str) -> list[bytes]:
    """The vectors of a transcript as they are stored: its passages and sentences, its questions, its tokens."""
    index = SearchIndex.open(current(place / "index"))
    owned = [row for row, owner in enumerate(index.owners) if index.labels.transcripts[owner] == transcript]
    rows = [row for row, name in enumerate(index.labels.transcripts) if name == transcript]
    asked = [row for row, asking in enumerate(index.records.askings()) if asking.transcript == transcript]
    found = [index.dense.vectors(row, row + 1).astype(np.float16).tobytes() for row in owned]
    found += [np.asarray(index.asking_vectors[row]).tobytes() for row in asked]
    found += [code.tobytes() for row in rows for code in index.tokens.passage(row)[0]]
    index.close()
    return found


def test_the_words_that_are_looked_for_are_there_before(place: Path) -> None:
    assert {"sycamore", "thrumwick", "quillon", "xanthopsia-1847", "xanthopsia", "vantongeren"} <= WORDS
    held = spoken(place)
    assert [word for word in WORDS & set(words(SECRET)) if word.encode() not in held] == []
    raw = b"".join(path.read_bytes() for path in (place / "index").rglob("*") if path.is_file())
    assert all(vector in raw for vector in vectors(place, "secret"))


def test_no_byte_of_what_is_removed_is_left(place: Path) -> None:
    gone = vectors(place, "secret")
    others = [vector for name in ("bridge", "cheese", "harbour") for vector in vectors(place, name)]
    (place / "corpus" / "secret.txt").unlink()
    rebuilt(place)
    held = spoken(place)
    assert [word for word in sorted(WORDS) if word.encode() in held] == []
    assert b"secret" not in held
    raw = b"".join(path.read_bytes() for path in (place / "index").rglob("*") if path.is_file())
    assert all(vector in raw for vector in others)
    assert not [vector for vector in set(gone) - set(others) if vector in raw]


def test_no_word_and_no_pair_of_words_can_be_looked_up_any_more(place: Path) -> None:
    known = np.load(current(place / "index") / "quotes-keys.npy")
    secret = np.concatenate([features(Wording(line.split(": ", 1)[1])) for line in SECRET.splitlines()])
    assert np.isin(secret, known).all()
    (place / "corpus" / "secret.txt").unlink()
    rebuilt(place)
    connection = sqlite3.connect(current(place / "index") / "words.sqlite")
    assert not WORDS & {term for (term,) in connection.execute("SELECT term FROM vocabulary")}
    connection.close()
    others = [line.split(": ", 1)[1] for talk in (BRIDGE, CHEESE, HARBOUR) for line in talk.splitlines()]
    shared = np.unique(np.concatenate([features(Wording(text)) for text in others]))
    assert np.array_equal(np.load(current(place / "index") / "quotes-keys.npy"), shared)


def test_what_is_cut_out_of_a_transcript_is_gone_too(place: Path) -> None:
    write_corpus(place, {"secret.txt": SECRET.replace("Beneath the sycamore at Thrumwick. ", "")})
    rebuilt(place)
    held = spoken(place)
    assert [word for word in ("sycamore", "thrumwick", "sycamor") if word.encode() in held] == []
    assert b"quarrelling" in held


def test_after_many_additions_what_is_removed_is_gone(place: Path) -> None:
    for number in range(6):
        write_corpus(place, {f"more-{number}.txt": CHEESE.replace("goats", f"goats{number}")})
        rebuilt(place)
    (place / "corpus" / "secret.txt").unlink()
    (place / "corpus" / "more-3.txt").unlink()
    rebuilt(place)
    held = spoken(place)
    assert [word for word in [*sorted(WORDS), "goats3"] if word.encode() in held] == []
    assert b"goats4" in held


def test_a_reader_that_has_it_open_reads_on_but_its_files_are_gone(place: Path) -> None:
    reader = Engine.open(place / "index", FakeEncoder())
    expected = reader.ask("Where did Quillon bury the manuscript?")
    assert expected.hits[0].source.id == "secret"
    (place / "corpus" / "secret.txt").unlink()
    rebuilt(place)
    held = spoken(place)
    assert [word for word in sorted(WORDS) if word.encode() in held] == []
    assert reader.ask("Where did Quillon bury the manuscript?") == expected
    reader.close()
    assert len(list((place / "index").glob("generation-*"))) == 1


def test_a_name_of_who_is_gone_is_called_nowhere_any_more(place: Path) -> None:
    write_corpus(place, {"aaa.txt": HARBOUR.replace("Bert Moss", "YSOLDE VANTONGEREN")})
    rebuilt(place)
    assert b"Ysolde Vantongeren" in b"".join((current(place / "index") / "records.sqlite").read_bytes().splitlines())
    (place / "corpus" / "secret.txt").unlink()
    rebuilt(place)
    raw = b"".join(path.read_bytes() for path in (place / "index").rglob("*") if path.is_file())
    assert b"Ysolde" not in raw
    assert b"YSOLDE" in raw


def test_a_build_that_fails_leaves_no_words_of_its_own(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_corpus(place, {"zebra.txt": CHEESE.replace("goats", "okapis")})
    with monkeypatch.context() as patch:
        patch.setattr("qa.build.teaching.taught", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rebuilt(place)
    assert b"okapis" not in spoken(place)
