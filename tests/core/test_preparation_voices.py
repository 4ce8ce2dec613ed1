"""Who gives answers, and the nearest of their passages: against NumPy brute force."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.preparing import DIMENSION, EVERYBODY, TEXTS, TURNED, Opened, opened
from qa.preparation.voices import Voices
from qa.schema import Matrix, Role


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("voices"), TEXTS | {"turned.txt": TURNED}) as found:
        yield found


@pytest.fixture(scope="module")
def voices(world: Opened) -> Voices:
    return Voices(world.index)


def queries(seed: int, count: int = 1) -> Matrix:
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def best_of_each_passage(world: Opened, vectors: Matrix) -> Matrix:
    """How near each passage is by any of its vectors to any of these, one product at a time."""
    every = world.index.dense.vectors(0, len(world.index.dense))
    best = np.full(len(world.index), -2, np.float32)
    for row, vector in enumerate(every):
        passage = int(world.index.owners[row])
        best[passage] = max(best[passage], *(float(vector @ query) for query in vectors))
    return best


def test_everybody_who_is_interviewed_or_quoted_is_a_voice_in_the_order_of_the_corpus(voices: Voices) -> None:
    assert voices.names == (*EVERYBODY, "Anna Lowe")
    assert len(voices) == 8


def test_a_voice_has_the_rows_of_its_answers_only(world: Opened, voices: Voices) -> None:
    for name in voices.names:
        passages = world.index.records.passages(voices.rows(name).tolist())
        assert passages
        assert {passage.speaker for passage in passages} == {name}
        assert {passage.role for passage in passages} <= {Role.INTERVIEWEE, Role.QUOTED}
        assert voices.rows(name).tolist() == sorted(voices.rows(name).tolist())


def test_who_asks_in_one_interview_and_answers_in_another_is_heard_where_they_answer(
    world: Opened, voices: Voices
) -> None:
    asked = world.index.records.passages(voices.rows("Anna Lowe").tolist())
    assert [passage.transcript for passage in asked] == ["turned"]
    assert {p.transcript for p in world.index.records.passages(voices.rows("Dora Finch").tolist())} == {"panel"}


def test_what_is_spoken_is_all_rows_of_all_voices(world: Opened, voices: Voices) -> None:
    rows = [row for name in voices.names for row in voices.rows(name).tolist()]
    assert sorted(rows) == np.flatnonzero(voices.spoken).tolist()
    unheard = world.index.records.passages(np.flatnonzero(~voices.spoken).tolist())
    assert {passage.role for passage in unheard} == {Role.INTERVIEWER, Role.NARRATOR}


@pytest.mark.parametrize("nobody", ["Émile Roche", "Nobody", ""])
def test_who_gives_no_answers_has_no_rows(voices: Voices, nobody: str) -> None:
    assert voices.rows(nobody).tolist() == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.integers(1, 3), st.integers(1, 5))
def test_the_nearest_of_each_voice_are_those_of_brute_force(
    world: Opened, voices: Voices, seed: int, count: int, per: int
) -> None:
    vectors = queries(seed, count)
    best = best_of_each_passage(world, vectors)
    found = voices.nearest(vectors, per)
    assert len(found) == len(voices)
    for name, rows in zip(voices.names, found, strict=True):
        every = voices.rows(name)
        expected = every[np.argsort(-best[every], kind="stable")][:per]
        assert len(rows) == len(expected)
        assert best[rows] == pytest.approx(best[expected], abs=1e-5)
        assert set(rows.tolist()) <= set(every.tolist())
        assert len(set(rows.tolist())) == len(rows)


def test_several_subjects_at_once_are_found_as_each_alone(voices: Voices) -> None:
    subjects = [queries(1, 2), queries(2), queries(3, 3)]
    together = list(voices.nearest_of_each(subjects, 3))
    for subject, rows in zip(subjects, together, strict=True):
        alone = voices.nearest(subject, 3)
        assert [one.tolist() for one in rows] == [one.tolist() for one in alone]
    assert list(voices.nearest_of_each([], 3)) == []


def test_blocks_of_vectors_change_nothing(voices: Voices, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [rows.tolist() for rows in voices.nearest(queries(5), 4)]
    monkeypatch.setattr("qa.dense._BLOCK", 7)
    assert [rows.tolist() for rows in voices.nearest(queries(5), 4)] == whole


def test_where_nobody_answers_there_is_no_voice(tmp_path: Path) -> None:
    text = "The harbour fights back\n\nThe council of Brell voted on Monday. The quay stays closed.\n"
    with opened(tmp_path, {"article.txt": text}) as world:
        voices = Voices(world.index)
        assert len(voices) == len(voices.names) == 0
        assert not voices.spoken.any()
        assert voices.nearest(queries(1)) == []
