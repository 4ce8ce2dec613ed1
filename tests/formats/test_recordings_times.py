"""Times are seconds whatever the unit; what is odd about them is said."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.formats import read
from qa.formats.recordings.times import LONGEST, MILLISECONDS, TICKS, seconds
from qa.formats.recordings.units import unit_of

NO_TIMES: list[object] = [
    *(None, True, -1, float("nan"), float("inf"), 1e300, "soon", "", "P", [], "9" * 5000),
    *({"relative": {}}, {"seconds": []}, {"a": 1}, LONGEST * 2),
]


def none(odd: object) -> tuple[object, None]:
    return odd, None


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (1.5, 1.5),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("1.300s", 1.3),
        ("250ms", 0.25),
        ("PT1.2S", 1.2),
        ("PT1H2M3S", 3723.0),
        ("00:01:02,345", 62.345),
        ("1:02", 62.0),
        ("00:00:03.1234567", 3.123457),
        ("0:00:08.4", 8.4),
        ("[00:05:32]", 332.0),
        ({"seconds": "1", "nanos": 300000000}, 1.3),
        ({"nanos": 500000000}, 0.5),
        ({}, 0.0),
        ({"relative": 2.5, "absolute": "x"}, 2.5),
        *(none(odd) for odd in NO_TIMES),
    ],
)
def test_times_are_read_however_they_are_written(written: Any, found: float | None) -> None:
    assert seconds(written) == found


def test_the_shape_says_what_a_plain_number_measures() -> None:
    assert (seconds(1300, MILLISECONDS), seconds("13000000", TICKS), seconds("1.3s", MILLISECONDS)) == (1.3, 1.3, 1.3)


@given(st.one_of(st.floats(), st.integers(), st.text(max_size=20), st.dictionaries(st.text(max_size=8), st.text())))
def test_any_value_is_a_time_or_none(value: Any) -> None:
    found = seconds(value)
    assert found is None or 0 <= found <= LONGEST


@pytest.mark.parametrize(
    ("key", "step", "unit"),
    [("start", 5, 1), ("start", 5000, 1e-3), ("start_ms", 5, 1e-3), ("startTimeSec", 5000, 1), ("beginTicks", 5, 1e-7)],
)  # fmt: skip
def test_the_unit_of_an_unknown_shape_is_judged_by_its_key_or_by_all_its_words(
    key: str, step: int, unit: float
) -> None:
    rows = [{key: k * step, "text": "five words in each row"} for k in range(10)]
    assert unit_of(rows, (key,), ("text",)) == unit


def segments(*spans: tuple[Any, Any]) -> bytes:
    rows = [{"start": a, "end": b, "text": f"Word {k}.", "speaker": "AB"[k % 2]} for k, (a, b) in enumerate(spans)]
    return json.dumps({"segments": rows}).encode()


def warnings(*spans: tuple[Any, Any]) -> tuple[str, ...]:
    return read(segments(*spans), "talk.json").warnings


def test_times_that_go_back_are_said_and_the_order_kept() -> None:
    reading = read(segments((0, 1), (70, 71), (65, 66), (66, 67)), "talk.json")
    assert [turn.text for turn in reading.turns] == [f"Word {k}." for k in range(4)]
    assert reading.warnings == ("The times go back once, first at 0:01:05; the order of the file was kept.",)


def test_voices_that_overlap_are_said_but_not_a_rounded_end() -> None:
    assert warnings((0, 5), (2, 6), (5.99, 7)) == ("Segments overlap once, first at 0:00:02.",)
    assert warnings((0, 5), (4.9, 6), (6, 7)) == ()


@pytest.mark.parametrize("odd", [-5, 1e300, "soon", [], True])
def test_what_is_no_time_is_left_out_and_said(odd: Any) -> None:
    reading = read(segments((0, 1), (odd, 2)), "talk.json")
    assert reading.turns[1].time_start is None
    assert any("times" in warning for warning in reading.warnings)


def test_an_end_before_its_start_is_left_out_and_said() -> None:
    reading = read(segments((5, 1)), "talk.json")
    assert (reading.turns[0].time_start, reading.turns[0].time_end) == (5.0, None)
    assert reading.warnings == ("Some segments end before they begin; their ends were left out.",)


@pytest.mark.parametrize(
    "starts",
    [
        ("2024-05-01T10:00:00Z", "2024-05-01T10:01:00.5Z"),
        (1714557600000, 1714557660500),
        (1714557600.0, 1714557660.5),
        ("1714557600000", "1714557660500"),
    ],
)
def test_times_of_day_are_counted_from_the_first(starts: tuple[Any, Any]) -> None:
    rows = [{"who": name, "startTime": start, "text": "Words."} for name, start in zip("AB", starts, strict=True)]
    assert [turn.time_start for turn in read(json.dumps(rows).encode(), "talk.json").turns] == [0.0, 60.5]
