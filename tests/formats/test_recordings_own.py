"""What we print as JSON reads back to the same turns."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qa.formats import Reading, read
from qa.formats.composing import Piece, composed
from qa.formats.plain import read_plain
from qa.render.record import transcript_record
from qa.schema import Role, Source, Transcript, Turn

WORDS = st.text(alphabet="abé .?漢\n", min_size=1, max_size=20).filter(lambda text: any(map(str.isalnum, text)))
TIMES = st.none() | st.floats(0, 1e5)
PIECES = st.lists(
    st.builds(
        Piece,
        text=WORDS,
        label=st.sampled_from([None, "Ann Low", "Speaker 1"]),
        role=st.sampled_from([Role.UNKNOWN, Role.INTERVIEWER, Role.NARRATOR, Role.QUOTED]),
        time_start=TIMES,
        time_end=TIMES,
        page=st.none() | st.integers(1, 99),
        cue=st.none() | st.integers(1, 99),
        cell=st.sampled_from([None, "C12"]),
        paragraph=st.booleans(),
        fresh=st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


def printed(reading: Reading) -> dict[str, Any]:
    transcript = Transcript(
        source=Source(id="talk", file="talk.txt", title="Talk"),
        format=reading.format,
        text=reading.text,
        sha256="",
        turns=reading.turns,
        metadata=dict(reading.metadata),
        warnings=reading.warnings,
        composed=reading.composed,
    )
    return transcript_record(transcript)


def back(record: dict[str, Any]) -> Reading:
    return read(json.dumps(record).encode(), "talk.json")


@given(PIECES, st.dictionaries(st.sampled_from(["title", "guest"]), st.sampled_from(["A talk", "Bo"])))
def test_a_composed_transcript_reads_back_to_the_letter(pieces: list[Piece], facts: dict[str, str]) -> None:
    reading = composed(pieces, "cues", metadata=facts, warnings=["Something is odd."])
    again = back(printed(reading))
    assert again == replace(reading, format="qa parse JSON")


@given(PIECES)
def test_without_its_text_a_transcript_keeps_turns_labels_roles_times_and_anchors(pieces: list[Piece]) -> None:
    reading = composed(pieces, "cues")
    record = printed(reading)
    del record["text"]
    again = back(record)

    def shifted(turn: Turn) -> Turn:
        anchors = tuple(anchor._replace(start=anchor.start - turn.start) for anchor in turn.anchors)
        return replace(turn, start=0, end=0, anchors=anchors)

    assert [shifted(turn) for turn in again.turns] == [shifted(turn) for turn in reading.turns]
    assert all(again.text[turn.start : turn.end] == turn.text for turn in again.turns)


def test_a_text_transcript_keeps_the_lines_of_its_turns() -> None:
    reading = read_plain("Ann Low: One.\n\nBo Marsh: Two.\n\nAnd more.\n\nAnn Low: Three.")
    again = back(printed(reading))
    assert [(turn.label, turn.text) for turn in again.turns] == [(turn.label, turn.text) for turn in reading.turns]


def test_the_speaker_is_the_label_where_there_is_one() -> None:
    turn = {
        "index": 0,
        "speaker": "Thomas Low",
        "label": "TL",
        "role": "interviewee",
        "text": "Yes.",
        "start": 0,
        "end": 4,
    }
    again = back({"file": "x", "metadata": {}, "turns": [turn, {**turn, "speaker": None, "start": 6, "end": 10}]})
    assert [(turn.label, turn.role) for turn in again.turns] == [
        ("Thomas Low", Role.INTERVIEWEE),
        ("TL", Role.INTERVIEWEE),
    ]


def test_turns_that_overlap_or_do_not_fit_their_text_are_written_anew() -> None:
    rows = [
        {"text": "One.", "role": "unknown", "start": 5, "end": 9},
        {"text": "Two.", "role": "x", "start": 5, "end": 9},
    ]
    again = back({"metadata": {}, "turns": rows, "text": "other words altogether"})
    assert again.text == "One.\n\nTwo."
    assert [turn.role for turn in again.turns] == [Role.UNKNOWN, Role.UNKNOWN]
