"""Captions that roll up are read once, word by word; who repeats a sentence is left to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.subtitled import reading, said

YOUTUBE = """WEBVTT
Kind: captions
Language: en

00:00:00.030 --> 00:00:02.909 align:start position:0%
\x20
the<00:00:00.560><c> harbour</c><00:00:00.880><c> opened</c>

00:00:02.909 --> 00:00:02.919 align:start position:0%
the harbour opened
\x20

00:00:02.919 --> 00:00:05.669 align:start position:0%
the harbour opened
on<00:00:03.400><c> a</c><00:00:04.120><c> Sunday</c>

00:00:05.669 --> 00:00:05.679 align:start position:0%
on a Sunday
\x20

00:00:05.679 --> 00:00:08.500 align:start position:0%
on a Sunday
on<00:00:06.000><c> a</c><00:00:06.400><c> Sunday</c>

00:00:08.500 --> 00:00:08.510 align:start position:0%
on a Sunday
\x20

00:00:08.510 --> 00:00:10.000 align:start position:0%
on a Sunday
in<00:00:09.000><c> June</c>
"""


def cues(*shown: str) -> str:
    return "\n\n".join(["WEBVTT", *(f"00:{at:02}.000 --> 00:{at + 1:02}.000\n{text}" for at, text in enumerate(shown))])


def test_each_word_of_automatic_captions_is_read_once_at_its_first_time_and_a_true_repetition_stays() -> None:
    found = reading(YOUTUBE)
    (turn,) = found.turns
    assert turn.text == "the harbour opened on a Sunday on a Sunday in June"
    assert [anchor.time for anchor in turn.anchors] == [0.03, 2.919, 5.679, 8.51]
    assert found.metadata == {"language": "en"}
    assert len(found.warnings) == 1
    assert "roll up" in found.warnings[0]


@pytest.mark.parametrize(
    "shown",
    [
        ("we built", "we built\na boat", "a boat\nfor the", "for the\nharbour master", "harbour master"),
        ("we built", "we built a boat", "a boat for the", "for the harbour", "the harbour master"),
        ("we", "we built", "we built a", "we built a boat", "a boat for the harbour master"),
    ],
)
def test_lines_that_roll_words_that_grow_and_words_that_slide_are_read_once(shown: tuple[str, ...]) -> None:
    assert said(cues(*shown)) == [(None, "we built a boat for the harbour master")]


def test_a_voice_in_captions_that_roll_is_kept() -> None:
    shown = (
        ">> We built",
        "We built\na boat",
        "a boat\n>> For whom?",
        ">> For whom?\n>> The harbour",
        ">> The harbour",
    )
    assert said(cues(*shown)) == [(None, "We built a boat"), (None, "For whom?"), (None, "The harbour")]


@pytest.mark.parametrize(
    "shown",
    [
        ("No.", "No.", "No, never.", "I said no.", "I said no.", "Then what?"),
        ("Thank you.",) * 6,
        ("We built a boat.", "A boat?", "A boat.", "Good.", "We built a boat."),
    ],
)
def test_who_says_a_sentence_again_keeps_it_where_captions_do_not_roll(shown: tuple[str, ...]) -> None:
    assert said(cues(*shown)) == [(None, " ".join(shown))]


@given(st.lists(st.integers(1, 9), min_size=5, max_size=30), st.integers(1, 3))
def test_words_that_roll_in_screens_of_any_height_come_out_once(lengths: list[int], height: int) -> None:
    numbers = iter(range(1000))
    lines = [" ".join(f"w{next(numbers)}" for _ in range(length)) for length in lengths]
    shown = ["\n".join(lines[max(0, at - height) : at + 1]) for at in range(len(lines))]
    assert " ".join(words for _, words in said(cues(*shown))) == " ".join(lines)


@given(st.lists(st.sampled_from(("Yes.", "No, I mean it.", "Go on, then.")), min_size=3, max_size=40))
def test_talk_of_few_words_said_again_and_again_loses_none(shown: list[str]) -> None:
    assert " ".join(words for _, words in said(cues(*shown))) == " ".join(shown)
