"""Press articles of several people, with a key: who says which words; "?" where nobody can be told.

A key beside each article has a line `speaker | first words` a quotation.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.corpus import understood
from qa.corpus.catalogue import Entry
from qa.formats import read_plain
from qa.formats.plain.antecedents import gender_of, means_one
from qa.formats.plain.persons import Gender, mentions
from qa.schema import Role, Turn
from qa.text.layout import paragraphs
from qa.text.reacting import presented, reacting

PRESS = Path(__file__).parents[1] / "fixtures" / "formats" / "plain" / "press"
NAMES = sorted(path.stem for path in PRESS.glob("*.txt"))
HE, SHE = Gender.HE, Gender.SHE


def key(name: str) -> list[tuple[str | None, str]]:
    """Speaker and first words of every quotation in the key of an article."""
    lines = (PRESS / f"{name}.key").read_text("utf-8").splitlines()
    pairs = (line.split(" | ", 1) for line in lines)
    return [(None if who == "?" else who, words) for who, words in pairs]


def article(name: str) -> tuple[Turn, ...]:
    return understood((PRESS / f"{name}.txt").read_bytes(), f"{name}.txt", Entry()).turns


def quoted(text: str) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in read_plain(text).turns if turn.role is Role.QUOTED]


def test_there_are_articles_in_four_languages() -> None:
    assert {name[:2] for name in NAMES} == {"de", "en", "es", "fr"}
    assert len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_every_quotation_is_given_to_whom_the_key_gives_it(name: str) -> None:
    turns = article(name)
    found = [next((turn.speaker for turn in turns if turn.text.startswith(words)), None) for _, words in key(name)]
    assert [(who, words) for who, (_, words) in zip(found, key(name), strict=True)] == key(name)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_speaks_but_those_in_the_key(name: str) -> None:
    named = {who for who, _ in key(name)}
    assert {turn.speaker for turn in article(name) if turn.speaker} <= named


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Low, 40, met Eva Rye, 41. “It was long,” she said.", None),
        ("Ann Low, 40, met Paul Rye, 41. “It was long,” she said.", "Ann Low"),
        ("Paul Rey et Luc Blanc sont venus. « C'est long », dit-il.", None),
        ("Mme Blanc et M. Rey sont venus. « C'est vraiment long », dit-il.", "Rey"),
        ("Paul Rey, le chef, est parti. « C'est vraiment long », dit-elle.", None),
        ("« On part », dit Anne Roy.\n\nPaul Rey, le chef, est parti. « C'est vraiment long », dit-il.", "Paul Rey"),
        ("« On part demain », dit Anne Roy.\n\nLe maire arrive. « C'est vraiment long », dit-il.", None),
        ("« On part demain », dit Anne Roy.\n\nUne voisine arrive. « C'est vraiment long », dit-elle.", None),
        ("« On part demain », dit Anne Roy.\n\nLe car arrive. « C'est vraiment long », dit-elle.", "Anne Roy"),
        ("« On part demain », dit Anne Roy.\n\n« C'est vraiment long », disent-ils.", None),
        ("Anne Roy, maire de Lodin, attend.\n\nLa maire soupire. « C'est vraiment long », dit-elle.", "Anne Roy"),
        ("« On part », dit un voisin. « C'est vraiment long », ajoute-t-il.", None),
        ("Paul Rey tient bon. Selon son fils, Luc Rey, « il a raison ». « C'est vrai », reconnaît-il.", "Paul Rey"),
        ("Paul Rey tient bon.\n\nSelon son fils, Luc Rey, « il a raison ».\n\n« C'est vrai », reconnaît-il.", None),
    ],
)
def test_a_pronoun_means_whoever_the_narration_was_about_or_nobody(text: str, who: str | None) -> None:
    assert quoted(text)[-1][0] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Low laughed. “With what police?”", "Ann Low"),
        ("Asked whether it would end, Low shrugged. “With what police?”", "Low"),
        ("Ann Low laughed. The “quiet quarter” is loud.", None),
        ("Ann Low laughed at the boats. The tide rose. “With what police?”", None),
        ("Paul Rey sourit. « Avec quelle police ? »", "Paul Rey"),
        ("Paul Rey sourit. Sur le mur, « la mer monte ».", None),
        ("Paul Rey recoud des voiles.\n\nLui hausse les épaules. « Une voile, ça ne ment pas. »", "Paul Rey"),
        ("Paul Rey et Luc Blanc cousent.\n\nLui hausse les épaules. « Une voile, ça ne ment pas. »", None),
        ("C'est Anne Roy, 74 ans, qui l'a vu la première : « J'ai cru à une meule. »", "Anne Roy"),
        ("Paul Rey a un surnom : « le Grand ».", None),
        ("C'est Anne Roy qui a choisi le titre : « La mer ».", None),
        ("Il y a un panneau : « Ne pas nourrir les cygnes du parc. » Paul Rey l'a peint.", None),
    ],
)
def test_words_behind_one_who_reacts_or_whom_a_colon_presents(text: str, who: str | None) -> None:
    assert [label for label, _ in quoted(text) if label] == ([who] if who else [])


def test_words_behind_a_crowd_that_laughs_are_speech_of_nobody_known() -> None:
    assert quoted("Ann Low came. Everyone laughed. “With what police?”") == [(None, "With what police?")]


@pytest.mark.parametrize(
    ("pronoun", "gender", "one"),
    [
        (", soupire-t-il", HE, True),
        (" she said", SHE, True),
        (", sagt er", HE, True),
        (" according to her", SHE, True),
        (", disent-ils", None, False),
        (" they said", None, False),
        (", assure-t-on", None, False),
        (", dice", None, True),
    ],
)
def test_what_a_pronoun_tells(pronoun: str, gender: Gender | None, one: bool) -> None:
    assert (gender_of(pronoun), means_one(pronoun)) == (gender, one)


def test_the_last_subject_before_a_quotation_tells() -> None:
    assert gender_of("Quand il est parti, elle lui a dit : ", leading=True) is SHE


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Omar Ziani, le chef, dort.", [("Omar Ziani", False, True, HE)]),
        ("Ann Low, 44, sleeps.", [("Ann Low", False, True, None)]),
        ("La mer de Paul Rey dort.", [("Paul Rey", True, False, None)]),
        ("Selon son patron, Paul Rey, on dort.", [("Paul Rey", True, False, None)]),
        ("Ihr Nachfolger Kai Sommer schläft.", [("Kai Sommer", False, False, None)]),
        ("Paul Rey dort. Rey ronfle.", [("Paul Rey", False, False, None)] * 2),
        ("Paul Rey et Anne Rey dorment. Rey ronfle.", [("Paul Rey", "Anne Rey", None)]),
        ("The County Council sleeps.", []),
        ("STORM ISLE — It rains.", []),
        ("Rivals Share A Boat", []),
    ],
)
def test_who_is_named_and_as_what(told: str, found: list[tuple[object, ...]]) -> None:
    named = mentions(told, paragraphs(told), ())
    if found and len(found[0]) == 3:
        assert [mention.name for mention in named] == list(found[0])
    else:
        assert [(mention.name, mention.aside, mention.sure, mention.gender) for mention in named] == found


@pytest.mark.parametrize("sentence", ["Ann Low left.", "The sea laughed at him and", "", "laughed."])
def test_a_sentence_without_a_reaction_of_somebody_leads_to_nobody(sentence: str) -> None:
    assert reacting(sentence) is None
    assert presented(sentence) is None


def test_a_pronoun_that_sets_apart_is_told_from_one_that_goes_on() -> None:
    lui, il = reacting("Lui hausse les épaules."), reacting("Il hausse les épaules.")
    assert lui is not None
    assert il is not None
    assert (lui.apart, il.apart, lui.name, il.name) == (True, False, None, None)


def test_german_nouns_that_are_counted_are_nobody() -> None:
    said = "„Das erste Mal“, sagt Reinhild Oster. Viele Anteile sind weg. „Manche zahlten in Kartoffeln“, erzählt sie."
    speakers = {turn.label for turn in read_plain(said).turns if turn.role is Role.QUOTED}
    assert speakers <= {"Reinhild Oster", None}
    assert "Reinhild Oster" in speakers
