"""Is it answered: known values, monotone in quality and information, never out of range."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.confidence import UNTAUGHT, Calibration, Match


def match(similarities: list[float], weights: list[float], names: list[int] | None = None) -> Match:
    flags = np.asarray(names or [0] * len(weights), bool)
    return Match(np.asarray(similarities, np.float32), np.asarray(weights, np.float32), flags)


def test_quality_is_the_weighted_mean_and_information_the_sum() -> None:
    found = match([0.9, 0.5], [3, 1])
    assert found.quality == pytest.approx(0.8)
    assert found.information == pytest.approx(4)
    assert not found.only_names


def test_names_tell_where_to_look_and_are_not_counted() -> None:
    found = match([0.9, 0.5], [3, 4], [1, 0])
    assert found.quality == pytest.approx(0.5)
    assert found.information == pytest.approx(4)


def test_who_somebody_is_asks_for_the_name_alone() -> None:
    found = match([0.9, 0.5, 0.5], [3, 1.2, 0.8], [1, 0, 0])
    assert found.only_names
    assert found.quality == pytest.approx((0.9 * 3 + 0.5 * 2) / 5)


def test_names_are_counted_when_little_else_is_said() -> None:
    found = match([0.9, 0.5], [3, 0.2], [1, 0])
    assert found.only_names
    assert found.quality == pytest.approx((0.9 * 3 + 0.5 * 0.2) / 3.2)


def test_the_logistic_has_known_values() -> None:
    calibration = Calibration(chance=0.5, threshold=0.3 * 4**0.4, slope=5.0)
    found = match([0.9, 0.7], [2, 2])
    assert calibration.evidence(found) == pytest.approx(0.3 * 4**0.4, abs=1e-6)
    assert calibration.confidence(found) == pytest.approx(0.5, abs=1e-6)
    assert Calibration(0.5, 0.0, 5.0).confidence(found) == pytest.approx(1 / (1 + math.exp(-1.5 * 4**0.4)), abs=1e-6)


@pytest.mark.parametrize(("similarity", "expected"), [(0.9, 0.9), (1.7, 1.0), (-0.3, 0.0)])
def test_a_bare_name_is_as_sure_as_it_is_found(similarity: float, expected: float) -> None:
    assert UNTAUGHT.confidence(match([similarity], [4], [1])) == pytest.approx(expected)


def test_a_corpus_speaks_of_what_goes_beyond_its_reach_or_bears_a_name_of_its_own() -> None:
    calibration = Calibration(chance=0.5, threshold=0.7, slope=13.0, reach=0.75)
    assert calibration.speaks_of(match([0.8, 0.9], [2, 2]))
    assert not calibration.speaks_of(match([0.7, 0.75], [2, 2]))
    assert calibration.speaks_of(match([0.9, 0.1], [4, 4], [1, 0]))


WEIGHTS = st.lists(st.floats(0.125, 12, width=32), min_size=1, max_size=8)
CALIBRATION = st.builds(Calibration, st.floats(-1, 1), st.floats(-50, 50), st.floats(1e-3, 1e4))


@given(calibration=CALIBRATION, weights=WEIGHTS, similarity=st.floats(-1, 1, width=32), data=st.data())
def test_confidence_is_a_number_between_0_and_1_whatever_was_taught(
    calibration: Calibration, weights: list[float], similarity: float, data: st.DataObject
) -> None:
    names = data.draw(st.lists(st.sampled_from([0, 1]), min_size=len(weights), max_size=len(weights)))
    confidence = calibration.confidence(match([similarity] * len(weights), weights, names))
    assert 0 <= confidence <= 1


@given(calibration=CALIBRATION, weights=WEIGHTS, one=st.floats(-1, 1, width=32), other=st.floats(-1, 1, width=32))
def test_better_matches_never_lower_confidence(
    calibration: Calibration, weights: list[float], one: float, other: float
) -> None:
    worse, better = sorted([one, other])
    count = len(weights)
    low, high = (calibration.confidence(match([value] * count, weights)) for value in (worse, better))
    assert low <= high


def test_the_same_quality_over_more_words_is_surer() -> None:
    short, long = match([0.8], [3]), match([0.8] * 4, [3] * 4)
    assert UNTAUGHT.confidence(short) < UNTAUGHT.confidence(long)
    below = match([0.3], [3]), match([0.3] * 4, [3] * 4)
    assert UNTAUGHT.confidence(below[0]) > UNTAUGHT.confidence(below[1])


@given(CALIBRATION)
def test_a_calibration_survives_the_manifest(calibration: Calibration) -> None:
    assert Calibration(**calibration.as_dict()) == calibration
