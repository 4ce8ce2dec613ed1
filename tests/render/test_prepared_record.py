from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from qa.render import (
    brief_record,
    comparison_record,
    dossier_record,
    hit_record,
    matrix_record,
    survey_record,
    topics_record,
)
from qa.schema import Dossier, State

from .preparations import (
    EARLY,
    FAURE,
    LATE,
    NEDAP,
    ROUX,
    TEAM,
    TOPIC,
    brief,
    comparison,
    dossier,
    hit,
    matrix,
    rows,
    survey,
)

_PASSAGE = list(hit_record(hit("x")))


def _required(record: dict[str, Any], *keys: str) -> None:
    assert list(record)[: len(keys)] == list(keys)


def test_a_brief_has_the_promised_keys_in_the_promised_order() -> None:
    record = brief_record(brief())
    assert list(record) == ["topic", "speakers", "addressed", "of", "wordings"]
    for speaker in record["speakers"]:
        _required(speaker, "speaker", "addresses", "passages", "state", "confidence", "asked")
        assert all(list(passage) == _PASSAGE for passage in speaker["passages"])
    assert record["speakers"][0]["asked"] == [{"id": TEAM.id, "question": TEAM.text, "by": "Emmanuel M"}]


def test_a_brief_counts_everybody_and_keeps_the_nearest_miss_of_who_is_silent() -> None:
    record = brief_record(brief())
    assert (record["addressed"], record["of"]) == (2, 3)
    assert [(voice["speaker"], voice["addresses"], voice["state"]) for voice in record["speakers"]] == [
        (FAURE, True, "answered"), (ROUX, True, "touched"), (NEDAP, False, "not-asked"),
    ]  # fmt: skip
    assert [passage["text"] for passage in record["speakers"][2]["passages"]] == ["Les drones montent."]


def test_a_matrix_has_the_promised_keys_in_the_promised_order() -> None:
    record = matrix_record(matrix())
    assert list(record) == ["rows", "guests", "questions"]
    for row in record["rows"]:
        assert list(row) == ["question", "asked", "cells"]
        for cell in row["cells"]:
            _required(cell, "speaker", "state", "question", "passages")
    assert (record["guests"], record["questions"]) == ([FAURE, ROUX], 3)


def test_a_cell_has_the_question_as_it_was_put_to_this_guest_and_null_where_it_was_not() -> None:
    team, money, clients = matrix_record(matrix())["rows"]
    assert [cell["question"] for cell in team["cells"]] == ["Combien êtes-vous ?", "How many are you?"]
    assert [(cell["state"], cell["question"]) for cell in money["cells"]] == [
        ("touched", None), ("answered", "Who finances you?"),
    ]  # fmt: skip
    # The nearest question that was put is not the question.
    assert [(cell["question"], cell["nearest_question"]) for cell in clients["cells"]] == [
        (None, TEAM.text), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize("state", State)
def test_no_state_of_a_cell_is_lost(state: State) -> None:
    row = replace(rows()[0], cells=(replace(rows()[0].cells[0], state=state),))
    assert matrix_record(replace(matrix(), rows=(row,)))["rows"][0]["cells"][0]["state"] == state.value


def test_a_dossier_has_the_promised_keys_in_the_promised_order() -> None:
    record = dossier_record(dossier())
    assert list(record) == ["speaker", "facts", "topics", "asked", "others", "never_asked", "statements"]
    _required(record["facts"], "organisation", "roles", "aliases")
    assert {"interviews", "introductions", "numbers", "names"} <= set(record["facts"])
    _required(record["topics"][0], "topic", "passages")
    assert list(record["topics"][0]["topic"]) == ["id", "label", "terms"]
    _required(record["asked"][0], "question", "by", "source", "turn", "passages")
    _required(record["others"][0], "topic", "positions")
    _required(record["others"][0]["positions"][0], "speaker", "relation", "passage")
    _required(record["never_asked"][0], "question", "asked", "cells", "state", "nearest")
    assert list(record["statements"]) == ["dated", "pairs"]
    assert list(record["statements"]["pairs"][0]) == ["earlier", "later"]


def test_a_dossier_names_the_interviews_with_who_led_them() -> None:
    interviews = dossier_record(dossier())["facts"]["interviews"]
    assert [(found["id"], found["date"], found["interviewers"]) for found in interviews] == [
        ("early", "2019-03", ["Emmanuel M"]), ("late", "2021-07", ["Emmanuel M"]),
    ]  # fmt: skip


def test_an_interview_that_no_passage_is_from_is_known_by_its_id_or_from_the_sources_given() -> None:
    nothing: dict[str, Any] = {part: () for part in Dossier.__slots__ if part != "speaker"}
    bare = dossier(**nothing)
    assert [(found["id"], found["date"]) for found in dossier_record(bare)["facts"]["interviews"]] == [
        ("early", None), ("late", None),
    ]  # fmt: skip
    known = dossier_record(bare, (LATE, EARLY))["facts"]["interviews"]
    assert [found["date"] for found in known] == ["2019-03", "2021-07"]


def test_a_mention_is_cut_out_of_its_passage() -> None:
    facts = dossier_record(dossier())["facts"]
    for mention in (*facts["numbers"], *facts["names"]):
        assert mention["passage"]["text"][mention["start"] : mention["end"]] == mention["text"]


def test_others_are_told_with_their_relation_and_the_silent_without_a_passage() -> None:
    (spoken,) = dossier_record(dossier())["others"]
    agreeing, silent = spoken["positions"]
    assert (agreeing["speaker"], agreeing["relation"], agreeing["passage"]["speaker"]) == (ROUX, "agreeing", ROUX)
    assert (silent["speaker"], silent["relation"], silent["passage"]) == (NEDAP, "silent", None)


def test_a_question_never_asked_is_told_with_who_was_and_with_what_the_guest_says_nearest() -> None:
    (money,) = dossier_record(dossier())["never_asked"]
    assert [cell["speaker"] for cell in money["cells"]] == [ROUX]
    assert (money["asked"], money["state"]) == (1, "touched")
    assert [passage["text"] for passage in money["nearest"]] == ["Mes parts sont à moi."]


def test_a_comparison_has_the_promised_keys_and_names_who_is_alone() -> None:
    record = comparison_record(comparison())
    assert list(record) == ["speakers", "topic", "pairs", "only"]
    assert list(record["pairs"][0]) == ["nearness", "left", "right"]
    assert [record["pairs"][0][side]["speaker"] for side in ("left", "right")] == record["speakers"] == [FAURE, ROUX]
    assert {name: [passage["text"] for passage in only] for name, only in record["only"].items()} == {
        FAURE: ["Des mairies."], ROUX: [],
    }  # fmt: skip


def test_a_survey_groups_by_speaker_and_source_and_loses_no_passage() -> None:
    record = survey_record(survey())
    assert list(record) == ["question", "language", "addressed", "of", "speakers", "below"]
    assert (record["addressed"], record["of"]) == (1, 3)
    first = record["speakers"][0]
    _required(first, "speaker", "addresses", "confidence", "sources")
    assert [
        (found["source"]["id"], [passage["text"] for passage in found["passages"]]) for found in first["sources"]
    ] == [("late", ["Nous sommes 26.", "Bientôt 50."]), ("early", ["Nous sommes dix."])]
    assert record["speakers"][2]["sources"] == []
    assert [passage["speaker"] for passage in record["below"]] == [FAURE, ROUX]


def test_topics_have_the_ids_of_their_passages() -> None:
    (topic,) = topics_record([TOPIC])["topics"]
    assert list(topic) == ["id", "label", "terms", "named", "passages", "speakers"]
    assert topic["passages"] == ["late#t8-p0", "wimi#t8-p0"]


def test_every_record_survives_json() -> None:
    for record in (
        brief_record(brief()), matrix_record(matrix()), dossier_record(dossier()), comparison_record(comparison(None)),
        survey_record(survey()), topics_record([TOPIC]),
    ):  # fmt: skip
        assert json.loads(json.dumps(record)) == record
