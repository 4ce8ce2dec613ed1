from __future__ import annotations

import json
from dataclasses import replace

from qa.render import answer_html, answer_record, answer_text, hit_record, transcript_record
from qa.render.record import turn_record
from qa.schema import Role, Transcript, Turn

from .samples import SOURCE, TEXT, answer, hit


def test_an_answer_has_the_promised_keys_in_the_promised_order() -> None:
    record = answer_record(answer())
    assert list(record) == ["question", "understood_as", "language", "answered", "confidence", "passages"]
    assert list(record["passages"][0]) == [
        "rank", "score", "id", "text", "highlights", "speaker", "role", "question", "source", "turn", "start", "end",
        "citation",
    ]  # fmt: skip
    assert list(record["passages"][0]["source"]) == ["id", "title", "file", "publisher", "date", "language", "url"]


def test_an_answer_survives_json_with_its_values() -> None:
    record = json.loads(json.dumps(answer_record(answer(understood_as="Combien sont-ils chez Whaller ?"))))
    assert (record["understood_as"], record["answered"], record["confidence"]) == (
        "Combien sont-ils chez Whaller ?",
        True,
        0.93,
    )
    passage = record["passages"][0]
    assert (passage["text"], passage["highlights"], passage["role"]) == (TEXT, [[0, 15]], "interviewee")
    assert (passage["turn"], passage["start"], passage["end"]) == (8, 100, 100 + len(TEXT))
    assert passage["source"]["url"] is None


def test_an_answer_without_passages_has_an_empty_list() -> None:
    assert answer_record(replace(answer(answered=False), hits=()))["passages"] == []


def test_a_transcript_shows_times_and_page_only_where_there_are_any() -> None:
    plain = Turn(index=0, text="Bonjour.", start=0, end=8, role=Role.INTERVIEWER, speaker="EM", label="EM")
    timed = Turn(index=1, text="Oui.", start=9, end=13, time_start=0.0, time_end=2.5, page=1, inferred=True)
    transcript = Transcript(
        source=SOURCE, format="labels", text="Bonjour.\nOui.", sha256="0" * 64, turns=(plain, timed),
        metadata={"title": "Rencontre"}, warnings=("line 3: no speaker",),
    )  # fmt: skip
    record = transcript_record(transcript)
    assert list(record) == ["file", "format", "metadata", "turns", "warnings"]
    assert list(record["turns"][0]) == ["index", "speaker", "role", "text", "start", "end", "label", "inferred"]
    assert record["turns"][1]["time_start"] == 0.0
    assert (record["turns"][1]["time_end"], record["turns"][1]["page"]) == (2.5, 1)
    assert record["warnings"] == ["line 3: no speaker"]
    assert json.loads(json.dumps(record)) == record


def test_a_passage_says_where_it_begins_only_where_the_file_does() -> None:
    plain = hit()
    timed = replace(plain, passage=replace(plain.passage, time=754.2, page=3))
    assert not {"time", "page"} & set(hit_record(plain))
    assert list(hit_record(timed))[-2:] == ["time", "page"]
    assert (hit_record(timed)["time"], hit_record(timed)["page"]) == (754.2, 3)
    assert " · 12:34 ·" in answer_text(answer(timed))
    assert "<span>12:34</span>" in answer_html(answer(timed), "en")


def test_a_turn_whose_role_alone_is_inferred_is_marked_with_how_sure_it_is() -> None:
    guessed = Turn(index=0, text="Oui.", start=0, end=4, label="TF", speaker="TF", confidence=0.86)
    assert (turn_record(guessed)["inferred"], turn_record(guessed)["confidence"]) == (True, 0.86)
    stated = replace(guessed, confidence=None)
    assert (turn_record(stated)["inferred"], "confidence" in turn_record(stated)) == (False, False)
