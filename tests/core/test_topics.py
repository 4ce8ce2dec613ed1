"""Topics: every passage is in exactly one, whatever the order, the threads and the languages; small corpora too."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_limits

from qa.dense import DenseIndex
from qa.schema import Asking, Matrix
from qa.topics import Meanings, asked, clustered, said, typical

DIMENSION = 32


def unit(vectors: npt.ArrayLike) -> Matrix:
    found = np.asarray(vectors, np.float64)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def on_subjects(subjects: Sequence[int], seed: int = 0, noise: float = 0.15) -> Matrix:
    """One vector a passage, near that of its subject."""
    rng = np.random.default_rng(seed)
    centres = unit(rng.normal(size=(max(subjects) + 1, DIMENSION)))
    return unit(centres[list(subjects)] + noise * rng.normal(size=(len(subjects), DIMENSION)))


def as_sets(groups: list[list[int]]) -> set[frozenset[int]]:
    return {frozenset(group) for group in groups}


def subjects_of(groups: list[list[int]], subjects: Sequence[int]) -> list[set[int]]:
    return [{subjects[row] for row in group} for group in groups]


@given(st.integers(0, 60), st.integers(0, 1000), st.one_of(st.none(), st.integers(1, 12)))
@settings(max_examples=30)
def test_every_passage_is_in_exactly_one_topic_and_the_largest_is_first(count: int, seed: int, k: int | None) -> None:
    rng = np.random.default_rng(seed)
    vectors = unit(rng.normal(size=(count, DIMENSION)))
    groups = clustered(Meanings(vectors, ["fr"] * count, [row // 7 for row in range(count)]), k)
    assert sorted(row for group in groups for row in group) == list(range(count))
    assert [len(group) for group in groups] == sorted(map(len, groups), reverse=True)
    assert all(groups)
    assert len(groups) <= (k or 60)


@given(st.integers(0, 1000), st.permutations(range(40)))
@settings(max_examples=20)
def test_the_order_of_the_passages_does_not_matter(seed: int, order: list[int]) -> None:
    """Of passages that lie every which way, where k-means finds other groups from other beginnings."""
    rng = np.random.default_rng(seed)
    vectors, questions = unit(rng.normal(size=(40, DIMENSION))), unit(rng.normal(size=(40, DIMENSION)))
    languages = ["fr" if row < 25 else "en" for row in range(40)]
    interviews = [row // 8 for row in range(40)]
    groups = clustered(Meanings(vectors, languages, interviews, questions))
    mixed = Meanings(
        vectors[order], [languages[row] for row in order], [interviews[row] for row in order], questions[order]
    )
    assert as_sets([[order[row] for row in group] for group in clustered(mixed)]) == as_sets(groups)


def test_a_passage_on_its_own_is_no_topic() -> None:
    vectors = on_subjects([0] * 10 + [1] * 10 + [2], noise=0.05)
    assert min(len(group) for group in clustered(Meanings(vectors, ["fr"] * 21), 3)) > 1


def test_topics_are_the_same_from_run_to_run_and_on_any_number_of_threads() -> None:
    vectors = unit(np.random.default_rng(3).normal(size=(300, DIMENSION)))
    found = []
    for threads in (1, 2, 2):
        with threadpool_limits(threads):
            found.append(clustered(Meanings(vectors, ["fr"] * 300, [row // 20 for row in range(300)])))
    assert found[0] == found[1] == found[2]


def test_subjects_that_lie_apart_are_told_apart_and_their_number_is_found() -> None:
    subjects = [row % 9 for row in range(81)]
    groups = clustered(Meanings(on_subjects(subjects), ["fr"] * 81))
    assert sorted(map(sorted, subjects_of(groups, subjects))) == [[subject] for subject in range(9)]


def test_topics_cut_across_languages() -> None:
    subjects = [row % 6 for row in range(60)]
    vectors = on_subjects(subjects)
    tongue = unit(np.random.default_rng(9).normal(size=(2, DIMENSION)))
    languages = ["fr" if row < 40 else "en" for row in range(60)]
    spoken = unit(vectors + 2 * tongue[[int(language == "en") for language in languages]])
    groups = clustered(Meanings(spoken, languages), 6)
    assert sorted(map(sorted, subjects_of(groups, subjects))) == [[subject] for subject in range(6)]
    assert all({languages[row] for row in group} == {"fr", "en"} for group in groups)


def test_topics_cut_across_interviews_whose_guests_talk_of_their_trade() -> None:
    subjects = [row % 6 for row in range(60)]
    trade = unit(np.random.default_rng(9).normal(size=(5, DIMENSION)))
    interviews = [row // 12 for row in range(60)]
    vectors = unit(on_subjects(subjects) + trade[interviews])
    groups = clustered(Meanings(vectors, ["fr"] * 60, interviews), 6)
    assert sorted(map(sorted, subjects_of(groups, subjects))) == [[subject] for subject in range(6)]


def test_what_was_asked_parts_passages_that_sound_alike() -> None:
    vectors = unit(np.random.default_rng(1).normal(size=(40, DIMENSION)) * 0.3 + 1)
    questions = on_subjects([row % 2 for row in range(40)], noise=0.05)
    groups = clustered(Meanings(vectors, ["fr"] * 40, None, 3 * questions), 2)
    assert as_sets(groups) == {frozenset(range(0, 40, 2)), frozenset(range(1, 40, 2))}


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_fewer_than_four_passages_are_one_topic(count: int) -> None:
    vectors = unit(np.random.default_rng(0).normal(size=(count, DIMENSION)))
    groups = clustered(Meanings(vectors, ["fr"] * count, ["only"] * count, np.zeros_like(vectors)))
    assert [sorted(group) for group in groups] == ([list(range(count))] if count else [])


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_passages_that_are_all_the_same_are_one_topic(value: float) -> None:
    vectors = np.full((12, DIMENSION), value, np.float32)
    assert as_sets(clustered(Meanings(vectors, ["fr"] * 12))) == {frozenset(range(12))}


def test_there_are_never_more_than_sixty_topics_nor_fewer_than_two_of_many_passages() -> None:
    vectors = unit(np.random.default_rng(0).normal(size=(6000, DIMENSION)))
    assert 2 <= len(clustered(Meanings(vectors, ["fr"] * 6000))) <= 60


def test_many_passages_are_told_apart_by_a_sample_of_them() -> None:
    subjects = [row % 23 for row in range(20_000)]
    groups = clustered(Meanings(on_subjects(subjects, noise=0.05), ["fr"] * 20_000), 23)
    assert all(len(held) == 1 for held in subjects_of(groups, subjects))


def test_an_outlier_is_never_the_most_typical() -> None:
    subjects = [0] * 10 + [1] * 10
    vectors = on_subjects(subjects, noise=0.05)
    vectors[4] = unit(vectors[4:5] + np.eye(1, DIMENSION, 5))[0]
    group = next(group for group in clustered(Meanings(vectors, ["fr"] * 20), 2) if 4 in group)
    assert group[-1] == 4


def test_typical_rows_are_those_nearest_to_the_mean_as_a_slow_reference_tells() -> None:
    meanings = Meanings(unit(np.random.default_rng(2).normal(size=(30, DIMENSION))), ["fr"] * 30)
    rows = [3, 5, 8, 13, 21, 29, 0]
    vectors = meanings.rows(np.asarray(rows))
    expected = sorted(rows, key=lambda row: -float(vectors[rows.index(row)] @ vectors.mean(0)))
    assert typical(meanings, rows) == expected
    assert typical(meanings, rows[::-1]) == expected
    assert typical(meanings, []) == []


def test_a_meaning_is_the_vector_without_its_interviews_mean_and_shorter_the_question() -> None:
    vectors, questions = on_subjects([0, 1, 2, 3]), on_subjects([3, 3, 1, 0], seed=4)
    questions[3] = 0
    meanings = Meanings(vectors, ["fr"] * 4, [0, 0, 1, 1], questions).rows(np.arange(4))
    overall = vectors.mean(0)
    common = 0.85 * (vectors[:2].sum(0) + 3 * overall) / 5 + 0.15 * overall
    own = unit((vectors[0] - common)[None])[0]
    put = unit((questions[0] - questions[:3].mean(0))[None])[0]
    assert np.allclose(meanings[0], unit(np.concatenate([own, 0.5 * put])[None])[0], atol=1e-5)
    assert not meanings[3, DIMENSION:].any()
    assert np.allclose(np.linalg.norm(meanings, axis=1), 1, atol=1e-5)


def test_what_is_said_is_the_mean_of_its_sentences_and_a_passage_without_any_is_itself() -> None:
    vectors = on_subjects(list(range(7)))
    dense = DenseIndex.of(vectors)
    found = said(dense, np.asarray([0, 1, 2, 2, 0, 2, 0]), 3)
    stored = dense.vectors(0, 7)
    expected = unit(np.stack([stored[[4, 6]].mean(0), stored[1], stored[[3, 5]].mean(0)]))
    assert np.allclose(found, expected, atol=1e-6)


def test_no_index_has_nothing_said() -> None:
    assert said(DenseIndex.of(np.zeros((0, DIMENSION), np.float32)), np.zeros(0, np.int64), 0).shape[0] == 0


def asking(turn: int, *replies: int) -> Asking:
    return Asking(
        id=f"a#t{turn}",
        transcript="a",
        turn=turn,
        speaker="Ann",
        guests=("Bob",),
        replies=replies,
        text="Why?",
        start=0,
        end=4,
        read="Why?",
    )


def test_each_passage_has_the_question_that_its_turn_replies_to() -> None:
    questions = [asking(0, 1, 2), asking(3, 4)]
    vectors = on_subjects([0, 1])
    found = asked(questions, vectors, ["a", "a", "a", "b", "a"], [1, 2, 4, 1, 5])
    assert np.array_equal(found, np.stack([vectors[0], vectors[0], vectors[1], 0 * vectors[0], 0 * vectors[0]]))
