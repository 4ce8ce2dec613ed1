"""One person in several files is one speaker; two people never are."""

from __future__ import annotations

import pytest

from qa.schema import Person, Role
from qa.speakers import namesakes


def person(name: str, organisation: str | None = None) -> Person:
    return Person(name=name, role=Role.UNKNOWN, organisation=organisation)


def test_capitals_and_lost_accents_are_spelt_as_the_best_of_the_sources_does() -> None:
    casts = [[person("LÉA MOREL")], [person("Lea Morel")], [person("Léa Morel"), person("Tom Fox")]]
    assert namesakes(casts) == ({"LÉA MOREL": "Léa Morel"}, {"Lea Morel": "Léa Morel"}, {})


@pytest.mark.parametrize(
    ("one", "other"), [("Speaker 1", "SPEAKER 1"), ("LM", "lm"), ("MOREL", "Morel"), ("LÉA", "Léa")]
)
def test_what_is_no_full_name_is_nobody_in_another_file(one: str, other: str) -> None:
    assert namesakes([[person(one)], [person(other)]]) == ({}, {})


def test_two_of_other_organisations_or_in_one_file_are_two() -> None:
    assert namesakes([[person("LÉA MOREL", "Tide")], [person("Léa Morel", "Boreal")]]) == ({}, {})
    assert namesakes([[person("LÉA MOREL"), person("Léa Morel")], [person("Lea Morel")]]) == ({}, {})
