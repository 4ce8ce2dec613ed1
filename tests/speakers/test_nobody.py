"""Voices that nobody names: numbered ones are kept apart, unknown ones are nobody's, joint ones both's."""

from __future__ import annotations

import pytest

from qa.formats import read_plain
from qa.schema import Role
from qa.speakers import assign
from qa.text import LabelKind, label_kind
from qa.text.names import names_joined
from qa.text.parts import is_unknown

from .talks import answering, cast, speakers


@pytest.mark.parametrize("one", ["Student", "Caller", "Respondent", "Auditeur", "Élève", "Witness", "Officer", "Femme"])
def test_two_numbers_are_two_voices(one: str) -> None:
    labels = [f"{one} 1", f"{one} 2", f"{one} 1"]
    assert answering(*labels) == labels
    assert label_kind(labels[0]) is LabelKind.NUMBERED


def test_numbered_headings_and_years_are_no_voices() -> None:
    for heading in ("Chapter 1", "World 2", "Lesson 4", "Boeing 747", "Room 12", "Witness 2024"):
        assert label_kind(heading) is not LabelKind.NUMBERED


@pytest.mark.parametrize("part", ["Teacher", "Patient", "Officer", "Witness", "Enquêtée"])
def test_a_part_alone_is_a_voice_of_its_own(part: str) -> None:
    found = speakers(cast(f"{part}: Who knows?", "Student 1: I do.", f"{part}: And you?", "Student 2: No."))
    assert found[1::2] == ["Student 1", "Student 2"]
    assert found[0] == found[2] not in {"Student 1", "Student 2"}


@pytest.mark.parametrize(
    "label",
    ["Unknown Speaker", "UNIDENTIFIED MALE", "Unidentified Woman 2", "Voix inconnue", "???", "[Unidentified man]",
     "Unknown Reporter", "Homme non identifié", "Unbekannter Mann"],
)  # fmt: skip
def test_an_unknown_voice_is_nobody(label: str) -> None:
    assert is_unknown(label)
    assert answering("Tom Ode", label) == ["Tom Ode", None]


@pytest.mark.parametrize("label", ["Tom Ode", "Ida Known", "Ode"])
def test_a_name_is_not_unknown(label: str) -> None:
    assert not is_unknown(label)


def test_an_unsure_label_is_not_who_it_doubts() -> None:
    assert answering("Tom Ode", "Tom Ode?", "Ode (?)") == ["Tom Ode", None, None]


@pytest.mark.parametrize("both", ["Tom Ode and Ida Ode", "Tom et Ida", "Tom & Ida Ode", "M. et Mme Ode"])
def test_a_joint_label_is_neither_of_them_alone(both: str) -> None:
    assert len(names_joined(both)) == 2
    assert answering("Tom Ode", both, "Ida Ode") == ["Tom Ode", both, "Ida Ode"]


def test_what_is_joined_without_names_is_no_joint_label() -> None:
    assert names_joined("Marie de la Tour") == names_joined("Charles y") == names_joined("and Tom") == []
    assert label_kind("Tom Ode and the others of us") is None


@pytest.mark.parametrize(("me", "other"), [("Me", "Mum"), ("Moi", "Maman"), ("Ich", "Oma")])
def test_who_writes_is_a_voice_without_a_name(me: str, other: str) -> None:
    found = speakers(cast(f"{me}: When was that?", f"{other}: In May.", f"{me}: And then?", f"{other}: June."))
    assert found == [None, other, None, other]


@pytest.mark.parametrize("label", ["AUDIENCE MEMBER #1", "Panel member 3", "Loc. 1", "Spk. 2", "High school student 2"])
def test_numbered_voices_of_several_words_or_shortened_are_labels(label: str) -> None:
    assert label_kind(label) is LabelKind.NUMBERED


@pytest.mark.parametrize("label", ["World War 2", "Chapter two verse 3", "Part 1", "Step 2"])
def test_what_is_counted_without_being_people_is_no_label(label: str) -> None:
    assert label_kind(label) is not LabelKind.NUMBERED


def test_a_heading_in_capitals_names_nobody_and_one_that_says_interview_does() -> None:
    talk = "Q. Where were you?\nA. At the feed store.\nQ. When?\nA. At seven.\n"
    for heading, who in (("DIRECT EXAMINATION", None), ("INTERVIEW WITH MARY ASH", "MARY ASH")):
        reading = read_plain(f"{heading}\n{talk}")
        spoken = assign(reading.turns, metadata=reading.metadata).turns
        assert {turn.speaker for turn in spoken if turn.role is Role.INTERVIEWEE} == {who}
