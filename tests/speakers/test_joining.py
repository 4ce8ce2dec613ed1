"""Labels that are one person's become one person, under the best name printed."""

from __future__ import annotations

import pytest

from .talks import HOST, answering, between, cast, speakers


@pytest.mark.parametrize(
    ("person", "labels"),
    [
        ("Jean Dorval", ["Jean Dorval", "JD", "J.D.", "J. D."]),
        ("Jean Dorval", ["Jean Dorval", "DORVAL", "Dorval", "M. Dorval", "M. DORVAL"]),
        ("Jean Dorval", ["Jean Dorval", "Jean", "JEAN", "Jean (off)"]),
        ("Jean Dorval", ["Jean Dorval", "Jean Dorval (CEO)", "Jean Dorval - Tide", "Jean Dorval (Tide)", "J. Dorval"]),
        ("Jean Dorval", ["Jean Dorval", "DORVAL Jean", "Dorval, Jean", "DORVAL, Jean", "jean dorval", "Jean DORVAL"]),
        ("Jean Dorval", ["Jean Dorval", "@jdorval", "@JeanDorval", "@dorvalj"]),
        ("André Brel-Roy", ["André Brel-Roy", "Andre Brel-Roy", "ANDRÉ BREL ROY", "Brel-Roy"]),
        ("Anne Roy", ["Anne Roy", "Dr. Roy", "Dr Roy", "Dr. Anne Roy", "Mme Roy", "Ms. Roy"]),
        ("Jeanne Le Goff", ["Jeanne Le Goff", "LE GOFF", "Mme Le Goff", "JLG", "Le Goff", "LE GOFF Jeanne"]),
        ("Charles de Brie", ["Charles de Brie", "de Brie", "Brie", "DE BRIE", "CDB", "CB"]),
        ("Jan van der Berg", ["Jan van der Berg", "Van der Berg", "Berg", "JvdB", "van der Berg, Jan"]),
        ("Odile Saint-Avit", ["Odile Saint-Avit", "Saint Avit", "SAINT-AVIT", "Mme Saint-Avit"]),
        ("Jean-Luc Dorval", ["Jean-Luc Dorval", "JLD", "Jean-Luc", "J.-L. Dorval", "JL Dorval", "JD"]),
        ("John Fulton Marsh", ["John F. Marsh", "John Marsh", "J. Marsh", "John Fulton Marsh", "Marsh"]),
        ("Emmanuel Drouot", ["Emmanuel D", "ED", "Emmanuel Drouot", "Emmanuel D."]),
        ('Robert "Bob" Marsh', ['Robert "Bob" Marsh', "Bob", "Bob Marsh", "Robert Marsh"]),
        ("Michael Ferrand", ["Michael Ferrand"] * 4 + ["Micheal Ferrand"]),
        ("Chercheur", ["Chercheur"] * 4 + ["Checheur"]),
        ("M. DORVAL", ["M. DORVAL", "M. DORVAL", "DORVAL"]),
        ("Speaker 1", ["Speaker 1", "SPEAKER 1", "Speaker_01"]),
        ("EM", ["EM", "EM", "E.M."]),
    ],
)
def test_labels_of_one_person_are_one_person(person: str, labels: list[str]) -> None:
    assert answering(*labels) == [person] * len(labels)


def test_a_name_in_capitals_is_spelt_as_somebody_says_it() -> None:
    found = cast("LEA MORALES: Merci, Tom Faÿ.", "TOM FAY: Merci, Léa Morales.")
    assert speakers(found) == ["Léa Morales", "Tom Faÿ"]


def test_a_nickname_is_known_where_the_text_shows_it_and_nowhere_else() -> None:
    assert answering("Robert Marsh", "Bob Marsh", told=["With Robert “Bob” Marsh of Tide."]) == ["Robert Marsh"] * 2
    assert answering("Robert Marsh", "Bob Marsh") == ["Robert Marsh", "Bob Marsh"]


def test_a_number_is_whom_the_text_itself_says() -> None:
    assert answering("Speaker 1 (Jean Dorval)", "Speaker 1") == ["Jean Dorval"] * 2
    assert answering("Speaker 1", "P2", told=["Speaker 1 = Jean Dorval", "P2: Anna Bell"]) == [
        "Jean Dorval",
        "Anna Bell",
    ]
    assert answering("Interviewer (Jeanne Roy)", "Interviewer") == ["Jeanne Roy"] * 2


def test_one_organisation_beside_two_numbers_names_nobody() -> None:
    assert answering("Speaker 1 (Wells Tide)", "Speaker 2 (Wells Tide)") == ["Speaker 1", "Speaker 2"]


def test_a_post_is_the_person_whom_the_text_names_by_it() -> None:
    told = ["Avec Anne Roy, ministre des digues, et Paul Brun, maire de Lorme."]
    assert answering("Madame la ministre", "M. le maire", told=told) == ["Anne Roy", "Paul Brun"]
    assert answering("Madame la ministre") == ["Madame la ministre"]


def test_letters_are_who_is_called_by_name_before_they_answer() -> None:
    lines = ["P: Votre avis, Lionel Brun ?", "LB: Oui.", "P: Et Mme Brun ?", "Brun: Non."]
    assert speakers(cast(*lines)) == ["P", "Lionel Brun", "P", "Lionel Brun"]
    assert speakers(cast("P: Hier, Lionel Brun est venu.", "LB: Oui.")) == ["P", "LB"]


def test_every_other_printing_is_an_alias() -> None:
    found = cast(*between(HOST, "Jean Dorval", "DORVAL", "Dorval, Jean", "Jean (off)", "JD", "@jdorval"))
    people = {person.name: person.aliases for person in found.people}
    assert people == {HOST: (), "Jean Dorval": ("DORVAL", "Dorval, Jean", "Jean", "@jdorval")}


@pytest.mark.parametrize("label", ["", " ", "(laughs)", "[", "—", "@", "1", "Mme", "M.", ",", "Jr.", ", Jr.", "-", "|"])
def test_a_label_that_is_no_name_harms_nobody(label: str) -> None:
    assert answering("Jean Dorval", label)[0] == "Jean Dorval"
