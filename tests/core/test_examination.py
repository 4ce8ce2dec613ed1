"""How well an index answers, by questions whose answers are known: counted on a small corpus, and on the five
documents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fakes import CHEESE, HARBOUR, talk

from core.preparing import Opened, encoder, opened
from qa.confidence import Calibration
from qa.engine import Engine
from qa.examination import examined
from qa.schema import Examination

SURE = Calibration(chance=0.0, threshold=-1e9, slope=1.0)
NEVER = Calibration(chance=0.0, threshold=1e9, slope=1.0)
UNANSWERED = talk(("Anna Lowe", "Is anybody there?"), ("Anna Lowe", "Nobody?"))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("two"), {"cheese.txt": CHEESE, "harbour.txt": HARBOUR}) as found:
        yield found


@pytest.fixture(scope="module")
def sure(two: Opened) -> Examination:
    return examined(two.index, encoder(), SURE)


def test_every_question_with_a_reply_is_asked(sure: Examination) -> None:
    assert sure.own == 6
    assert 0 < sure.near < sure.foreign <= 120
    assert sure.seconds > 0


def test_a_question_whose_words_are_in_its_reply_finds_it(sure: Examination) -> None:
    # "… wheel ripen" and "… afraid of storms", "… sell abroad", "… harbour of Brell" say what their replies say.
    assert 3 <= sure.first <= sure.third <= sure.own


def test_who_takes_everything_for_an_answer_refuses_nothing_and_accepts_all(sure: Examination, two: Opened) -> None:
    assert (sure.refused, sure.accepted) == (0, sure.foreign)
    never = examined(two.index, encoder(), NEVER)
    assert (never.refused, never.accepted) == (never.own, 0)
    assert (never.first, never.third) == (sure.first, sure.third)


def test_the_question_itself_does_not_give_its_reply_away(two: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden: list[tuple[str, str] | None] = []
    rank = type(two.index).rank

    def noted(*arguments: object, **named: object) -> object:
        hidden.append(named["hidden"])  # type: ignore[arg-type]
        return rank(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(type(two.index), "rank", noted)
    examined(two.index, encoder(), SURE)
    assert hidden[:2] == [("cheese", "Who taught you to make cheese?"), ("cheese", "How long does a wheel ripen?")]
    assert set(hidden[6:]) == {None}


def test_progress_ends_where_it_said_it_would(two: Opened) -> None:
    told: list[tuple[int, int]] = []
    found = examined(two.index, encoder(), SURE, lambda done, total: told.append((done, total)))
    total = found.own + found.foreign
    assert told == [(done, total) for done in range(1, total + 1)]


def test_an_interview_without_replies_has_nothing_to_be_examined_by(tmp_path_factory: pytest.TempPathFactory) -> None:
    with opened(tmp_path_factory.mktemp("none"), {"alone.txt": UNANSWERED}) as found:
        examination = examined(found.index, encoder(), SURE)
    assert (examination.own, examination.first, examination.refused) == (0, 0, 0)


def test_an_engine_measures_once_and_only_when_asked(starter_engine: Engine) -> None:
    found = starter_engine.examine()
    assert starter_engine.examine() is found is starter_engine.examination
    assert found.own > 40
    assert found.first <= found.third <= found.own
