"""What a corpus teaches: own questions above the line, questions from elsewhere below it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.calibration import calibrated, head_starts, reach
from qa.confidence import UNTAUGHT, Calibration, Match
from qa.foreign import asking_words, general_questions, near_questions

from .test_confidence import match


def matches(quality: float, count: int, spread: float = 0.05, words: int = 5) -> list[Match]:
    generator = np.random.default_rng(round(1000 * abs(quality)))
    return [match((quality + spread * generator.standard_normal(words)).tolist(), [2.0] * words) for _ in range(count)]


def test_own_questions_are_answered_and_those_from_elsewhere_are_not() -> None:
    own, near, general = matches(0.8, 60), matches(0.5, 60), matches(0.4, 60)
    taught = calibrated(own, near, general)
    assert taught.slope > 0
    assert min(taught.confidence(found) for found in own) > 0.5
    assert max(taught.confidence(found) for found in [*near, *general]) < 0.5


def test_the_line_lies_between_what_was_answered_and_what_was_not() -> None:
    taught = calibrated(matches(0.8, 60), matches(0.5, 60), [])
    sure, unsure = (taught.confidence(match([quality] * 5, [2.0] * 5)) for quality in (0.8, 0.5))
    assert unsure < 0.2 < 0.8 < sure


def test_chance_is_low_among_what_questions_from_elsewhere_find() -> None:
    taught = calibrated([], matches(0.5, 200, 0.1), [])
    assert taught.chance == pytest.approx(0.5 - 1.28 * 0.1, abs=0.02)


def test_without_questions_from_elsewhere_nothing_is_taught() -> None:
    assert calibrated(matches(0.8, 60), [], []) == UNTAUGHT
    assert calibrated([], [], []) == UNTAUGHT


def test_one_question_from_elsewhere_in_ten_goes_beyond_the_reach() -> None:
    assert reach([number / 100 for number in range(101)]) == pytest.approx(0.9)
    assert reach([]) == UNTAUGHT.reach


@pytest.mark.parametrize("count", [0, 1, 3])
def test_with_too_few_own_questions_the_line_falls_back(count: int) -> None:
    taught = calibrated(matches(0.8, count), matches(0.5, 60), matches(0.4, 60))
    assert (taught.threshold, taught.slope) == (UNTAUGHT.threshold, UNTAUGHT.slope)
    assert taught.chance != UNTAUGHT.chance


def test_a_corpus_whose_own_questions_match_worse_teaches_no_falling_line() -> None:
    taught = calibrated(matches(0.3, 60), matches(0.7, 60), matches(0.6, 60))
    assert taught.slope > 0


@settings(max_examples=25)
@given(own=st.floats(-0.5, 1), near=st.floats(-0.5, 1), spread=st.floats(0, 0.3), count=st.integers(0, 30))
def test_what_is_taught_is_always_finite_and_rising(own: float, near: float, spread: float, count: int) -> None:
    taught = calibrated(matches(own, count, spread), matches(near, 20, spread), matches(near, 5, spread))
    assert all(math.isfinite(value) for value in taught.as_dict().values())
    assert taught.slope > 0
    assert isinstance(taught, Calibration)


def test_a_language_is_owed_what_its_best_scores_lack_on_average() -> None:
    owed = head_starts([("fr", {"fr": 0.6, "en": 0.5}), ("fr", {"fr": 0.8, "en": 0.6}), ("en", {"fr": 0.4, "en": 0.4})])
    assert owed == {"fr": {"fr": 0.0, "en": pytest.approx(0.15)}, "en": {"fr": 0.0, "en": 0.0}}


def test_where_one_language_is_spoken_or_nothing_was_asked_nothing_is_owed() -> None:
    assert head_starts([("fr", {"en": 0.5}), ("fr", {"en": 0.7})]) == {"fr": {"en": 0.0}}
    assert head_starts([]) == {}


BEST = st.dictionaries(st.sampled_from(["fr", "en", "de"]), st.floats(-1, 1))


@given(st.lists(st.tuples(st.sampled_from(["fr", "en"]), BEST)))
def test_nobody_is_owed_less_than_nothing(best: list[tuple[str, dict[str, float]]]) -> None:
    for row in head_starts(best).values():
        assert min(row.values()) == 0
        assert all(0 <= start <= 2 for start in row.values())


def test_questions_from_elsewhere_come_in_both_languages() -> None:
    general = list(general_questions())
    assert len(general) == len(set(general)) >= 100
    assert any(question.startswith("Combien") for question in general)
    assert any(question.startswith("How") for question in general)


def test_near_questions_name_everyone_in_turn_and_nobody_where_nobody_is_given() -> None:
    near = list(near_questions(["Wimi", "Bert Moss"]))
    assert not any("{" in question for question in near)
    assert sum("Wimi" in question for question in near) == pytest.approx(len(near) / 2, abs=2)
    assert all("Wimi" in question or "Bert Moss" in question for question in near)
    assert list(near_questions([])) == []


def test_words_that_questions_are_made_of_weigh_little() -> None:
    found = asking_words()
    assert all(0 <= rarity < 6 for rarity in found.values())
    assert found["what"] < 3.5
    assert found["combien"] < 3.5
    assert "harbour" not in found
