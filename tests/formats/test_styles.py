"""Every style of transcript has a small file of its own in `tests/fixtures/styles`, with the turns a reader sees in it.

A `.gold` line is: role | speaker or - | stated or inferred | the whole text, ⏎ for a line break.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.corpus import read_transcript
from qa.schema import Transcript

STYLES = Path(__file__).parents[1] / "fixtures" / "styles"
NAMES = sorted(path.stem for path in STYLES.glob("*.gold"))


def transcript(name: str) -> Transcript:
    source = next(path for path in STYLES.glob(f"{name}.*") if path.suffix != ".gold")
    return read_transcript(source)


def gold(name: str) -> list[tuple[str, str, str, str]]:
    lines = (STYLES / f"{name}.gold").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ", maxsplit=3) for line in lines]
    return [(role, speaker, how, text) for role, speaker, how, text in rows]


@pytest.mark.parametrize("name", NAMES)
def test_style_reads_as_a_person_would_read_it(name: str) -> None:
    turns = [
        (turn.role.value, turn.speaker or "-", "inferred" if turn.inferred else "stated", turn.text.replace("\n", "⏎"))
        for turn in transcript(name).turns
    ]
    assert turns == gold(name)


@pytest.mark.parametrize("name", NAMES)
def test_offsets_are_exact_ordered_and_apart(name: str) -> None:
    read = transcript(name)
    end = 0
    for index, turn in enumerate(read.turns):
        assert turn.index == index
        assert read.text[turn.start : turn.end] == turn.text
        assert turn.start >= end
        assert turn.text == turn.text.strip()
        end = turn.end


def test_times_printed_with_labels_are_seconds() -> None:
    assert [turn.time_start for turn in transcript("bold-stamped").turns] == [12.0, 31.0, 40.0, 3723.0]
    timed = transcript("times-only")
    assert [anchor.time for anchor in timed.turns[0].anchors] == [0.0, 7.0, 10.0, 12.0, 15.0]
    assert [timed.text[anchor.start :][:3] for anchor in timed.turns[0].anchors] == ["The", "We ", "Did", "Yea", "A b"]


def test_front_matter_is_metadata_and_no_turn() -> None:
    read = transcript("front-matter")
    assert read.metadata["speakers"] == "Lotte Visser; Jan Prins"
    assert (read.source.title, read.source.date) == ("A talk about tides", "2019-05-02")
