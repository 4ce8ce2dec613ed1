"""`qa eval`: the measures, as a table and as JSON, and bad questions named by file and line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Loads, Run, sentence

KNOWN = (
    {"question": "Who rebuilt the lighthouse?", "evidence": ["granite"], "speaker": "Bert Moss", "kind": "direct"},
    {
        "question": "How long does a wheel ripen?",
        "evidence": ["nineteen months"],
        "speakers": ["Clara Dunn"],
        "kind": "number",
    },
    {"question": "Combien de camions ?", "evidence": ["QUATRE CENTS"], "speaker": "Anna Lowe", "kind": "direct"},
    {"question": "Which violin concerto did Sibelius revise?", "evidence": []},
)
NO_QUESTION = 'not a question; needs at least {"question": "…", "evidence": ["…"]}'


def written(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_json_holds_the_measures_by_kind_and_over_all(qa: Run, place: Path) -> None:
    ran = qa("eval", written(place / "known.jsonl", *KNOWN), "--json")
    assert (ran.code, ran.err) == (0, "")
    assert list(ran.record) == ["retrieval", "abstention", "seconds"]
    every = ran.record["retrieval"]["all"]
    assert list(every) == ["questions", "hit@1", "hit@3", "mrr@10", "speaker_right", "highlight_right"]
    assert (every["questions"], every["hit@1"], every["hit@3"], every["mrr@10"]) == (3, 1, 1, 1)
    assert every["speaker_right"] == pytest.approx(2 / 3)
    assert ran.record["retrieval"]["direct"]["speaker_right"] == 0.5
    assert (ran.record["abstention"]["answerable"], ran.record["abstention"]["unanswerable"]) == (3, 1)
    assert ran.record["abstention"]["auroc"] == 1
    assert 0 < ran.record["seconds"]["p50"] <= ran.record["seconds"]["p95"]


def test_the_table_has_a_row_a_kind_and_the_rest_below(qa: Run, place: Path) -> None:
    ran = qa("eval", written(place / "known.jsonl", *KNOWN))
    assert (ran.code, ran.err) == (0, "")
    rows = [line.split() for line in ran.out.splitlines()]
    assert rows[0] == ["kind", "n", "hit@1", "hit@3", "MRR@10", "speaker", "highlight"]
    assert [row[:3] for row in rows[1:4]] == [["direct", "2", "1.000"], ["number", "1", "1.000"], ["all", "3", "1.000"]]
    assert "AUROC of confidence  1.000" in ran.out
    assert "ms" in ran.out


def test_measures_that_cannot_be_taken_are_null_in_json(qa: Run, place: Path) -> None:
    ran = qa("eval", written(place / "known.jsonl", KNOWN[3]), "--json")
    assert ran.record["abstention"]["auroc"] is None
    assert ran.record["abstention"]["wrongly_refused"] is None


def test_a_question_may_lean_on_its_history(qa: Run, place: Path) -> None:
    row = {"question": "And in which year did he start?", "evidence": ["1921"], "history": ["Who is Bert Moss?"]}
    assert qa("eval", written(place / "known.jsonl", row), "--json").record["retrieval"]["all"]["questions"] == 1


@pytest.mark.parametrize(
    "line",
    [
        "{", "[]", "null", '"Who?"', "{}", '{"question": "Who?"}', '{"evidence": []}',
        '{"question": "", "evidence": []}', '{"question": null, "evidence": []}', '{"question": 7, "evidence": []}',
        '{"question": "Who?", "evidence": "granite"}', '{"question": "Who?", "evidence": [""]}',
        '{"question": "Who?", "evidence": [], "speakers": "Bert"}',
        '{"question": "Who?", "evidence": [], "history": "Where?"}',
    ],
)  # fmt: skip
def test_a_line_that_is_no_question_is_named_by_file_and_line(qa: Run, place: Path, loads: Loads, line: str) -> None:
    (place / "known.jsonl").write_text(f"{json.dumps(KNOWN[0])}\n\n{line}\n")
    assert sentence(qa("eval", "known.jsonl")) == f"known.jsonl:3: {NO_QUESTION}"
    assert loads.models == []


def test_a_question_without_words_is_named_too(qa: Run, place: Path) -> None:
    written(place / "known.jsonl", KNOWN[0], {"question": "?!", "evidence": []})
    assert sentence(qa("eval", "known.jsonl", "--json")).startswith("known.jsonl:2: the question is empty")


def test_the_file_may_have_a_byte_order_mark_and_a_line_separator_in_a_text(qa: Run, place: Path) -> None:
    row = json.dumps(KNOWN[0] | {"evidence": ["gran\u2028ite", "granite"]}, ensure_ascii=False)
    (place / "known.jsonl").write_bytes(f"{row}\r\n".encode("utf-8-sig"))
    assert qa("eval", "known.jsonl", "--json").record["retrieval"]["all"]["hit@1"] == 1


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("nowhere.jsonl", "cannot be read (No such file or directory)"),
        ("corpus", "cannot be read (Is a directory)"),
        ("latin.jsonl", "cannot be read (not UTF-8 text)"),
        ("empty.jsonl", "holds no question"),
    ],
)
def test_a_file_without_questions_is_refused(qa: Run, place: Path, file: str, reason: str) -> None:
    (place / "latin.jsonl").write_bytes('{"question": "Où ?"}'.encode("latin-1"))
    (place / "empty.jsonl").write_text("\n")
    assert sentence(qa("eval", file)) == f"{file}: {reason}; give a file with one JSON object a line"


JUDGED: dict[str, Any] = {
    "question": "And how long?", "understood_as": "How long does a wheel ripen?", "filters": {"speaker": "Clara Dunn"},
    "passage": "cheese#t3-p0", "text": "nineteen months", "speaker": "Clara Dunn", "verdict": "helpful",
    "time": "2026-11-22T14:00:00Z",
}  # fmt: skip


def test_what_readers_found_helpful_is_measured_and_their_other_judgements_are_passed_over(
    qa: Run, place: Path
) -> None:
    others = (JUDGED | {"verdict": "unhelpful"}, JUDGED | {"verdict": "wrong-speaker"})
    ran = qa("eval", written(place / "feedback.jsonl", JUDGED, *others, KNOWN[0]), "--json")
    assert ran.code == 0
    assert "2 of 4 judgements tell no known answer, and were passed over" in ran.err
    row = ran.record["retrieval"]["feedback"]
    assert (row["questions"], row["hit@1"], row["speaker_right"]) == (1, 1, 1)
    assert ran.record["retrieval"]["all"]["questions"] == 2


def test_a_judgement_is_asked_with_its_filters(qa: Run, place: Path) -> None:
    elsewhere = JUDGED | {"filters": {"source": "harbour", "role": "interviewee"}}
    ran = qa("eval", written(place / "feedback.jsonl", elsewhere), "--json")
    assert ran.record["retrieval"]["feedback"]["hit@3"] == 0


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"verdict": "great"}, "none of helpful, unhelpful, wrong-speaker"),
        ({"text": ""}, "not a question"),
        ({"question": 3, "understood_as": None}, "not a question"),
        ({"filters": {"mood": "good"}}, "not a question"),
        ({"filters": {"role": "king"}}, "not a question"),
        ({"speaker": ["Clara Dunn"]}, "not a question"),
        ({"verdict": "unhelpful"}, "holds no question; none of what was judged was found helpful"),
    ],
)
def test_a_judgement_that_cannot_be_read_is_named_by_its_line(
    qa: Run, place: Path, change: dict[str, Any], reason: str
) -> None:
    ran = qa("eval", written(place / "feedback.jsonl", JUDGED | change))
    assert ran.code == 1
    assert reason in ran.err
    assert "feedback.jsonl" in ran.err
