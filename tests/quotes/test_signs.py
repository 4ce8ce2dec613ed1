"""What must not change in a quote: every kind of it, in both languages."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.quotes.signs import NUMBER, Sign, Signs, contrary
from qa.quotes.wording import Wording

from .texts import wordings

TABLES: dict[str, dict[str, Any]] = tomllib.loads((files("qa.quotes") / "vocabulary.toml").read_text("utf-8"))
CONTRARIES: dict[str, list[str]] = TABLES.pop("contrary")
SIDES = {"fr": 0, "en": 1}
FORMS = [
    (language, form, Sign(kind, meaning))
    for language, side in SIDES.items()
    for kind, table in TABLES.items()
    for meaning, forms in table.items()
    for form in forms.split("|")[side].split()
]
COUNTED = {"million", "millions", "milliard", "milliards", "billion", "billions", "hundreds", "thousands"}
NAMES = frozenset(("thomas", "faure", "whaller"))


def signs(text: str, language: str = "fr") -> list[tuple[str, str]]:
    found = Signs(Wording(text), language, NAMES)
    return [(sign.kind, sign.meaning) for sign in found.within(0, len(found.wording))]


def changed(one: str, other: str, language: str) -> str | None:
    return contrary(Wording(one).words, Wording(other).words, language)


def test_every_line_of_the_vocabulary_has_both_sides() -> None:
    assert all(forms.count("|") == 1 for table in TABLES.values() for forms in table.values())
    assert all(len(sides) == 2 and all(sides) for sides in CONTRARIES.values())


def test_every_form_is_folded_so_that_it_can_be_found() -> None:
    listed = [form for _, form, _ in FORMS]
    listed += [form for sides in CONTRARIES.values() for side in sides for form in side.split()]
    assert [form for form in listed if Wording(form).folded() != [form]] == []


@pytest.mark.parametrize("language", SIDES)
def test_no_form_has_two_meanings_in_one_language(language: str) -> None:
    counts = Counter(form for spoken, form, _ in FORMS if spoken == language)
    assert [form for form, times in counts.items() if times > 1] == []


def test_no_form_has_other_meanings_in_the_other_language() -> None:
    meanings: dict[str, set[Sign]] = {}
    for _, form, sign in FORMS:
        meanings.setdefault(form, set()).add(sign)
    assert {form: found for form, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("language", "form", "sign"), FORMS, ids=lambda value: str(value))
def test_every_form_has_its_sign_in_its_language(language: str, form: str, sign: Sign) -> None:
    found = Signs(Wording(f"({form})"), language).within(0, 1)
    assert found == [sign] or (form in COUNTED and [one.kind for one in found] == [NUMBER])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il ne vient pas", [("person", "third"), ("negation", "ne"), ("negation", "not")]),
        ("on n'y va plus", [("person", "first"), ("negation", "ne"), ("negation", "plus")]),
        ("plus grand", [("comparative", "more")]),
        ("je n'ai jamais vu personne", [("person", "first"), ("negation", "ne"), ("negation", "never"),
                                       ("negation", "nobody")]),
        ("une personne seule", []),
        ("par personne", []),
        ("sans eau", [("negation", "without")]),
        ("sans doute", [("modal", "probably")]),
        ("peut-être", [("modal", "maybe"), ("modal", "maybe")]),
        ("on peut être là", [("person", "first"), ("modal", "maybe"), ("modal", "maybe")]),
        ("ça n'est rien", [("negation", "ne"), ("negation", "nothing")]),
        ("il peut venir", [("person", "third"), ("modal", "can")]),
        ("on devrait", [("person", "first"), ("modal", "should")]),
        ("tout le monde", [("amount", "all")]),
        ("surtout ça", []),
        ("moins cher", [("comparative", "less")]),
        ("3 €", [("number", "3"), ("unit", "euro")]),
        ("trois euros", [("number", "3"), ("unit", "euro")]),
        ("12 %", [("number", "12"), ("unit", "percent")]),
        ("douze pour cent", [("number", "12"), ("unit", "percent")]),
        ("5 kilomètres", [("number", "5"), ("unit", "kilomet")]),
        ("le 12 juin 2016", [("number", "12"), ("number", "2016"), ("date", "june")]),
        ("mardi", [("date", "tuesday")]),
        ("chez Dupont", [("name", "dupont")]),
        ("Thomas arrive", [("name", "thomas")]),
        ("Bonjour à vous", [("person", "second")]),
        ("Fini. Ensuite non", [("negation", "no")]),
        ("avec M. Durand", [("name", "durand")]),
        ("chez WHALLER, oui", [("name", "whaller")]),
        ("IL NE VIENT PAS DU TOUT", [("person", "third"), ("negation", "ne"), ("negation", "not")]),
        ("chez whaller", [("name", "whaller")]),
    ],
)  # fmt: skip
def test_french_signs(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(signs(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("do not", [("negation", "not")]),
        ("don't", [("negation", "not")]),
        ("it can't be", [("modal", "can"), ("negation", "not")]),
        ("cannot", [("modal", "can"), ("negation", "not")]),
        ("it won't be", [("modal", "will"), ("negation", "not")]),
        ("will not", [("modal", "will"), ("negation", "not")]),
        ("never ever", [("negation", "never")]),
        ("no sea", [("negation", "no")]),
        ("you must", [("person", "second"), ("modal", "must")]),
        ("you might", [("person", "second"), ("modal", "might")]),
        ("less than 5 pounds", [("number", "5"), ("comparative", "less"), ("unit", "pound")]),
        ("£5", [("number", "5"), ("unit", "pound")]),
        ("30 per cent", [("number", "30"), ("unit", "percent")]),
        ("30%", [("number", "30"), ("unit", "percent")]),
        ("1.2 megawatts", [("number", "1.2"), ("unit", "megawat")]),
        ("all of it", [("amount", "all")]),
        ("said Anna Lowe", [("name", "anna"), ("name", "lowe")]),
        ("twelve o'clock", [("number", "12")]),
    ],
)
def test_english_signs(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(signs(text, "en")) == sorted(expected)


def test_of_the_languages_that_have_no_table_both_are_read() -> None:
    assert signs("nunca not jamais", "es") == [("negation", "not"), ("negation", "never")]


def test_the_signs_of_a_stretch_are_its_own_and_those_of_a_number_that_reaches_in() -> None:
    found = Signs(Wording("jamais cinq cent mille euros"), "fr")
    assert found.within(2, 3) == [Sign(NUMBER, "500000")]
    assert found.within(4, 5) == [Sign("unit", "euro")]
    assert found.within(0, 0) == []


@pytest.mark.parametrize(
    ("one", "other", "language", "change"),
    [
        ("possible", "impossible", "fr", "negation"),
        ("reasonable", "unreasonable", "en", "negation"),
        ("utile", "inutile", "fr", "negation"),
        ("hopeful", "hopeless", "en", "negation"),
        ("use", "useless", "en", "negation"),
        ("augmenté", "baissé", "fr", "negation"),
        ("rise", "fall", "en", "negation"),
        ("grande", "petites", "fr", "negation"),
        ("big", "bigger", "en", "comparative"),
        ("happy", "happiest", "en", "comparative"),
        ("large", "larger", "en", "comparative"),
        ("aura", "aurait", "fr", "modal"),
        ("donnera", "donnerait", "fr", "modal"),
        ("donne", "donnerait", "fr", "modal"),
        ("gère", "gérait", "fr", None),
        ("serait", "est", "fr", None),
        ("sous", "dessous", "fr", None),
        ("maison", "demeure", "fr", None),
        ("big", "large", "en", None),
        ("petit", "petite", "fr", None),
        ("plan", "planes", "en", None),
    ],
)  # fmt: skip
def test_contraries(one: str, other: str, language: str, change: str | None) -> None:
    assert changed(one, other, language) == change
    assert changed(other, one, language) == change


@pytest.mark.parametrize("pair", CONTRARIES)
def test_every_form_of_one_side_is_contrary_to_every_form_of_the_other(pair: str) -> None:
    one, other = (side.split() for side in CONTRARIES[pair])
    assert {(a, b) for a, b in product(one, other) if changed(a, b, "fr") != "negation"} == set()


@pytest.mark.parametrize("pair", CONTRARIES)
def test_forms_of_one_side_are_not_contrary(pair: str) -> None:
    found = {(a, b) for side in CONTRARIES[pair] for a, b in combinations(side.split(), 2) if changed(a, b, "fr")}
    assert found == set()


@given(wordings(), st.sampled_from(["fr", "en", None]))
def test_any_text_has_signs_of_known_kinds(text: str, language: str | None) -> None:
    found = Signs(Wording(text), language)
    every = found.within(0, len(found.wording))
    assert {sign.kind for sign in every} <= {*TABLES, NUMBER, "name"}
    alone = [sign for place in range(len(found.wording)) for sign in found.within(place, place + 1)]
    assert [sign for sign in every if sign.kind != NUMBER] == [sign for sign in alone if sign.kind != NUMBER]
