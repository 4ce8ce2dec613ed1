"""JSON of no known shape: what is found in it, and what is said of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qa.formats import Reading, read
from qa.schema import Role

TURNS = [("Ann Low", "When did it open?"), ("Bo Marsh", "In 1961.")]
(ANN, ASKED), (BO, SAID) = TURNS


def said(value: Any) -> Reading:
    return read(json.dumps(value).encode(), "talk.json")


SHAPES: dict[str, Any] = {
    "other keys": {"dialogue": [{"Who": ANN, "Said": ASKED}, {"Who": BO, "Said": SAID}]},
    "french keys": [{"locuteur": ANN, "texte": ASKED}, {"locuteur": BO, "texte": SAID}],
    "speaker objects": {"a": {"b": [{"speaker": {"display_name": n}, "text": t} for n, t in TURNS]}},
    "speaker around sentences": [{"speaker": n, "sentences": [{"text": t}]} for n, t in TURNS],
    "participant around words": [
        {"participant": {"name": n}, "words": [{"text": w} for w in t.split()]} for n, t in TURNS
    ],
    "messages in parts": {"messages": [{"role": n, "content": [{"type": "text", "text": t}]} for n, t in TURNS]},
    "speaker under data": {"blocks": [{"text": t, "data": {"speaker": n}} for n, t in TURNS]},
    "children": [{"speaker": n, "children": [{"text": t}]} for n, t in TURNS],
    "columns": {"speaker": [ANN, BO], "text": [ASKED, SAID]},
    "columns of objects": {"speaker": {"0": ANN, "1": BO}, "text": {"0": ASKED, "1": SAID}},
    "numbered objects": {"0": {"speaker": ANN, "text": ASKED}, "1": {"speaker": BO, "text": SAID}},
    "a heading": [["speaker", "start", "text"], [ANN, 1, ASKED], [BO, 3, SAID]],
    "bare lists": [[0.5, 2.5, ANN, ASKED], [3.0, 4.0, BO, SAID]],
    "named codes": {"speakers": [{"id": "x", "name": ANN}, {"id": "y", "name": BO}],
                    "paras": [{"speaker_id": "x", "content": ASKED}, {"speaker_id": "y", "content": SAID}]},
    "a running text": {"title": "T", "transcript": f"{ANN}: {ASKED}\n{BO}: {SAID}\n{ANN}: Yes?\n{BO}: Yes."},
    "a list of lines": [f"{ANN}: {ASKED}", f"{BO}: {SAID}", f"{ANN}: Yes?", f"{BO}: Yes."],
    "live guesses": [{"speaker": ANN, "text": "When did", "is_final": False},
                     {"speaker": ANN, "text": ASKED, "is_final": True},
                     {"speaker": BO, "text": SAID, "is_final": True}],
}  # fmt: skip


@pytest.mark.parametrize("value", SHAPES.values(), ids=SHAPES.keys())
def test_speakers_and_words_are_found_whatever_they_are_called(value: Any) -> None:
    assert [(turn.label, turn.text) for turn in said(value).turns][:2] == TURNS


def test_what_was_taken_is_said() -> None:
    (warning,) = said({"rows": [{"who": ANN, "begin": 1, "content": ASKED}]}).warnings
    assert warning == (
        "This JSON is of no known shape: 1 rows of 'rows' were taken, words from 'content', speakers from 'who', "
        "times from 'begin'."
    )


def test_lists_that_were_left_aside_are_named() -> None:
    reading = said({"part1": [{"speaker": ANN, "text": ASKED}], "part2": [{"speaker": BO, "text": SAID * 9}]})
    assert "Other lists that hold words were left aside: 'part1'." in reading.warnings


def test_a_list_of_the_same_words_is_not_left_aside() -> None:
    words = [{"word": word, "start": k} for k, word in enumerate(ASKED.split())]
    reading = said({"rows": [{"speaker": ANN, "content": ASKED}], "tokens": words})
    assert reading.turns[0].label == ANN
    assert not any("aside" in warning for warning in reading.warnings)


def test_a_list_with_voices_is_better_than_one_without() -> None:
    bare = [{"start": k, "sentence": text} for k, (_, text) in enumerate(TURNS)]
    reading = said({"a": bare, "b": [{"who": n, "sentence": t} for n, t in TURNS]})
    assert [turn.label for turn in reading.turns] == [ANN, BO]


def test_chapters_and_summaries_are_no_transcript() -> None:
    chapters = [{"summary": "long " * 30, "text": "A long account of what was said in this chapter, by nobody."}]
    assert said({"chapters": chapters, "x": [{"who": n, "line": t} for n, t in TURNS]}).turns[0].text == ASKED


def test_an_unlabelled_text_is_no_narration_and_ends_its_turns_with_sentences() -> None:
    turns = said({"text": "This is what we said. " * 40}).turns
    assert len(turns) > 2
    assert {(turn.label, turn.role) for turn in turns} == {(None, Role.UNKNOWN)}
    assert all(turn.text.endswith("said.") for turn in turns)


def test_a_running_text_with_more_words_than_its_segments_is_said() -> None:
    segments = [{"start": 0, "end": 1, "text": "Only this."}]
    (warning,) = said({"text": "Many more words. " * 20, "segments": segments}).warnings
    assert warning == "The running text of the file has 60 words, its segments only 2; those were read."


def test_segments_of_seconds_and_of_milliseconds_are_told_apart_by_all_their_words() -> None:
    for step, last in ((2000, 38.0), (2, 38.0)):
        rows = [{"t": k * step, "line": "Some five words for you."} for k in range(20)]
        assert said({"x": rows}).turns[-1].anchors[-1].time == last


SPOKEN = f"{ASKED} {SAID}".split()
KALDI = {
    "words": [{"start": k, "end": k + 0.5, "word": w.lower(), "punct": w} for k, w in enumerate(SPOKEN)],
    "segmentation": {"segments": [{"start": k, "speaker": {"@id": f"S{n}"}} for k, n in ((0, 1), (4, 12))]},
}
SPEECHMATICS = {
    "words": [{"time": f"{k}.000", "duration": "0.5", "name": w} for k, w in enumerate(SPOKEN)],
    "speakers": [{"name": "S1", "time": "0.0", "duration": "4"}, {"name": "S12", "time": "4.0", "duration": "2"}],
}


@pytest.mark.parametrize("value", [{"retval": KALDI}, SPEECHMATICS])
def test_words_are_of_the_speaker_whose_segment_they_begin_in(value: Any) -> None:
    turns = said(value).turns
    assert [(turn.label, turn.text, turn.time_start) for turn in turns] == [
        ("Speaker 1", ASKED, 0.0),
        ("Speaker 12", SAID, 4.0),
    ]


def test_rows_of_one_word_each_are_put_together() -> None:
    rows = [{"name": name, "word": word, "begin": 1} for name, text in [*TURNS, *TURNS] for word in text.split()]
    assert [(turn.label, turn.text) for turn in said({"x": rows}).turns] == [*TURNS, *TURNS]


def test_the_unit_of_rows_that_keep_their_words_in_parts_is_judged_by_those() -> None:
    parts = [{"value": word, "start_time": 6000 + 300 * k} for k, word in enumerate(ASKED.split())]
    rows = [{"speaker_id": 1, "start_time": 6000 + 9000 * k, "tokens": parts} for k in range(3)]
    assert [anchor.time for anchor in said({"x": rows}).turns[0].anchors] == [6.0, 15.0, 24.0]
