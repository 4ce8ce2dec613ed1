"""The figures of a corpus: counted by hand on a few lines, and on the five documents against their own records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import refused, talk
from hypothesis import given
from hypothesis import strategies as st

from core.preparing import Opened, opened
from qa.engine import Engine
from qa.errors import QuestionError
from qa.schema import Role, Share, Stretch, Turn
from qa.statistics.turns import added, shares, stretches

CATALOGUE = """
[[transcript]]
file = "boat.txt"
title = "The boat"
date = "2019-05-02"

[[transcript]]
file = "oak.txt"
title = "The oak"
date = "2019"
"""
BOAT = talk(("Anna Lowe", "Who built it?"), ("Bert Moss", "My father built it alone."), ("Anna Lowe", "And who paid?"))
OAK = talk(("Anna Lowe", "How old is it?"), ("Clara Dunn", "Older than the church."), ("Anna Lowe", "Thank you."))
WELL = talk(("Anna Lowe", "Is it deep?"), ("Bert Moss", "Nobody knows."), ("Anna Lowe", "Nobody at all?"))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    texts = {"catalogue.toml": CATALOGUE, "boat.txt": BOAT, "oak.txt": OAK, "well.txt": WELL}
    with opened(tmp_path_factory.mktemp("three"), texts) as found:
        yield found


def turn(index: int, start: float | None = None, end: float | None = None, text: str = "One two.") -> Turn:
    return Turn(index=index, text=text, start=0, end=len(text), time_start=start, time_end=end)


def test_counts_are_those_that_a_reader_counts(three: Opened) -> None:
    counts = three.engine.census.statistics().counts
    assert (counts.interviews, counts.speakers) == (3, 3)
    assert (counts.dated, counts.undated) == (2, 1)
    assert counts.languages == (("en", 3),)
    said = {part.role: (part.speakers, part.turns, part.words) for part in counts.roles}
    assert said[Role.INTERVIEWEE] == (2, 3, 5 + 4 + 2)
    assert said[Role.INTERVIEWER] == (1, 6, 3 + 3 + 4 + 2 + 3 + 3)


def test_who_speaks_most_is_first_over_the_corpus_and_the_first_to_speak_within_an_interview(three: Opened) -> None:
    statistics = three.engine.census.statistics()
    spoken = [share for share in statistics.shares if share.speaker]
    assert [(share.speaker, share.turns, share.words) for share in spoken] == [
        ("Anna Lowe", 6, 18),
        ("Bert Moss", 2, 7),
        ("Clara Dunn", 1, 4),
    ]
    boat = next(talk for talk in statistics.talks if talk.source.title == "The boat")
    assert [share.speaker for share in boat.shares if share.speaker] == ["Anna Lowe", "Bert Moss"]
    assert boat.words_in(Role.INTERVIEWEE) == 5


def test_dates_go_by_age_and_what_bears_none_stands_apart(three: Opened) -> None:
    timeline = three.engine.census.statistics().timeline
    assert [talk.source.date for talk in timeline.dated] == ["2019", "2019-05-02"]
    assert [talk.source.id for talk in timeline.undated] == ["well"]
    (year,) = timeline.years
    assert (year.year, len(year.interviews)) == (2019, 2)
    assert year.words == sum(talk.words for talk in timeline.dated)


def test_every_word_of_the_five_documents_is_somebodys(starter_engine: Engine) -> None:
    statistics = starter_engine.census.statistics()
    for source, found in zip(starter_engine.sources, statistics.talks, strict=True):
        turns = starter_engine.turns(source.id)
        assert found.turns == len(turns)
        assert found.words == sum(len(turn.text.split()) for turn in turns)
        assert sum(share.words for share in found.shares) == found.words
    counts = statistics.counts
    assert sum(part.words for part in counts.roles) == counts.words == sum(share.words for share in statistics.shares)
    assert counts.speakers == len(starter_engine.speakers())
    assert [talk.source.id for talk in statistics.timeline.dated] == ["whaller-thomas-faure"]


def test_the_narration_of_an_article_is_no_share_of_whom_it_quotes(starter_engine: Engine) -> None:
    article = next(t for t in starter_engine.census.statistics().talks if t.source.id == "flaminem-expansion")
    assert {share.speaker for share in article.shares if share.role is Role.QUOTED} == {
        "Gautier Cloix",
        "Alain Juillet",
        "Edouard Tétreau",
        "Thomas Serval",
        "Guillaume Prunier",
    }
    assert [share.speaker for share in article.shares if share.role is Role.NARRATOR] == [None]
    assert article.words_in(Role.NARRATOR) > 2 * article.words_in(Role.QUOTED)


def test_the_course_of_an_interview_is_every_turn_in_order(starter_engine: Engine) -> None:
    course = starter_engine.census.course("Whaller")
    assert course.source.id == "whaller-thomas-faure"
    assert [stretch.turn for stretch in course.stretches] == [turn.index for turn in starter_engine.turns("Whaller")]
    assert not course.timed


def test_a_course_that_is_not_there_is_refused_in_a_sentence(starter_engine: Engine) -> None:
    with refused(QuestionError, "no source"):
        starter_engine.census.course("Whalerr")


def test_a_turn_without_an_end_lasts_until_the_next() -> None:
    found = stretches([turn(0, 1.0), turn(1, 4.5, 6.0), turn(2, 9.0)])
    assert [stretch.seconds for stretch in found] == [3.5, 1.5, None]


def test_times_that_run_backwards_tell_no_length() -> None:
    assert [stretch.seconds for stretch in stretches([turn(0, 9.0), turn(1, 4.0, 3.0)])] == [None, None]


def test_one_turn_without_times_leaves_the_share_without_seconds() -> None:
    (share,) = shares(stretches([turn(0, 1.0, 2.0), turn(1)]))
    assert (share.turns, share.words, share.seconds) == (2, 4, None)


STRETCHES = st.lists(
    st.builds(
        Stretch,
        turn=st.just(0),
        speaker=st.sampled_from([None, "Ann", "Bo"]),
        role=st.sampled_from(list(Role)),
        words=st.integers(0, 50),
        seconds=st.none() | st.integers(0, 9).map(float),
    )
)


@given(STRETCHES)
def test_shares_hold_every_turn_and_word_once(parts: list[Stretch]) -> None:
    found = shares(parts)
    assert sum(share.turns for share in found) == len(parts)
    assert sum(share.words for share in found) == sum(part.words for part in parts)
    assert len({(share.speaker, share.role) for share in found}) == len(found)


@given(STRETCHES, STRETCHES)
def test_shares_of_two_interviews_add_up_to_those_of_both(one: list[Stretch], other: list[Stretch]) -> None:
    def plain(found: tuple[Share, ...]) -> set[tuple[str | None, Role, int, int, float | None]]:
        return {(share.speaker, share.role, share.turns, share.words, share.seconds) for share in found}

    assert plain(added([*shares(one), *shares(other)])) == plain(shares([*one, *other]))


def test_no_turns_have_no_shares() -> None:
    assert stretches([]) == ()
    assert shares([]) == ()


def test_progress_is_told_once_for_each_transcript_and_not_again(tmp_path: Path) -> None:
    with opened(tmp_path, {"oak.txt": OAK, "well.txt": WELL}) as found:
        told: list[tuple[int, int]] = []
        census = found.engine.census
        first = census.statistics(lambda done, total: told.append((done, total)))
        assert told == [(0, 2), (1, 2)]
        assert census.statistics(lambda done, total: told.append((done, total))) is first
        assert len(told) == 2
