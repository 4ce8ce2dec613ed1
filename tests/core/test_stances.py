"""How a passage judges: by its words, what turns them round, and what makes them count less."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from itertools import chain, combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.schema import Relation
from qa.stances import leaning, relation
from qa.stances.reading import tokens
from qa.stances.valence import LANGUAGES, VALUES, Kind, valence

QUALITY = Path(__file__).parents[1] / "quality"
LEANINGS = st.none() | st.floats(min_value=-1, max_value=1)


def lean(text: str, language: str = "en") -> float:
    found = leaning(text, language)
    assert found is not None, text
    return found


def read_rows(file: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (QUALITY / file).read_text(encoding="utf-8").splitlines()]


def shares(rows: list[dict[str, str]]) -> tuple[float, float]:
    """How many passages lean as a reader says, and how many the other way."""
    found = [leaning(row["text"], row["language"]) for row in rows]
    said = ["none" if value is None else "for" if value > 0 else "against" for value in found]
    pairs = [{row["leaning"], side} for row, side in zip(rows, said, strict=True)]
    return sum(len(pair) == 1 for pair in pairs) / len(rows), pairs.count({"for", "against"}) / len(rows)


def test_the_key_is_sixty_passages_half_french_on_twelve_subjects() -> None:
    rows = read_rows("stances.jsonl")
    assert Counter(row["language"] for row in rows) == {"fr": 30, "en": 30}
    assert len({row["subject"] for row in rows}) == 12
    assert len({row["text"] for row in rows}) == 60
    assert Counter(row["leaning"] for row in rows)["none"] == 10


def test_most_passages_of_the_key_lean_as_a_reader_says_and_hardly_one_the_other_way() -> None:
    right, swapped = shares(read_rows("stances.jsonl"))
    assert right >= 0.9
    assert swapped < 0.05


def test_of_passages_full_of_idiom_many_are_left_alone_and_hardly_one_is_swapped() -> None:
    right, swapped = shares(read_rows("stances_fresh.jsonl"))
    assert right >= 0.55
    assert swapped < 0.05


def test_two_speakers_on_one_subject_of_the_key_are_hardly_ever_set_on_the_wrong_side() -> None:
    rows = [row for row in read_rows("stances.jsonl") if row["leaning"] != "none"]
    expected = {True: Relation.AGREEING, False: Relation.DIFFERING}
    found = [
        (
            expected[one["leaning"] == other["leaning"]],
            relation(*(leaning(r["text"], r["language"]) for r in (one, other))),
        )
        for one, other in combinations(rows, 2)
        if one["subject"] == other["subject"]
    ]
    told = [(right, said) for right, said in found if said is not Relation.UNCLEAR]
    assert len(told) / len(found) >= 0.7
    assert sum(right is not said for right, said in told) / len(told) < 0.05


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("C'est une réussite.", "fr"),
        ("Nous en sommes très fiers.", "fr"),
        ("Ce n'est pas un échec.", "fr"),
        ("Je n'ai jamais eu aucun problème avec eux.", "fr"),
        ("Aucun parent ne s'est plaint.", "fr"),
        ("On travaille sans inquiétude.", "fr"),
        ("Ce n'est pas sans intérêt, c'est même pertinent.", "fr"),
        ("C'est lourd, mais c'est efficace.", "fr"),
        ("Même si c'est cher, c'est excellent.", "fr"),
        ("Cela nous évite bien des erreurs.", "fr"),
        ("It is a success.", "en"),
        ("It was not a failure.", "en"),
        ("It isn't without merit: it works.", "en"),
        ("We no longer worry.", "en"),
        ("It never fails.", "en"),
        ("It is slow, but it is reliable.", "en"),
        ("Although the start was difficult, we are happy.", "en"),
        ("It has spared us many mistakes.", "en"),
    ],
)
def test_what_is_for_is_found_to_be(text: str, language: str) -> None:
    assert lean(text, language) > 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il s'agit d'un aveu d'échec.", "fr"),
        ("Ça ne marche pas.", "fr"),
        ("Ça marche pas.", "fr"),
        ("Je ne suis pas d'accord.", "fr"),
        ("On ne peut plus leur faire confiance.", "fr"),
        ("C'est une fausse bonne idée.", "fr"),
        ("L'idée est belle. Mais le résultat est catastrophique.", "fr"),
        ("Personne ne trouve cela utile.", "fr"),
        ("C’est n’importe quoi.", "fr"),
        ("On se demande s’il n’y a pas un problème.", "fr"),
        ("N'est-ce pas un scandale ?", "fr"),
        ("Le discours est beau. Dans les faits, c'est un échec.", "fr"),
        ("One wonders if there isn't a problem.", "en"),
        ("It is a failure.", "en"),
        ("It isn't a success.", "en"),
        ("I can't recommend it.", "en"),
        ("It won't improve anything.", "en"),
        ("It doesn’t work.", "en"),
        ("It is neither fair nor effective.", "en"),
        ("The idea is clever. However, it is dangerous.", "en"),
        ("Nobody is proud of it.", "en"),
        ("It is far from perfect.", "en"),
    ],
)
def test_what_is_against_is_found_to_be(text: str, language: str) -> None:
    assert lean(text, language) < 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "fr"),
        ("?! …", "en"),
        ("Nous avons ouvert un bureau à Lyon en 2012.", "fr"),
        ("We opened an office in Leeds.", "en"),
        ("Good morning, and thank you.", "en"),
        ("Il y a pas mal de monde.", "fr"),
        ("C'est utile et c'est dangereux.", "fr"),
        ("A success and a failure.", "en"),
        ("Les critiques ont dit : « c'est un problème ».", "fr"),
        ("They say it is wrong.", "en"),
        ("Is it useful?", "en"),
        ("Das ist ein Skandal.", "de"),
        ("C'est un scandale.", None),
    ],
)
def test_where_the_words_do_not_tell_nothing_is_told(text: str, language: str | None) -> None:
    assert leaning(text, language) is None


def test_emphasis_strengthens_and_reserve_weakens() -> None:
    assert abs(lean("It is slightly slow.")) < abs(lean("It is slow.")) < abs(lean("It is extremely slow."))


def test_a_question_counts_less_than_a_statement() -> None:
    assert abs(lean("Un scandale ?", "fr")) < abs(lean("Un scandale.", "fr"))


def test_what_comes_after_but_counts_more_than_what_comes_before() -> None:
    assert lean("It is useful but slow.") < 0 < lean("It is slow but useful.")


def test_not_only_denies_nothing() -> None:
    assert lean("It is not only useful.") > 0
    assert lean("Ce n'est pas seulement utile.", "fr") > 0


def test_one_word_in_a_long_story_tells_less_than_in_a_short_one() -> None:
    story = "We took the train to the coast and walked along the harbour until the evening boat came in. " * 3
    assert abs(lean(story + "It was good.")) < abs(lean("It was good."))


def test_a_passage_that_is_a_quotation_as_a_whole_judges_by_itself() -> None:
    assert lean("« C'est un scandale. »", "fr") == lean("C'est un scandale.", "fr")


def test_participles_are_forms_of_their_verb() -> None:
    assert lean("Cela a simplifié la vie.", "fr") == lean("Cela va simplifier la vie.", "fr")


def test_forms_of_a_word_judge_alike() -> None:
    assert (
        len(
            {lean(f"C'est {word}.", "fr") for word in ("inquiétant", "inquiétante", "INQUIETANTS", "inquie\u0301tante")}
        )
        == 1
    )


@given(st.text() | st.text("nepas ti'but.,?«»mais not good bad échec fier", max_size=80), st.sampled_from(("fr", "en")))
def test_any_text_has_a_leaning_in_range_or_none(text: str, language: str) -> None:
    found = leaning(text, language)
    assert found is None or (-1 <= found <= 1 and not math.isclose(found, 0))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_phrase_of_the_list_means_two_things(language: str) -> None:
    meant = defaultdict(set)
    for phrase in chain.from_iterable(valence(language).phrases.values()):
        meant[phrase.pattern].add((phrase.kind, phrase.value))
    assert not [pattern for pattern, meanings in meant.items() if len(meanings) > 1]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_list_is_long_enough_on_either_side(language: str) -> None:
    values = [p.value for some in valence(language).phrases.values() for p in some if p.kind is Kind.JUDGES]
    assert set(values) == set(VALUES.values())
    assert min(sum(value > 0 for value in values), sum(value < 0 for value in values)) >= 150


def test_contractions_are_written_out() -> None:
    assert [token.word for token in tokens("We can't, I won't, it isn’t.", "en") if token.is_word] == (
        ["we", "can", "not", "i", "will", "not", "it", "is", "not"]
    )


def test_words_keep_their_place_in_the_text() -> None:
    text = "Je n'ai pas d'œuvre."
    assert [text[token.start] for token in tokens(text, "fr")] == ["J", "a", "p", "d", "œ", "."]
    assert [token.denied for token in tokens(text, "fr")] == [False, True, False, False, False, False]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (0.6, 1.0, Relation.AGREEING),
        (-0.5, -1.0, Relation.AGREEING),
        (0.6, -0.6, Relation.DIFFERING),
        (0.2, -1.0, Relation.UNCLEAR),
        (1.0, 0.1, Relation.UNCLEAR),
        (None, 1.0, Relation.UNCLEAR),
        (None, None, Relation.UNCLEAR),
    ],
)
def test_two_leanings_agree_differ_or_do_not_tell(one: float | None, other: float | None, expected: Relation) -> None:
    assert relation(one, other) is expected


@given(LEANINGS, LEANINGS)
def test_a_relation_is_the_same_from_either_side(one: float | None, other: float | None) -> None:
    assert relation(one, other) is relation(other, one)
