"""`qa chat`: questions typed one after the other, each leaning on those before."""

from __future__ import annotations

import builtins
from typing import NoReturn

import pytest

from .conftest import Loads, Run, lines

FIRST = "What did Bert Moss rebuild?"
SECOND = "And in which year did he start?"


@pytest.fixture
def chat(qa: Run, asked: Run) -> Run:
    """`chat(*options, stdin=…)` where the talks are."""
    return lambda *options, stdin: qa("chat", *options, stdin=stdin)


def test_a_follow_up_is_completed_from_what_came_before(chat: Run) -> None:
    ran = chat("--json", stdin=lines(FIRST, SECOND))
    assert (ran.code, ran.err) == (0, "")
    first, second = ran.records
    assert first["understood_as"] is None
    assert "Bert Moss" in second["understood_as"]


def test_answers_are_text_of_at_most_three_passages(chat: Run, loads: Loads) -> None:
    ran = chat(stdin=lines(FIRST, SECOND))
    assert "3. " in ran.out
    assert "4. " not in ran.out
    assert "? " not in ran.out.splitlines()[0]
    assert len(loads.models) == 1
    assert "\n2. " not in chat("-k", "1", stdin=lines(FIRST)).out


@pytest.mark.parametrize("stdin", ["", "\n", "  \n", f"\n{FIRST}\n"], ids=["end", "blank", "spaces", "blank-first"])
def test_an_empty_line_or_the_end_of_the_input_ends_it(chat: Run, stdin: str) -> None:
    ran = chat(stdin=stdin)
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_what_cannot_be_asked_is_said_and_the_conversation_goes_on(chat: Run) -> None:
    ran = chat("--json", stdin=lines(FIRST, "?!", SECOND))
    assert ran.code == 0
    assert ran.err == "qa: the question is empty, or has no words in it; ask in words\n"
    assert "Bert Moss" in ran.records[1]["understood_as"]


def test_ctrl_c_ends_it(chat: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(builtins, "input", interrupted)
    ran = chat(stdin="")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_what_is_typed_in_another_encoding_does_no_harm(chat: Run) -> None:
    ran = chat("--json", stdin="Où est né Bert Moss ?\n".encode("latin-1"))
    assert ran.code == 0
    assert len(ran.records) == 1
