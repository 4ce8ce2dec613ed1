"""Bringing an index up to date: what is embedded, what is kept, what is told."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, refused, write_corpus

from qa.build import Report, build
from qa.engine import Engine
from qa.errors import CorpusError, EmptyCorpus, IndexMismatch
from qa.passages import Sizes
from qa.search import SearchIndex
from qa.store import current

TALKS: dict[str, str | bytes] = {"bridge.txt": BRIDGE, "cheese.txt": CHEESE, "harbour.txt": HARBOUR}
ALL = ("bridge", "cheese", "harbour")
Stored = tuple[npt.NDArray[Any], ...]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(write_corpus(folder, TALKS), folder / "index", FakeEncoder())
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    """A corpus of three talks and its index."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def rebuild(place: Path, encoder: FakeEncoder | None = None) -> Report:
    return build(place / "corpus", place / "index", encoder or FakeEncoder())


def stored(place: Path) -> dict[str, Stored]:
    """By transcript: its passages' vectors, its sentences' vectors, its token codes."""
    index = SearchIndex.open(current(place / "index"))
    owners = [index.labels.transcripts[owner] for owner in index.owners]
    vectors = index.dense.vectors(0, len(index.dense))
    found: dict[str, Stored] = {}
    for identifier in dict.fromkeys(owners):
        rows = [row for row, name in enumerate(index.labels.transcripts) if name == identifier]
        mine = [i for i, owner in enumerate(owners) if owner == identifier]
        codes = np.concatenate([index.tokens.passage(row)[0] for row in rows])
        found[identifier] = (vectors[mine[: len(rows)]], vectors[mine[len(rows) :]], codes)
    index.close()
    return found


def same(one: Stored, other: Stored) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_a_first_build_embeds_everything_and_counts_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.build.reading._SOON", 3600.0)
    told: list[tuple[int, int]] = []
    corpus = write_corpus(tmp_path, TALKS)
    report = build(corpus, tmp_path / "index", FakeEncoder(), progress=lambda done, total: told.append((done, total)))
    assert (report.changed, report.embedded, report.kept, report.removed) == (True, ALL, (), ())
    assert report.counts == {"transcripts": 3, "turns": 16, "speakers": 5, "passages": 16, "vectors": 40}
    assert report.warnings == ()
    assert told == [(done, 16) for done in range(1, 17)]


def test_nothing_changed_nothing_is_embedded_and_the_generation_stays(place: Path) -> None:
    encoder, before = FakeEncoder(), current(place / "index")
    manifest = (before / "manifest.json").read_bytes()
    report = rebuild(place, encoder)
    assert (report.changed, report.embedded, report.kept) == (False, (), ALL)
    assert encoder.passages == encoder.questions == []
    assert current(place / "index") == before
    assert (before / "manifest.json").read_bytes() == manifest


def test_only_a_changed_transcript_is_embedded_again(place: Path) -> None:
    before = stored(place)
    write_corpus(place, {"harbour.txt": HARBOUR.replace("granite", "concrete")})
    encoder = FakeEncoder()
    report = rebuild(place, encoder)
    assert (report.embedded, report.kept) == (("harbour",), ("bridge", "cheese"))
    assert len(encoder.passages) == 6
    assert all("\nharbour\n" in f"\n{text}" for text in encoder.passages)
    after = stored(place)
    assert [name for name in ALL if same(before[name], after[name])] == ["bridge", "cheese"]


def test_an_added_transcript_is_all_that_is_embedded_wherever_it_sorts(place: Path) -> None:
    before = stored(place)
    write_corpus(place, {"aaa.txt": CHEESE.replace("goats", "sheep")})
    assert rebuild(place).embedded == ("aaa",)
    after = stored(place)
    assert list(after) == ["aaa", *ALL]
    assert all(same(before[name], after[name]) for name in ALL)


def test_a_removed_transcript_is_gone_and_nothing_is_embedded(place: Path) -> None:
    (place / "corpus" / "cheese.txt").unlink()
    encoder, before = FakeEncoder(), stored(place)
    report = rebuild(place, encoder)
    assert (report.changed, report.embedded, report.removed) == (True, (), ("cheese",))
    assert encoder.passages == []
    engine = Engine.open(place / "index", encoder)
    assert {hit.source.id for hit in engine.ask("wheel of cheese", k=99).hits} == {"bridge", "harbour"}
    engine.close()
    assert all(same(before[name], stored(place)[name]) for name in ("bridge", "harbour"))


def test_an_index_does_not_depend_on_its_history(place: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (place / "corpus" / "cheese.txt").unlink()
    rebuild(place)
    write_corpus(place, {"cheese.txt": CHEESE, "harbour.txt": HARBOUR + "Bert Moss: That is all.\n"})
    rebuild(place)
    write_corpus(place, TALKS)
    rebuild(place)
    fresh = tmp_path_factory.mktemp("fresh")
    build(write_corpus(fresh, TALKS), fresh / "index", FakeEncoder())
    assert all(same(stored(place)[name], stored(fresh)[name]) for name in ALL)


def test_a_renamed_file_gets_its_new_id(place: Path) -> None:
    (place / "corpus" / "cheese.txt").rename(place / "corpus" / "goats.txt")
    report = rebuild(place)
    assert report.removed == ("cheese",)
    engine = Engine.open(place / "index", FakeEncoder())
    assert [source.id for source in engine.sources] == ["bridge", "goats", "harbour"]
    assert engine.ask("How long does a wheel ripen?").hits[0].passage.id.startswith("goats#")
    engine.close()


def test_what_the_catalogue_says_is_brought_up_to_date_without_embedding(place: Path) -> None:
    encoder = FakeEncoder()
    entry = '[[transcript]]\nfile = "cheese.txt"\ntitle = "cheese"\ndate = "2020-05"\npublisher = "The Dairy"\n'
    write_corpus(place, {"catalogue.toml": entry})
    report = rebuild(place, encoder)
    assert (report.changed, report.embedded, encoder.passages) == (True, (), [])
    engine = Engine.open(place / "index", encoder)
    source = next(source for source in engine.sources if source.id == "cheese")
    assert (source.date, source.publisher) == ("2020-05", "The Dairy")
    assert "The Dairy" in engine.ask("How long does a wheel ripen?").hits[0].citation
    engine.close()


def test_a_new_title_is_read_by_the_encoder_and_so_embedded_again(place: Path) -> None:
    write_corpus(place, {"catalogue.toml": '[[transcript]]\nfile = "cheese.txt"\ntitle = "Goats of the north"\n'})
    encoder = FakeEncoder()
    assert rebuild(place, encoder).embedded == ("cheese",)
    assert all("Goats of the north" in text for text in encoder.passages)


def test_another_encoder_embeds_everything_again(place: Path) -> None:
    other = FakeEncoder(name="other", fingerprint="0e")
    assert rebuild(place, other).embedded == ALL
    engine = Engine.open(place / "index", other)
    assert engine.ask("How long does a wheel ripen?").hits[0].source.id == "cheese"
    engine.close()


def test_another_dimension_is_no_obstacle(place: Path) -> None:
    assert rebuild(place, FakeEncoder(fingerprint="32", dimension=32)).embedded == ALL


def test_other_sizes_embed_everything_again(place: Path) -> None:
    report = build(place / "corpus", place / "index", FakeEncoder(), sizes=Sizes(target=5, longest=8))
    assert report.embedded == ALL
    assert report.counts["passages"] > 16


def test_an_engine_with_another_encoder_is_refused_with_the_way_out(place: Path) -> None:
    with refused(IndexMismatch, "'fake'.*'other'.*qa build"):
        Engine.open(place / "index", FakeEncoder(name="other", fingerprint="0e"))


def test_an_encoder_of_the_same_vectors_is_welcome_under_another_name(place: Path) -> None:
    Engine.open(place / "index", FakeEncoder(name="the same, moved")).close()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))),
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t\n"),
        ("torn.txt", b"\xff\xfeA"),
        ("paper.xyz", b"Anna Lowe: Hello?"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_built(place: Path, name: str, content: bytes) -> None:
    write_corpus(place, {name: content})
    report = rebuild(place)
    (warning,) = [warning for warning in report.warnings if name in warning]
    assert "\n" not in warning
    assert set(report.kept) >= set(ALL)
    engine = Engine.open(place / "index", FakeEncoder())
    assert [source.id for source in engine.sources] == list(ALL)
    engine.close()


def test_a_transcript_that_becomes_unreadable_is_removed_with_a_warning(place: Path) -> None:
    write_corpus(place, {"cheese.txt": b"\0\1\2"})
    report = rebuild(place)
    assert report.removed == ("cheese",)
    assert any("cheese.txt" in warning for warning in report.warnings)


def test_old_encodings_are_read(tmp_path: Path) -> None:
    build(write_corpus(tmp_path, {"bridge.txt": BRIDGE.encode("cp1252")}), tmp_path / "index", FakeEncoder())
    engine = Engine.open(tmp_path / "index", FakeEncoder())
    hit = engine.ask("Le mélèze résiste-t-il à la pluie ?").hits[0]
    assert hit.passage.text.startswith("Le mélèze résiste à la pluie")
    assert BRIDGE[hit.passage.start : hit.passage.end] == hit.passage.text
    engine.close()


@pytest.mark.parametrize(
    ("texts", "reason"),
    [({".hidden.txt": "x"}, "no transcript"), ({"a.txt": b"\0\1"}, "a.txt"), ({"a.txt": "", "b.txt": " "}, "b.txt")],
)
def test_a_corpus_with_nothing_to_index_is_refused(tmp_path: Path, texts: dict[str, str | bytes], reason: str) -> None:
    corpus = write_corpus(tmp_path, texts)
    with refused(EmptyCorpus, reason):
        build(corpus, tmp_path / "index", FakeEncoder())
    assert not (tmp_path / "index").exists()


def test_a_missing_corpus_is_refused_and_named(tmp_path: Path) -> None:
    with refused(CorpusError, "nowhere"):
        build(tmp_path / "nowhere", tmp_path / "index", FakeEncoder())


def test_an_emptied_corpus_does_not_empty_the_index(place: Path) -> None:
    before = current(place / "index")
    for path in (place / "corpus").iterdir():
        path.unlink()
    with refused(EmptyCorpus):
        rebuild(place)
    assert current(place / "index") == before


def test_the_same_transcript_twice_is_two_sources_and_answers_once(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, {"a/cheese.txt": CHEESE, "b/cheese.txt": CHEESE})
    assert build(corpus, tmp_path / "index", FakeEncoder()).embedded == ("cheese", "cheese-2")
    assert not build(corpus, tmp_path / "index", FakeEncoder()).changed
    engine = Engine.open(tmp_path / "index", FakeEncoder())
    found = [hit.passage.text for hit in engine.ask("How long does a wheel ripen?", k=6).hits]
    assert len(found) == len(set(found)) == 3
    engine.close()


def test_one_of_two_identical_transcripts_can_go(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, {"a/cheese.txt": CHEESE, "b/cheese.txt": CHEESE})
    build(corpus, tmp_path / "index", FakeEncoder())
    (corpus / "a" / "cheese.txt").unlink()
    encoder = FakeEncoder()
    build(corpus, tmp_path / "index", encoder)
    assert encoder.passages == []
    engine = Engine.open(tmp_path / "index", encoder)
    assert [source.file for source in engine.sources] == ["corpus/b/cheese.txt"]
    assert engine.ask("How long does a wheel ripen?").hits[0].source.file == "corpus/b/cheese.txt"
    engine.close()


def test_a_corpus_of_one_monologue_can_be_asked(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, {"note.txt": "The roof leaks. The cellar is dry.\n"})
    report = build(corpus, tmp_path / "index", FakeEncoder())
    assert report.counts["passages"] == 1
    engine = Engine.open(tmp_path / "index", FakeEncoder())
    assert engine.ask("Is the cellar dry?").hits[0].passage.speaker is None
    engine.close()
