"""What was asked, kept and passed on: round trips, and nothing from outside that is trusted."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import QuestionError
from qa.schema import Filters, Role
from qa.web.asked import LONGEST, MOST, Asked, Kept, asked_in, asked_query, kept_json, read_kept

from .conftest import TESTS

SAID = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=30)
MAYBE = st.none() | SAID
FILTERS = st.builds(
    Filters, speaker=MAYBE, source=MAYBE, role=st.none() | st.sampled_from(Role), language=MAYBE, since=MAYBE,
    until=MAYBE,
)  # fmt: skip
ASKED = st.builds(
    Asked, question=SAID, filters=FILTERS, k=st.integers(1, 50), everybody=st.booleans(),
    understood_as=MAYBE | st.just(""), shown=MAYBE,
)  # fmt: skip


@given(st.builds(Kept, title=SAID, asked=st.lists(ASKED, min_size=1, max_size=4).map(tuple)))
def test_a_conversation_is_read_as_it_was_kept(kept: Kept) -> None:
    assert read_kept(kept_json(kept)) == kept


@given(ASKED)
def test_a_deep_link_asks_the_same_by_itself(asked: Asked) -> None:
    found = asked_in(dict(parse_qsl(asked_query(asked))))
    whole = asked.understood_as or asked.question
    assert found == Asked(question=whole, filters=asked.filters, k=asked.k, everybody=asked.everybody)


def test_the_file_says_what_was_asked_in_words_that_a_person_can_read() -> None:
    asked = Asked(question="Et Wimi ?", filters=Filters(role=Role.QUOTED, since="2021"), shown="wimi#t3-p0")
    assert json.loads(kept_json(Kept(title="Wimi", asked=(asked,)))) == {
        "version": 1,
        "title": "Wimi",
        "asked": [
            {
                "question": "Et Wimi ?",
                "understood_as": None,
                "filters": {"role": "quoted", "since": "2021"},
                "k": 5,
                "everybody": False,
                "shown": "wimi#t3-p0",
            }
        ],
    }


def test_a_link_is_short_where_nothing_is_chosen() -> None:
    assert asked_query(Asked(question="Who?")) == "q=Who%3F"
    assert asked_query(Asked(question="Who?", k=10, everybody=True)) == "q=Who%3F&k=10&all=1"


def test_an_address_without_a_question_asks_nothing() -> None:
    assert asked_in({"speaker": "Roux", "lang": "fr"}) is None
    assert asked_in({"q": " \x00 "}) is None


@pytest.mark.parametrize("query", [{"k": "0"}, {"k": "51"}, {"k": "²"}, {"k": "five"}, {"role": "king"}])
def test_an_address_with_a_value_that_cannot_be_is_refused(query: dict[str, str]) -> None:
    with pytest.raises(QuestionError, match="the address"):
        asked_in({"q": "Who?"} | query)


def _file(**changed: Any) -> str:
    return json.dumps({"version": 1, "title": "t", "asked": [{"question": "Who?"} | changed]})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        (f'{{"version": {"9" * 5000}}}', "not JSON"),
        ("[]", "no questions"),
        ('{"version": 1, "asked": "Who?"}', "no questions"),
        ('{"version": 2, "asked": [{"question": "Who?"}]}', "version"),
        ('{"version": 1, "asked": []}', "0 questions"),
        (json.dumps({"version": 1, "asked": [{"question": "Who?"}] * (MOST + 1)}), "51 questions"),
        (json.dumps({"version": 1, "title": 7, "asked": [{"question": "Who?"}]}), "the title"),
        ('{"version": 1, "asked": ["Who?"]}', "question 1 is not a question"),
        (_file(question=None), "question 1: a text is missing"),
        (_file(question=" \u0007 "), "question 1 is empty"),
        (_file(question="w" * (LONGEST + 1)), "more than 2,000"),
        (_file(understood_as=["Who?"]), "a text is missing"),
        (_file(filters=[]), "not a question"),
        (_file(filters={"speaker": 3}), "a text is missing"),
        (_file(filters={"source": "s" * 301}), "more than 300"),
        (_file(filters={"role": "king"}), "no role"),
        (_file(k=True), "k is not"),
        (_file(k=2.0), "k is not"),
        (_file(everybody="yes"), "everybody"),
        (_file(shown={}), "a text is missing"),
        (" " * 1_000_001, "1,000,000"),
    ],
)
def test_a_file_that_cannot_be_is_refused_in_one_sentence(text: str, reason: str) -> None:
    with pytest.raises(QuestionError, match="cannot be read") as refused:
        read_kept(text)
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_cannot_be_written_is_left_out_and_what_is_not_known_passed_over() -> None:
    kept = read_kept("\ufeff" + _file(question="Who\ud800\x00 \u202fis?", filters={"mood": "good"}, colour="red"))
    assert kept == Kept(title="t", asked=(Asked(question="Who \u202fis?"),))


def test_a_conversation_without_a_title_is_called_by_its_first_question() -> None:
    assert read_kept('{"version": 1, "asked": [{"question": "Who?"}, {"question": "Why?"}]}').title == "Who?"


def test_the_script_of_the_page_knows_the_same_bounds() -> None:
    script = (TESTS.parent / "qa" / "web" / "static" / "tab.js").read_text("utf-8")
    stated = {name: int(value) for name, value in re.findall(r"^export const ([A-Z]+) = (\d+);", script, re.MULTILINE)}
    assert stated == {"MOST": MOST, "LONGEST": LONGEST, "K": Asked(question="?").k}
