"""Every passage that answers a question: against a slow reference over all passages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fakes import talk
from hypothesis import given, settings
from hypothesis import strategies as st

from core.preparing import ARTICLE, EVERYBODY, TEXTS, TURNED, Opened, encoder, ids, opened, own
from qa.confidence import TELLING, Match
from qa.preparation import survey as room
from qa.preparation.looking import ADDRESSED
from qa.rank import best_matches
from qa.schema import Filters, Role, Survey

ECHO = talk(
    ("Anna Lowe", "What happened to the lighthouse?"),
    ("Bert Moss", "Storms took the lighthouse in 1987. We rebuilt the lighthouse in granite."),
    ("Anna Lowe", "And then?"),
    ("Bert Moss", "Oranges came by sea."),
)
JUST_BELOW = 0.49
PEOPLE = {*EVERYBODY, "Anna Lowe"}
CATALOGUE = """
[[transcript]]
file = "bridge.txt"
date = "2020-05"
[[transcript]]
file = "harbour.txt"
date = "2021"
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    texts = TEXTS | {"turned.txt": TURNED, "catalogue.toml": CATALOGUE}
    with opened(tmp_path_factory.mktemp("survey"), texts) as found:
        yield found


def reference(world: Opened, question: str) -> dict[str, float]:
    """The confidence of each passage of everybody who gives answers, by id, one passage at a time; just below one half
    at most where the question names somebody else, or where it says little beside the name and the passage is not among
    the nearest by that little."""
    (encoding,) = encoder().encode_questions([question])
    query = world.index.query(question, encoding)
    named = world.index.named(query)
    beside = [0.0 if name else float(weight) for weight, name in zip(query.weights, query.names, strict=True)]
    sure, near, theirs = {}, {}, set()
    for row, passage in enumerate(world.index.records.passages(range(len(world.index)))):
        if passage.speaker and passage.role in (Role.INTERVIEWEE, Role.QUOTED):
            similarities, bounds = world.index.tokens.similarities(encoding.tokens, np.asarray([row]))
            (match,) = best_matches(similarities, bounds)
            sure[passage.id] = world.looking.calibration.confidence(Match(match, query.weights, query.names))
            near[passage.id] = sum(weight * float(value) for weight, value in zip(beside, match, strict=True))
            theirs |= {passage.id} if named[row] else set()
    if not query.links:
        return sure
    line = 0.95 * max((near[one] for one in theirs), default=0.0) if max(beside) < TELLING else -np.inf
    may = {one for one in theirs if near[one] >= line}
    return {one: value if one in may else min(value, JUST_BELOW) for one, value in sure.items()}


def shown(survey: Survey) -> dict[str, float]:
    """The confidence of what is said to answer, by passage id."""
    return {hit.passage.id: hit.score for voice in survey.voices if voice.addresses for hit in voice.hits}


QUESTIONS = [
    "Who rebuilt the lighthouse?",
    "Are you afraid of storms?",
    "How did the harbour of Brell begin?",
    "What did Bert Moss say of storms?",
    "Combien de camions traversent la vallée ?",
    "Who is Bert Moss?",
    "goats",
    "Do telescopes dream?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_passage_from_one_half_on_is_there_and_no_other(world: Opened, question: str) -> None:
    expected = {identifier: value for identifier, value in reference(world, question).items() if value >= ADDRESSED}
    assert shown(world.engine.survey(question)) == pytest.approx(expected, abs=1e-5)


WORDS = st.sampled_from(
    ["storms", "lighthouse", "harbour", "rebuilt", "goats", "Bert", "Moss", "camions", "the", "?", "1987"]
)


@settings(max_examples=50)
@given(st.lists(WORDS, min_size=1, max_size=7).map(" ".join).filter(lambda text: text.strip(" ?") != ""))
def test_any_question_is_answered_as_by_looking_at_every_passage(world: Opened, question: str) -> None:
    every = reference(world, question)
    found = world.engine.survey(question)
    assert shown(found) == pytest.approx({one: value for one, value in every.items() if value >= ADDRESSED}, abs=1e-5)
    under = sorted((value for value in every.values() if value < ADDRESSED), reverse=True)
    assert [hit.score for hit in found.below] == pytest.approx(under[:5], abs=1e-5)
    assert {voice.speaker for voice in found.voices} == PEOPLE
    for voice in found.voices:
        assert own(voice.speaker, voice.hits)
        theirs = [every[hit.passage.id] for hit in voice.hits]
        assert voice.confidence == pytest.approx(max(theirs, default=0.0), abs=1e-5)
        assert voice.addresses == (voice.confidence >= ADDRESSED)


def test_how_many_of_how_many_is_a_count(world: Opened) -> None:
    found = world.engine.survey("Who rebuilt the lighthouse?")
    assert {voice.speaker for voice in found.voices if voice.addresses} == {"Bert Moss", "Gwen Hart"}
    assert (found.addressed, found.of, found.language) == (2, len(PEOPLE), "en")


def test_voices_come_those_who_answer_first_by_confidence_and_passages_best_first(world: Opened) -> None:
    found = world.engine.survey("Are you afraid of storms?")
    keys = [(not voice.addresses, -voice.confidence) for voice in found.voices]
    assert keys == sorted(keys)
    for voice in found.voices:
        scores = [hit.score for hit in voice.hits]
        assert scores == sorted(scores, reverse=True)


def test_the_silent_have_their_nearest_miss(world: Opened) -> None:
    every = reference(world, "Who rebuilt the lighthouse?")
    for voice in world.engine.survey("Who rebuilt the lighthouse?").voices:
        if not voice.addresses:
            theirs = {p.id for p in world.index.records.passages(world.looking.voices.rows(voice.speaker).tolist())}
            (miss,) = voice.hits
            assert every[miss.passage.id] == max(every[one] for one in theirs)


def test_just_below_the_line_are_the_best_of_the_others(world: Opened) -> None:
    found = world.engine.survey("Who rebuilt the lighthouse?")
    assert len(found.below) == 5
    assert [hit.rank for hit in found.below] == [1, 2, 3, 4, 5]
    assert not set(ids(found.below)) & set(shown(found))


@pytest.mark.parametrize(
    ("filters", "speakers"),
    [
        (Filters(speaker="Bert"), {"Bert Moss"}),
        (Filters(source="panel"), {"Dora Finch", "Egon Wells"}),
        (Filters(role=Role.QUOTED), {"Gwen Hart", "Ivo Lund"}),
        (Filters(language="fr"), {"Zoé Martin"}),
        (Filters(since="2020", until="2020"), {"Zoé Martin"}),
        (Filters(since="2020-06"), {"Bert Moss"}),
        (Filters(role=Role.INTERVIEWER), set()),
    ],
)
def test_filters_leave_out_passages_and_who_has_none_left(world: Opened, filters: Filters, speakers: set[str]) -> None:
    found = world.engine.survey("What of the storms and the lighthouse?", filters=filters)
    assert {voice.speaker for voice in found.voices} == speakers
    assert found.of == len(speakers)
    assert {hit.passage.speaker for hit in found.below} <= speakers


def test_with_a_name_only_what_is_theirs_answers_and_the_rest_comes_near(world: Opened) -> None:
    anybody = world.engine.survey("Who sleeps through storms?")
    assert "panel#t4-p0" in shown(anybody)
    found = world.engine.survey("Does Bert Moss sleep through storms?")
    assert {voice.speaker for voice in found.voices if voice.addresses} <= {"Bert Moss"}
    assert found.below[0].passage.id == "panel#t4-p0"
    assert found.below[0].score == pytest.approx(JUST_BELOW)
    assert found.of == len(PEOPLE)


FOUNDED = """
[[transcript]]
file = "founded.txt"
title = "Quorn Cannery, a visit"
organisations = ["Quorn Cannery"]
"""
FOUNDER = talk(
    ("Anna Lowe", "How did it begin?"),
    ("Nils Berg", "With herring and a borrowed kettle, in my uncle's barn."),
    ("Anna Lowe", "And who helped?"),
    ("Nils Berg", "My sister kept the ledger. She quarrelled with everybody."),
    ("Anna Lowe", "What breaks most?"),
    ("Nils Berg", "We can herring. What we do: the conveyor jams each Monday, and the belts tear."),
)


def test_what_a_firm_does_is_not_all_that_its_founder_said_and_its_bare_name_is(tmp_path: Path) -> None:
    with opened(tmp_path, TEXTS | {"founded.txt": FOUNDER, "catalogue.toml": FOUNDED}) as world:
        everything = {"founded#t1-p0", "founded#t3-p0", "founded#t5-p0"}
        assert shown(world.engine.survey("Quorn Cannery?")).keys() == everything
        assert shown(world.engine.survey("What does Quorn Cannery do?")).keys() == {"founded#t5-p0"}
        assert shown(world.engine.survey("Who helped at Quorn Cannery?")).keys() == {"founded#t3-p0"}


def test_blocks_change_nothing_and_progress_ends_at_the_last(world: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = world.engine.survey("Are you afraid of storms?")
    monkeypatch.setattr(room, "_BLOCK", 3)
    told: list[tuple[int, int]] = []
    parts = world.engine.survey("Are you afraid of storms?", progress=lambda done, total: told.append((done, total)))
    assert parts == whole
    total = int(world.looking.voices.spoken.sum())
    assert [done for done, _ in told] == [*range(3, total, 3), total]
    assert {all_of for _, all_of in told} == {total}


def test_who_says_it_twice_is_shown_twice(tmp_path: Path) -> None:
    with opened(tmp_path, TEXTS | {"echo.txt": ECHO}) as world:
        found = shown(world.engine.survey("Who rebuilt the lighthouse?"))
        assert {"harbour#t5-p0", "echo#t1-p0"} <= found.keys()


def test_an_article_alone_is_surveyed(tmp_path: Path) -> None:
    with opened(tmp_path, {"article.txt": ARTICLE}) as world:
        found = world.engine.survey("Who rebuilds the lighthouse?")
        assert found.of == 2
        assert {voice.speaker for voice in found.voices} == {"Gwen Hart", "Ivo Lund"}


def test_where_nobody_answers_there_is_nobody(tmp_path: Path) -> None:
    with opened(tmp_path, {"notes.txt": "The harbour of Brell\n\nThe council voted on Monday.\n"}) as world:
        found = world.engine.survey("What did the council do?")
        assert (found.voices, found.below, found.addressed, found.of) == ((), (), 0, 0)
