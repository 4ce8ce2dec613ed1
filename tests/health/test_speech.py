"""Doubts about speakers, turns and times."""

from __future__ import annotations

import pytest

from qa.health.speech import speech
from qa.schema import Concern, Doubt, Transcript

from .transcripts import transcript

WORDS = "word " * 39 + "end."


def doubts(found: Transcript, concern: Concern) -> list[Doubt]:
    return [doubt for doubt in speech(found) if doubt.concern is concern]


def test_a_conversation_in_order_leaves_no_doubt() -> None:
    said = [("Ann Low", "How are you?"), ("Bo Marsh", WORDS)] * 3
    times = [(10.0 * place, 10.0 * place + 9.5) for place in range(6)]
    assert list(speech(transcript(said, times=times))) == []


def test_a_text_in_which_nobody_speaks_says_so_once() -> None:
    found = list(speech(transcript([("(narrator)", WORDS), ("(narrator)", WORDS)])))
    assert [doubt.concern for doubt in found] == [Concern.NO_SPEECH]


def test_voices_without_any_label_are_told_once_not_stretch_by_stretch() -> None:
    found = list(speech(transcript([(None, WORDS), (None, WORDS)])))
    assert [doubt.concern for doubt in found] == [Concern.UNLABELLED]
    assert "every voice is unknown" in found[0].sentence


def test_a_stretch_without_a_speaker_is_told_with_its_turns_and_words() -> None:
    found = transcript([("Ann Low", WORDS), (None, WORDS), (None, WORDS), ("Bo Marsh", WORDS), (None, "Yes.")])
    (doubt,) = doubts(found, Concern.UNLABELLED)
    assert doubt.sentence == "turns 1 to 2: 80 words without a speaker"
    assert (doubt.turn, found.text[doubt.start : doubt.end]) == (1, WORDS)


def test_narration_between_speakers_is_no_stretch_without_a_speaker() -> None:
    found = transcript([("Ann Low", WORDS), ("(narrator)", WORDS), ("Bo Marsh", WORDS)])
    assert doubts(found, Concern.UNLABELLED) == []


@pytest.mark.parametrize(("said", "expected"), [([("Ann Low", WORDS)] * 2, 1), ([("Ann Low", WORDS)], 0)])
def test_one_speaker_alone_in_several_turns_is_told(said: list[tuple[str | None, str]], expected: int) -> None:
    assert len(doubts(transcript(said), Concern.ONE_SPEAKER)) == expected


def test_a_turn_far_longer_than_the_others_may_hide_a_label() -> None:
    said = [("Ann Low", "Why?"), ("Bo Marsh", "Because of rain.")] * 4 + [("Ann Low", "word " * 900)]
    (doubt,) = doubts(transcript(said), Concern.LONG_TURN)
    assert doubt.turn == 8
    assert "900 words" in doubt.sentence


def test_long_turns_among_long_turns_are_usual() -> None:
    assert doubts(transcript([("Ann Low", "word " * 900), ("Bo Marsh", "word " * 900)] * 3), Concern.LONG_TURN) == []


def test_times_that_go_back_and_overlap_are_told_with_the_first_place() -> None:
    said = [("Ann Low", "One."), ("Bo Marsh", "Two."), ("Ann Low", "Three."), ("Bo Marsh", "Four.")]
    back, late = doubts(transcript(said, times=[(0, 5), (65, 70), (40, 72), (60, 80)]), Concern.TIMES)
    assert back.sentence == "turn 2 goes back from 1:05 to 0:40"
    assert late.sentence == "turn 3 begins before the end of the turn before, at 1:00 of 1:12"


def test_a_breath_of_overlap_is_no_doubt() -> None:
    said = [("Ann Low", "One."), ("Bo Marsh", "Two.")]
    assert doubts(transcript(said, times=[(0, 5.4), (5, 9)]), Concern.TIMES) == []


def test_roles_that_are_mostly_guessed_are_told() -> None:
    said = [("Ann Low", "One."), ("Bo Marsh", "Two.")]
    assert len(doubts(transcript(said, confidence=0.5), Concern.ROLES)) == 1
    assert doubts(transcript(said, confidence=0.9), Concern.ROLES) == []
