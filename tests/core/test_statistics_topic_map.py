"""Topics in a plane: near ones lie near, the same always the same, and few are not spoiled."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.engine import Engine
from qa.schema import Matrix, Topic, TopicMap
from qa.statistics import topic_map
from qa.sums import unit
from qa.topics import Named


def topics(count: int) -> list[Topic]:
    return [
        Topic(id=f"t-{n}", label=str(n), named=False, terms=(), passages=(f"a#t{n}-p0",), speakers=("Ann",))
        for n in range(count)
    ]


def groups(count: int, each: int, spread: float = 0.15) -> Matrix:
    """Vectors in groups, one group after the other: those of one are nearer to one another than to any other."""
    random = np.random.default_rng(7)
    centres = np.repeat(np.eye(count, 24), each, axis=0)
    return unit((centres + spread * random.standard_normal(centres.shape)).astype(np.float32))


def places(found: TopicMap) -> list[tuple[float, float]]:
    return [(point.x, point.y) for point in found.points]


def test_topics_of_one_group_lie_together() -> None:
    found = np.asarray(places(topic_map(topics(12), groups(3, 4))))
    distances = ((found[:, None] - found[None]) ** 2).sum(-1) + np.diag([np.inf] * 12)
    assert [int(row.argmin()) // 4 for row in distances] == [n // 4 for n in range(12)]


def test_what_the_picture_keeps_is_said() -> None:
    found = topic_map(topics(12), groups(3, 4))
    assert found.kept is not None
    assert found.kept >= 0.9


def test_the_nearest_in_meaning_is_told_by_the_vectors() -> None:
    vectors = unit(np.asarray([[1, 0, 0], [0.9, 0.1, 0.1], [0, 0, 1]], np.float32))
    assert [point.nearest for point in topic_map(topics(3), vectors).points] == ["t-1", "t-0", "t-1"]


def test_the_same_topics_give_the_same_map() -> None:
    assert topic_map(topics(9), groups(3, 3)) == topic_map(topics(9), groups(3, 3))


@given(count=st.integers(1, 9), seed=st.integers(0, 50))
def test_every_topic_has_its_own_place_inside_the_frame(count: int, seed: int) -> None:
    vectors = unit(np.random.default_rng(seed).standard_normal((count, 16)).astype(np.float32))
    found = topic_map(topics(count), vectors)
    assert [point.topic.id for point in found.points] == [f"t-{n}" for n in range(count)]
    assert all(abs(x) <= 1 and abs(y) <= 1 for x, y in places(found))
    assert len(set(places(found))) == count


@pytest.mark.parametrize("count", [2, 3, 6])
def test_topics_that_mean_the_same_are_placed_at_all(count: int) -> None:
    found = topic_map(topics(count), np.full((count, 4), 0.5, np.float32))
    assert np.isfinite(places(found)).all()


def test_no_topics_make_an_empty_map_and_few_claim_nothing() -> None:
    assert topic_map([], np.zeros((0, 1), np.float32)) == TopicMap(points=(), kept=None)
    (only,) = topic_map(topics(1), np.eye(1, 4, dtype=np.float32)).points
    assert (only.x, only.y, only.nearest) == (0, 0, None)
    assert topic_map(topics(4), groups(4, 1)).kept is None


def test_an_engine_maps_its_own_topics_and_keeps_the_users_names(starter_engine: Engine) -> None:
    found = starter_engine.topic_map()
    assert [point.topic for point in found.points] == list(starter_engine.preparer.topics())
    assert starter_engine.topic_map() is found
    first = found.points[0].topic
    named = (Named(name="Beginnings", passages=first.passages),)
    renamed = starter_engine.topic_map(named)
    assert "Beginnings" in {point.topic.label for point in renamed.points}


def test_the_meaning_of_a_topic_is_of_unit_length(starter_engine: Engine) -> None:
    preparer = starter_engine.preparer
    vectors = preparer.meanings(preparer.topics())
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)
    assert preparer.meanings(()).shape[0] == 0
