from __future__ import annotations

import logging
import string
from dataclasses import fields

import pytest

from qa.errors import QuestionError
from qa.schema import Answer, Filters, Role
from qa.web.asking import Choices, complete
from qa.web.conversation import LONGEST, Conversation, conversation_html, status
from qa.web.site import Library
from qa.web.strings import strings_in

from .fake import FakeEngine
from .material import transcripts


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(transcripts())


NO_CHOICES = Choices()


def _said(engine: FakeEngine, *questions: str, choices: Choices = NO_CHOICES, language: str = "en") -> Conversation:
    said = Conversation()
    for question in questions:
        said = complete(Library.over(engine), said.asking(question), choices, language)
    return said


def test_each_question_passes_on_the_answers_before_it(engine: FakeEngine) -> None:
    said = _said(engine, "How many organizations use Wimi?", "please explode", "And in France?")
    assert [history for *_, history in engine.asked] == [0, 1, 1]
    assert [exchange.question for exchange in said.exchanges] == ["How many organizations use Wimi?", "And in France?"]
    assert all(isinstance(answer, Answer) for answer in said.history)


def test_choices_become_filters_and_empty_ones_restrict_nothing(engine: FakeEngine) -> None:
    _said(engine, "Wimi?", choices=Choices(speaker="Lionel Roux", role="interviewee", since=" 2020 ", k=3))
    _said(engine, "Wimi?")
    assert engine.asked[0][1:3] == (Filters(speaker="Lionel Roux", role=Role.INTERVIEWEE, since="2020"), 3)
    assert engine.asked[1][1:3] == (Filters(), 5)


def test_a_user_s_mistake_is_told_in_the_engine_s_own_sentence(engine: FakeEngine) -> None:
    said = _said(engine, "Wimi?", choices=Choices(since="yesterday"))
    assert said.exchanges[-1].problem == "“yesterday” is not a date: write it as 2021, 2021-07 or 2021-07-14."
    assert status(said, "en") == said.exchanges[-1].problem


def test_a_defect_is_told_in_one_sentence_and_logged_without_the_question(
    engine: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        said = _said(engine, "please explode", language="fr")
    assert said.exchanges[-1].problem == strings_in("fr").defect
    assert "asking failed: RuntimeError" in caplog.text
    assert "fake.py:" in caplog.text
    assert "explode" not in caplog.text
    assert not any(record.exc_info for record in caplog.records)


def test_nothing_waits_so_nothing_is_asked(engine: FakeEngine) -> None:
    assert complete(Library.over(engine), Conversation(), Choices(), "en") == Conversation()
    assert engine.asked == []


def test_a_conversation_keeps_its_latest_exchanges(engine: FakeEngine) -> None:
    said = _said(engine, *(f"Wimi {number}?" for number in range(LONGEST + 5)))
    assert len(said.exchanges) == LONGEST
    assert said.exchanges[-1].question == f"Wimi {LONGEST + 4}?"


def test_a_waiting_question_is_shown_as_such() -> None:
    waiting = Conversation().asking("Wimi?")
    assert 'aria-busy="true"' in conversation_html(waiting, "en")
    assert status(waiting, "en") == "Looking through the interviews…"


def test_the_status_says_what_came_of_the_question(engine: FakeEngine) -> None:
    assert status(_said(engine, "Which servers does Wimi use?"), "en").startswith("5 passages found.")
    assert status(_said(engine, "pizza"), "fr") == "Ces entretiens n’y répondent pas"
    assert status(Conversation(), "en") == ""


def test_the_engine_s_refusal_is_a_question_error(engine: FakeEngine) -> None:
    with pytest.raises(QuestionError):
        engine.ask(" ")


def test_both_languages_have_the_same_strings_with_the_same_fields() -> None:
    for entry in fields(strings_in("en")):
        ours, theirs = getattr(strings_in("en"), entry.name), getattr(strings_in("fr"), entry.name)
        named = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (ours, theirs)]
        assert named[0] == named[1], entry.name
