"""Two people are never made one; a short label that might be two people's stays itself."""

from __future__ import annotations

import pytest

from .talks import HOST, answering, cast, speakers


@pytest.mark.parametrize(
    "labels",
    [
        ["Jean Martin", "Paul Martin", "Martin", "M. Martin"],
        ["Jean Martin père", "Jean Martin fils"],
        ["Jean Martin (père)", "Jean Martin (fils)"],
        ["John Marsh Jr.", "John Marsh"],
        ["M. Durand", "Mme Durand", "Durand"],
        ["Paul Durand", "Mme Durand"],
        ["Dominique Durand", "M. Durand", "Mme Durand"],
        ["Ana Brum", "Alan Berg", "AB"],
        ["Marie Roux", "Marie Blanc", "Marie"],
        ["John A. Marsh", "John B. Marsh", "John Marsh"],
        ["John Marsh", "Jane Marsh", "J. Marsh"],
        ["Speaker 1", "Speaker 10", "Speaker 2"],
        ["P1", "P2"],
        ["Interviewer 1", "Interviewer 2"],
        ["Jean-Pierre Roy", "Pierre Roy"],
        ["Paul Jean", "Jean Paul"],
        ["Dupond", "Dupont"],
        ["François", "Françoise"],
        ["Pierre", "Pierrot"],
    ],
)
def test_people_who_could_be_two_are_two(labels: list[str]) -> None:
    assert answering(*labels, *labels) == labels * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jean Roux", "Jan Roux"),
        ("Paul Marin", "Paul Martin"),
        ("Anna Johnson", "Anna Johnston"),
        ("Daniel Roy", "Daniela Roy"),
    ],
)
def test_names_a_letter_apart_that_both_come_back_are_two(one: str, other: str) -> None:
    assert answering(*[one, other] * 4) == [one, other] * 4


def test_a_rare_spelling_that_somebody_says_is_no_slip() -> None:
    often = ["Anna Johnson"] * 5
    assert answering(*often, "Anna Johnston")[-1] == "Anna Johnson"
    assert answering(*often, "Anna Johnston", told=["Later Anna Johnston came in."])[-1] == "Anna Johnston"


def test_who_talks_with_somebody_is_somebody_else() -> None:
    lines = ["Jean Dorval: Really?", "Dorval: Yes.", "Jean Dorval: Why?", "Dorval: Because."]
    assert speakers(cast(*lines)) == ["Jean Dorval", "Dorval"] * 2


def test_namesakes_of_two_firms_who_talk_are_told_apart_by_them() -> None:
    lines = ["Jean Dorval (Tide): Why?", "Jean Dorval (Boreal): Because."] * 2
    assert speakers(cast(*lines)) == ["Jean Dorval (Tide)", "Jean Dorval (Boreal)"] * 2


def test_initials_with_numbers_are_nobodys_initials() -> None:
    assert answering("Paul Marsh", "P1", "Q1") == ["Paul Marsh", "P1", None]


def test_the_letters_of_a_function_are_that_function() -> None:
    found = cast("Interviewer (INT): Why?", "Ida Neve Tull: So.", "INT: And?", "Ida Neve Tull: No.")
    assert speakers(found) == [None, "Ida Neve Tull"] * 2


@pytest.mark.parametrize(
    ("lines", "voice"),
    [
        (["Speaker 1: Hi, I'm Jeanne Roy, and welcome.", "Speaker 2: Thanks."], "Jeanne Roy"),
        (["Speaker 1: Bonjour, je m'appelle Ngozi Adeyemi.", "Speaker 2: Enchanté."], "Ngozi Adeyemi"),
        (["Speaker 1: Hello. My name is Ngozi Adeyemi.", "Speaker 2: Hi."], "Ngozi Adeyemi"),
        (["JR: Hello, I'm Jeanne Roy from Tide.", "Speaker 2: Hi."], "Jeanne Roy"),
        (["JR: Hello, I'm Anna Bell from Tide.", "Speaker 2: Hi."], "JR"),
        (["Speaker 1: I'm Senior Director of this.", "Speaker 2: Hi."], "Speaker 1"),
        (['Speaker 1: He said "I\'m Jeanne Roy" and left.', "Speaker 2: Ah."], "Speaker 1"),
        (["Speaker 1: I'm Jeanne Roy.", "Speaker 2: I'm Jeanne Roy."], "Speaker 1"),
        (["Speaker 1: I'm Jeanne Roy.", "Speaker 2: And?", "Speaker 1: I'm Anna Bell."], "Speaker 1"),
        (["Speaker 1: I'm Jeanne Roy.", "Jeanne Roy: No, I am.", "Speaker 1: Oh."], "Speaker 1"),
        (["Host: I'm Jeanne Roy.", "Bo Marsh: Hello."], None),
    ],
)
def test_a_voice_is_named_by_its_own_words_only_beyond_doubt(lines: list[str], voice: str | None) -> None:
    first = cast(*lines).turns[0]
    assert first.speaker == voice
    assert first.inferred == (voice in {"Jeanne Roy", "Ngozi Adeyemi"})


def test_the_host_is_like_nobody_in_these_tests() -> None:
    assert set(speakers(cast(f"{HOST}: Who?", "Ana Brum: I."))) == {HOST, "Ana Brum"}


def test_a_label_without_letters_harms_nobody() -> None:
    assert speakers(cast("¯: Why?", told=["Jean Martin"])) == ["¯"]


@pytest.mark.parametrize(
    ("label", "person"),
    [("Audience Member", "Audience Member"), ("VM (Vicky) Marsh", "VM (Vicky) Marsh"), ("Dr. Ida Moe", "Ida Moe")],
)
def test_what_belongs_to_a_name_stays_with_it(label: str, person: str) -> None:
    assert answering(label) == [person]


def test_who_says_that_they_are_somebody_is_not_called_so() -> None:
    assert speakers(cast("Lenny: Hello. I'm Lenny.", "Ida: Hello.", "Lenny: Really?")) == ["Lenny", "Ida", "Lenny"]
