"""Facts that head a conversation ("Interviewer: …", "Date: …") are no speech, and name people."""

from __future__ import annotations

import pytest

from qa.formats import read_plain
from qa.formats.plain.credits import byline, guest_line, speakers_line
from qa.schema import Role

TALK = "LB: Is it ripe?\n\nOC: Not yet.\n\nLB: And now?\n\nOC: Now it is."


def labels(text: str) -> list[str | None]:
    return [turn.label for turn in read_plain(text).turns if turn.role is not Role.NARRATOR]


def test_who_asks_and_answers_is_told_by_the_facts_before_the_talk() -> None:
    reading = read_plain(f"Interviewee: Odell Crane (OC)\nInterviewer: Lina Bertin (LB)\nDate: 3 May 2019\n\n{TALK}")
    assert reading.metadata["interviewer"] == "Lina Bertin"
    assert reading.metadata["guest"] == "Odell Crane"
    assert "title" not in reading.metadata
    assert [turn.label for turn in reading.turns if turn.role is not Role.NARRATOR] == ["LB", "OC"] * 2


@pytest.mark.parametrize(
    "fact",
    [
        *("Audiodatei: /home/u/interview.m4a", "Tonspur: C:\\talks\\pear 3.wav", "Recording: pear.mp3"),
        *("Informateurs : M. et Mme Crane", "Interviewerin: Lina Bertin"),
        "Participants: Odell Crane (OC), Lina Bertin (LB)",
        "Enquêtée : Mme Lise Orsay (LO)",
        *("Dauer: 01:02:03", "Transkribiert mit noScribe Vers. 0.6.1"),
    ],
)  # fmt: skip
def test_facts_are_nobodys_words(fact: str) -> None:
    assert labels(f"{fact}\n\n{TALK}") == ["LB", "OC"] * 2


def test_those_present_are_listed() -> None:
    assert speakers_line("Participants: Odell Crane (OC1), Lina Bertin (LB)") == "Odell Crane; Lina Bertin"
    assert speakers_line("Participants: they were many, and late.") is None
    assert guest_line("Narrator: Odell Crane (OC)") == "Odell Crane"
    assert guest_line("Narrator: once upon a time") is None


def test_a_byline_in_italics_names_who_asks() -> None:
    assert byline("*Par Lina Bertin*") == byline("Par Lina Bertin") == "Lina Bertin"
    assert byline("*Par Lina Bertin nous arrivions toujours.*") is None


def test_what_sounds_like_a_fact_but_is_said_by_a_label_is_speech() -> None:
    text = "Host: Which pear is it?\n\nGuest: Conference.\n\nHost: And that one?\n\nGuest: Comice Blanche."
    assert labels(text) == ["Host", "Guest"] * 2


def test_a_headline_that_quotes_the_guest_is_nobody_s_turn() -> None:
    talk = "Anne Roy : Pourquoi le pain ?\n\nInès Morvan : Par hasard.\n\nAnne Roy : Et après ?\n\nInès Morvan : Non.\n"
    head = "Inès Morvan, boulangère : « le pain, c'est du temps »\n\nLe fournil a ouvert dans une quincaillerie.\n\n"
    found = read_plain(head + talk).turns
    assert [(turn.label, turn.role is Role.NARRATOR) for turn in found[:3]] == [
        (None, True),
        (None, True),
        ("Anne Roy", False),
    ]


def test_a_first_turn_in_quotation_marks_among_others_is_a_turn() -> None:
    found = read_plain("Ann Low: “Why?”\n\nBo Marsh: “Because.”\n\nAnn Low: “And then?”\n\nBo Marsh: “Rain.”\n").turns
    assert [turn.label for turn in found] == ["Ann Low", "Bo Marsh"] * 2
