"""Times printed in a text say when words were spoken, and are no words."""

from __future__ import annotations

import pytest

from qa.formats import read_plain
from qa.formats.plain.stamps import clock, is_stamp, stamp_at
from qa.text.layout import Span


@pytest.mark.parametrize(
    ("printed", "seconds"),
    [
        ("1:02:03", 3723.0),
        ("02:14", 134.0),
        ("0:21.5", 21.5),
        ("00:00:12,250", 12.25),
        ("00:01:12:24", 72.0),
        ("1h02", 3720.0),
        ("1h02m03s", 3723.0),
        ("12'34", 754.0),
        ("12m34s", 754.0),
        ("12.5s", 12.5),
    ],
)
def test_a_printed_time_is_seconds(printed: str, seconds: float) -> None:
    assert clock(printed) == seconds


@pytest.mark.parametrize(
    ("printed", "time"),
    [
        ("[00:12]", 12.0),
        ("(1:02:03)", 3723.0),
        ("#00:00:12-3#", 12.0),
        ("00:12 --> 00:15", 12.0),
        ("[0:12 - 0:15]", 12.0),
        ("[00:12](https://example.org/?t=12)", 12.0),
        ("[12/03/2021, 14:05:01]", None),
    ],
)
def test_a_time_with_what_encloses_it_is_a_stamp(printed: str, time: float | None) -> None:
    stamp = stamp_at(printed, 0, len(printed))
    assert stamp is not None
    assert (stamp.end, stamp.time) == (len(printed), time)
    assert is_stamp(printed, Span(0, len(printed)))


@pytest.mark.parametrize("words", ["12 apples", "3:2 for us", "1:000", "12:30pm-ish", "2s'il", "20:15h", "7:45/9:00"])
def test_numbers_in_words_are_no_stamps(words: str) -> None:
    assert not is_stamp(words, Span(0, len(words)))


def test_times_between_paragraphs_of_a_turn_are_left_out_and_anchor_its_words() -> None:
    text = (
        "**Ada Brandt:**\n[00:00] How did it begin?\n\n"
        "**Nils Evans:**\n[00:05] With a boat.\n\n[00:40] We were three.\n\n[01:10] Nobody slept.\n\n"
        "**Ada Brandt:**\n[01:15] And then?\n\n**Nils Evans:**\n[01:20] Then we slept."
    )
    reading = read_plain(text)
    assert reading.composed
    assert [(turn.label, turn.text) for turn in reading.turns] == [
        ("Ada Brandt", "How did it begin?"),
        ("Nils Evans", "With a boat.\nWe were three.\nNobody slept."),
        ("Ada Brandt", "And then?"),
        ("Nils Evans", "Then we slept."),
    ]
    assert [anchor.time for anchor in reading.turns[1].anchors] == [5.0, 40.0, 70.0]
    for turn in reading.turns:
        assert reading.text[turn.start : turn.end] == turn.text


def test_times_at_the_edges_of_turns_leave_the_file_its_own_text() -> None:
    text = "Ada: How so? [00:05]\n\nNils: With a boat. [00:40]\n\nAda: And then? [01:15]\n\nNils: We slept. [01:20]"
    reading = read_plain(text)
    assert not reading.composed
    assert reading.text == text
    assert [turn.text for turn in reading.turns] == ["How so?", "With a boat.", "And then?", "We slept."]


def test_one_time_in_brackets_may_be_words() -> None:
    text = "Ada: When?\n\nNils: At noon (12:30) sharp.\n\nAda: And then?\n\nNils: We slept."
    assert [turn.text for turn in read_plain(text).turns][1] == "At noon (12:30) sharp."


def test_escaped_brackets_are_words_of_the_transcriber() -> None:
    text = "\n\n".join(f"**Ada:** Well \\[0{i}:12\\] yes.\n\n**Nils:** Why?" for i in range(4))
    assert read_plain(text).turns[0].text == "Well \\[00:12\\] yes."


def test_timed_lines_without_names_are_one_unknown_voice_after_a_title() -> None:
    lines = [f"00:0{i} The tide went out at {word} and we waited on the wall." for i, word in enumerate("abcdefgh")]
    reading = read_plain("A talk on tides\n\n" + "\n".join(lines))
    assert reading.format == "stamped"
    assert [turn.role.value for turn in reading.turns] == ["narrator", "unknown", "unknown"]
    assert "00:0" not in reading.text
    assert reading.turns[1].time_start == 0.0
    assert sum(turn.text.count("tide") for turn in reading.turns[1:]) == len(lines)


def test_times_alone_above_their_words() -> None:
    reading = read_plain("0:00\nhello and welcome\n0:04\nto the harbour\n0:09\nit is early\n0:12\nnobody is here")
    assert [turn.text for turn in reading.turns] == ["hello and welcome to the harbour it is early nobody is here"]
    assert [anchor.time for anchor in reading.turns[0].anchors] == [0.0, 4.0, 9.0, 12.0]


TABLE = """# The harbour

| Time | Speaker | Text |
|------|---------|------|
| 00:01 | **Ada Brandt** | How did it begin? |
| 00:05 | Nils Evans | With a boat. |
| 00:09 | Nils Evans | It \\| sank. |
| 00:15 | Ada Brandt | And then? |
"""


def test_a_table_of_turns() -> None:
    reading = read_plain(TABLE)
    assert (reading.format, reading.composed) == ("table", True)
    assert [(turn.label, turn.text, turn.time_start) for turn in reading.turns] == [
        (None, "The harbour", None),
        ("Ada Brandt", "How did it begin?", 1.0),
        ("Nils Evans", "With a boat. It | sank.", 5.0),
        ("Ada Brandt", "And then?", 15.0),
    ]


def test_a_table_of_facts_is_narration() -> None:
    text = (
        "| Port | Depth |\n|---|---|\n| Brest | twelve metres at low tide |\n| Sète | nine metres |\n| Lorient | ten |"
    )
    assert {turn.role.value for turn in read_plain(text).turns} == {"narrator"}
