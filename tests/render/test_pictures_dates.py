"""Interviews in time: a date is as long as it is vague, and what bears none is named apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qa.render.pictures import dates_picture, years_picture
from qa.render.pictures.dates import span
from render.pictured import TIMELINE, Nowhere

LINKS = Nowhere()


def test_a_date_is_as_long_as_it_is_vague() -> None:
    data = dates_picture(TIMELINE, LINKS, "en").figure["data"]
    bar, diamond = data
    assert (bar["base"], bar["x"]) == (["2021-07-01"], [31 * 86_400_000])
    assert diamond["x"] == ["2019-05-02"]


def test_what_bears_no_date_is_named_apart() -> None:
    picture = dates_picture(TIMELINE, LINKS, "en")
    assert picture.says == (
        "Of 3 interviews, 2 bear a date, from “On the tide” (2 May 2019) to “Bert Moss (Brell)” (July 2021). "
        "Without a date: “Bert Moss (Brell)”."
    )
    assert [row[1].text for row in picture.table.rows] == ["2 May 2019", "July 2021", "undated"]


def test_years_are_pictured_from_two_on() -> None:
    assert years_picture(replace(TIMELINE, years=TIMELINE.years[:1]), "en") is None
    picture = years_picture(TIMELINE, "en")
    assert picture is not None
    assert picture.says.startswith("Most is from 2019: 1,500 words in 1 interview.")


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2021", date(2021, 1, 1), date(2022, 1, 1)),
        ("2020", date(2020, 1, 1), date(2021, 1, 1)),
        ("2021-07", date(2021, 7, 1), date(2021, 8, 1)),
        ("2021-12", date(2021, 12, 1), date(2022, 1, 1)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 3, 1)),
    ],
)
def test_dates_as_precise_as_they_are(text: str, first: date, after: date) -> None:
    assert span(text) == (first, after)


@pytest.mark.parametrize("text", ["", "yesterday", "2021-13", "2021-02-30", "0", "99999", "2021-1-1-1", "9999"])
def test_what_is_no_date_has_no_place_in_time(text: str) -> None:
    assert span(text) is None
