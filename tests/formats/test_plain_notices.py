"""Names with a time on lines of their own, and what stands behind the last words of a conversation."""

from __future__ import annotations

import pytest

from qa.formats import read_plain
from qa.formats.plain.notices import is_notice
from qa.schema import Role

TALK = "Lina Bertin: Is it ripe?\n\nOdell Crane: Not yet.\n\nLina Bertin: And now?\n\nOdell Crane: Now it is."


def voices(text: str) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in read_plain(text).turns if turn.role is not Role.NARRATOR]


@pytest.mark.parametrize(
    "line",
    [
        *("Lina Bertin stopped transcription", "Lina Bertin a arrêté la transcription", "Transcribed by https://otter.ai"),
        *("Transkribiert mit noScribe Vers. 0.6.1", "Transcription ended after 00:07:31", "Transcript by Pear.com."),
        *("This editable transcript was computer generated and might contain errors.", "[^1]: A pear of the north."),
        *("La séance est levée à 10 h 20.", "(The sitting was suspended at 5.30 pm.)"),
    ],
)  # fmt: skip
def test_what_a_tool_or_a_clerk_prints_is_nobodys_speech(line: str) -> None:
    assert is_notice(line)
    assert voices(f"{TALK}\n\n{line}") == voices(TALK)


@pytest.mark.parametrize(
    "line",
    [
        *("I stopped the car and walked.", "This transcript of mine was lost.", "The meeting ended after midnight."),
        *("La séance est levée, disait-il toujours.", "By then we had transcribed by hand forty letters, you know?"),
    ],
)  # fmt: skip
def test_speech_about_records_and_meetings_is_speech(line: str) -> None:
    assert not is_notice(line)


def test_a_lone_time_between_turns_is_no_word() -> None:
    assert voices(TALK.replace("Not yet.", "Not yet.\n\n00:05:00")) == voices(TALK)


def test_names_in_reverse_order_with_a_time_are_labels() -> None:
    text = "Bertin, Lina   0:03\nIs it ripe?\n\nCrane, Odell   0:06\nNot yet.\n\nBertin, Lina   0:11\nAnd now?"
    assert voices(text) == [
        ("Bertin, Lina", "Is it ripe?"),
        ("Crane, Odell", "Not yet."),
        ("Bertin, Lina", "And now?"),
    ]


def test_first_names_alone_with_a_time_are_labels_where_they_come_back() -> None:
    text = "[00:24] Lina\nIs it ripe?\n\n[00:27] Odell\nNot yet.\n\n[00:33] Lina\nAnd now?\n\n[00:35] Odell\nNow it is."
    assert [label for label, _ in voices(text)] == ["Lina", "Odell"] * 2


def test_short_answers_behind_times_are_words() -> None:
    text = (
        "[00:24] Is it ripe?\n[00:27] Yes\n[00:33] And the plums, are they too?\n[00:35] No\n[00:37] Why not?\n"
        "[00:39] Yes\n[00:41] That is no answer at all.\n[00:44] No"
    )
    assert {label for label, _ in voices(text)} == {None}


def test_words_before_a_comma_and_a_name_are_no_reversed_name() -> None:
    text = (
        "Lina Bertin: Is it ripe?\n\nWell, Odell: that is the question.\n\nOdell Crane: Not yet.\n\nLina Bertin: And?"
    )
    assert "Well, Odell" not in {label for label, _ in voices(text)}
