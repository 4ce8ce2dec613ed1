"""OHMS: a transcript in lines with minute marks, or WebVTT within XML."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

from formats.archived import FOLDER
from qa.errors import FormatError
from qa.formats import Reading, read
from qa.schema import Role


def ohms(transcript: str, **fields: str) -> Reading:
    inner = "".join(f"<{name}>{escape(words)}</{name}>" for name, words in fields.items())
    raw = f"<ROOT><record>{inner}<transcript>{escape(transcript)}</transcript></record></ROOT>"
    return read(raw.encode(), "a.xml")


def test_minute_marks_time_the_words_after_them() -> None:
    reading = read((FOLDER / "harbour-minutes.ohms.xml").read_bytes(), "a.xml")
    assert [(turn.label, turn.role, turn.time_start) for turn in reading.turns] == [
        ("LEE", Role.INTERVIEWER, 0.0),
        ("MARSH", Role.INTERVIEWEE, 0.0),
        ("ROY", Role.INTERVIEWER, 60.0),
        ("MARSH", Role.INTERVIEWEE, 120.0),
    ]
    second = reading.turns[1]
    assert second.text == "In 1961, on a Sunday. The town paid. My father was there, and so was half of the parish."
    assert [(anchor.time, reading.text[anchor.start :][:7]) for anchor in second.anchors] == [
        (0.0, "In 1961"),
        (60.0, "on a Su"),
    ]
    assert reading.metadata["date"] == "2004-05-17"
    assert reading.metadata["interviewer"] == "Ann Lee; Carl Roy"


def test_footnotes_index_and_translation_are_left_out_and_told_of() -> None:
    reading = read((FOLDER / "harbour-minutes.ohms.xml").read_bytes(), "a.xml")
    said = reading.text
    assert not [word for word in ("[[", "July", "Quand", "<i>") if word in said]
    assert any("footnotes" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    ("label", "asking", "answering", "role"),
    [
        ("LEE", "Ann Lee", "Bob Marsh", Role.INTERVIEWER),
        ("Lee", "Lee, Ann B.", "Bob Marsh", Role.INTERVIEWER),
        ("AL", "Ann Lee", "Bob Marsh", Role.INTERVIEWER),
        ("Bob Marsh", "Ann Lee", "Bob Marsh, Jr.", Role.INTERVIEWEE),
        ("LEE", "Ann Lee", "Bob Lee", Role.UNKNOWN),
        ("DOE", "Ann Lee", "Bob Marsh", Role.UNKNOWN),
    ],
)
def test_labels_take_the_roles_of_the_names_that_the_record_gives(
    label: str, asking: str, answering: str, role: Role
) -> None:
    reading = ohms(f"{label}: One day.\n\nZOE: Yes.\n\n{label}: Two.\n", interviewer=asking, interviewee=answering)
    first = next(turn for turn in reading.turns if turn.label == label)
    assert (first.role if not first.inferred else Role.UNKNOWN) is role


def test_a_transcript_without_labels_is_speech_of_nobody_known() -> None:
    reading = ohms("We had a boat and no engine.\n\nThat was the time before the war.")
    assert {(turn.label, turn.role) for turn in reading.turns} == {(None, Role.UNKNOWN)}


def test_marks_that_go_back_or_beyond_the_text_are_passed_over() -> None:
    reading = ohms("LEE: one two\n\nROY: three\n\nLEE: four\n\nROY: five", sync="1:|3(1)|1(1)|99(9)|x|7(1)")
    assert [turn.time_start for turn in reading.turns] == [0.0, 60.0, 60.0, 300.0]


def test_a_record_with_an_index_alone_says_what_to_do() -> None:
    raw = b"<ROOT><record><index><point><synopsis>He speaks.</synopsis></point></index><transcript/></record></ROOT>"
    with pytest.raises(FormatError, match=r"holds no transcript, only an index; export"):
        read(raw, "a.xml")


def test_the_first_of_several_records_is_read_and_the_rest_told_of() -> None:
    record = "<record><transcript>LEE: One.\n\nROY: Two.\n\nLEE: Three.</transcript></record>"
    reading = read(f"<ROOT>{record}{record}</ROOT>".encode(), "a.xml")
    assert len(reading.turns) == 3
    assert "Only the first of 2 records is read." in reading.warnings


def test_a_line_of_many_marks_is_read_in_no_time() -> None:
    line = "a " + "> b " * 60 + ">"
    reading = ohms(f"LEE: One.\n\nROY: Two.\n\n{line}\n\nLEE: Three.")
    assert [turn.label for turn in reading.turns if turn.label] == ["LEE", "ROY", "LEE"]
