"""`qa remove`: gone from the corpus, the catalogue and every byte of the index; whole at any point."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pytest
from fakes import CHEESE, HARBOUR, FakeEncoder, write_corpus

from qa.build import build
from qa.corpus import read_catalogue
from qa.curation import removing
from qa.engine import Engine
from qa.search import SearchIndex
from qa.store import current
from qa.text import fold, stems, words

from .conftest import Run, sentence

CATALOGUE = """\
# kept
[[transcript]]
file = "harbour.txt"
title = "The quay of Quibblewick"

[[transcript.people]]
name = "Bert Moss"
organisation = "Harbour Board of Quibblewick"

[[transcript]]
file = "cheese.txt"
title = "Cheese"
"""


@pytest.fixture(scope="session")
def catalogued(talks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three talks, catalogued and indexed; not to be written to."""
    folder = shutil.copytree(talks, tmp_path_factory.mktemp("catalogued"), dirs_exist_ok=True)
    build(write_corpus(folder, {"catalogue.toml": CATALOGUE}), folder / "index", FakeEncoder())
    return folder


@pytest.fixture
def shelf(catalogued: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory of the test: `catalogued`, which may be harmed here."""
    monkeypatch.chdir(shutil.copytree(catalogued, tmp_path, dirs_exist_ok=True))
    return tmp_path


def only(text: str, *others: str) -> set[str]:
    """Words of a text that none of the others has, long enough to be no accident, as spoken, folded and stemmed."""
    said = set(re.findall(r"[^\W\d_]+", text))
    elsewhere = {fold(word) for other in others for word in words(other)}
    own = {word for word in said if len(word) > 5 and fold(word) not in elsewhere}
    return own | set(map(fold, own)) | {stem for word in own for stem in stems([fold(word)], "en") if len(stem) > 5}


def traces(folder: Path, sought: set[str]) -> Iterator[tuple[str, str]]:
    """Where any of the words is still found: in the bytes of any file, as UTF-8 or UTF-16, or in any cell of SQLite."""
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        raw = path.read_bytes().lower()
        for word in sought:
            if any(word.lower().encode(code) in raw for code in ("utf-8", "utf-16-le", "utf-16-be")):
                yield path.name, word
        if path.suffix == ".sqlite":
            yield from ((path.name, word) for word in sought if any(word in cell for cell in cells(path)))


def cells(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')]  # noqa: S608
    connection.close()
    return {fold(str(cell)) for row in rows for cell in row}


def test_no_word_of_it_is_left_in_any_byte_of_the_index(qa: Run, shelf: Path) -> None:
    sought = only(HARBOUR + CATALOGUE.split("[[")[1].partition("]]")[2], CHEESE, CATALOGUE.split("[[")[3])
    assert {"lighthouse", "oranges", "Quibblewick"} <= sought
    assert {word for _, word in traces(shelf / "index", sought)} >= {"lighthouse", "oranges", "Quibblewick"}
    ran = qa("remove", "harbour")
    assert (ran.code, ran.out) == (0, "")
    assert list(traces(shelf, sought)) == []
    assert [path.name for path in (shelf / "index").glob("generation-*")] == [current(shelf / "index").name]


def test_its_vectors_and_token_codes_are_gone_too(qa: Run, shelf: Path, tmp_path: Path) -> None:
    qa("remove", "harbour")
    write_corpus(tmp_path / "fresh", {"x": b""})
    for path in (shelf / "corpus").iterdir():
        (tmp_path / "fresh" / "corpus" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "fresh" / "corpus" / "x").unlink()
    assert qa("build", "--corpus", tmp_path / "fresh" / "corpus", "--index", "other").code == 0
    one, two = (SearchIndex.open(current(shelf / name)) for name in ("index", "other"))
    try:
        assert len(one) == len(two)
        assert len(one.dense) == len(two.dense)
        assert len(one.asking_vectors) == len(two.asking_vectors)
        assert np.array_equal(one.tokens.bounds, two.tokens.bounds)
    finally:
        one.close()
        two.close()
    sizes = [sorted((p.name, p.stat().st_size) for p in (shelf / n).rglob("*.npy")) for n in ("index", "other")]
    assert sizes[0] == sizes[1]


def test_the_file_and_its_block_are_gone_and_nothing_else(qa: Run, shelf: Path) -> None:
    ran = qa("remove", "harbour", "--json")
    assert (ran.record["removed"], ran.record["files"]) == (["harbour"], ["corpus/harbour.txt"])
    assert sorted(ran.record["index"]["kept"]) == ["bridge", "cheese"]
    assert ran.record["index"]["embedded"] == []
    left = (shelf / "corpus" / "catalogue.toml").read_text()
    assert left == "# kept\n" + CATALOGUE[CATALOGUE.rindex("[[transcript]]") :]
    assert sorted(path.name for path in (shelf / "corpus").glob("*.txt")) == ["bridge.txt", "cheese.txt"]


def test_several_go_at_once(qa: Run, shelf: Path) -> None:
    assert qa("remove", "harbour", "cheese", "harbour", "--json").record["removed"] == ["harbour", "cheese"]
    assert [held["id"] for held in qa("list", "--json").record["transcripts"]] == ["bridge"]


def test_the_last_leaves_an_index_that_says_it_is_empty(qa: Run, shelf: Path) -> None:
    assert qa("remove", "harbour", "cheese", "bridge").code == 0
    assert sentence(qa("ask", "Who rebuilt the lighthouse?")) == (
        "index: the index is empty; add transcripts with `qa add PATH --index index`"
    )
    assert list((shelf / "index").glob("generation-*")) == []
    write_corpus(shelf, {"harbour.txt": HARBOUR})
    assert qa("build").code == 0
    assert qa("ask", "Who rebuilt the lighthouse?", "--json").record["answered"]


def test_an_unknown_id_removes_nothing_and_names_the_nearest(qa: Run, shelf: Path) -> None:
    said = sentence(qa("remove", "cheese", "harbor"))
    assert said == "there is no transcript 'harbor'; the nearest is 'harbour'"
    assert (shelf / "corpus" / "cheese.txt").exists()


def test_a_catalogue_that_cannot_be_read_stops_it_before_anything_is_done(qa: Run, shelf: Path) -> None:
    (shelf / "corpus" / "catalogue.toml").write_text("[[transcript\n")
    before = current(shelf / "index")
    assert "not valid TOML" in sentence(qa("remove", "harbour"))
    assert (shelf / "corpus" / "harbour.txt").exists()
    assert current(shelf / "index") == before


STEPS = ("indexed", "correcting", "_unlink")


@pytest.mark.parametrize("step", STEPS)
def test_stopped_at_any_step_it_never_answers_from_what_is_gone_and_is_finished_by_running_it_again(
    qa: Run, shelf: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(removing, step, stopped)
        ran = qa("remove", "harbour")
    assert (ran.code, ran.err) == (130, "qa: stopped before all was removed; run it again to finish\n")
    engine = Engine.open(shelf / "index", FakeEncoder())
    answers = "harbour" in {source.id for source in engine.sources}
    engine.close()
    assert not answers or (shelf / "corpus" / "harbour.txt").exists()
    assert qa("remove", "harbour").code == 0
    assert not (shelf / "corpus" / "harbour.txt").exists()
    assert "harbour.txt" not in read_catalogue(shelf / "corpus" / "catalogue.toml").entries
    assert list(traces(shelf / "index", {"lighthouse", "oranges"})) == []


def test_what_only_the_index_still_has_is_removed_from_it(qa: Run, shelf: Path) -> None:
    (shelf / "corpus" / "harbour.txt").unlink()
    assert qa("remove", "harbour").code == 0
    assert "harbour" not in {held["id"] for held in qa("list", "--json").record["transcripts"]}


def test_without_an_index_the_file_goes(qa: Run, shelf: Path) -> None:
    assert qa("remove", "harbour", "--index", "nowhere").code == 0
    assert not (shelf / "corpus" / "harbour.txt").exists()
    assert not (shelf / "nowhere").exists()


@pytest.mark.parametrize(("answer", "gone"), [("y", True), ("n", False), ("", False)])
def test_on_a_terminal_it_asks_once(
    qa: Run, shelf: Path, answer: str, gone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def confirm(question: str, **_: Any) -> bool:
        asked.append(question)
        if answer != "y":
            raise SystemExit(1)
        return True

    monkeypatch.setattr("qa.cli.mending.on_terminal", lambda: True)
    monkeypatch.setattr("typer.confirm", confirm)
    qa("remove", "harbour")
    assert asked == ["Remove corpus/harbour.txt for good?"]
    assert (shelf / "corpus" / "harbour.txt").exists() is not gone
    qa("remove", "cheese", "--yes")
    assert len(asked) == 1
