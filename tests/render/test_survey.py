"""Everybody's answers on a page: who says what, who says nothing, and what is just below the line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.render import survey_html
from qa.schema import Survey, Voice

from .reading import Reader
from .samples import hit

EVIL = "<script>alert(1)</script>"


def voice(speaker: str, *texts: str, addresses: bool = True) -> Voice:
    hits = tuple(hit(text, rank=rank, speaker=speaker) for rank, text in enumerate(texts, 1))
    return Voice(speaker=speaker, addresses=addresses, confidence=0.9 if addresses else 0.1, hits=hits)


SURVEY = Survey(
    question="Combien ?",
    language="fr",
    voices=(
        voice("Thomas Fauré", "Nous sommes 26.", "Nous recrutons."),
        voice("Lionel Roux", "Fifteen."),
        voice("Zoé Martin", "Il pleut.", addresses=False),
        voice("Bert Moss", addresses=False),
    ),
    below=(hit("Peut-être."),),
)


def test_each_speaker_has_a_heading_with_organisation_and_count_and_their_cards() -> None:
    page = Reader(survey_html(SURVEY, "en"))
    assert page.texts("h3") == [
        "2 of 4 people address this",
        "Thomas Fauré Whaller SAS 2 passages",
        "Lionel Roux 1 passage",
    ]
    assert page.texts("blockquote") == ["Nous sommes 26.", "Nous recrutons.", "Fifteen.", "Peut-être."]
    assert [attributes["aria-label"] for attributes in page.attributes("section")] == ["Thomas Fauré", "Lionel Roux"]


def test_the_silent_are_named_in_one_sentence_at_the_end_and_their_words_are_not_shown() -> None:
    english, french = survey_html(SURVEY, "en"), survey_html(SURVEY, "fr")
    assert english.endswith(">Silent on this, as far as can be found: Zoé Martin and Bert Moss.</p>")
    assert "Zoé Martin et Bert Moss" in french[french.rindex("<p") :]
    assert "Il pleut." not in english


def test_what_is_below_the_line_is_apart_and_folded() -> None:
    html = survey_html(SURVEY, "en")
    page = Reader(html)
    (folded,) = [found for found in page.attributes("details") if found["class"] == "qa-nearest"]
    assert "open" not in folded
    assert "Just below the line (1)" in page.texts("summary")
    assert html.index("Fifteen.") < html.index("Just below the line") < html.index("Peut-être.")
    assert "Just below" not in survey_html(replace(SURVEY, below=()), "en")


def test_much_of_one_person_is_folded_away_but_all_there() -> None:
    texts = [f"Number {number}." for number in range(9)]
    page = Reader(survey_html(Survey(question="?", language="en", voices=(voice("A", *texts),), below=()), "en"))
    assert page.texts("blockquote") == texts
    assert "5 more passages" in page.texts("summary")


def test_a_question_that_several_passages_answer_in_a_row_is_shown_once() -> None:
    page = Reader(survey_html(replace(SURVEY, below=()), "en"))
    assert len([found for found in page.attributes("p") if found.get("class") == "qa-asked-text"]) == 2


@pytest.mark.parametrize(("language", "said"), [("en", "None of the 2 people"), ("fr", "Aucune des 2 personnes")])
def test_that_nobody_addresses_it_is_said(language: str, said: str) -> None:
    html = survey_html(replace(SURVEY, voices=SURVEY.voices[2:]), language)
    assert said in Reader(html).texts("h3")[0]
    assert "qa-panel--unanswered" in html


def test_that_nobody_is_left_to_look_at_is_said() -> None:
    html = survey_html(Survey(question="?", language=None, voices=(), below=()), "en")
    assert "left to look at" in html
    assert "Silent" not in html


def test_nothing_from_outside_becomes_an_element() -> None:
    strange = Survey(question=EVIL, language=EVIL, below=(hit(EVIL),),
                     voices=(voice(EVIL, EVIL), voice(EVIL, addresses=False)))  # fmt: skip
    page = Reader(survey_html(strange, "en"))
    assert "script" not in {tag for tag, _ in page.tags}
    assert page.texts("blockquote") == [EVIL, EVIL]
