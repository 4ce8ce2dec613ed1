"""Two speakers side by side, paired by nearness of meaning."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from fakes import talk
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from core.preparing import TEXTS, Opened, ids, opened, own
from qa.preparation.comparison import NEAR, _paired
from qa.schema import Comparison, Matrix

TWIN = talk(
    ("Anna Lowe", "Who taught you to make cheese?"),
    ("Ola Brandt", "My grandmother kept eleven goats. She salted wheels by hand."),
    ("Anna Lowe", "And the storms?"),
    ("Ola Brandt", "Storms took the lighthouse in 1987. Granite lighthouses fall too."),
    ("Anna Lowe", "What of space?"),
    ("Ola Brandt", "Rockets bore everybody. Telescopes cost nothing."),
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("comparison"), TEXTS | {"twin.txt": TWIN}) as found:
        yield found


def pairs(comparison: Comparison) -> list[tuple[str, str]]:
    return [(pair.left.passage.id, pair.right.passage.id) for pair in comparison.pairs]


def test_what_means_the_same_faces_one_another(world: Opened) -> None:
    assert pairs(world.preparer.comparison("Clara Dunn", "Ola Brandt")) == [("cheese#t1-p0", "twin#t1-p0")]
    assert pairs(world.preparer.comparison("Bert Moss", "Ola Brandt")) == [("harbour#t5-p0", "twin#t3-p0")]


def test_sides_may_be_changed(world: Opened) -> None:
    one, other = (
        world.preparer.comparison("Bert Moss", "Ola Brandt"),
        world.preparer.comparison("Ola Brandt", "Bert Moss"),
    )
    assert (one.left, one.right, one.topic) == (other.right, other.left, None)
    assert pairs(one) == [(left, right) for right, left in pairs(other)]
    assert [pair.nearness for pair in one.pairs] == pytest.approx([pair.nearness for pair in other.pairs], abs=1e-5)


def test_what_has_nothing_in_common_is_not_paired(world: Opened) -> None:
    assert world.preparer.comparison("Zoé Martin", "Ola Brandt").pairs == ()


def test_pairs_are_near_nearest_first_and_each_passage_is_in_one(world: Opened) -> None:
    names = world.looking.voices.names
    for left in names:
        for right in names:
            if left < right:
                found = world.preparer.comparison(left, right)
                nearness = [pair.nearness for pair in found.pairs]
                assert nearness == sorted(nearness, reverse=True)
                assert all(NEAR <= value <= 1 + 1e-5 for value in nearness)
                assert all(own(left, (pair.left,)) and own(right, (pair.right,)) for pair in found.pairs)
                assert all(len(set(side)) == len(side) for side in zip(*pairs(found), strict=True))


def test_on_a_topic_only_what_addresses_it_is_compared(world: Opened) -> None:
    found = world.preparer.comparison("Bert Moss", "Ola Brandt", "lighthouse")
    assert (pairs(found), found.topic) == ([("harbour#t5-p0", "twin#t3-p0")], "lighthouse")
    assert (found.only_left, found.only_right) == ((), ())
    assert any(pair.left.highlights for pair in found.pairs)


def test_on_a_topic_of_one_alone_the_other_side_is_empty(world: Opened) -> None:
    found = world.preparer.comparison("Bert Moss", "Ola Brandt", "telescopes")
    assert (found.pairs, ids(found.only_left), ids(found.only_right)) == ((), [], ["twin#t5-p0"])
    assert own("Ola Brandt", found.only_right)


def test_on_a_topic_of_neither_nothing_is_found(world: Opened) -> None:
    found = world.preparer.comparison("Zoé Martin", "Clara Dunn", "bishops")
    assert (found.pairs, found.only_left, found.only_right) == ((), (), ())


def test_those_who_are_quoted_can_be_compared(world: Opened) -> None:
    assert pairs(world.preparer.comparison("Gwen Hart", "Ivo Lund", "lighthouse")) == []
    found = world.preparer.comparison("Ivo Lund", "Bert Moss", "storms")
    assert pairs(found) == [("article#t4-p0", "harbour#t5-p0")]


LIKENESS = arrays.arrays(
    np.float32, st.tuples(st.integers(0, 6), st.integers(0, 6)), elements=st.floats(-1, 1, width=32)
)


@given(LIKENESS, st.sampled_from([-1.0, 0.0, 0.2]))
def test_pairs_are_taken_greedily_nearest_first(likeness: Matrix, least: float) -> None:
    before = likeness.copy()
    found = _paired(likeness, least)
    assert np.array_equal(likeness, before)
    values = [float(likeness[pair]) for pair in found]
    assert values == sorted(values, reverse=True)
    assert all(value >= least for value in values)
    lefts, rights = {i for i, _ in found}, {j for _, j in found}
    assert len(lefts) == len(rights) == len(found)
    for i, j in np.ndindex(*likeness.shape):  # what is unpaired was too far, or its nearest was nearer to another
        if likeness[i, j] >= least and (i, j) not in found:
            assert any(float(likeness[pair]) >= likeness[i, j] for pair in found if pair[0] == i or pair[1] == j)
