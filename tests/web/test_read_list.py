"""The list of interviews: which of them, in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.schema import Person, Role, Share, Source
from qa.web.read_list import SORTS, UNDATED, Choice, Interview, arranged, interview_of, names_hold, offered


def share(speaker: str | None, role: Role, words: int = 10, seconds: float | None = None) -> Share:
    return Share(speaker=speaker, role=role, turns=2, words=words, seconds=seconds)


def interview(title: str, guest: str = "", date: str | None = None, words: int = 1) -> Interview:
    source = Source(id=title.lower(), file=f"corpus/{title}.txt", title=title, date=date, language="en")
    return interview_of(source, [share(guest or None, Role.INTERVIEWEE, words)])


BOAT = interview("The boat", "Bert Moss", "2019-05", 30)
OAK = interview("An oak", "Clara Dunn", None, 20)
ELM = interview("élan", "Zoé Adam", "2020", 40)
NOBODY = interview("Noise", "", "2018", 5)


def test_an_interview_has_its_figures_from_who_speaks_in_it() -> None:
    shares = [share("Ann", Role.INTERVIEWER, 5), share("Bert", Role.INTERVIEWEE, 30), share(None, Role.NARRATOR, 7)]
    found = interview_of(BOAT.source, shares)
    assert (found.guests, found.hosts, found.kind) == (("Bert",), ("Ann",), "interview")
    assert (found.turns, found.words, found.seconds, found.year) == (6, 42, None, "2019")


@pytest.mark.parametrize(
    ("roles", "kind"),
    [([Role.NARRATOR, Role.QUOTED], "article"), ([Role.UNKNOWN], "other"), ([Role.INTERVIEWER], "interview")],
)
def test_the_kind_is_told_by_the_parts(roles: list[Role], kind: str) -> None:
    assert interview_of(BOAT.source, [share("Ann", role) for role in roles]).kind == kind


@pytest.mark.parametrize(("seconds", "known"), [([60.0, 30.5], 90.5), ([60.0, None], None), ([], None)])
def test_the_length_is_known_where_all_of_it_is(seconds: list[float | None], known: float | None) -> None:
    assert interview_of(BOAT.source, [share("Ann", Role.UNKNOWN, seconds=each) for each in seconds]).seconds == known


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("title", ["An oak", "élan", "Noise", "The boat"]),
        ("-title", ["The boat", "Noise", "élan", "An oak"]),
        ("speaker", ["élan", "An oak", "The boat", "Noise"]),
        ("-speaker", ["The boat", "An oak", "élan", "Noise"]),
        ("date", ["Noise", "The boat", "élan", "An oak"]),
        ("-date", ["élan", "The boat", "Noise", "An oak"]),
        ("-length", ["élan", "The boat", "An oak", "Noise"]),
    ],
)
def test_interviews_are_in_order_and_what_is_not_known_comes_last(sort: str, titles: list[str]) -> None:
    assert [found.source.title for found in arranged([BOAT, OAK, ELM, NOBODY], sort)] == titles


@given(
    st.permutations([BOAT, OAK, ELM, NOBODY]), st.sampled_from([sign + sort for sort in SORTS for sign in ("", "-")])
)
def test_the_order_does_not_depend_on_the_one_before(interviews: list[Interview], sort: str) -> None:
    assert arranged(interviews, sort) == arranged([BOAT, OAK, ELM, NOBODY], sort)


@pytest.mark.parametrize(
    ("choice", "admitted"),
    [
        (Choice(), [BOAT, OAK]),
        (Choice(speaker="Clara Dunn"), [OAK]),
        (Choice(year="2019"), [BOAT]),
        (Choice(year=UNDATED), [OAK]),
        (Choice(language="fr"), []),
        (Choice(kind="interview", language="en"), [BOAT, OAK]),
        (Choice(kind="article"), []),
    ],
)
def test_a_choice_admits_what_it_names(choice: Choice, admitted: list[Interview]) -> None:
    assert [found for found in (BOAT, OAK) if choice.admits(found)] == admitted


def test_what_can_be_chosen_is_what_there_is_with_how_often() -> None:
    offer = offered([BOAT, OAK, ELM])
    assert offer.languages == (("en", 3),)
    assert offer.speakers == (("Bert Moss", 1), ("Clara Dunn", 1), ("Zoé Adam", 1))
    assert offer.years == (("2020", 1), ("2019", 1), (UNDATED, 1))


@pytest.mark.parametrize(
    ("words", "held"),
    [("boat", True), ("MOSS bo", True), ("oat", False), ("boat dunn", False), ("gazette", True), ("acme", True)],
)
def test_titles_and_names_are_found_by_how_their_words_begin(words: str, held: bool) -> None:
    source = Source(id="b", file="b", title="The boat", publisher="La Gazette", people=(
        Person(name="Bert Moss", role=Role.INTERVIEWEE, organisation="Acme"),))  # fmt: skip
    assert names_hold(interview_of(source, [share("Bert Moss", Role.INTERVIEWEE)]), words) == held
