"""Words before a colon that open a paragraph of an answer are nobody; one who speaks once is somebody."""

from __future__ import annotations

import pytest

from qa.formats import read


def heard(*paragraphs: str) -> list[tuple[str | None, str]]:
    """Who says what, a paragraph each."""
    reading = read("\n\n".join(paragraphs).encode(), "a.txt")
    return [(turn.label, turn.text) for turn in reading.turns]


def talk(opened: str, host: str = "Vera Lund", guest: str = "Igor Prall") -> list[str | None]:
    """The labels of a talk in which a paragraph opens so."""
    found = heard(
        f"{host}: Where were you?", f"{guest}: In the mill.", "The wheel was broken then.", opened, f"{host}: Alone?",
        f"{guest}: Yes.",
    )  # fmt: skip
    return [label for label, _ in found]


@pytest.mark.parametrize(
    "opened",
    ["Winter: nothing, or almost.", "Later: We sold it.", "Moral: never buy a mill.", "Demain : on verra.",
     "London: never.", "Side Note: it was cheap.", "Plan B: we waited."],
)  # fmt: skip
def test_a_word_that_opens_a_paragraph_once_is_nobody(opened: str) -> None:
    assert talk(opened) == ["Vera Lund", "Igor Prall", "Vera Lund", "Igor Prall"]


def test_the_words_stay_with_who_speaks() -> None:
    found = heard(
        "Vera Lund: Why?",
        "Igor Prall: I was ill.",
        "All year.",
        "Winter: nothing.",
        "Vera Lund: And?",
        "Igor Prall: No.",
    )
    assert found[1] == ("Igor Prall", "I was ill.\n\nAll year.\n\nWinter: nothing.")


def test_among_single_words_small_letters_behind_tell_an_opener() -> None:
    assert talk("Later: nothing.", "Vera", "Igor") == ["Vera", "Igor", "Vera", "Igor"]
    assert talk("Olle: Nothing.", "Vera", "Igor") == ["Vera", "Igor", "Olle", "Vera", "Igor"]


@pytest.mark.parametrize(
    "opened", ["Marie: No, wait.", "OLSEN: No, wait.", "Prall: It was dark.", "Mother: No, wait.", "Jo Kerr: No, wait."]
)
def test_a_name_that_opens_a_paragraph_once_is_somebody(opened: str) -> None:
    assert len(talk(opened)) == 5


def test_who_is_called_or_interrupts_is_somebody() -> None:
    called = heard(
        "Vera Lund: Olle, were you there?", "Olle: No.", "Igor Prall: I was.", "All night.", "Vera Lund: Alone?",
        "Igor Prall: Yes.",
    )  # fmt: skip
    assert ("Olle", "No.") in called
    between = heard(
        "Vera Lund: Why?", "Igor Prall: I was ill.", "All year.", "Olle: Twice.", "Igor Prall: Twice.", "Vera Lund: Oh?"
    )
    assert ("Olle", "Twice.") in between


def test_where_every_paragraph_is_labelled_one_more_is_somebody() -> None:
    found = heard("Vera Lund: Why?", "Igor Prall: I was ill.", "Olle: Twice.", "Vera Lund: Oh?", "Igor Prall: Twice.")
    assert ("Olle", "Twice.") in found


def test_letters_that_are_a_field_of_mail_too_are_somebody_where_they_come_back() -> None:
    found = heard("AB: Where were you?", "TO: At home.", "AB: Alone?", "TO: Yes.")
    assert [label for label, _ in found] == ["AB", "TO", "AB", "TO"]


def test_the_fields_of_a_letter_are_nobody() -> None:
    found = heard(
        "TO: Jane Roy\nFROM: Bo Lind\nRE: Is the mill closed?", "It is.", "TO: Bo Lind\nFROM: Jane Roy", "No."
    )
    assert not {"TO", "FROM"} & {label for label, _ in found}


def test_where_every_line_has_a_label_one_printed_once_is_one_too() -> None:
    said = "Ann: Who?\nBob: The tram.\nCarl: The price.\nAnn: Who else?\nEverett: We are.\nBob: Thanks.\nAnn: Good.\n"
    assert [turn.label for turn in read(said.encode(), "a.txt").turns] == [
        "Ann",
        "Bob",
        "Carl",
        "Ann",
        "Everett",
        "Bob",
        "Ann",
    ]
