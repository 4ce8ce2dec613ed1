"""Adding to an index costs what is added; and whatever came and went, it is the index that a first build makes."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import BRIDGE, CHEESE, HARBOUR, FakeEncoder, talk, write_corpus
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.build import Report, build
from qa.build.teaching import sample
from qa.calibration import taught
from qa.corpus import transcripts as reading
from qa.engine import Engine
from qa.foreign import general_questions, near_questions
from qa.quotes import Wording
from qa.search import RECORDS, WORDS, SearchIndex
from qa.store import TranscriptEntry, current, read_manifest

ORCHARD = talk(
    ("Anna Lowe", "What grows in the orchard?"),
    ("BERT MOSS", "Pears and medlars. The medlars are eaten when they are rotten."),
    ("Anna Lowe", "Who buys them?"),
    ("BERT MOSS", "Nobody buys medlars."),
)
"""Its guest is the harbour's, in capitals."""
TALKS = {"bridge.txt": BRIDGE, "cheese.txt": CHEESE, "harbour.txt": HARBOUR, "zoo/orchard.txt": ORCHARD}
QUESTIONS = ("How long does a wheel ripen?", "Who rebuilt the lighthouse?", "Combien de camions ?", "What grows there?")


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
    folder = tmp_path_factory.mktemp("built")
    texts = {name: text for name, text in TALKS.items() if name != "zoo/orchard.txt"}
    build(write_corpus(folder, texts), folder / "index", FakeEncoder())
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    """A corpus of three talks and its index."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read, as they are read."""
    files: list[str] = []
    understood = reading.understood

    def watched(raw: bytes, file: str, *others: Any) -> Any:
        files.append(file)
        return understood(raw, file, *others)

    monkeypatch.setattr(reading, "understood", watched)
    return files


def rebuilt(place: Path, encoder: FakeEncoder | None = None) -> Report:
    return build(place / "corpus", place / "index", encoder or FakeEncoder())


def table(path: Path, name: str, order: str) -> list[Any]:
    connection = sqlite3.connect(path)
    found = connection.execute(f"SELECT * FROM {name} ORDER BY {order}").fetchall()  # noqa: S608 - constants
    connection.close()
    return found


def everything(place: Path) -> dict[str, Any]:
    """All that readers can see of an index."""
    path = current(place / "index")
    manifest = read_manifest(path)
    index = SearchIndex(path, manifest)
    orders = {"transcript": "position", "turn": "row", "passage": "row", "asking": "row"}
    tokens = [index.tokens.passage(row) for row in range(len(index))]
    wordings = [Wording(turn.text) for source in index.sources for turn in index.records.turns(source.id)]
    found: dict[str, Any] = {name: table(path / RECORDS, name, order) for name, order in orders.items()}
    found |= {
        "transcripts": manifest.transcripts,
        "counts": manifest.counts,
        "calibration": (manifest.calibration, manifest.head_starts, manifest.taught),
        "vocabulary": table(path / WORDS, "vocabulary", "term"),
        "lexical": [index.lexical.search([word.text], 99) for wording in wordings for word in wording.words],
        "phrases": [index.lexical.holding(text) for text in ("a wheel", "the lighthouse", "de camions", "medlars")],
        "postings": [index.postings.nearest(wording, 5) for wording in wordings],
        "vectors": (path / "vectors.faiss").read_bytes(),
        "owners": index.owners.tolist(),
        "askings": np.array(index.asking_vectors).tolist(),
        "codes": [codes.tolist() for codes, _ in tokens],
        "spans": [spans.tolist() for _, spans in tokens],
    }
    index.close()
    return found


def answers(place: Path) -> list[Any]:
    engine = Engine.open(place / "index", FakeEncoder())
    found = [engine.ask(question, k=9) for question in QUESTIONS]
    engine.close()
    return [(a.confidence, [(hit.passage, hit.score, hit.source) for hit in a.hits]) for a in found]


def test_what_is_unchanged_is_not_read_again(place: Path, read: list[str]) -> None:
    assert not rebuilt(place).changed
    write_corpus(place, {"aaa.txt": CHEESE.replace("goats", "sheep")})
    assert rebuilt(place).embedded == ("aaa",)
    (place / "corpus" / "bridge.txt").unlink()
    assert rebuilt(place).removed == ("bridge",)
    assert read == ["corpus/aaa.txt"]


def test_what_the_catalogue_says_of_a_file_has_it_read_again_and_no_other(place: Path, read: list[str]) -> None:
    write_corpus(place, {"catalogue.toml": '[[transcript]]\nfile = "cheese.txt"\ndate = "2020-05"\n'})
    rebuilt(place)
    assert read == ["corpus/cheese.txt"]


def test_whom_the_catalogue_names_for_all_files_has_all_read_again(place: Path, read: list[str]) -> None:
    write_corpus(place, {"catalogue.toml": '[[person]]\nname = "Berta Moss"\naliases = ["Bert Moss"]\n'})
    assert rebuilt(place).embedded == ("harbour",)
    assert read == [f"corpus/{name}.txt" for name in ("bridge", "cheese", "harbour")]


def test_another_program_reads_all_again_and_embeds_only_what_it_reads_otherwise(
    place: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("building", "previous"):
        monkeypatch.setattr(f"qa.build.{module}.code", lambda: "another")
    encoder = FakeEncoder()
    report = rebuilt(place, encoder)
    assert (report.changed, report.embedded, encoder.passages) == (True, (), [])
    assert len(read) == 3
    assert not rebuilt(place).changed
    assert len(read) == 3


def test_warnings_of_what_is_unchanged_are_told_again(place: Path) -> None:
    entry = '[[transcript]]\nfile = "cheese.txt"\n[[transcript.people]]\nname = "Zeno Pratt"\n'
    write_corpus(place, {"catalogue.toml": entry})
    (warning,) = rebuilt(place).warnings
    assert "cheese.txt" in warning
    assert "Zeno Pratt" in warning
    assert rebuilt(place).warnings == (warning,)
    write_corpus(place, {"aaa.txt": CHEESE})
    assert rebuilt(place).warnings == (warning,)


def test_a_file_that_cannot_be_read_is_tried_once_and_told_each_time(place: Path, read: list[str]) -> None:
    write_corpus(place, {"torn.txt": b"\xff\xfeA", "zzz.txt": CHEESE})
    (warning,) = rebuilt(place).warnings
    assert "torn.txt" in warning
    (place / "corpus" / "zzz.txt").unlink()
    assert rebuilt(place).warnings == (warning,)
    assert rebuilt(place).warnings == (warning,)
    assert sorted(read) == ["corpus/torn.txt", "corpus/zzz.txt"]
    write_corpus(place, {"torn.txt": CHEESE.replace("goats", "sheep")})
    assert (rebuilt(place).embedded, rebuilt(place).warnings) == (("torn",), ())


def test_a_file_that_spells_a_name_otherwise_changes_only_who_is_called_so(place: Path, read: list[str]) -> None:
    before = answers(place)
    write_corpus(place, {"zoo/orchard.txt": ORCHARD})
    report = rebuilt(place)
    assert report.embedded == ("orchard",)
    engine = Engine.open(place / "index", FakeEncoder())
    assert [speaker.name for speaker in engine.speakers() if "moss" in speaker.name.casefold()] == ["Bert Moss"]
    assert engine.turns("orchard")[1].speaker == "Bert Moss"
    engine.close()
    (place / "corpus" / "zoo" / "orchard.txt").unlink()
    rebuilt(place)
    assert read == ["corpus/zoo/orchard.txt"]
    assert answers(place) == before


def test_a_better_spelling_has_only_those_embedded_again_who_are_called_so(place: Path, read: list[str]) -> None:
    before = everything(place)
    write_corpus(place, {"aaa.txt": ORCHARD.replace("BERT MOSS", "Bért Moss")})
    encoder = FakeEncoder()
    report = rebuilt(place, encoder)
    assert (report.embedded, report.kept) == (("aaa", "harbour"), ("bridge", "cheese"))
    assert read == ["corpus/aaa.txt"]
    engine = Engine.open(place / "index", encoder)
    assert {turn.speaker for turn in engine.turns("harbour")} == {"Anna Lowe", "Bért Moss"}
    people = next(source for source in engine.sources if source.id == "harbour").people
    assert [person.aliases for person in people if person.name == "Bért Moss"] == [("Bert Moss",)]
    engine.close()
    (place / "corpus" / "aaa.txt").unlink()
    assert rebuilt(place).embedded == ("harbour",)
    assert read == ["corpus/aaa.txt"]
    assert everything(place) == before


@pytest.mark.parametrize("name", ["aaa.txt", "cherry.txt", "zzz.txt"])
def test_wherever_it_sorts_an_index_added_to_is_that_of_a_first_build(
    place: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    write_corpus(place, {name: ORCHARD})
    rebuilt(place)
    fresh = tmp_path_factory.mktemp("fresh")
    shutil.copytree(place / "corpus", fresh / "corpus")
    rebuilt(fresh)
    assert everything(place) == everything(fresh)


STATES = st.lists(st.sets(st.sampled_from(sorted(TALKS)), min_size=1), min_size=1, max_size=3)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=STATES, changed=st.booleans())
def test_an_index_does_not_depend_on_its_history(
    built: Path, tmp_path_factory: pytest.TempPathFactory, states: Sequence[set[str]], changed: bool
) -> None:
    place, fresh = (tmp_path_factory.mktemp(name) for name in ("history", "fresh"))
    shutil.copytree(built, place, dirs_exist_ok=True)
    for number, names in enumerate(states):
        shutil.rmtree(place / "corpus")
        odd = changed and number < len(states) - 1
        write_corpus(place, {name: TALKS[name] + "Anna Lowe: Thanks!\n" * odd for name in names})
        rebuilt(place)
    shutil.copytree(place / "corpus", fresh / "corpus")
    rebuilt(fresh)
    assert everything(place) == everything(fresh)
    assert answers(place) == answers(fresh)


def entries(passages: Sequence[int], languages: str = "f") -> list[TranscriptEntry]:
    return [
        TranscriptEntry(
            id=f"talk-{number}", file="", sha256="", key="", framed=f"{number * 7919 % 1000:03}",
            language=languages[number % len(languages)], turns=1, passages=count, sentences=0, askings=0, names={},
            warnings=(),
        )
        for number, count in enumerate(passages)
    ]  # fmt: skip


@settings(max_examples=100)
@given(
    st.lists(st.integers(0, 2500), min_size=1, max_size=60), st.sampled_from(["f", "fe", "ffffffffde"]), st.randoms()
)
def test_a_sample_is_of_what_is_there_not_of_its_order(passages: list[int], languages: str, chance: Any) -> None:
    found = entries(passages, languages)
    drawn = {found[number].id for number in sample(found)}
    assert sum(passages) > 6_000 or len(drawn) == len(found)
    share = 6_000 / len({entry.language for entry in found})
    for language in {entry.language for entry in found}:
        there = [entry for entry in found if entry.language == language]
        taken = sum(entry.passages for entry in there if entry.id in drawn)
        assert taken >= min(share, sum(entry.passages for entry in there))
        assert taken < share + 2500 or len(drawn) == len(found)
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert {shuffled[number].id for number in sample(shuffled)} == drawn
    assert sample(found) == sorted(sample(found))


def test_a_small_corpus_teaches_whole_and_a_large_one_by_a_part() -> None:
    assert sample(entries([100] * 50)) == list(range(50))
    assert len(sample(entries([100] * 500))) == 60
    assert len(sample(entries([50_000, 50_000]))) == 1
    assert len(sample(entries([50_000, 50_000], "fe"))) == 2


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A sample that two talks fill, and how many passages each calibration saw."""
    seen: list[int] = []

    def watched(index: SearchIndex, encoder: FakeEncoder) -> Any:
        seen.append(len(index))
        return taught(index, encoder)

    monkeypatch.setattr("qa.build.teaching.SAMPLED", 7)
    monkeypatch.setattr("qa.build.teaching.taught", watched)
    return seen


def test_of_a_large_corpus_a_part_teaches_and_nothing_is_taught_twice(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, few: list[int]
) -> None:
    texts = {"bridge.txt": BRIDGE, "cheese.txt": CHEESE, "goats.txt": CHEESE + "!", "harbour.txt": HARBOUR}
    build(write_corpus(tmp_path, texts), tmp_path / "index", FakeEncoder())
    assert len(few) == 1
    assert 7 <= few[0] < 22
    assert not list((tmp_path / "index").rglob("tmp*"))
    manifest = read_manifest(current(tmp_path / "index"))
    drawn = {manifest.transcripts[number].id for number in sample(manifest.transcripts)}
    (name, *_) = sorted(set(texts) - {f"{name}.txt" for name in drawn})
    (tmp_path / "corpus" / name).unlink()
    rebuilt(tmp_path)
    assert len(few) == 1
    fresh = tmp_path_factory.mktemp("fresh")
    shutil.copytree(tmp_path / "corpus", fresh / "corpus")
    rebuilt(fresh)
    assert everything(fresh) == everything(tmp_path)


def test_files_are_counted_while_they_are_read_where_that_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.build.reading._SOON", -1.0)
    told: list[tuple[int, int]] = []
    corpus = write_corpus(tmp_path, {"bridge.txt": BRIDGE, "cheese.txt": CHEESE})
    build(corpus, tmp_path / "index", FakeEncoder(), progress=lambda done, total: told.append((done, total)))
    assert told[:4] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert told[4:] == [(done, len(told) - 4) for done in range(1, len(told) - 3)]


def test_each_transcript_is_encoded_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    encode = FakeEncoder.encode_passages

    def watched(self: FakeEncoder, texts: Sequence[str], progress: Any = None) -> Any:
        calls.append(len(texts))
        return encode(self, texts, progress)

    monkeypatch.setattr(FakeEncoder, "encode_passages", watched)
    build(write_corpus(tmp_path, {"bridge.txt": BRIDGE, "cheese.txt": CHEESE}), tmp_path / "index", FakeEncoder())
    assert calls[1:3] == [4, 6]
