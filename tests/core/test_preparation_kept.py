"""What is kept of long work, who may be meant by a name, and one row of the matrix by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fakes import refused

from core.preparing import EVERYBODY, GUESTS, TEXTS, Opened, opened
from qa.errors import QuestionError
from qa.preparation.kept import Kept
from qa.preparation.likely import likely
from qa.schema import Role, Speaker


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("kept"), TEXTS) as found:
        yield found


def _speaker(name: str, *aliases: str) -> Speaker:
    return Speaker(name=name, roles=(Role.INTERVIEWEE,), organisation=None, aliases=aliases, sources=(), turns=1)


PEOPLE = [_speaker("Thomas Serval"), _speaker("Thomas Fauré"), _speaker("Lionel Roux", "Laurent Roux")]


def test_a_result_is_made_once_and_the_one_wanted_longest_ago_goes_first() -> None:
    kept, made = Kept[str](2), list[str]()

    def get(key: str) -> str:
        return kept.get(key, lambda: made.append(key) or key.upper())  # type: ignore[func-returns-value]

    assert [get(key) for key in "abaca"] == ["A", "B", "A", "C", "A"]
    assert made == ["a", "b", "c"]
    get("b")
    assert made == ["a", "b", "c", "b"]


def test_nothing_is_kept_of_work_that_was_broken_off() -> None:
    kept = Kept[int](2)

    def stop() -> int:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        kept.get("key", stop)
    assert kept.get("key", lambda: 3) == 3


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Thomas", ["Thomas Serval", "Thomas Fauré"]),
        ("faure tomas", ["Thomas Fauré", "Thomas Serval"]),
        ("Laurent Roux", ["Lionel Roux"]),
        ("LIONEL ROU", ["Lionel Roux"]),
        ("Hervé", []),
        ("", []),
        ("?", []),
    ],
)
def test_who_may_be_meant_is_told_from_parts_and_misspellings(typed: str, meant: list[str]) -> None:
    assert [one.name for one in likely(typed, PEOPLE, 5)] == meant


def test_no_more_are_named_than_were_wanted() -> None:
    assert [one.name for one in likely("thomas", PEOPLE, 1)] == ["Thomas Serval"]


def test_the_guests_are_everybody_who_answers_and_those_interviewed_the_columns(world: Opened) -> None:
    assert tuple(one.name for one in world.preparer.guests) == EVERYBODY
    assert world.preparer.interviewed == GUESTS == world.preparer.matrix().guests
    assert [one.name for one in world.preparer.near("Clara Dun")] == ["Clara Dunn"]


def test_a_row_by_any_of_its_questions_is_that_of_the_matrix(world: Opened) -> None:
    for row in world.preparer.matrix().rows:
        for asking in row.askings:
            assert world.preparer.row(asking.id) == row
    row = world.preparer.matrix(["Clara", "Bert"]).rows[0]
    assert world.preparer.row(row.askings[0].id, ["Clara", "Bert"]) == row


def test_a_question_that_is_not_there_is_refused(world: Opened) -> None:
    with refused(QuestionError, "no question 'harbour#t99'"):
        world.preparer.row("harbour#t99")


def test_the_same_matrix_is_not_worked_out_twice(world: Opened) -> None:
    steps: list[int] = []
    first = world.preparer.matrix(["Bert"], limit=3, progress=lambda done, _: steps.append(done))
    assert steps == [1, 2, 3]
    assert world.preparer.matrix(["bert moss"], limit=3, progress=lambda done, _: steps.append(done)) is first
    assert steps == [1, 2, 3]
    assert len(world.preparer.matrix(["Bert"], limit=2).rows) == 2
