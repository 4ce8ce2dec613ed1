"""Facts of a file's head settle who asks, who answers, and whose the letters are."""

from __future__ import annotations

import pytest

from qa.schema import Role
from qa.speakers.credited import credited

from .talks import cast, roles, speakers, turns

TALK = ("MS: Where were you?", "OB: At home.", "MS: Alone?", "OB: With the cat.")
WANTED = {"Maud Stern": "interviewer", "Ole Brink": "interviewee"}


@pytest.mark.parametrize(
    "told",
    [
        ("INTERVIEWER: Maud Stern", "NARRATOR: Ole Brink", "DATE: 4/5/1999"),
        ("Interviewed by: Maud Stern", "Narrator: Ole Brink (OB)"),
        ("Enquêtrice : Maud Stern\nInformateur : Ole Brink",),
        ("Interviewerin: Maud Stern", "Zeitzeuge: Ole Brink (*1931)"),
        ("**Interviewer:** Maud Stern", "**Interviewee(s):** Ole Brink, beekeeper"),
        ("Narrator: Ole Brink", "Maud Stern sat by the stove."),
    ],
)
def test_facts_before_the_first_words_settle_roles_and_letters(told: tuple[str, ...]) -> None:
    assert roles(cast(*TALK, told=told)) == WANTED
    assert roles(cast(*[line.replace("?", ".") for line in TALK], told=told)) == WANTED


def test_roles_are_not_inverted_against_the_facts_where_who_answers_asks() -> None:
    found = cast("Maud: Well.", "Ole: Shall I begin?", "Maud: Yes.", "Ole: Where?", told=["Interviewer: Maud Stern"])
    assert {turn.label: turn.role for turn in found.turns if turn.label} == {
        "Maud": Role.INTERVIEWER,
        "Ole": Role.INTERVIEWEE,
    }


def test_metadata_credits_several_guests() -> None:
    found = credited(turns("A: b"), {"interviewer": "Maud Stern", "guests": "Ole Brink; Ida Brink"})
    assert found == {
        "Maud Stern": Role.INTERVIEWER,
        "Ole Brink": Role.INTERVIEWEE,
        "Ida Brink": Role.INTERVIEWEE,
    }


def test_two_credited_with_one_role_are_both_of_it() -> None:
    lines = ("Tom Ode: Why?", "Ida Ode: When?", "Lee Park: In May.", "Tom Ode: Not June.", "Lee Park: No.")
    found = roles(cast(*lines, told=["Interviewers: Tom Ode and Ida Ode", "Narrator: Lee Park"]))
    assert found == {"Tom Ode": "interviewer", "Ida Ode": "interviewer", "Lee Park": "interviewee"}


def test_a_part_named_in_the_head_is_whose_label_prints_the_part() -> None:
    found = cast("Interviewer: Why?", "Ole Brink: I said so.", told=["Interviewer: Maud Stern"])
    assert speakers(found) == ["Maud Stern", "Ole Brink"]


def test_who_is_credited_with_both_parts_has_none_by_it() -> None:
    assert credited(turns("A: b", told=["Interviewer: Maud Stern", "Narrator: Maud Stern"]), {}) == {}


def test_lines_of_other_facts_and_of_talk_credit_nobody() -> None:
    told = ["Date: 4 May", "Place: Maud Stern Hall", "Question: Who is Ole Brink?", "He said: go away"]
    assert credited(turns("A: b", told=told), {}) == {}
