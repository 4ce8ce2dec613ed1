"""The measures of preparing, on briefs and matrices whose measures are known."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from prepare_scoring import (
    Judged,
    KeyedTopic,
    Keys,
    Score,
    Truth,
    answered_cells,
    cell_measures,
    judged,
    pair_score,
    read_topics,
    score,
    share,
    table,
    wrong_pairs,
)

from qa.schema import AskedMatrix, Asking, Brief, Cell, Hit, Passage, Role, Row, Source, State, Voice

MIRA, TOM, ANA = "Mira Kovač", "Tom Reed", "Ana Silva"
ANSWERED, TOUCHED, SILENT = State.ANSWERED, State.TOUCHED, State.NOT_ASKED


def key(*keys: str) -> Keys:
    return frozenset(keys)


def asking(identifier: str, guest: str = MIRA, replies: tuple[int, ...] = (1,)) -> Asking:
    return Asking(
        id=identifier,
        transcript="bridge",
        turn=0,
        speaker=ANA,
        guests=(guest,),
        replies=replies,
        text="Why?",
        start=0,
        end=4,
        read="Why?",
    )


def hit(speaker: str | None, role: Role = Role.INTERVIEWEE) -> Hit:
    passage = Passage(
        id="bridge#t1-p0", transcript="bridge", turn=1, speaker=speaker, role=role, text="So.", start=5, end=8
    )
    source = Source(id="bridge", file="corpus/bridge.txt", title="Bridge")
    return Hit(rank=1, score=0.9, passage=passage, source=source, highlights=(), citation="")


def voice(speaker: str, addresses: bool, *, asked: bool = False, hits: tuple[Hit, ...] = ()) -> Voice:
    askings = (asking("bridge#t0", speaker),) if asked else ()
    return Voice(speaker=speaker, addresses=addresses, confidence=0.6, hits=hits, askings=askings)


def topic(**of: Truth) -> KeyedTopic:
    return KeyedTopic(
        wordings=("bridges",), held=False, of={name.replace("_", " "): truth for name, truth in of.items()}
    )


def cell(
    truth: State,
    found: State,
    *,
    unsure: bool = False,
    interviewed: bool = True,
    foreign: int = 0,
    addresses: bool | None = None,
) -> Judged:
    return Judged(
        wording="bridges",
        speaker=MIRA,
        truth=Truth(state=truth, unsure=unsure),
        addresses=found is not SILENT if addresses is None else addresses,
        state=found,
        interviewed=interviewed,
        foreign=foreign,
    )


def test_a_brief_is_judged_voice_by_voice() -> None:
    known = topic(Tom_Reed=Truth(state=SILENT), Ana_Silva=Truth(state=ANSWERED, unsure=True))
    voices = (voice("Ana Silva", True, asked=True, hits=(hit("Ana Silva"),)), voice(TOM, True, hits=(hit(TOM),)))
    ana, tom = judged(known, Brief(topic="bridges", wordings=(), voices=voices), [ANA])
    assert (ana.speaker, ana.state, ana.right, ana.interviewed, ana.foreign) == (ANA, ANSWERED, True, True, 0)
    assert (tom.speaker, tom.state, tom.right, tom.interviewed, tom.foreign) == (TOM, TOUCHED, False, False, 0)
    assert str(tom) == "'bridges', Tom Reed: is not-asked, got touched, addresses"
    assert str(ana) == "'bridges', Ana Silva: is answered (unsure), got answered, addresses"


@pytest.mark.parametrize("words", [hit(ANA), hit(None), hit(TOM, Role.INTERVIEWER), hit(TOM, Role.NARRATOR)])
def test_other_peoples_words_the_interviewers_and_the_narrators_are_foreign(words: Hit) -> None:
    brief = Brief(topic="bridges", wordings=(), voices=(voice(TOM, True, hits=(hit(TOM, Role.QUOTED), words)),))
    (found,) = judged(topic(Tom_Reed=Truth(state=SILENT)), brief, [])
    assert found.foreign == 1


@pytest.mark.parametrize("names", [(), (TOM, TOM), (TOM, ANA)])
def test_a_brief_that_leaves_somebody_out_or_lists_them_twice_is_refused(names: tuple[str, ...]) -> None:
    brief = Brief(topic="bridges", wordings=(), voices=tuple(voice(name, False) for name in names))
    with pytest.raises(ValueError, match="the brief lists"):
        list(judged(topic(Tom_Reed=Truth(state=SILENT)), brief, []))


def test_unsure_cells_count_in_one_measure_only() -> None:
    cells = [cell(SILENT, SILENT), cell(TOUCHED, TOUCHED), cell(TOUCHED, SILENT), cell(SILENT, TOUCHED, unsure=True)]
    measures = cell_measures(cells)
    assert (measures["cells"], measures["all"], measures["speaking"]) == (2 / 3, 2 / 4, 1 / 2)


def test_the_state_counts_for_those_who_were_interviewed() -> None:
    cells = [cell(ANSWERED, TOUCHED), cell(ANSWERED, ANSWERED), cell(SILENT, TOUCHED, interviewed=False)]
    assert cell_measures(cells)["state"] == 1 / 2
    assert cell_measures(cells)["cells"] == 2 / 3


def test_what_was_put_and_is_called_not_asked_is_counted_unsure_or_not() -> None:
    cells = [cell(ANSWERED, SILENT), cell(ANSWERED, TOUCHED), cell(ANSWERED, SILENT, unsure=True), cell(SILENT, SILENT)]
    assert cell_measures(cells)["unasked"] == 2 / 3


def test_an_answered_voice_that_says_nothing_of_it_is_wrong_and_not_unasked() -> None:
    measures = cell_measures([cell(ANSWERED, ANSWERED, addresses=False)])
    assert (measures["cells"], measures["state"], measures["unasked"]) == (0.0, 1.0, 0.0)


def test_cells_with_foreign_words_are_counted_once() -> None:
    cells = [cell(SILENT, SILENT), cell(SILENT, SILENT, foreign=3), cell(SILENT, SILENT), cell(SILENT, SILENT)]
    assert cell_measures(cells)["foreign"] == 1 / 4


def test_of_no_cells_nothing_is_wrong() -> None:
    assert cell_measures([]) == {"cells": 1, "all": 1, "speaking": 1, "state": 1, "unasked": 0, "foreign": 0}


KEYS: Mapping[str, Keys] = {"a": key("x"), "b": key("x"), "c": key("x", "y"), "d": key("y"), "e": key("z")}


def test_pairs_are_true_when_they_share_a_key() -> None:
    groups = [["a", "b", "e"], ["c"], ["d"]]
    found = pair_score(groups, KEYS)  # true: ab ac bc cd; found: ab ae be
    assert (found.precision, found.recall) == (1 / 3, 1 / 4)
    assert found.f1 == pytest.approx(2 / 7)
    assert wrong_pairs(groups, KEYS) == [("a", "e"), ("b", "e")]


def test_one_group_with_each_key_is_perfect_and_order_does_not_matter() -> None:
    assert pair_score([["e"], ["b", "a"]], {name: KEYS[name] for name in "abe"}) == Score(precision=1.0, recall=1.0)


def test_questions_without_a_key_are_passed_over_and_those_without_a_group_are_missed() -> None:
    known = {"a": key("x"), "b": key("x"), "f": key("x")}
    assert pair_score([["a", "b", "nobody's"]], known) == Score(precision=1.0, recall=1 / 3)


def test_scores_at_the_edges() -> None:
    assert score(set(), set()).f1 == 1.0
    assert (score(set(), {1}).precision, score(set(), {1}).recall, score(set(), {1}).f1) == (1.0, 0.0, 0.0)
    assert (score({2}, {1}).f1, score({1, 2}, {1}).precision, score({1}, {1, 2}).recall) == (0.0, 0.5, 0.5)
    assert (share([]), share([], none=0.0), share([True, False])) == (1.0, 0.0, 0.5)


def test_the_row_of_a_key_is_the_one_with_most_of_its_questions() -> None:
    def row(states: tuple[State, State], *identifiers: str) -> Row:
        cells = tuple(
            Cell(speaker=s, state=state, asking=None, hits=()) for s, state in zip((MIRA, TOM), states, strict=True)
        )
        return Row(question="Why?", askings=tuple(map(asking, identifiers)), asked=1, cells=cells)

    rows = (row((TOUCHED, TOUCHED), "d"), row((ANSWERED, SILENT), "a", "b", "e"), row((SILENT, ANSWERED), "f", "c"))
    found = answered_cells(AskedMatrix(guests=(MIRA, TOM), rows=rows, questions=3), KEYS)
    assert found["x"] == {MIRA: ANSWERED, TOM: SILENT}
    assert found["y"] == {MIRA: TOUCHED, TOM: TOUCHED}  # as many as in the last: the first
    assert found["z"] == found["x"]
    assert found.keys() == {"x", "y", "z"}


def test_a_table_has_a_line_a_row() -> None:
    lines = table({"dev": {"cells": 0.5}, "held out": {"cells": 1.0}}).splitlines()
    assert lines == ["dev       cells 0.500", "held out  cells 1.000"]


def test_topics_are_read_with_their_speakers() -> None:
    topics = read_topics(Path(__file__).with_name("topics.jsonl"))
    first = topics[0]
    assert first.wordings[:2] == ("cloud de confiance", "trusted cloud")
    assert first.of["Thomas Fauré"] == Truth(state=ANSWERED)
    assert not first.held
    assert {len(one.of) for one in topics} == {9}
    assert sum(one.held for one in topics) == 27
    assert sum(truth.unsure for one in topics for truth in one.of.values()) == 28
