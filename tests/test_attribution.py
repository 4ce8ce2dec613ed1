"""Who is said to have spoken: what stands before a quotation, after it, inside it, and on the line below."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.text.attribution import attribution_after, attribution_before, incises, signature
from qa.text.layout import Span
from qa.text.subjects import without_opener


@pytest.mark.parametrize(
    ("after", "name"),
    [
        (", explique Jeanne Roy.", "Jeanne Roy"),
        (", a déclaré mardi Paul Rey à la presse.", "Paul Rey"),
        (", selon M. Fauré.", "M. Fauré"),
        (", note le fondateur de Truc, Thomas Roy.", "Thomas Roy"),
        (" said Mary Stone.", "Mary Stone"),
        (" Mary Stone told us.", "Mary Stone"),
        (", according to Mary Stone, who left.", "Mary Stone"),
        (" — Mary Stone", "Mary Stone"),
        (" —Mary Stone", "Mary Stone"),
        (" says Truc founder Mary Stone.", "Mary Stone"),
        (" wrote Dr. Anna van der Berg.", "Dr. Anna van der Berg"),
        (", avance M. Roy, ", "M. Roy"),
    ],
)
def test_a_name_after_the_closing_mark(after: str, name: str) -> None:
    found = attribution_after(after, 0, len(after))
    assert found is not None
    assert (found.name, found.pronoun) == (name, False)


@pytest.mark.parametrize("after", [", dit-il.", ", a-t-elle ajouté.", " she adds.", " he said."])
def test_a_pronoun_after_the_closing_mark_names_nobody(after: str) -> None:
    found = attribution_after(after, 0, len(after))
    assert found is not None
    assert (found.name, found.pronoun) == (None, True)


def test_a_function_alone_names_nobody() -> None:
    found = attribution_after(", explique le PDG.", 0, 18)
    assert found is not None
    assert found.name is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We swam.” Finch said the pool was lost.", None),
        ("“We swam.” Finch said.", "Finch"),
        ("“We swam,” Finch said in a letter.", "Finch"),
        ("“Did we?” Finch said in a letter.", "Finch"),
        ("„Wir schwimmen“, sagt Betreiberin Ida Kolb.", "Ida Kolb"),
        ("„Wir schwimmen“, sagt der Landwirt Timo Harms.", "Timo Harms"),
        ("„Wir schwimmen“, sagt der Nachbar.", None),
        ("« Le quai » raconte sa vie.", None),
    ],
)
def test_what_follows_a_whole_sentence_or_a_noun_is_told_from_a_name(text: str, name: str | None) -> None:
    close = max(text.find(mark) for mark in "”»“" if mark in text[1:]) + 1
    found = attribution_after(text, close, len(text))
    assert (found.name if found else None) == name


@pytest.mark.parametrize("after", [", selon lui.", " according to her.", ", laut ihm.", ", dice.", ", sagt sie."])
def test_a_pronoun_of_any_kind_names_nobody(after: str) -> None:
    found = attribution_after(after, 0, len(after))
    assert found is not None
    assert (found.name, found.pronoun) == (None, True)


@pytest.mark.parametrize("before", ["Selon lui, ", "According to her, ", "Según ella, ", "Laut ihm "])
def test_a_pronoun_before_the_opening_mark_names_nobody(before: str) -> None:
    found = attribution_before(before, 0, len(before))
    assert found is not None
    assert (found.name, found.pronoun) == (None, True)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ihr Nachfolger Kai Sommer", "Kai Sommer"),
        ("Die Bürgermeisterin Eva Brandt", "Eva Brandt"),
        ("Colonel Peter Hughes", "Peter Hughes"),
        ("L'adjoint Marc Duval", "Marc Duval"),
        ("Der Fischer", None),
        ("The Baker", None),
        ("Le Goff", "Le Goff"),
        ("Dr. Anna Vogel", "Anna Vogel"),
        ("Martin Luther King", "Martin Luther King"),
        ("John Major", "John Major"),
    ],
)
def test_a_name_is_bared_of_offices_and_articles(printed: str, name: str | None) -> None:
    assert without_opener(printed) == name


@pytest.mark.parametrize("after", ["", ".", " est un beau titre.", " and so it went.", ", le patron de Renault."])
def test_nobody_after_the_closing_mark(after: str) -> None:
    assert attribution_after(after, 0, len(after)) is None


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Thomas Roy explique : ", "Thomas Roy"),
        ("Le fondateur de Truc, Thomas Roy, explique : ", "Thomas Roy"),
        ("Selon Thomas Roy, ", "Thomas Roy"),
        ("Pour M. Roy, ", "M. Roy"),
        ("For Mary Stone, ", "Mary Stone"),
        ("According to Mary Stone, ", "Mary Stone"),
        ("Mary Stone said, ", "Mary Stone"),
        ("Mary Stone, 44, from Leeds: ", "Mary Stone"),
        ("Deichgraf Kai Sommer ist gelassen: ", "Kai Sommer"),
        ("L'adjoint Thomas Roy tranche : ", "Thomas Roy"),
        ("Mr. Thomas Roy was brief: ", "Thomas Roy"),
        ("Comme l’explique Thomas Roy, ", "Thomas Roy"),
        ("When asked, Stone replied, ", "Stone"),
        ("The CEO of Truc, Mary Stone, replied: ", "Mary Stone"),
    ],
)
def test_a_name_before_the_opening_mark(before: str, name: str) -> None:
    found = attribution_before(before, 0, len(before))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "before", ["Il parle d’une ", "Thomas Roy est venu. ", "", "He called it a ", "For example, ", "Chez Thomas Roy : "]
)
def test_nobody_before_the_opening_mark(before: str) -> None:
    found = attribution_before(before, 0, len(before))
    assert found is None or found.name is None


@pytest.mark.parametrize("before", ["Thomas Roy estime que ", "Mary Stone said that ", "Mary Stone said "])
def test_words_that_go_on_with_the_sentence_are_attributed_only_when_asked_for(before: str) -> None:
    assert attribution_before(before, 0, len(before)) is None
    found = attribution_before(before, 0, len(before), indirect=True)
    assert found is not None
    assert (found.name or "nobody") in before


def test_an_incise_is_found_inside_the_words() -> None:
    text = "On part, explique Jeanne Roy, directrice. On revient."
    (incise,) = incises(text, Span(0, len(text)))
    assert incise.name == "Jeanne Roy"
    assert incise.span.of(text) == ", explique Jeanne Roy, directrice."


@pytest.mark.parametrize(
    ("line", "name"),
    [("— Jeanne Roy, directrice", "Jeanne Roy"), ("– Mary Stone", "Mary Stone"), ("- du pain", None), ("Roy", None)],
)
def test_a_signature(line: str, name: str | None) -> None:
    assert signature(line) == name


@given(st.text(max_size=200))
def test_any_text_may_stand_beside_a_quotation(text: str) -> None:
    for found in (attribution_after(text, 0, len(text)), attribution_before(text, 0, len(text), indirect=True)):
        assert found is None or found.name is None or found.name in text
