from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.permalink import read_permalink
from qa.render.prepared.counts import Counted
from qa.render.prepared.quoting import asking_part, cut, link_of, note_cell, quotation
from qa.render.prepared.words import ENGLISH, FRENCH, common, listing
from qa.schema import Role
from qa.text import sentences

from .papers import HOSTILE
from .preparations import BASE, FAURE, PRESS, hit

_TEXT = "Oui. Nous sommes vingt-six aujourd’hui, et cinquante bientôt. Nous recrutons partout en France."


def test_an_extract_ends_where_a_sentence_does_and_marks_nothing() -> None:
    part = cut(_TEXT, 65)
    assert part.of(_TEXT, ENGLISH) == "Oui. Nous sommes vingt-six aujourd’hui, et cinquante bientôt."
    assert not part.broken


def test_an_extract_that_would_be_too_short_ends_where_a_word_does_with_a_sign_outside_what_was_said() -> None:
    part = cut(_TEXT, 30)
    assert _TEXT[part.start : part.end] == "Oui. Nous sommes vingt-six"
    assert part.of(_TEXT, FRENCH) == "Oui. Nous sommes vingt-six […]"


def test_an_extract_begins_with_the_sentence_that_is_sought() -> None:
    assert cut(_TEXT, 60, _TEXT.index("partout")).of(_TEXT, ENGLISH) == "Nous recrutons partout en France."


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_extract_of_anything_is_verbatim(text: str) -> None:
    part = cut(text, 20)
    assert part.end - part.start <= max(20, 0)
    assert part.of(text, ENGLISH).removesuffix(" […]") == text[part.start : part.end]


@given(st.text(st.sampled_from("ab .!?\n—É"), max_size=120), st.integers(1, 60), st.integers(0, 120))
def test_an_extract_fits_and_is_broken_only_inside_a_sentence(text: str, limit: int, start: int) -> None:
    part = cut(text, limit, start)
    assert 0 <= part.start <= part.end <= len(text)
    ends = {end for _, end in sentences(text)}
    assert part.end - part.start <= limit or not ends
    if part.broken:
        assert text[part.end : part.end + 1].isspace() or part.end - part.start == limit
    elif ends and any(end > start for end in ends):
        assert part.end in ends


def test_the_end_of_a_long_question_is_kept_in_whole_sentences() -> None:
    asked = "Bonjour et merci. " + "Le marché change. " * 30 + "Combien êtes-vous ?"
    shown = asking_part(asked)
    assert asked.endswith(shown)
    assert shown.startswith("Le marché change. Le marché")
    assert len(shown) <= 420
    assert asking_part("Combien ?") == "Combien ?"


def test_one_endless_sentence_is_shown_whole() -> None:
    asked = "Et combien, selon vous, " * 30 + "?"
    assert asking_part(asked) == asked


def test_a_permalink_selects_the_very_words_of_the_part() -> None:
    said = hit(_TEXT)
    part = cut(_TEXT, 60, _TEXT.index("partout"))
    selector = read_permalink(link_of(said, BASE, part) or "")
    assert selector.holds("Nous recrutons partout en France.")
    assert _TEXT[selector.start - said.passage.start : selector.end - said.passage.start] == selector.exact
    assert selector.source == "late"


def test_there_is_no_permalink_without_a_page_to_lead_to() -> None:
    assert link_of(hit(_TEXT), "") is None
    assert quotation(hit(_TEXT), FRENCH, "").link is None


def test_a_quotation_says_who_speaks_in_which_role_and_who_asked() -> None:
    shown = quotation(hit(_TEXT, question="Combien ?"), FRENCH, BASE, question="Combien ?")
    assert (shown.speaker, shown.role, shown.organisation) == (FAURE, "personne interviewée", "Whaller")
    assert (shown.question, shown.asked_by) == ("Combien ?", "Emmanuel M demandait")
    assert shown.citation == hit(_TEXT).citation


def test_without_a_question_nobody_is_said_to_have_asked() -> None:
    shown = quotation(hit(_TEXT, question="Combien ?"), ENGLISH, BASE)
    assert (shown.question, shown.asked_by) == (None, "")


def test_a_quotation_cut_short_keeps_whole_sentences_and_their_highlights() -> None:
    start = _TEXT.index("Nous recrutons")
    shown = quotation(hit(_TEXT, highlights=((start, len(_TEXT)),)), ENGLISH, BASE, limit=10)
    assert shown.text == "Nous recrutons partout en France."
    assert shown.highlights == ((0, len(shown.text)),)


def test_narration_is_nobodys_speech() -> None:
    shown = quotation(hit("La ville dort.", None, PRESS, role=Role.NARRATOR), ENGLISH, BASE)
    assert (shown.speaker, shown.organisation) == ("L’Expansion", None)


def test_a_note_is_an_extract_in_its_own_language() -> None:
    cell = note_cell(hit(_TEXT), ENGLISH, BASE, "Turn 8", 65)
    assert (cell.text, cell.language) == ("Turn 8", "fr")
    assert cell.note == "Oui. Nous sommes vingt-six aujourd’hui, et cinquante bientôt."


@pytest.mark.parametrize(
    ("language", "n", "of", "expected"),
    [
        ("en", 0, 9, "None of the 9 people addresses this"),
        ("en", 1, 9, "1 of 9 people addresses this"),
        ("en", 3, 9, "3 of 9 people address this"),
        ("en", 1, 1, "The only person who speaks here addresses this"),
        ("en", 0, 1, "The only person who speaks here does not address this"),
        ("en", 0, 0, "Nobody is interviewed or quoted in these documents"),
        ("fr", 0, 9, "Aucune des 9 personnes n’en parle"),
        ("fr", 1, 9, "1 personne sur 9 en parle"),
        ("fr", 3, 9, "3 personnes sur 9 en parlent"),
        ("fr", 0, 1, "La seule personne qui s’exprime ici n’en parle pas"),
        ("fr", 1, 1, "La seule personne qui s’exprime ici en parle"),
        ("fr", 0, 0, "Personne n’est interviewé ni cité dans ces documents"),
    ],
)
def test_shares_are_worded_as_people_say_them(language: str, n: int, of: int, expected: str) -> None:
    assert common(language).addressed(n, of) == expected


def test_counts_are_worded_for_none_one_and_many() -> None:
    counted = Counted("no row", "1 row", "{n} rows")
    assert [counted(n) for n in (0, 1, 2, 30)] == ["no row", "1 row", "2 rows", "30 rows"]
    assert [FRENCH.passages(n) for n in (0, 1, 2)] == ["aucun passage", "1 passage", "2 passages"]


def test_names_are_listed_as_a_sentence_has_them() -> None:
    assert listing(["A", "B", "C"], FRENCH) == "A, B et C"
    assert listing(["A", "B"], ENGLISH) == "A and B"
    assert (listing(["A"], ENGLISH), listing([], ENGLISH)) == ("A", "")
