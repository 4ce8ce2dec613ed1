"""Labels in capitals: whatever else is printed like them is one too."""

from __future__ import annotations

import pytest

from qa.formats import read_plain
from qa.schema import Role

TALK = [
    "LINA BERTIN : Bonsoir à tous.",
    "ODELL CRANE : Bonsoir.",
    "LINA BERTIN : Vous vendez quoi ?",
    "ODELL CRANE : Du pain.",
    "LINA BERTIN : Merci. Une chose : il pleut.",
    "ODELL CRANE : Oui.",
]


def labels(lines: list[str]) -> list[str | None]:
    return [turn.label for turn in read_plain("\n\n".join(lines)).turns if turn.role is not Role.NARRATOR]


@pytest.mark.parametrize("who", ["UN POMPIER EN RETRAITE", "LA FERMIÈRE DU HAUT", "ALL THE BAKERS TOGETHER"])
def test_who_is_printed_once_in_capitals_among_capitals_is_nobody_else(who: str) -> None:
    assert labels([*TALK[:4], f"{who} : Moi, rien.", *TALK[4:]])[4] == who


@pytest.mark.parametrize("line", ["ACTE DEUX DE LA PIÈCE DU SOIR : le four", "Une chose au moins : rien"])
def test_headings_and_words_without_capitals_are_none(line: str) -> None:
    assert set(labels([*TALK[:4], line, *TALK[4:]])) == {"LINA BERTIN", "ODELL CRANE"}


def test_capitals_say_nothing_where_labels_are_not_set_in_them() -> None:
    talk = [line.title() for line in TALK]
    assert "THE WAY OUT IS ON THE LEFT" not in labels(
        [*talk[:4], "THE WAY OUT IS ON THE LEFT : c'était écrit là.", *talk[4:]]
    )


def test_a_chair_and_members_before_dashes_are_heard_once_too() -> None:
    talk = [
        "Präsident. – Die Sitzung ist eröffnet.",
        "Ada Finch (ABC). – Wir stimmen zu.",
        "Tom Ode (XYZ). – Je voterai contre.",
        "Ada Finch (ABC). – Schade.",
        "Präsident. – Die Aussprache ist geschlossen.",
    ]
    assert labels(talk) == ["Präsident", "Ada Finch (ABC)", "Tom Ode (XYZ)", "Ada Finch (ABC)", "Präsident"]


def test_numbers_of_paragraphs_in_brackets_are_no_words() -> None:
    talk = ["[1] I: Wie war es?", "[2] B: Kalt.", "[3] I: Und dann?", "[4] B: Dann kam der Frost."]
    reading = read_plain("\n".join(talk))
    assert [turn.text for turn in reading.turns] == ["Wie war es?", "Kalt.", "Und dann?", "Dann kam der Frost."]


def test_a_list_of_terms_in_capitals_has_no_voices() -> None:
    terms = [
        "THE SALT PAN: a shallow basin.",
        "THE WIND PUMP: a small mill.",
        "THE RAKE: a tool.",
        "THE GATE: it is shut at noon.",
    ]
    assert labels(terms) == []
