"""Labels that say what somebody is instead of a name: voices of a room, offices, witnesses, the court."""

from __future__ import annotations

import pytest

from qa.formats import read_plain
from qa.schema import Role
from qa.text.parts import is_part


def voices(text: str) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in read_plain(text).turns if turn.role is not Role.NARRATOR]


@pytest.mark.parametrize(
    "label",
    [
        *("UNE VOIX", "Une voix dans la salle", "Une jeune femme dans le public", "Un homme à la tribune"),
        *("THE WITNESS", "The Court", "Audience member", "Woman in the room", "A man at the back"),
        *("Membre du public", "Unidentified woman"),
        *("M. le président", "Mme la présidente", "Madame la ministre", "La présidente de la commission des lois"),
        *("The Minister for Rural Roads", "The Attorney General", "Le premier ministre", "LE JOURNALISTE"),
        *("Der Vorsitzende", "Eine Frau im Publikum", "Una voz", "La periodista"),
    ],
)  # fmt: skip
def test_an_article_or_a_place_around_a_word_for_somebody_is_a_part(label: str) -> None:
    assert is_part(label)


@pytest.mark.parametrize(
    "words",
    [
        *("Une chose", "The point", "La question", "The result", "Trois hommes", "Public transport", "In court"),
        *("Un homme a crié", "The minister said", "A man who knew", "La dame que je cherche", "the witness", "Voix"),
        *("The woman in the room that you see", "Le maire est formel", ""),
    ],
)
def test_a_thing_or_a_sentence_about_somebody_is_no_part(words: str) -> None:
    assert not is_part(words)


def test_a_voice_of_the_room_heard_once_is_never_the_neighbours() -> None:
    text = "Lina Bertin : Le four chauffe.\nUNE VOIX : Plus haut !\nLina Bertin : Le four chauffe, disais-je."
    assert voices(text) == [
        ("Lina Bertin", "Le four chauffe."),
        ("UNE VOIX", "Plus haut !"),
        ("Lina Bertin", "Le four chauffe, disais-je."),
    ]


def test_the_court_and_the_witness_are_heard_beside_counsel() -> None:
    text = "MR. ODELL: Did you bake it?\nTHE WITNESS: I did.\nMS. PARR: Objection.\nTHE COURT: No.\nMR. ODELL: When?"
    assert [label for label, _ in voices(text)] == ["MR. ODELL", "THE WITNESS", "MS. PARR", "THE COURT", "MR. ODELL"]


def test_an_office_with_its_holder_in_parentheses_is_a_label() -> None:
    text = (
        "Mr. Odell Crane: When will the ferry sail?\n\nThe Minister for Small Ports (Ms Ada Finch): In May.\n\n"
        "Mr. Crane: And dock?\n\nMs Finch: In June."
    )
    assert [label for label, _ in voices(text)][1] == "The Minister for Small Ports (Ms Ada Finch)"


def test_an_office_beside_questions_answers_them() -> None:
    text = "THE MINISTER: Welcome.\n\nQ: Is it safe?\n\nTHE MINISTER: It is.\n\nQ: Who says so?\n\nTHE MINISTER: I do."
    assert [label for label, _ in voices(text)] == ["THE MINISTER", "Q", "THE MINISTER", "Q", "THE MINISTER"]


def test_a_chair_before_a_dash_speaks_in_the_minutes() -> None:
    text = (
        "M. le président. – La parole est à Mme Orsay.\n\nMme Lise Orsay. – Merci.\n\nM. le président. – Je remercie."
        "\n\nMme Lise Orsay. – Je vote pour.\n\nM. le président. – Le texte est adopté."
    )
    assert [label for label, _ in voices(text)] == ["M. le président", "Mme Lise Orsay"] * 2 + ["M. le président"]


def test_prose_about_offices_before_colons_has_no_voices() -> None:
    text = (
        "The court was cold that day and nobody spoke for an hour.\n\nThe witness: a baker of sixty, in white.\n\n"
        "He had seen the fire, and the smoke, and the men who ran from it towards the river."
    )
    assert voices(text) == []


def test_counsel_and_the_court_are_heard_between_questions_and_answers() -> None:
    text = (
        "Q. Where did you bake it?\nA. At the mill.\nQ. Alone?\nA. With the dog.\nMR. ODELL: Objection.\n"
        "THE COURT: Overruled.\nQ. Did it rise?\nA. It did."
    )
    assert [label for label, _ in voices(text)] == ["Q", "A", "Q", "A", "MR. ODELL", "THE COURT", "Q", "A"]


def test_a_civility_before_a_surname_printed_once_is_a_label() -> None:
    text = "Mr. Crane: When does it sail?\n\nMs Finch: In May.\n\nMr. Crane: And dock?\n\nMrs. Parr: In June."
    assert [label for label, _ in voices(text)] == ["Mr. Crane", "Ms Finch", "Mr. Crane", "Mrs. Parr"]
