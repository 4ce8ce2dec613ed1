"""The figures as JSON: every number of the records, under names that stay."""

from __future__ import annotations

import json
from dataclasses import replace

from qa.render.pictures import course_record, statistics_record, topic_map_record
from render.pictured import COURSE, MAP, STATISTICS, TIMED


def test_the_figures_of_a_corpus_as_json() -> None:
    record = json.loads(json.dumps(statistics_record(STATISTICS)))
    assert list(record) == ["counts", "interviews", "speakers", "dated", "undated", "years"]
    assert record["counts"]["words"] == 1600
    assert record["counts"]["languages"] == [{"language": "en", "interviews": 3}]
    assert [found["source"]["id"] for found in record["interviews"]] == ["harbour", "tide", "net"]
    assert record["interviews"][0]["speakers"][1] == {
        "speaker": "Bert Moss",
        "role": "interviewee",
        "turns": 2,
        "words": 70,
        "seconds": None,
    }
    assert record["dated"] == [{"id": "tide", "date": "2019-05-02"}, {"id": "harbour", "date": "2021-07"}]
    assert record["undated"] == ["net"]
    assert [(year["year"], year["interviews"], year["words"]) for year in record["years"]] == [
        (2019, ["tide"], 1500),
        (2021, ["harbour"], 100),
    ]


def test_the_course_of_an_interview_as_json() -> None:
    record = json.loads(json.dumps(course_record(COURSE)))
    assert record["source"]["id"] == "harbour"
    assert record["turns"][1] == {
        "turn": 1,
        "speaker": "Anna Lowe",
        "role": "interviewer",
        "words": 8,
        "start": None,
        "seconds": None,
    }
    assert course_record(TIMED)["turns"][1]["seconds"] == 30.0


def test_the_map_of_topics_as_json() -> None:
    record = json.loads(json.dumps(topic_map_record(replace(MAP, kept=0.5))))
    assert record["kept"] == 0.5
    assert record["topics"][1] == {
        "id": "t-oranges",
        "label": "oranges",
        "x": 1,
        "y": -0.4,
        "passages": 4,
        "speakers": ["Bert Moss"],
        "nearest": "t-storms · granite",
    }
