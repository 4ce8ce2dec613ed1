"""The numbers and the names of a passage: known answers, one tiny text a defect."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.figures import names, numbers
from qa.figures.cores import Sort, cores
from qa.figures.counting import is_plural

CORPUS = Path(__file__).parents[2] / "corpus"
ALPHABET = "x3 ,.-/%€$kMd'’«»\n\u00a0aeiou BCé deux vingt ans million de the of Paris RGPD © en 2012"
ANY_TEXT = st.text() | st.text(ALPHABET, max_size=120)


def cut(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nous avons 500 000 utilisateurs.", ["500 000 utilisateurs"]),
        ("1Millions d'euros de chiffre d'affaires", ["1Millions d'euros de chiffre d'affaires"]),
        ("soit 60% de point de croissance", ["60% de point de croissance"]),
        ("à partir de 3€ / utilisateur / mois.", ["3€ / utilisateur / mois"]),
        ("c’est une quinzaine de distributeurs, il nous", ["une quinzaine de distributeurs"]),
        ("en informatique depuis plus de 20ans.", ["depuis plus de 20ans"]),
        ("une filiale jusque juin 2018.", ["jusque juin 2018"]),
        ("qu'il a cofondée en 2012. L'occasion", ["en 2012"]),
        ("(x3 on document sharing, x20 on video, etc.)", ["x3 on document sharing", "x20 on video"]),
        ("used by more than 55,000 organizations, including", ["more than 55,000 organizations"]),
        ("servers located on two separate Datacenters from", ["two separate Datacenters"]),
        ("valued at $20bn", ["$20bn"]),
        ("vingt-six collaborateurs", ["vingt-six collaborateurs"]),
        ("with twenty-one years of experience", ["twenty-one years of experience"]),
        ("plus de 500 millions de dollars déjà investis", ["plus de 500 millions de dollars"]),
        ("growth (60% / year)", ["60% / year"]),
        ("2,5 M€ et 10k users", ["2,5 M€", "10k users"]),
        ("quatre-vingt-dix pour cent", ["quatre-vingt-dix pour cent"]),
        ("il y a deux cents ans, Napoléon", ["il y a deux cents ans"]),
        ("equilibrium 2 years ago.", ["2 years ago"]),
        ("multiplied the capacity by 4.", ["multiplied the capacity by 4"]),
        ("la moitié de nos clients", ["la moitié de nos clients"]),
        ("three quarters of our customers", ["three quarters of our customers"]),
        ("neuf clients sur dix", ["neuf clients sur dix"]),
        ("deux ou trois grandes tendances", ["deux ou trois grandes tendances"]),
        ("faire partie des 3-4 acteurs de référence", ["3-4 acteurs de référence"]),
        ("une interface in early 2021", ["in early 2021"]),
        ("for 2020, 2021 and 2022", ["2020", "2021", "2022"]),
        ("le 31 décembre 2019, les 17 salariés", ["31 décembre 2019", "17 salariés"]),
        ("meetings of more than 15, where", ["more than 15"]),
        ("€3.5 million a year", ["€3.5 million a year"]),
        ("2000 utilisateurs", ["2000 utilisateurs"]),
        ("depuis le 1er janvier 2020", ["depuis le 1er janvier 2020"]),
        ("entre 2018 et 2021", ["entre 2018 et 2021"]),
        ("back in the 1990s", ["in the 1990s"]),
        ("10 M€ de CA d'ici 2025", ["10 M€ de CA", "d'ici 2025"]),
        ("or 4% of global turnover", ["4% of global turnover"]),
        ("un budget de 3 milliards", ["3 milliards"]),
        ("28 % du volume", ["28 % du volume"]),
        ("Un Français sur trois, one in four", ["Un Français sur trois", "one in four"]),
        ("dix fois plus rapide, deux fois plus que", ["dix fois plus rapide", "deux fois plus"]),
        ("les 5 premières années, deux autres clients", ["5 premières années", "deux autres clients"]),
        ("He is 45 years old.", ["45 years old"]),
    ],
)
def test_a_number_is_given_with_what_it_counts(text: str, expected: list[str]) -> None:
    assert cut(text, numbers(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "C'est un projet, une idée, one of the best.",
        "En premier lieu la protection, first of all the second one.",
        "JO-2024, G7, Covid-19, B2B",
        "On utilise Windows 10 ici (Version 7).",
        "Deux choses : two things, ces 5 points, deux côtés de la rue.",
        "un produit neuf",
        "twelve o'clock",
        "© 2019 Tous droits réservés",
        "3 Avenue Hoche",
        "plusieurs fois, deux fois",
        "the number exceeds 15.",
    ],
)
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert numbers(text) == ()


def test_a_year_in_a_count_of_weeks_is_no_share() -> None:
    text = "nine weeks in 2019"
    assert cut(text, numbers(text)) == ["nine weeks", "in 2019"]


def test_a_number_knows_its_sort() -> None:
    text = "20 % en 2012, 30 clients"
    assert [core.sort for core in cores(text)] == [Sort.AMOUNT, Sort.DATE, Sort.COUNT]


@pytest.mark.parametrize("word", ["clients", "mois", "people", "reseaux"])
def test_plurals_and_units_can_be_counted(word: str) -> None:
    assert is_plural(word)


@pytest.mark.parametrize("word", ["dans", "nous", "business", "this", "campus", "es"])
def test_words_that_only_end_like_plurals_cannot(word: str) -> None:
    assert not is_plural(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un conseiller d'Emmanuel Macron, chargé", ["Emmanuel Macron"]),
        ("La Caisse des Dépôts et OVHcloud", ["Caisse des Dépôts", "OVHcloud"]),
        ("le RGPD, l’ANSSI, et qu'EDF", ["RGPD", "ANSSI", "EDF"]),
        ("the Bank of England and the US Patriot Act", ["Bank of England", "US Patriot Act"]),
        ("M. Bolloré lui-même", ["Bolloré"]),
        ("The President Mary Stone spoke.", ["Mary Stone"]),
        ('des données chez Google (le "Cloud Act")', ["Google", "Cloud Act"]),
        ("comme Bruno Le Maire ou La Poste", ["Bruno Le Maire", "La Poste"]),
        ("en Seine-Saint-Denis et aux Etats-Unis", ["Seine-Saint-Denis", "Etats-Unis"]),
        ("un projet comme e-administration.fr, puis", ["e-administration.fr"]),
        ("with LinkedIn and an iPhone", ["LinkedIn", "iPhone"]),
        ("during Covid-19 and the G7", ["Covid-19", "G7"]),
        ("the Wimi's team", ["Wimi"]),
        ("Imaginez Paris sous la neige", ["Paris"]),
        ("in New York, at the New York Times", ["New York", "New York Times"]),
        ("a call to GitHub's API", ["GitHub"]),
        ("the Brackwater Fishermen's Association", ["Brackwater Fishermen's Association"]),
        (
            "la Direction générale de la sécurité intérieure (DGSI)",
            ["Direction générale de la sécurité intérieure", "DGSI"],
        ),
        ("the U.S. courts", ["U.S."]),
        ("Selon Alain Juillet, oui", ["Alain Juillet"]),
    ],
)
def test_a_name_is_told_by_how_it_is_written(text: str, expected: list[str]) -> None:
    assert cut(text, names(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nous avons bien avancé. Demain aussi.",
        "Le PDG et le CEO parlent en Juin de SaaS.",
        "« Cloud de confiance » et « Start-up »",
        "I think that French people are right.",
        "TOUT LE TEXTE EST EN CAPITALES ICI",
        "du B to B. Chaque personne",
        "L’affaire du siècle",
        "au XXIe siècle, et en IV",
    ],
)
def test_what_only_has_a_capital_is_no_name(text: str) -> None:
    assert names(text) == ()


def test_a_word_that_opens_a_sentence_is_a_name_where_the_text_shows_it_elsewhere() -> None:
    assert names("Whaller grandit.") == ()
    text = "Whaller grandit. Tous aiment Whaller."
    assert cut(text, names(text)) == ["Whaller", "Whaller"]


def test_known_names_are_found_in_any_case_without_accents_and_over_any_space() -> None:
    text = "google et thomas\u00a0faure, mais pas googler"
    assert cut(text, names(text, ("Google", "Thomas Fauré", ""))) == ["google", "thomas\u00a0faure"]


def test_a_known_name_keeps_its_place_behind_ligatures() -> None:
    text = "Mœurs et œuvres de whaller"
    assert cut(text, names(text, ("Whaller",))) == ["whaller"]


@pytest.mark.parametrize("find", [numbers, names])
@given(text=ANY_TEXT)
def test_any_text_gives_stretches_within_it_in_order_apart_and_without_space_around(
    find: Callable[[str], tuple[tuple[int, int], ...]], text: str
) -> None:
    spans = find(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(ANY_TEXT, st.lists(st.text(min_size=1, max_size=8), max_size=3))
def test_any_known_names_are_accepted(text: str, known: list[str]) -> None:
    assert all(0 <= start < end <= len(text) for start, end in names(text, known))


@given(ANY_TEXT)
def test_every_number_holds_a_digit_or_is_in_words(text: str) -> None:
    found = cores(text)
    for start, end in numbers(text):
        assert any(start <= core.start and core.end <= end for core in found)


@pytest.mark.parametrize(
    ("file", "figures", "named"),
    [
        ("whaller-thomas-faure.txt", ["500 000 utilisateurs", "3€ / utilisateur / mois"], ["AFNOR", "SecNumCloud"]),
        ("wimi-lionel-roux.txt", ["x3 on document sharing", "more than 55,000 organizations"], ["GDPR", "Scaleway"]),
    ],
)
def test_real_interviews_give_the_figures_that_a_reader_looks_for(
    file: str, figures: list[str], named: list[str]
) -> None:
    text = (CORPUS / file).read_text(encoding="utf-8")
    assert set(figures) <= set(cut(text, numbers(text)))
    assert set(named) <= set(cut(text, names(text)))
