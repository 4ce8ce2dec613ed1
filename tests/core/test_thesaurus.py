"""The shipped subjects: each wording in one of them, both languages, found in a topic where they are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.text import fold
from qa.thesaurus import Concept, concepts, found

ACRONYMS = ("AI", "EU", "US")
WORDINGS = [wording for concept in concepts() for wording in (*concept.fr, *concept.en)]


def named(topic: str) -> list[tuple[str, str]]:
    """What is named in a topic, longest first, each with the first English wording of its concept."""
    return [(topic[start:end], concept.en[0]) for start, end, concept in found(topic)]


def of(wording: str) -> Concept:
    """The concept that a wording stands in."""
    return next(concept for concept in concepts() if wording in (*concept.fr, *concept.en))


def test_there_are_hundreds_of_subjects_read_once() -> None:
    assert len(concepts()) >= 300
    assert concepts() is concepts()


def test_each_has_two_to_six_wordings_in_both_languages() -> None:
    wrong = [said for concept in concepts() for said in (concept.fr, concept.en) if not 2 <= len(said) <= 6]
    assert wrong == []


def test_no_wording_stands_in_two_concepts_nor_twice_in_one_language() -> None:
    places = defaultdict(list)
    for number, concept in enumerate(concepts()):
        for language, said in (("fr", concept.fr), ("en", concept.en)):
            for wording in said:
                places[fold(wording).replace("-", " ")].append((number, language))
    clashes = {key: at for key, at in places.items() if len({n for n, _ in at}) > 1 or len(set(at)) < len(at)}
    assert clashes == {}


@pytest.mark.parametrize("changed", [str, str.lower, str.upper, fold, "l’{}, etc.".format])
def test_every_wording_names_its_own_concept_and_no_other(changed: Callable[[str], str]) -> None:
    spoken = [wording for wording in WORDINGS if wording not in ACRONYMS]
    wrong = [said for said in spoken if [concept for _, _, concept in found(changed(said))] != [of(said)]]
    assert wrong == []


@pytest.mark.parametrize(
    ("topic", "names"),
    [
        ("financing", [("financing", "financing")]),
        ("modèle économique", [("modèle économique", "business model")]),
        ("les réseaux sociaux", [("réseaux sociaux", "social network")]),
        ("what the pandemic changed", [("pandemic", "pandemic")]),
        ("GAFAM dominance", [("GAFAM dominance", "dominance of big tech")]),
        ("users and key figures", [("key figures", "key figures"), ("users", "users")]),
        ("le prix du vin", [("prix", "price"), ("vin", "wine")]),
    ],
)
def test_the_places_are_told_longest_first(topic: str, names: list[tuple[str, str]]) -> None:
    assert named(topic) == names


def test_the_longest_name_wins_over_those_within_it() -> None:
    assert named("cloud de confiance") == [("cloud de confiance", "trusted cloud")]
    assert named("la guerre économique") == [("guerre économique", "economic warfare")]


@pytest.mark.parametrize("topic", ["L'hébergement", "l’hebergement", "à propos d'hébergement", "HÉBERGEMENTS"])
def test_elision_case_accents_and_plural_do_not_count(topic: str) -> None:
    ((start, end, concept),) = found(topic)
    assert fold(topic[start:end]).startswith("hebergement")
    assert concept == of("hosting")


@pytest.mark.parametrize(
    ("topic", "wording"),
    [
        ("hôpitaux", "hôpital"),
        ("réseau social", "réseau social"),
        ("factories", "factory"),
        ("matches", "match"),
        ("nurses", "nurse"),
        ("the women's rights", "women's rights"),
        ("droit des femmes", "droits des femmes"),
        ("le droit de la femme", "droits des femmes"),
        ("co founders", "co-founder"),
        ("Qui êtes vous ?", "qui êtes-vous"),
        ("e\u0301cologie", "écologie"),
    ],
)
def test_other_forms_of_a_wording_name_it(topic: str, wording: str) -> None:
    assert [concept for _, _, concept in found(topic)] == [of(wording)]


@pytest.mark.parametrize(
    "topic",
    [
        "",
        "!",
        "ce que j'ai appris",
        "for us",
        "its uses",
        "il a eu",
        "les chiffres",
        "la première fois",
        "mon pays",
        "a market",
        "ce qu'il a pris",
    ],
)
def test_what_only_looks_like_a_wording_names_nothing(topic: str) -> None:
    assert found(topic) == ()


def test_an_acronym_that_is_a_word_in_small_letters_names_in_capitals() -> None:
    assert named("AI in schools") == [("AI", "artificial intelligence")]
    assert named("the US and the EU") == [("US", "United States"), ("EU", "Europe")]


def test_a_mark_parts_two_phrases() -> None:
    assert named("réseaux, sociaux") == []
    assert named("prix : chiffre d'affaires") == [("chiffre d'affaires", "turnover"), ("prix", "price")]


def test_near_subjects_are_not_one() -> None:
    apart = ["price", "turnover", "wages", "customers", "investors", "police", "career", "retirement", "closing words"]
    assert len({of(wording) for wording in apart}) == len(apart)


@given(st.text() | st.lists(st.sampled_from([*WORDINGS, " de ", "l'", ", ", "-", "s"])).map(" ".join))
def test_any_text_is_accepted_and_no_two_places_overlap(topic: str) -> None:
    places = [(start, end) for start, end, _ in found(topic)]
    assert all(0 <= start < end <= len(topic) for start, end in places)
    assert all(first[1] <= second[0] for first, second in pairwise(sorted(places)))
    lengths = [end - start for start, end in places]
    assert lengths == sorted(lengths, reverse=True)


@given(st.sampled_from(WORDINGS), st.text(" ?!", max_size=3))
def test_the_offsets_slice_to_what_is_named(wording: str, around: str) -> None:
    topic = f"{around}{wording}{around}"
    ((start, end, concept),) = found(topic)
    assert wording.endswith(topic[start:end]) or wording.startswith(topic[start:end])
    assert concept == of(wording)
