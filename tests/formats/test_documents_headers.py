"""The facts with which a document opens are nobody's words, as lines or in a table."""

from __future__ import annotations

import io

import docx
import pytest

from qa.formats import Reading, read

FACTS = [("Date", "12/03/2021"), ("Location", "Mill Road, Leeds"), ("Duration", "45:10")]
CODED = [("I", "Where were you?"), ("P07", "At home."), ("I", "Alone?"), ("P07", "With the cat.")]
NAMED = [({"I": "Ines Dorn", "P07": "Karl Beck"}[who], said) for who, said in CODED]


def reading(talk: list[tuple[str, str]], rows: list[tuple[str, str]], *, table: bool) -> Reading:
    document = docx.Document()
    if table:
        cells = document.add_table(len(rows), 2)
        for place, row in enumerate(rows):
            for column, words in enumerate(row):
                cells.cell(place, column).text = words
    for who, said in [*([] if table else rows), *talk]:
        document.add_paragraph(f"{who}: {said}")
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue(), "talk.docx")


def told(found: Reading) -> list[tuple[str, str]]:
    return [(turn.label, turn.text) for turn in found.turns if turn.label is not None]


@pytest.mark.parametrize("table", [False, True])
@pytest.mark.parametrize(
    ("head", "talk"),
    [
        ([("Participant", "P07"), ("Interviewer", "Ines Dorn"), *FACTS], CODED),
        ([("Interviewee", "Karl Beck"), ("Interviewer", "Ines Dorn"), *FACTS], NAMED),
        ([("Datum", "3. Mai 2020"), ("Ort", "Mühle 4"), ("Interviewer", "Ines Dorn")], NAMED),
    ],
)
def test_facts_before_an_interview_are_no_speech(
    head: list[tuple[str, str]], talk: list[tuple[str, str]], table: bool
) -> None:
    found = reading(talk, head, table=table)
    assert told(found) == talk
    assert found.metadata["interviewer"] == "Ines Dorn"
    assert "title" not in found.metadata
    assert all(value in found.text for _, value in head)


def test_a_word_of_facts_that_comes_back_is_somebody() -> None:
    talk = [("Date", "I am a fig."), ("Lieu", "I am a place."), ("Date", "Are you?"), ("Lieu", "I am.")]
    found = reading(talk, [], table=False)
    assert [turn.text for turn in found.turns][-1].endswith("I am.")
    assert "I am a fig." in " ".join(turn.text for turn in found.turns)


def test_a_table_of_what_was_said_is_a_conversation_though_it_begins_with_a_date() -> None:
    rows = [
        ("Ines Dorn", "Date?"),
        ("Karl Beck", "In May."),
        ("Ines Dorn", "Where?"),
        ("Karl Beck", "At home, I think."),
    ]
    assert told(reading([], rows, table=True)) == rows
