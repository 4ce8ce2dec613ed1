"""Labels of topics: telling terms, as they are written, without names, function words or the words of questions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.foreign import asking_words
from qa.text import fold
from qa.topics import labelled
from qa.topics.labels import TERMS, class_weights
from qa.topics.words import Names, has_list, names_of, terms

CLOUD = [
    ("Le cloud de confiance est un aveu d'échec, et nos données partent ailleurs.", "fr"),
    ("On nous vend un cloud de confiance avec des logiciels américains.", "fr"),
    ("Une donnée sensible n'a rien à faire dans un cloud de confiance. Les données restent ici.", "fr"),
]
MONEY = [
    ("Nous avons levé deux millions auprès d'un fonds d'investissement lillois.", "fr"),
    ("Le fonds d'investissement voulait une part du capital.", "fr"),
    ("Sans capital, personne n'embauche.", "fr"),
]
CRUST = [
    ("The crust of a good loaf sings when it leaves the oven.", "en"),
    ("I listen to the crust before I look at it, and then I close the oven.", "en"),
]


def keys(text: str, language: str | None = "fr", names: tuple[str, ...] = ()) -> list[str]:
    return [term.key for term in terms(text, language, Names(names))]


def written(text: str, language: str | None = "fr", names: tuple[str, ...] = ()) -> list[str]:
    return [term.written for term in terms(text, language, Names(names))]


def reference(counts: list[list[int]]) -> list[list[float]]:
    """c-TF-IDF as in equation 4 of arXiv:2203.05794, one cell after the other."""
    average = sum(map(sum, counts)) / len(counts)
    totals = [sum(row[column] for row in counts) for column in range(len(counts[0]))]
    return [
        [tf * math.log(1 + average / totals[column]) if tf else 0.0 for column, tf in enumerate(row)] for row in counts
    ]


@given(st.integers(1, 6), st.integers(1, 8), st.data())
def test_weights_are_those_of_a_slow_reference(classes: int, vocabulary: int, data: st.DataObject) -> None:
    row = st.lists(st.integers(0, 9), min_size=vocabulary, max_size=vocabulary)
    counts = data.draw(st.lists(row, min_size=classes, max_size=classes))
    assert np.allclose(class_weights(np.asarray(counts, np.float64)), reference(counts))


def test_a_topic_is_called_by_what_is_frequent_there_and_rare_elsewhere() -> None:
    cloud, money, crust = labelled([CLOUD, MONEY, CRUST])
    assert set(cloud[:2]) == {"cloud de confiance", "données"}
    assert set(money) == {"fonds d'investissement", "capital"}
    assert set(crust) == {"crust", "oven"}


NOUNS = ("amarre", "brume", "digue", "phare")


@given(st.lists(st.lists(st.integers(0, 5), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_terms_stand_in_the_order_of_the_weights_of_a_slow_reference(counts: list[list[int]]) -> None:
    """Full stops keep words from making pairs; every text is there twice, so that every word stands in two."""
    topics = [
        [(" ".join(f"{noun}." for noun, n in zip(NOUNS, row, strict=True) for _ in range(n)), "it")] * 2
        for row in counts
    ]
    stems = [keys(noun, "it")[0] for noun in NOUNS]
    labels = labelled(topics)
    for row, label in zip(reference([[2 * n for n in row] for row in counts]), labels, strict=True):
        there = sorted(
            (-round(weight, 9), stem, noun) for weight, stem, noun in zip(row, stems, NOUNS, strict=True) if weight
        )
        assert [term for term in label if term in NOUNS] == [noun for _, _, noun in there]


def test_forms_of_a_word_count_together_and_are_shown_as_most_often_written() -> None:
    texts = [("La sauvegarde coûte.", "fr"), ("Les sauvegardes dorment.", "fr"), ("Nos Sauvegardes.", "fr")]
    assert labelled([texts, MONEY])[0][0] == "sauvegardes"
    assert labelled([[("le RGPD", "fr"), ("un rgpd", "fr"), ("RGPD", "fr")], MONEY])[0] == ("RGPD",)
    assert labelled([[("Le phare", "fr"), ("Phare", "fr"), ("le phare", "fr"), ("phare", "fr")], MONEY])[0] == (
        "phare",
    )
    assert len(set(keys("sauvegarde sauvegardes Sauvegardes")) - {"sauvegard sauvegard"}) == 1
    assert keys("enjeu") == keys("enjeux")


def test_two_words_with_small_words_between_are_one_term_as_written_there() -> None:
    assert "cloud de confiance" in written("un cloud de confiance")
    assert "chiffre d’affaires" in written("le chiffre d’affaires")
    assert "cost of living" in written("the cost of living", "en")


@pytest.mark.parametrize("text", ["le cloud, la confiance", "cloud. Confiance", "cloud mais alors confiance"])
def test_words_that_punctuation_or_other_words_part_are_no_term(text: str) -> None:
    assert [term for term in keys(text) if " " in term] == []


def test_no_term_is_a_function_word_or_one_that_questions_are_made_of() -> None:
    text = "Pourquoi est-ce que vous avez fait cela, comment pouvez-vous, et combien y en a-t-il, très franchement ?"
    assert written(text) == ["franchement"]
    assert written("How did you do that, which one is it, and what does it mean to you, honestly?", "en") == [
        "honestly"
    ]
    asking = [word for word, rarity in asking_words().items() if rarity < 3]
    assert written(" ".join(asking)) == []


def test_short_words_and_numbers_name_no_subject_but_acronyms_do() -> None:
    assert written("En 2010, 3 % du PC, 4x plus d'IA et d'or") == ["PC", "IA"]
    assert "2010" not in written("En 2010, 30 000 serveurs")


def test_names_of_people_and_firms_are_left_out_but_not_the_common_words_they_are_made_of() -> None:
    names = tuple(names_of(["Benjamin André"], ["Cozy Cloud", "Whaller"]))
    assert written("Benjamin a fondé Cozy Cloud avant Whaller, dit Benjamin André.", names=names) == ["fondé"]
    assert "cloud" in written("un cloud personnel", names=names)
    assert written("Rose Martin, la rose blanche", names=tuple(names_of(["Rose Martin"], []))) == [
        "rose",
        "blanche",
        "rose blanche",
    ]


def test_a_label_is_in_the_language_of_most_of_the_topics_passages() -> None:
    (label, _) = labelled([[*CLOUD, *CRUST], MONEY])
    assert "cloud de confiance" in label
    assert not {"crust", "oven"} & set(label)
    (label, _) = labelled([[*CRUST, CLOUD[0]], MONEY])
    assert set(label) == {"crust", "oven"}


def test_in_a_language_without_a_list_words_that_stand_everywhere_are_function_words() -> None:
    assert not has_list("de")
    nouns = ["Brot", "Ofen", "Teig", "Mehl", "Salz", "Hefe"]
    topics = [[(f"und der {noun} ist der {noun} hier", "de") for _ in range(8)] for noun in nouns]
    assert [label[0] for label in labelled(topics)] == nouns


@given(st.lists(st.lists(st.sampled_from([*CLOUD, *MONEY, *CRUST, ("", "fr"), ("Et alors ?", None)])), max_size=6))
def test_no_two_topics_have_the_same_terms_and_no_two_terms_of_one_share_a_word(
    topics: list[list[tuple[str, str | None]]],
) -> None:
    labels = labelled(topics)
    assert len(labels) == len(topics)
    assert len(set(labels)) == len(labels)
    for label in labels:
        assert 1 <= len(label) <= TERMS
        found = [key for term in label for key in keys(term) if " " not in key]
        assert len(set(found)) == len(found)


def test_the_terms_do_not_depend_on_the_order_of_the_passages() -> None:
    assert labelled([CLOUD[::-1], MONEY[::-1], CRUST[::-1]]) == labelled([CLOUD, MONEY, CRUST])


def test_terms_are_words_of_the_texts_themselves() -> None:
    for label, texts in zip(labelled([CLOUD, MONEY, CRUST]), (CLOUD, MONEY, CRUST), strict=True):
        said = fold(" ".join(text for text, _ in texts))
        assert all(fold(term) in said for term in label)


def test_topics_without_words_are_called_by_a_number() -> None:
    assert labelled([[], [("Et alors ?", "fr")]]) == [("1",), ("2",)]
    assert labelled([]) == []
