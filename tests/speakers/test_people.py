"""Labels become people: never two made one, never a name invented, who asks and who answers told apart."""

from __future__ import annotations

import pytest

from qa.formats import read_plain
from qa.schema import Person, Role
from qa.speakers import Cast, assign


def cast(text: str, *known: Person) -> Cast:
    reading = read_plain(text)
    return assign(reading.turns, metadata=reading.metadata, known=known)


def speakers(found: Cast) -> list[str | None]:
    return [turn.speaker for turn in found.turns if turn.role is not Role.NARRATOR]


def roles(found: Cast) -> dict[str, str]:
    return {person.name: person.role.value for person in found.people}


def test_initials_are_the_person_whose_name_they_begin() -> None:
    found = cast("[Ana Brum] : Qui êtes-vous ?\n[Luc Rey] : Moi.\n[AB] : Depuis quand ?\n[LR] : Toujours.\n")
    assert speakers(found) == ["Ana Brum", "Luc Rey"] * 2


def test_initials_that_fit_two_people_stay_initials() -> None:
    found = cast("Ana Brum: Who?\nAlan Berg: Me.\nAB: When?\nAlan Berg: Now.\n")
    assert speakers(found) == ["Ana Brum", "Alan Berg", "AB", "Alan Berg"]


def test_spellings_of_one_name_are_one_person() -> None:
    found = cast("LÉA ROY: Who are you?\nM. Tom Fox: Tom.\nLEA ROY: Since when?\nTom Fox: May.\n")
    assert len(found.people) == 2
    assert found.people[1].name == "Tom Fox"


def test_relatives_are_two_people() -> None:
    found = cast("Jean Roux: Who baked it?\nJeanne Roux: I did, this morning.\nJean Roux: Why?\nJeanne Roux: Hunger.\n")
    assert roles(found) == {"Jean Roux": "interviewer", "Jeanne Roux": "interviewee"}


def test_a_caption_of_the_same_post_is_an_alias_and_another_post_is_not() -> None:
    text = "{}\n\nMeeting with Lena Roth CEO of Boreal\n\n[Max Dorn]: Who are you?\n\n[Lena Roth]: A baker.\n"
    alias = cast(text.format("Laura Roth - CEO of Boreal"))
    other = cast(text.format("Laura Roth - painter in Lima"))
    assert [person.aliases for person in alias.people if person.name == "Lena Roth"] == [("Laura Roth",)]
    assert [person.aliases for person in other.people if person.name == "Lena Roth"] == [()]


def test_a_surname_in_an_article_is_the_person_named_in_full() -> None:
    found = cast(
        "« Nous partons demain », a déclaré Irène Baldi. Le port se vide.\n\n« Rien ne presse », ajoute Baldi.\n"
    )
    assert speakers(found) == ["Irène Baldi", "Irène Baldi"]


def test_functions_are_nobody_until_a_byline_or_a_title_says_who() -> None:
    text = "Q: How are you?\nA: Well.\nQ: Really?\nA: No.\n"
    assert speakers(cast(text)) == [None] * 4
    assert speakers(cast(f"Interview with Ida Moe\n\n{text}\nInterview by Rolf Tew\n")) == ["Rolf Tew", "Ida Moe"] * 2


def test_a_byline_gives_nobody_a_name_that_already_has_one() -> None:
    found = cast(
        "Ann Low: Who?\nBo Marsh: Me, as you can see.\nAnn Low: Why?\nBo Marsh: Ask.\n\nPropos recueillis par Cy Dunn\n"
    )
    assert speakers(found) == ["Ann Low", "Bo Marsh"] * 2


def test_two_guests_in_a_title_give_no_answer_a_name() -> None:
    found = cast("Interview with Ida Moe and Tor Lund\n\nQ: How?\nA: So.\nQ: Why?\nA: Because.\n")
    assert speakers(found) == [None] * 4


def test_single_letters_without_a_question_label_are_people() -> None:
    found = cast("A: Hello.\nB: Hello.\nA: Cold today.\nB: Very.\n")
    assert speakers(found) == ["A", "B"] * 2
    assert set(roles(found).values()) == {"unknown"}


def test_debaters_are_not_taken_for_interviewers() -> None:
    rounds = "P1: And the roads?\nAnn Low: We shall mend them all, every one, before winter comes. Why did you not?\n"
    rounds += "Bo Marsh: Because you sold the tar, and the lorries, and the men who knew how to drive them.\n"
    found = roles(cast(rounds * 4))
    assert found["P1"] == "interviewer"
    assert "interviewer" not in {found["Ann Low"], found["Bo Marsh"]}


@pytest.mark.parametrize("label", ["Break", "Narrator", "Pause"])
def test_a_break_is_nobodys_speech(label: str) -> None:
    found = cast(f"**Ann Low:** Ready?\n\n**{label}:** \\[01:05\\]\n\n**Bo Marsh:** Ready.\n\n**Ann Low:** Go?\n")
    assert speakers(found) == ["Ann Low", "Bo Marsh", "Ann Low"]


def test_the_catalogue_goes_over_the_text() -> None:
    known = (
        Person(name="Annabel Lowe", role=Role.INTERVIEWEE, organisation="Tide", aliases=("Ann Low",)),
        Person(name="Bo Marsh", role=Role.INTERVIEWER),
    )
    found = cast("Ann Low: Who are you?\nBo Marsh: Me.\nAnn Low: Since when?\nBo Marsh: May.\n", *known)
    assert speakers(found) == ["Annabel Lowe", "Bo Marsh"] * 2
    assert roles(found) == {"Annabel Lowe": "interviewee", "Bo Marsh": "interviewer"}
    assert found.people[0].organisation == "Tide"
    assert found.people[0].aliases == ("Ann Low",)


def test_a_person_of_the_catalogue_without_a_role_has_it_from_the_text() -> None:
    known = Person(name="Ann Low", role=Role.UNKNOWN, organisation="Tide")
    found = cast("Ann Low: Who are you?\nBo Marsh: Me, at your service.\nAnn Low: Since when?\nBo Marsh: May.\n", known)
    assert roles(found) == {"Ann Low": "interviewer", "Bo Marsh": "interviewee"}
    assert found.people[0].organisation == "Tide"


def test_an_alias_given_for_all_files_names_the_label_that_it_equals_and_nobody_else() -> None:
    here = Person(name="Anna Lowe", role=Role.UNKNOWN, aliases=("ann",))
    away = Person(name="Cy Dunn", role=Role.INTERVIEWER, aliases=("CD",))
    reading = read_plain("Ann: Who are you?\nBo Marsh: Me, at your service.\nAnn: Since when?\nBo Marsh: May.\n")
    found = assign(reading.turns, metadata=reading.metadata, everywhere=[here, away])
    assert speakers(found) == ["Anna Lowe", "Bo Marsh"] * 2
    assert roles(found) == {"Anna Lowe": "interviewer", "Bo Marsh": "interviewee"}


def test_letters_in_parentheses_behind_names_tell_whose_label_they_are() -> None:
    found = cast("Participants: Mark Odell (MO1), Mary Odell (MO2)\n\nQ: How?\nMO1: So.\nQ: Yes?\nMO2: No.\nMO1: Oh.\n")
    assert speakers(found) == [None, "Mark Odell", None, "Mary Odell", "Mark Odell"]
