"""Filters: who, where, in which role and language, since and until when."""

from __future__ import annotations

from typing import Any

import pytest
from fakes import refused

from qa.engine import Engine
from qa.errors import QuestionError
from qa.filters import Labels, admitted
from qa.schema import Filters, Passage, Person, Role, Source

GUEST, HOST, QUOTED, TOLD = Role.INTERVIEWEE, Role.INTERVIEWER, Role.QUOTED, Role.NARRATOR
SOURCES = (
    Source(id="harbour", file="corpus/harbour.txt", title="The harbour", date="2021-07-14", language="en",
           people=(Person(name="Bert Moss", role=GUEST, aliases=("Albert Moss", "BM")),
                   Person(name="Anna Lowe", role=HOST))),
    Source(id="pont", file="corpus/pont.txt", title="Le pont", date="2020", language="fr",
           people=(Person(name="Zoé Martin", role=GUEST),)),
    Source(id="goats-of-brell", file="corpus/goats.txt", title="Goats", language="en"),
)  # fmt: skip
ROWS: list[tuple[str, str | None, Role]] = [
    ("harbour", "Anna Lowe", HOST),
    ("harbour", "Bert Moss", GUEST),
    ("pont", "Zoé Martin", GUEST),
    ("pont", None, TOLD),
    ("goats-of-brell", "Zoé Martin", QUOTED),
    ("goats-of-brell", None, Role.UNKNOWN),
]
LABELS = Labels(SOURCES, *zip(*ROWS, strict=True))


def rows(**wanted: Any) -> list[int]:
    return [row for row, through in enumerate(admitted(Filters(**wanted), LABELS)) if through]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, [1, 2, 3, 4, 5]),
        ({"speaker": "Bert Moss"}, [1]),
        ({"speaker": "bert moss"}, [1]),
        ({"speaker": "Moss"}, [1]),
        ({"speaker": "Albert Moss"}, [1]),
        ({"speaker": "BM"}, [1]),
        ({"speaker": "zoe martin"}, [2, 4]),
        ({"speaker": "Anna Lowe"}, [0]),
        ({"speaker": "Anna Lowe", "role": GUEST}, []),
        ({"role": HOST}, [0]),
        ({"role": GUEST}, [1, 2]),
        ({"role": QUOTED}, [4]),
        ({"role": TOLD}, [3]),
        ({"role": Role.UNKNOWN}, [5]),
        ({"source": "pont"}, [2, 3]),
        ({"source": "Le pont"}, [2, 3]),
        ({"source": "corpus/pont.txt"}, [2, 3]),
        ({"source": "pont.txt"}, [2, 3]),
        ({"source": "brell"}, [4, 5]),
        ({"language": "fr"}, [2, 3]),
        ({"language": "EN"}, [1, 4, 5]),
        ({"speaker": "Zoé Martin", "language": "en"}, [4]),
        ({"since": "2021"}, [1]),
        ({"since": "2021-07-14"}, [1]),
        ({"since": "2021-07-15"}, []),
        ({"since": "2020-06"}, [1, 2, 3]),
        ({"until": "2020"}, [2, 3]),
        ({"until": "2020-01-01"}, [2, 3]),
        ({"until": "2021-07"}, [1, 2, 3]),
        ({"until": "2019-12-31"}, []),
        ({"since": "2021-08", "until": "2021-06"}, []),
    ],
)
def test_only_what_was_asked_for_is_let_through(wanted: dict[str, Any], expected: list[int]) -> None:
    assert rows(**wanted) == expected


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ({"speaker": "Burt Moss"}, "'Bert Moss'"),
        ({"speaker": "Zoe Martn"}, "'Zoé Martin'"),
        ({"speaker": "Xxyz"}, "there are: "),
        ({"source": "harbor"}, "did you mean '.*harbour"),
        ({"source": "goats-of-brel"}, "'goats-of-brell'"),
        ({"language": "de"}, "en, fr"),
        ({"language": "français"}, "en, fr"),
    ],
)
def test_a_name_that_is_nobodys_gets_the_nearest(wanted: dict[str, Any], hint: str) -> None:
    with refused(QuestionError, hint):
        rows(**wanted)


def test_a_name_that_several_have_is_refused() -> None:
    twins = Labels(SOURCES, ("pont", "pont"), ("Zoé Martin", "Paul Martin"), (GUEST, GUEST))
    with refused(QuestionError, "Martin"):
        admitted(Filters(speaker="Martin"), twins)


@pytest.mark.parametrize("bad", ["July", "2021-13", "2021-7", "21", "2021-07-32", "", " ", "2021\n", "2021; --"])
@pytest.mark.parametrize("name", ["since", "until"])
def test_what_is_no_date_is_refused(bad: str, name: str) -> None:
    with refused(QuestionError, "2021-07-14"):
        rows(**{name: bad})


def passages(engine: Engine, question: str, **wanted: Any) -> list[Passage]:
    return [hit.passage for hit in engine.ask(question, k=20, filters=Filters(**wanted)).hits]


QUESTION = "Quelle souveraineté pour les données, quel avenir, quels clients ?"


@pytest.mark.parametrize("speaker", ["Thomas Fauré", "Fauré", "Lionel Roux", "Laurent Roux", "Roux", "michael ferrec"])
def test_an_answer_by_speaker_is_in_their_words_only(starter_engine: Engine, speaker: str) -> None:
    found = passages(starter_engine, QUESTION, speaker=speaker)
    assert found
    assert len({passage.speaker for passage in found}) == 1


@pytest.mark.parametrize("role", Role)
def test_an_answer_by_role_is_in_that_role_only(starter_engine: Engine, role: Role) -> None:
    found = passages(starter_engine, QUESTION, role=role)
    assert {passage.role for passage in found} == (set() if role is Role.UNKNOWN else {role})


def test_an_answer_by_source_language_and_date_is_from_there_only(starter_engine: Engine) -> None:
    assert {p.transcript for p in passages(starter_engine, QUESTION, source="flaminem")} == {"flaminem-expansion"}
    assert {p.transcript for p in passages(starter_engine, QUESTION, language="en")} == {"wimi-lionel-roux"}
    assert {p.transcript for p in passages(starter_engine, QUESTION, since="2021")} == {"whaller-thomas-faure"}
    assert passages(starter_engine, QUESTION, until="1999") == []


def test_filters_that_leave_nothing_are_answered_with_nothing(starter_engine: Engine) -> None:
    answer = starter_engine.ask(QUESTION, filters=Filters(speaker="Lionel Roux", language="fr"))
    assert (answer.hits, answer.answered, answer.confidence) == ((), False, 0.0)


def test_a_misspelt_speaker_is_refused_with_the_nearest_name(starter_engine: Engine) -> None:
    with refused(QuestionError, "did you mean 'Thomas Fauré'"):
        starter_engine.ask("Qui ?", filters=Filters(speaker="Tomas Faure"))
