"""A conversation on paper: what was asked and how it was understood, the passages, and what was not answered."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import lxml.html
import pypdf
import pytest
from markdown_it import MarkdownIt

from qa.render import Exchanged, conversation_paper, paper_docx, paper_html, paper_markdown, paper_pdf, paper_text
from qa.render.papers import Facts, Heading, Paper, Prose, Quotation
from qa.render.prepared import filters_text
from qa.schema import Filters, Reason, Role, Survey, Voice

from .samples import answer, hit

TITLES = {"whaller-thomas-faure": "Rencontre avec Thomas Fauré"}
BASE = "http://localhost:7860"
ASKED = Exchanged(question="Combien sont-ils ?", filters=Filters(), answer=answer(hit(), hit("Bientôt 50.", rank=2)))


def paper(*exchanged: Exchanged, language: str = "en") -> Paper:
    return conversation_paper("Whaller", exchanged, language, BASE, titles=TITLES, date="2026-11-22")


def quotations(made: Paper) -> list[Quotation]:
    return [block for block in made.blocks if isinstance(block, Quotation)]


def prose(made: Paper) -> str:
    return " ".join(block.text for block in made.blocks if isinstance(block, Prose))


def test_questions_come_in_order_with_their_passages_and_where_these_are() -> None:
    made = paper(ASKED, replace(ASKED, question="Et Wimi ?"))
    assert [block.text for block in made.blocks if isinstance(block, Heading)] == ["Combien sont-ils ?", "Et Wimi ?"]
    first, second, *_ = quotations(made)
    assert (first.text, first.speaker, first.role) == ("Nous sommes 26. Nous recrutons.", "Thomas Fauré", "interviewee")
    assert first.citation == "Fauré, juillet 2021"
    assert (first.link or "").startswith(f"{BASE}/read/whaller-thomas-faure?exact=")
    assert (first.question, second.question) == ("Combien êtes-vous ?", None)


def test_the_day_and_the_number_of_questions_are_said_in_both_languages() -> None:
    assert paper(ASKED).subtitle == "1 question, asked on 22 November 2026"
    assert paper(ASKED, ASKED, language="fr").subtitle == "2 questions, le 22 novembre 2026"


def test_what_was_understood_and_the_filters_are_said_only_where_there_are_any() -> None:
    filters = Filters(source="whaller-thomas-faure", role=Role.INTERVIEWEE, since="2021-07")
    understood = answer(understood_as="Combien sont-ils chez Wimi ?")
    (facts,) = [
        block
        for block in paper(ASKED, replace(ASKED, filters=filters, answer=understood)).blocks
        if isinstance(block, Facts)
    ]
    assert facts.rows == (
        ("Understood as", "Combien sont-ils chez Wimi ?"),
        ("Filters", "in “Rencontre avec Thomas Fauré”, as: interviewee, from July 2021"),
    )


def test_every_filter_has_its_words() -> None:
    filters = Filters(speaker="TF", source="gone", role=Role.QUOTED, language="en", since="2020", until="2021-12-31")
    assert " ".join(filters_text(filters, "fr", TITLES).split()) == (
        "propos de TF, dans « gone », en tant que : propos cités dans un article, dans la langue : anglais, "
        "depuis : 2020, jusqu’à : 31 décembre 2021"
    )
    assert filters_text(Filters(), "en", TITLES) == ""


@pytest.mark.parametrize(
    ("reason", "said"), [(Reason.OUTSIDE, "do not speak of that"), (Reason.FILTERED, "Without the filters")]
)
def test_what_is_not_answered_is_said_and_the_nearest_are_called_so(reason: Reason, said: str) -> None:
    made = paper(replace(ASKED, answer=replace(answer(answered=False), reason=reason)))
    assert said in prose(made)
    assert [found.label for found in quotations(made)] == ["Nearest passage, not an answer"]


def test_a_question_without_an_answer_has_a_sentence() -> None:
    refused = Exchanged(question="?", filters=Filters(), problem="the question is empty")
    assert prose(paper(refused)) == "No answer: the question is empty"
    assert "something went wrong" in prose(paper(replace(refused, problem="")))


def test_an_answer_that_has_changed_is_said_to_have() -> None:
    assert "another passage came first" in prose(paper(replace(ASKED, changed=True)))
    assert "another passage came first" not in prose(paper(ASKED))


def test_everybody_s_answers_stand_under_their_names_and_the_silent_are_named() -> None:
    found = Survey(
        question="?", language="fr", below=(hit("Peut-être."),),
        voices=(Voice(speaker="Thomas Fauré", addresses=True, confidence=0.9, hits=(hit(),)),
                Voice(speaker="Zoé Martin", addresses=False, confidence=0.1, hits=(hit("Il pleut."),))),
    )  # fmt: skip
    made = paper(replace(ASKED, survey=found))
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert headings == ["Combien sont-ils ?", "Thomas Fauré (1 passage)", "Just below the line"]
    assert [(one.text, one.label) for one in quotations(made)][1:] == [("Peut-être.", "Below the line, not counted")]
    assert prose(made).endswith("Silent on this, as far as can be found: Zoé Martin.")
    assert "1 of 2 people addresses this." in prose(made)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_kind_of_file_holds_the_very_words(language: str) -> None:
    evil = replace(ASKED, question='<b>"Who" | *said* </b> #?', answer=answer(hit("A <b>bold</b> | *claim*.")))
    made = paper(evil, language=language)
    pdf = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(paper_pdf(made))).pages)
    word = "".join(docx.Document(BytesIO(paper_docx(made))).element.body.itertext())
    markdown = lxml.html.document_fromstring(MarkdownIt("commonmark").render(paper_markdown(made))).text_content()
    for text in (pdf, word, paper_text(made, 200), str(markdown)):
        assert "A <b>bold</b> | *claim*." in " ".join(text.split())
    assert "<b>bold</b>" not in paper_html(made)
