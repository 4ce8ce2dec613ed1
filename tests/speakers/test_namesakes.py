"""One person in several files is one speaker; two people never are."""

from __future__ import annotations

import time

import pytest

from qa.schema import Person, Role
from qa.speakers import likely_aliases, namesakes


def person(name: str, organisation: str | None = None) -> Person:
    return Person(name=name, role=Role.UNKNOWN, organisation=organisation)


def test_capitals_and_lost_accents_are_spelt_as_the_best_of_the_sources_does() -> None:
    casts = [[person("LÉA MOREL")], [person("Lea Morel")], [person("Léa Morel"), person("Tom Fox")]]
    assert namesakes(casts) == ({"LÉA MOREL": "Léa Morel"}, {"Lea Morel": "Léa Morel"}, {})


@pytest.mark.parametrize("printed", ["MOREL Léa", "Morel, Léa", "Mme Léa Morel", "Léa MOREL", "Léa-Morel", "LÉA MOREL"])
def test_order_civility_and_capitals_make_nobody_else(printed: str) -> None:
    assert namesakes([[person(printed)], [person("Léa Morel")]])[0].get(printed, printed) in {"Léa Morel", "Léa-Morel"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Speaker 1", "SPEAKER 1"),
        ("LM", "lm"),
        ("MOREL", "Morel"),
        ("LÉA", "Léa"),
        ("Mme Morel", "MME MOREL"),
        ("Interviewer", "INTERVIEWER"),
        ("L. Morel", "L. MOREL"),
        ("Emmanuel M", "EMMANUEL M"),
        ("Léa Morel", "Léa Morell"),
        ("Léa Morel", "Léa B. Morel"),
        ("John Marsh", "JOHN MARSH JR."),
        ("LÉA MOREL (Tide)", "Léa Morel"),
        ("Paul Jean", "Jean Paul"),
    ],
)
def test_what_may_be_somebody_else_in_another_file_is_left(one: str, other: str) -> None:
    assert namesakes([[person(one)], [person(other)]]) == ({}, {})


def test_two_of_other_organisations_or_in_one_file_are_two() -> None:
    assert namesakes([[person("LÉA MOREL", "Tide")], [person("Léa Morel", "Boreal")]]) == ({}, {})
    assert namesakes([[person("LÉA MOREL"), person("Léa Morel")], [person("Lea Morel")]]) == ({}, {})


def test_one_organisation_written_in_two_ways_is_one() -> None:
    assert namesakes([[person("LÉA MOREL", "Tide SA")], [person("Léa Morel", "Tide")]])[0] == {"LÉA MOREL": "Léa Morel"}


def test_five_thousand_sources_take_no_time() -> None:
    names = [f"Lé{first}a Mo{last}rel" for first in "bcdfghjklm" for last in "bcdfghjklmnpqrst"]
    casts = [[person((str.upper, str)[place % 2](names[(place + k) % 160])) for k in range(5)] for place in range(5000)]
    started = time.perf_counter()
    renamed = namesakes(casts)
    assert sum(map(len, renamed)) == 2500 * 5
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["Jan Roux", "Jean Roux"], "one letter apart"),
        (["Jean Roux", "JR"], "JR are initials of Jean Roux"),
        (["Jean Roux", "Roux"], "Roux is a part of Jean Roux"),
        (["M. Roux", "Roux"], "the same name, written in two ways"),
        (["Jean Paul", "Paul Jean"], "the same words in another order"),
        (["John A. Marsh", "John Marsh"], "the same surname, and first names that agree"),
        (["Jean Roux (Tide)", "Jean Roux (Boreal)"], "the same name, written in two ways"),
    ],
)
def test_names_that_are_close_are_told_with_the_reason(names: list[str], reason: str) -> None:
    (pair,) = likely_aliases([person(name) for name in names])
    assert set(pair[:2]) == set(names)
    assert pair[2] == reason


@pytest.mark.parametrize(
    "names",
    [
        ["Speaker 1", "Speaker 10"],
        ["M. Roux", "Mme Roux"],
        ["Jean Roux père", "Jean Roux fils"],
        ["Ana Brum", "Alan Berg"],
        ["P1", "P2"],
        ["Marie Roux", "Marie Blanc"],
    ],
)
def test_names_that_are_certainly_two_are_not_told(names: list[str]) -> None:
    assert likely_aliases([person(name) for name in names]) == ()
