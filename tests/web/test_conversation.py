"""What becomes of a tab's conversation on the server: nothing is kept of it, everything comes with each message."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import pytest
from fakes import apart

from qa.errors import QuestionError
from qa.schema import Filters, Progress, Reason, Role, Survey
from qa.web.asked import Asked, Kept, kept_json
from qa.web.asking import Answers, Exchange, exchanges
from qa.web.conversation import read_request, told
from qa.web.exchange import Told, exchange_html, status
from qa.web.site import Library, page_words

from .fake import FakeEngine
from .material import transcripts

ORGANISATIONS = Asked(question="How many organizations use Wimi?")
FRANCE = Asked(question="And in France?")
EXPLODES = Asked(question="please explode")
PIZZA = Asked(question="pizza")


def nothing(*_: int) -> None:
    """Progress that nobody wants to know of."""


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(transcripts())


def said(engine: FakeEngine, *asked: Asked, first: int = 0) -> list[Exchange]:
    return list(exchanges(Answers(Library.over(engine)), asked, first, nothing))


def message(*asked: Asked, **more: Any) -> str:
    record = json.loads(kept_json(Kept(title="t", asked=asked)))
    return json.dumps(record | {"token": "7", "first": 0} | more)


def all_told(engine: FakeEngine, text: str, language: str = "en") -> list[Told]:
    async def listen() -> list[Told]:
        return [one async for one in told(Answers(Library.over(engine)), text, language)]

    return apart(listen)


def test_each_question_leans_on_the_answers_before_it_and_on_no_failure(engine: FakeEngine) -> None:
    done = said(engine, ORGANISATIONS, EXPLODES, FRANCE)
    assert [history for *_, history in engine.asked] == [0, 1, 1]
    assert [exchange.answer is None for exchange in done] == [False, True, False]
    assert done[2].answer is not None
    assert done[2].answer.understood_as == "How many organizations use Wimi? And in France?"


def test_what_was_asked_before_is_not_asked_again_until_the_interviews_change(engine: FakeEngine) -> None:
    library = Library.over(engine)
    answers = Answers(library)
    first = list(exchanges(answers, (ORGANISATIONS, FRANCE), 0, nothing))
    again = list(exchanges(answers, (ORGANISATIONS, FRANCE, PIZZA), 1, nothing))
    assert again[0].answer is first[1].answer
    assert len(engine.asked) == 3
    other = FakeEngine(transcripts())
    library._engine = other
    list(exchanges(answers, (ORGANISATIONS,), 0, nothing))
    assert len(other.asked) == 1


def test_the_same_question_after_other_questions_is_another_one(engine: FakeEngine) -> None:
    answers = Answers(Library.over(engine))
    alone, follows = (
        list(exchanges(answers, asked, 0, nothing))[-1].answer for asked in ((FRANCE,), (ORGANISATIONS, FRANCE))
    )
    assert alone is not None
    assert follows is not None
    assert (alone.understood_as is None, follows.understood_as is None) == (True, False)


def test_only_the_latest_answers_are_kept(engine: FakeEngine) -> None:
    answers = Answers(Library.over(engine), most=2)
    for question in ("one?", "two?", "three?", "one?"):
        list(exchanges(answers, (Asked(question=question),), 0, nothing))
    assert [question for question, *_ in engine.asked] == ["one?", "two?", "three?", "one?"]


def test_filters_and_number_are_those_of_each_question(engine: FakeEngine) -> None:
    narrow = Asked(question="Wimi?", filters=Filters(speaker="Lionel Roux", role=Role.INTERVIEWEE), k=3)
    said(engine, narrow, Asked(question="Wimi?"))
    assert [(filters, k) for _, filters, k, _ in engine.asked] == [(narrow.filters, 3), (Filters(), 5)]


def test_a_filter_that_cannot_be_is_told_in_the_page_s_language_with_a_way_out(engine: FakeEngine) -> None:
    (done,) = said(engine, Asked(question="Wimi?", filters=Filters(since="yesterday")))
    assert status(done, "fr") == page_words("ask", "fr").filters_refused
    assert 'data-do="unfiltered"' in exchange_html(done, 0, engine.sources, "fr")


def test_a_question_that_cannot_be_asked_is_told_so(engine: FakeEngine) -> None:
    (done,) = said(engine, Asked(question=" "))
    assert status(done, "en") == page_words("ask", "en").refused
    assert 'data-do="unfiltered"' not in exchange_html(done, 0, engine.sources, "en")


def test_what_only_the_filters_keep_out_can_be_asked_without_them(engine: FakeEngine) -> None:
    (done,) = said(engine, PIZZA)
    assert done.answer is not None
    kept_out = replace(done, answer=replace(done.answer, reason=Reason.FILTERED))
    unsaid = replace(done, answer=replace(done.answer, reason=Reason.UNSAID))
    assert 'data-do="unfiltered"' in exchange_html(kept_out, 0, engine.sources, "en")
    assert 'data-do="unfiltered"' not in exchange_html(unsaid, 0, engine.sources, "en")


def test_a_defect_is_told_in_one_sentence_and_logged_without_the_question(
    engine: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        (done,) = said(engine, EXPLODES)
    assert status(done, "fr") == page_words("ask", "fr").defect
    assert "asking failed: RuntimeError" in caplog.text
    assert "fake.py:" in caplog.text
    assert "explode" not in caplog.text
    assert not any(record.exc_info for record in caplog.records)


def test_everybody_is_asked_what_the_question_was_understood_as(engine: FakeEngine) -> None:
    surveyed: list[str] = []

    def survey(question: str, *, filters: Filters, progress: Progress | None = None) -> Survey:
        surveyed.append(question)
        return Survey(question=question, language="en", voices=(), below=())

    engine.survey = survey  # type: ignore[method-assign]
    everybody = Asked(question="And in France?", everybody=True)
    done = said(engine, ORGANISATIONS, everybody)
    assert surveyed == ["How many organizations use Wimi? And in France?"]
    assert done[1].survey is not None
    assert done[0].survey is None


def test_a_tab_is_told_from_the_question_on_that_it_wants(engine: FakeEngine) -> None:
    *_, last = all_told(engine, message(ORGANISATIONS, FRANCE, PIZZA, first=1))
    assert (last["token"], last["done"]) == ("7", True)
    assert [piece["at"] for piece in last["exchanges"]] == [1, 2]
    assert last["exchanges"][0]["shown"].startswith("wimi-lionel-roux#")
    assert [piece["failed"] for piece in last["exchanges"]] == [False, False]
    assert "Understood as:" in last["exchanges"][0]["html"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", *(message(PIZZA, **{name: wrong}) for name, wrong in
                       (("first", 1), ("first", -1), ("token", 3), ("version", 2)))],
)  # fmt: skip
def test_a_message_that_cannot_be_read_is_told_so(engine: FakeEngine, text: str) -> None:
    with pytest.raises(QuestionError, match="cannot be read"):
        read_request(text)
    (only,) = all_told(engine, text, "fr")
    assert (only["done"], only["said"]) == (True, "Cette conversation n’a pas pu être lue.")
    assert engine.asked == []


def test_who_stops_listening_stops_the_work(engine: FakeEngine) -> None:
    text = message(Asked(question="slowly", everybody=True))

    async def listen() -> Sequence[int]:
        async with aclosing(told(Answers(Library.over(engine)), text, "en")) as telling:
            async for one in telling:
                return list(one["progress"])
        return []

    working = {thread for thread in threading.enumerate() if thread.name == "asking"}
    assert apart(listen)[1] == 600
    for thread in {thread for thread in threading.enumerate() if thread.name == "asking"} - working:
        thread.join(timeout=10)
        assert not thread.is_alive()


def test_what_changed_since_it_was_asked_is_said(engine: FakeEngine) -> None:
    (before,) = said(engine, ORGANISATIONS)
    assert before.answer is not None
    same, other = (
        said(engine, Asked(question=ORGANISATIONS.question, shown=shown))[0]
        for shown in (before.answer.hits[0].passage.id, "gone#t1-p0")
    )
    assert "qa-changed" not in exchange_html(same, 0, engine.sources, "en")
    assert "the interviews have changed since" in exchange_html(other, 0, engine.sources, "en")


def test_the_status_says_what_came_of_the_question(engine: FakeEngine) -> None:
    (servers,), (pizza,) = said(engine, Asked(question="Which servers does Wimi use?")), said(engine, PIZZA)
    assert status(servers, "en").startswith("5 passages found.")
    assert status(pizza, "fr") == "Ces entretiens n’y répondent pas"


def test_an_exchange_has_a_link_that_asks_it_by_itself(engine: FakeEngine) -> None:
    *_, last = said(engine, ORGANISATIONS, Asked(question="And in France?", filters=Filters(speaker="Lionel Roux")))
    html = exchange_html(last, 1, engine.sources, "en")
    assert "/?q=How+many+organizations+use+Wimi%3F+And+in+France%3F&amp;speaker=Lionel+Roux" in html
