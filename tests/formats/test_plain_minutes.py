"""Minutes of assemblies: a civility or an office, a full stop, then the words."""

from __future__ import annotations

from qa.formats import read_plain
from qa.schema import Role


def voices(text: str) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in read_plain(text).turns if turn.role is not Role.NARRATOR]


def test_a_full_stop_ends_the_label_of_a_civility_or_an_office() -> None:
    text = (
        "Mme la présidente. La parole est à M. Orsay.\n\nM. Jean Orsay. Contre.\n\nMme la présidente. Nous entendons "
        "Mme Blin.\n\nMme Lise Blin, rapporteure de la commission des ports. Avis défavorable.\n\nM. Jean Orsay. "
        "Dommage !\n\nMme la présidente. Nous votons."
    )
    assert voices(text) == [
        ("Mme la présidente", "La parole est à M. Orsay."),
        ("M. Jean Orsay", "Contre."),
        ("Mme la présidente", "Nous entendons Mme Blin."),
        ("Mme Lise Blin (rapporteure de la commission des ports)", "Avis défavorable."),
        ("M. Jean Orsay", "Dommage !"),
        ("Mme la présidente", "Nous votons."),
    ]


def test_a_record_in_english_ends_its_labels_so_too() -> None:
    text = (
        "The SPEAKER. The House will be in order.\n\nMr. ODELL of Maine. I rise to speak of fish.\n\nThe SPEAKER. "
        "For what purpose?\n\nMr. ODELL of Maine. For that one.\n\nMrs. PARR. I object.\n\nThe SPEAKER. Heard."
    )
    assert [label for label, _ in voices(text)] == [
        *("The SPEAKER", "Mr. ODELL", "The SPEAKER", "Mr. ODELL", "Mrs. PARR", "The SPEAKER"),
    ]


def test_a_title_may_stand_before_the_dash_of_minutes() -> None:
    text = (
        "M. le président. – La séance ouvre.\n\nMme Lise Blin, rapporteure. – Merci.\n\nM. le président. – À vous."
        "\n\nMme Lise Blin, rapporteure. – Avis favorable.\n\nM. le président. – Adopté.\n\nM. Paul Ney. – Hélas !"
    )
    assert [label for label, _ in voices(text)] == [
        *("M. le président", "Mme Lise Blin (rapporteure)") * 2,
        *("M. le président", "M. Paul Ney"),
    ]


def test_a_story_that_opens_paragraphs_with_a_civility_has_no_voices() -> None:
    text = (
        "M. Orsay sortit. Il pleuvait sur le port et les quais étaient vides.\n\nM. Orsay. Personne ne l'appelait plus "
        "ainsi depuis la guerre.\n\nLa mer était grise. Le vent venait du nord.\n\nMme Blin. Elle, au "
        "moins, l'attendait encore devant sa porte.\n\nLe maire parla. Puis tous rentrèrent."
    )
    assert voices(text) == []


def test_members_who_speak_once_are_heard_where_a_chair_comes_back() -> None:
    text = (
        "Présidence de Mme Orsay\n\nMme la présidente. Bien.\n\nLa parole est à M. Ney.\n\nM. Paul Ney. Oui."
        "\n\n(Applaudissements.)\n\nMme la présidente. Quel est l'avis de la commission ?\n\nMme Ida Blin, "
        "rapporteure. Non.\n\nM. Jean Roux. Hélas !\n\nMme la présidente. Bien.\n\n(La séance est levée à midi.)"
    )
    assert [label for label, _ in voices(text)] == [
        *("Mme la présidente", "M. Paul Ney", "Mme la présidente", "Mme Ida Blin (rapporteure)", "M. Jean Roux"),
        "Mme la présidente",
    ]
