from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.render import answer_text, wants_color
from qa.schema import Role

from .samples import TEXT, answer, hit


def test_without_colour_there_is_no_escape_sequence() -> None:
    text = answer_text(answer(), width=80, color=False)
    assert "\x1b" not in text
    assert TEXT in text


def test_with_colour_the_highlight_is_bold() -> None:
    assert re.search(r"\x1b\[1mNous sommes 26\.\x1b\[0m", answer_text(answer(), width=80, color=True))


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    text = answer_text(
        answer(hit("Nous recrutons et visons un effectif de 50 personnes à fin d’année. " * 3)), width=width
    )
    assert max(map(len, text.splitlines())) <= width
    assert " ".join(text.split()).count("effectif de 50 personnes") == 3


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=60))
def test_the_words_of_a_passage_come_in_order(text: str) -> None:
    shown = answer_text(answer(hit(text, highlights=())), width=400)
    assert "".join(text.split()) in "".join(shown.split())


def test_a_passage_cannot_take_over_the_terminal() -> None:
    text = answer_text(answer(hit("a\x1b[31mred\x07\x9b2J b", speaker="\x1b]0;title\x07")), color=False)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    assert "␛[31mred" in text


def test_square_brackets_are_text_not_markup() -> None:
    assert "[bold]non[/bold] :smile:" in answer_text(answer(hit("[bold]non[/bold] :smile:")))


def test_what_is_not_answered_is_said_before_the_nearest() -> None:
    text = answer_text(answer(answered=False), language="fr")
    assert (
        text.index("Ces entretiens n’y répondent pas") < text.index("qui ne sont pas des réponses") < text.index(TEXT)
    )


def test_who_speaks_is_said_with_role_and_organisation() -> None:
    assert "1. Thomas Fauré, Whaller SAS (Interviewee)" in answer_text(answer())
    narration = answer_text(answer(hit(speaker=None, role=Role.NARRATOR)))
    assert "1. Whaller (Narration)" in narration


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_needs_a_terminal_and_no_objection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert wants_color(_Terminal())
    assert not wants_color(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_color(_Terminal())
