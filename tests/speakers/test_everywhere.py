"""People whom the catalogue names for all files: an alias that is a label names it, and nobody else appears."""

from __future__ import annotations

from qa.schema import Person, Role
from qa.speakers import assign

from .talks import HOST, between, cast, roles, speakers, turns

ANNA = Person(
    name="Anna Lowe", role=Role.UNKNOWN, organisation="Tide", aliases=("Ann", "EM", "Speaker 1", "Hanna Löwe")
)
CY = Person(name="Cy Dunn", role=Role.INTERVIEWER, aliases=("CD", "Ann B"))


def test_an_alias_names_the_label_that_it_equals_but_for_case_and_accents() -> None:
    lines = between(HOST, "ANN", "Em", "Speaker 1", "HANNA LOWE", "Anna Lowe", "Speaker 2", "Annie")
    found = cast(*lines, everywhere=[ANNA, CY])
    assert speakers(found)[1::2] == ["Anna Lowe"] * 5 + ["Speaker 2", "Annie"]


def test_who_does_not_speak_is_not_among_the_people() -> None:
    found = cast(*between(HOST, "Ann"), everywhere=[ANNA, CY])
    assert list(roles(found)) == [HOST, "Anna Lowe"]
    assert found.people[1].organisation == "Tide"


def test_a_name_found_for_a_label_is_called_by_its_alias_too() -> None:
    found = cast(*between(HOST, "HL"), told=["A talk with Hanna Löwe"], everywhere=[ANNA])
    assert speakers(found)[1] == "Anna Lowe"


def test_the_role_that_the_catalogue_gives_for_all_files_is_stated() -> None:
    found = cast("CD: So you came.", "Bo Marsh: Why should I not?", everywhere=[CY])
    assert roles(found) == {"Cy Dunn": "interviewer", "Bo Marsh": "interviewee"}
    assert found.turns[0].confidence is None


def test_an_alias_of_two_people_names_neither() -> None:
    other = Person(name="Ann Bell", role=Role.UNKNOWN, aliases=("Ann",))
    assert speakers(cast(*between(HOST, "Ann"), everywhere=[ANNA, other]))[1] == "Ann"


def test_what_the_catalogue_says_of_the_file_goes_before() -> None:
    here = Person(name="Ann Other", role=Role.UNKNOWN, aliases=("Ann",))
    found = assign(turns(*between(HOST, "Ann")), known=[here], everywhere=[ANNA])
    assert [person.name for person in found.people] == [HOST, "Ann Other"]
