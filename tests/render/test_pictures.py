"""Pictures of a corpus: what plotly takes, what they say without being seen, where they lead, and nothing by colour
alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.render import LANGUAGES
from qa.render.pictures import (
    Picture,
    course_picture,
    dates_picture,
    interview_name,
    number,
    people_picture,
    percent,
    talk_picture,
    topics_picture,
    years_picture,
)
from qa.render.pictures.picture import short
from qa.schema import Course, Person, Role, Timeline, TopicMap
from render.pictured import (
    COURSE,
    HARBOUR,
    HOSTILE,
    MAP,
    NET,
    STATISTICS,
    TIDE,
    TIMED,
    TIMELINE,
    Nowhere,
    share,
    source,
    spoken,
    statistics,
)

LINKS = Nowhere()
NO_TIME = Timeline(dated=(), undated=(HARBOUR,), years=())


def years(language: str) -> Picture:
    picture = years_picture(TIMELINE, language)
    assert picture is not None
    return picture


PICTURES: dict[str, Callable[[str], Picture]] = {
    "talk": lambda language: talk_picture(STATISTICS, LINKS, language),
    "people": lambda language: people_picture(STATISTICS, LINKS, language),
    "course": lambda language: course_picture(COURSE, LINKS, language),
    "timed": lambda language: course_picture(TIMED, LINKS, language),
    "dates": lambda language: dates_picture(TIMELINE, LINKS, language),
    "years": years,
    "topics": lambda language: topics_picture(MAP, LINKS, language),
}
EMPTY: dict[str, Callable[[str], Picture]] = {
    "talk": lambda language: talk_picture(statistics(), LINKS, language),
    "people": lambda language: people_picture(statistics(), LINKS, language),
    "course": lambda language: course_picture(Course(source=source("x"), stretches=()), LINKS, language),
    "dates": lambda language: dates_picture(NO_TIME, LINKS, language),
    "topics": lambda language: topics_picture(TopicMap(points=(), kept=None), LINKS, language),
}


def every(kinds: Mapping[str, Callable[[str], Picture]]) -> pytest.MarkDecorator:
    cases = [
        pytest.param(make, language, id=f"{name}-{language}") for name, make in kinds.items() for language in LANGUAGES
    ]
    return pytest.mark.parametrize(("make", "language"), cases)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


def drawn(picture: Picture) -> list[dict[str, Any]]:
    return [trace for trace in picture.figure["data"] if trace.get("hoverinfo") != "skip"]


@every(PICTURES | {f"empty {name}": make for name, make in EMPTY.items()})
def test_plotly_takes_every_figure_as_json(make: Callable[[str], Picture], language: str) -> None:
    figure = json.loads(json.dumps(make(language).figure))
    taken = go.Figure(figure)  # raises for what the schema does not know
    assert len(taken.data) == len(figure["data"])


@every(PICTURES)
def test_every_colour_is_left_to_the_page(make: Callable[[str], Picture], language: str) -> None:
    found = list(strings(make(language).figure))
    assert not [text for text in found if re.fullmatch(r"#[0-9a-fA-F]{3,8}|rgb\(.*", text)]
    assert all(re.fullmatch(r"var\(--picture-[a-z0-9]+\)", text) for text in found if text.startswith("var("))


@every(PICTURES)
def test_series_differ_by_more_than_colour(make: Callable[[str], Picture], language: str) -> None:
    traces = drawn(make(language))
    looks = [(trace["marker"].get("pattern", {}).get("shape"), trace["marker"].get("symbol")) for trace in traces]
    assert len(set(looks)) == len(looks)


@every(PICTURES)
def test_what_is_pointed_at_says_what_it_is_and_where_it_leads_matches_its_row(
    make: Callable[[str], Picture], language: str
) -> None:
    picture = make(language)
    in_table = {cell.link for row in picture.table.rows for cell in row if cell.link}
    for trace in drawn(picture):
        assert len(trace["hovertext"]) == len(trace["y"]) == len(trace["x"])
        assert all(trace["hovertext"])
        assert {link for link in trace.get("customdata", []) if link} <= in_table


@every(PICTURES | {f"empty {name}": make for name, make in EMPTY.items()})
def test_a_sentence_and_a_table_stand_for_it(make: Callable[[str], Picture], language: str) -> None:
    picture = make(language)
    assert picture.says.endswith(".")
    assert "{" not in picture.says + picture.title
    assert picture.table.caption
    assert all(len(row) == len(picture.table.header) for row in picture.table.rows)


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_english_is_left_in_the_french(name: str) -> None:
    french, english = PICTURES[name]("fr"), PICTURES[name]("en")
    assert french.title != english.title or name == "dates"
    assert french.says != english.says
    assert french.table.caption != english.table.caption


def test_who_speaks_most_is_said_and_where_the_guest_speaks_most() -> None:
    other = spoken("oak", share("Anna Lowe", Role.INTERVIEWER, 60), share("Dora Finch", Role.INTERVIEWEE, 40))
    oak = replace(other, source=source("oak", guest="Dora Finch"))
    assert talk_picture(statistics(HARBOUR, oak), LINKS, "en").says == (
        "Of 200 words: guests 55% and interviewers 45%. "
        "The guests’ share is largest in “Bert Moss (Brell)” (70%) and smallest in “Dora Finch (Brell)” (40%)."
    )


def test_the_narration_of_an_article_is_nobodys_bar() -> None:
    picture = people_picture(STATISTICS, LINKS, "en")
    assert [trace["name"] for trace in picture.figure["data"]] == ["Guests", "Interviewers", "Quoted in articles"]
    assert "Narration (1,200 words) is nobody’s speech" in picture.says
    assert picture.says.startswith("Clara Dunn speaks most: 300 words in 4 turns, 19% of all words.")
    narrated = next(row for row in picture.table.rows if row[0].text == "Narration")
    assert [cell.text for cell in narrated] == ["Narration", "Narration", "1,200", "75%", "1"]


def test_only_who_answers_has_a_dossier_to_lead_to() -> None:
    links = {row[0].text: row[0].link for row in people_picture(STATISTICS, LINKS, "en").table.rows}
    assert links["Bert Moss"] == "/guest/Bert Moss"
    assert links["Clara Dunn"] == "/guest/Clara Dunn"
    assert links["Anna Lowe"] is None


def test_shares_are_of_the_interview_and_an_empty_one_has_none() -> None:
    traces = {trace["name"]: trace for trace in talk_picture(STATISTICS, LINKS, "en").figure["data"]}
    assert traces["Guests"]["x"] == [0, 70, 0]  # the longest first: the tide, the harbour, the net
    assert traces["Narration"]["x"] == [80, 0, 0]
    assert traces["Narration"]["text"] == ["80%", "", ""]


def test_turns_of_who_asks_lie_below_the_line_and_lead_to_themselves() -> None:
    traces = {trace["name"]: trace for trace in course_picture(COURSE, LINKS, "en").figure["data"]}
    assert traces["Anna Lowe"]["y"] == [-8, -4]
    assert traces["Bert Moss"]["y"] == [90]
    assert traces["Anna Lowe"]["customdata"] == ["/read/harbour?turn=1", "/read/harbour?turn=3"]


def test_the_axis_of_words_counts_upwards_on_both_sides() -> None:
    axis = course_picture(COURSE, LINKS, "en").figure["layout"]["yaxis"]
    assert [text.lstrip("-") for text in axis["ticktext"]] == axis["ticktext"]
    assert max(axis["tickvals"]) <= 90
    assert axis["range"][0] < -8
    assert axis["range"][1] > 90


def test_a_timed_interview_is_as_long_as_it_lasts() -> None:
    picture = course_picture(TIMED, LINKS, "en")
    asked, answered = picture.figure["data"]
    assert (asked["x"], asked["width"]) == ([0.05], [0.1])
    assert (answered["x"], answered["width"]) == ([1.25], [0.5])
    assert answered["hovertext"] == ["<b>Bert Moss</b><br>Turn 1, 90 words, 1:00–1:30"]
    assert "0:30 from 1:00 on" in picture.says
    assert picture.table.header[-2:] == ("Begins at", "Lasts")


def test_a_topic_has_its_number_on_the_map_and_in_the_table() -> None:
    picture = topics_picture(MAP, LINKS, "en")
    several, one, labels = picture.figure["data"]
    assert (several["text"], one["text"]) == (["1"], ["2"])
    assert labels["meta"] == "wide"
    assert [[cell.text for cell in row[:3]] for row in picture.table.rows] == [
        ["storms · granite", "1", "9"],
        ["oranges", "2", "4"],
    ]
    assert picture.table.rows[0][4].text == "oranges"


def test_the_map_says_how_far_it_can_be_trusted() -> None:
    says = topics_picture(replace(MAP, kept=0.5), LINKS, "en").says
    assert "for 1 of 2, the nearest in meaning is among the three nearest on the map" in says
    assert "nearest on the map" not in topics_picture(MAP, LINKS, "en").says


def test_names_and_titles_are_shown_as_they_are_never_as_markup() -> None:
    hostile = spoken("x", share(HOSTILE, Role.INTERVIEWEE, 5), guest=HOSTILE)
    many = statistics(hostile, HARBOUR, TIDE, NET)
    for picture in (talk_picture(many, LINKS, "en"), people_picture(many, LINKS, "en")):
        for trace in picture.figure["data"]:
            assert not any("<" in re.sub(r"</?b>|<br>", "", text) for text in trace["hovertext"])
            assert not any(text.count("<b>") > 1 for text in trace["hovertext"])
            assert "hovertemplate" not in trace
        for label in picture.figure["layout"]["annotations"]:
            assert "<" not in label["text"]


@given(st.text(max_size=90), st.integers(2, 60))
def test_short_texts_stay_and_long_ones_are_cut(text: str, longest: int) -> None:
    found = short(text, longest)
    assert len(found) <= longest
    assert found == text or found.endswith("…")


def test_an_interview_goes_by_its_guests_when_they_are_few() -> None:
    assert interview_name(source("tide")) == "Bert Moss (Brell)"
    assert interview_name(source("tide", guest=None)) == "On the tide"
    assert interview_name(source("tide", guest="Bartholomew Winterbottom")) == "Bartholomew Winterbottom"
    many = tuple(Person(name=name, role=Role.INTERVIEWEE) for name in "ABC")
    assert interview_name(replace(source("tide"), people=many)) == "On the tide"


def test_numbers_are_written_as_the_language_does() -> None:
    assert (number(7752, "en"), number(7752, "fr")) == ("7,752", "7\u202f752")
    assert [percent(part, 1000, "en") for part in (0, 3, 5, 494, 1000)] == ["0%", "<1%", "0%", "49%", "100%"]
    assert percent(1, 0, "en") == "0%"


def test_a_large_corpus_is_pictured_in_part_and_told_in_whole() -> None:
    talks = [replace(HARBOUR, source=source(f"t{n}"), words=100) for n in range(60)]
    picture = talk_picture(statistics(*talks), LINKS, "en")
    assert len(picture.figure["data"][0]["y"]) == 30
    assert len(picture.table.rows) == 60
    assert "The picture shows the 30 longest interviews; the table has all." in picture.says
