"""Which question was put to whom: a small corpus, whose rows and cells can be told by reading it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import HARBOUR, talk

from core.preparing import ARTICLE, GUESTS, TEXTS, Opened, ids, opened, own
from qa.preparation.matrix import Questions
from qa.schema import AskedMatrix, Cell, Role, State

LIGHT = talk(
    ("Anna Lowe", "How did the harbour of Brell begin?"),
    ("Fay Kerr", "With my grandfather and a spade. Nobody planned it."),
    ("Anna Lowe", "Bert Moss says storms took the lighthouse. Is it true?"),
    ("Fay Kerr", "Quite true. I saw it fall."),
    ("Anna Lowe", "Any last word?"),
)
SILENCE = talk(
    ("Anna Lowe", "How did the harbour of Brell begin?"),
    ("Gil Hope", "With a spade."),
    ("Anna Lowe", "Are you afraid of storms?"),
)
PAIR = ("Bert Moss", "Egon Wells")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("matrix"), TEXTS | {"light.txt": LIGHT}) as found:
        yield found


@pytest.fixture(scope="module")
def matrix(world: Opened) -> AskedMatrix:
    return world.preparer.matrix()


def cell(matrix: AskedMatrix, question: str, guest: str) -> Cell:
    (row,) = (row for row in matrix.rows if question in row.question)
    (found,) = (cell for cell in row.cells if cell.speaker == guest)
    return found


def test_the_guests_are_those_who_were_interviewed_in_the_order_of_the_corpus(matrix: AskedMatrix) -> None:
    assert matrix.guests == ("Zoé Martin", "Clara Dunn", "Bert Moss", "Fay Kerr", "Dora Finch", "Egon Wells")
    assert set(GUESTS) < set(matrix.guests)
    assert all(tuple(cell.speaker for cell in row.cells) == matrix.guests for row in matrix.rows)


def test_a_question_put_to_many_is_one_row_and_the_first(matrix: AskedMatrix) -> None:
    first = matrix.rows[0]
    assert first.question == "How did the harbour of Brell begin?"
    assert [asking.id for asking in first.askings] == ["harbour#t0", "light#t0", "panel#t0"]
    assert first.asked == 4  # the panel's two guests, and two more


def test_rows_come_by_how_many_were_asked_then_in_the_order_of_the_corpus(matrix: AskedMatrix) -> None:
    assert [row.asked for row in matrix.rows] == [4, 2, 1, 1, 1, 1, 1, 1, 1, 1]
    assert [row.askings[0].id for row in matrix.rows[2:]] == [
        "bridge#t0",
        "bridge#t2",
        "cheese#t0",
        "cheese#t2",
        "cheese#t4",
        "harbour#t2",
        "light#t2",
        "light#t4",
    ]
    assert matrix.questions == len(matrix.rows)


def test_every_question_that_was_put_to_somebody_is_in_one_row(world: Opened, matrix: AskedMatrix) -> None:
    askings = [asking.id for row in matrix.rows for asking in row.askings]
    assert sorted(askings) == sorted(asking.id for asking in world.looking.askings if asking.guests)


def test_an_answered_cell_holds_the_question_as_it_was_put_and_the_answer(matrix: AskedMatrix) -> None:
    found = cell(matrix, "afraid of storms", "Egon Wells")
    assert (found.state, ids(found.hits)) == (State.ANSWERED, ["panel#t4-p0"])
    assert found.asking is not None
    assert (found.asking.id, found.nearest) == ("panel#t3", None)


def test_on_a_panel_each_guest_has_their_own_answer(matrix: AskedMatrix) -> None:
    assert ids(cell(matrix, "harbour of Brell begin", "Dora Finch").hits) == ["panel#t1-p0"]
    assert ids(cell(matrix, "harbour of Brell begin", "Egon Wells").hits) == ["panel#t2-p0"]


def test_what_was_not_asked_has_the_nearest_miss_and_the_nearest_question(matrix: AskedMatrix) -> None:
    found = cell(matrix, "How long does a wheel ripen", "Bert Moss")
    assert (found.state, found.asking, len(found.hits)) == (State.NOT_ASKED, None, 1)
    assert found.nearest is not None
    assert found.nearest.guests == ("Bert Moss",)


def test_every_cell_is_true_of_the_corpus(matrix: AskedMatrix) -> None:
    for row in matrix.rows:
        asked = {guest for asking in row.askings for guest in asking.guests}
        assert row.asked == len(asked)
        assert row.question in {asking.text for asking in row.askings}
        for found in row.cells:
            assert own(found.speaker, found.hits)
            assert (found.asking is not None) == (found.speaker in asked)
            assert (found.state is State.ANSWERED) == (found.asking is not None and found.asking.replies != ())
            if found.asking:
                assert found.speaker in found.asking.guests
                assert (found.state, found.nearest) != (State.NOT_ASKED, None)
            if found.asking and found.asking.replies:
                assert all(hit.passage.turn in found.asking.replies for hit in found.hits)


def test_no_interviewers_words_stand_in_any_cell(matrix: AskedMatrix) -> None:
    roles = {hit.passage.role for row in matrix.rows for found in row.cells for hit in found.hits}
    assert roles == {Role.INTERVIEWEE}


def test_what_was_said_elsewhere_is_touched_on(tmp_path: Path) -> None:
    other = talk(
        ("Anna Lowe", "Who paid?"),
        ("Fay Kerr", "How long does a wheel ripen? A wheel ripens long in the cellar, my aunt says."),
        ("Anna Lowe", "And why?"),
        ("Fay Kerr", "Out of love."),
    )
    with opened(tmp_path, TEXTS | {"other.txt": other}) as world:
        found = cell(world.preparer.matrix(), "How long does a wheel ripen", "Fay Kerr")
        assert (found.state, found.asking) == (State.TOUCHED, None)
        assert ids(found.hits) == ["other#t1-p0"]


@pytest.mark.parametrize("limit", [0, 1, 4, 100])
def test_a_limit_shows_the_rows_that_most_were_asked_and_counts_all(
    world: Opened, matrix: AskedMatrix, limit: int
) -> None:
    found = world.preparer.matrix(limit=limit)
    assert found.rows == matrix.rows[:limit]
    assert found.questions == matrix.questions


def test_some_guests_have_the_rows_of_what_they_were_asked(world: Opened, matrix: AskedMatrix) -> None:
    found = world.preparer.matrix(PAIR)
    assert found.guests == PAIR
    assert [row.asked for row in found.rows] == [2, 2, 1]
    assert found.questions == 3
    for row in found.rows:
        (same,) = (other for other in matrix.rows if other.askings == row.askings)
        assert row.cells == tuple(one for one in same.cells if one.speaker in PAIR)


def test_guests_are_named_loosely_once_and_in_the_order_asked_for(world: Opened) -> None:
    assert world.preparer.matrix(["wells", "Bert", "EGON WELLS"]).guests == ("Egon Wells", "Bert Moss")


def test_progress_is_told_row_by_row(world: Opened, matrix: AskedMatrix) -> None:
    told: list[tuple[int, int]] = []
    Questions(world.looking).matrix(limit=4, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_what_a_guest_was_asked_comes_in_order_with_the_answers(world: Opened) -> None:
    asked = Questions(world.looking).asked("Bert Moss")
    assert [found.asking.id if found.asking else None for found in asked] == ["harbour#t0", "harbour#t2", "harbour#t4"]
    assert [ids(found.hits) for found in asked] == [["harbour#t1-p0"], ["harbour#t3-p0"], ["harbour#t5-p0"]]
    assert Questions(world.looking).asked("Gwen Hart") == ()


def test_what_others_were_asked_and_a_guest_was_not_is_told_with_both(world: Opened, matrix: AskedMatrix) -> None:
    rows = Questions(world.looking).not_asked("Clara Dunn", 100)
    asked = {row.askings for row in matrix.rows if any(c.speaker == "Clara Dunn" and c.asking for c in row.cells)}
    assert {row.askings for row in rows} == {row.askings for row in matrix.rows} - asked
    assert [row.asked for row in rows] == sorted((row.asked for row in rows), reverse=True)
    for row in rows:
        first, *others = row.cells
        assert (first.speaker, first.asking) == ("Clara Dunn", None)
        assert {found.speaker for found in others} == {guest for asking in row.askings for guest in asking.guests}
        assert {found.state for found in others} <= {State.ANSWERED, State.TOUCHED}
        assert all(found.asking for found in others)
    assert Questions(world.looking).not_asked("Clara Dunn", 2) == rows[:2]


def test_of_many_who_were_asked_what_a_guest_was_not_a_few_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    names = [f"{first} Moss" for first in ("Ada", "Ben", "Cal", "Dee", "Eli", "Flo", "Gus", "Hal", "Ida", "Jon", "Kit")]
    talks = {f"{name[:3]}.txt": HARBOUR.replace("Bert Moss", name) for name in names}
    with opened(tmp_path, talks | {"zoe.txt": TEXTS["bridge.txt"]}) as world:
        first, *_ = Questions(world.looking).not_asked("Zoé Martin", 3)
        assert first.asked == len(names)
        assert [one.speaker for one in first.cells] == ["Zoé Martin", *names[:8]]


def test_a_question_is_worded_as_the_middle_of_its_wordings(tmp_path: Path) -> None:
    wordings = [f"How did the harbour {end}?" for end in ("begin", "of Brell really begin", "start")]
    replies = ("Fishermen dug the basin.", "Smugglers and fishermen dug a basin.", "Nuns and fishermen dug basins.")
    texts = {
        f"talk{number}.txt": talk(("Anna Lowe", wording), (guest, reply), ("Anna Lowe", "Why?"), (guest, "Why not?"))
        for number, (wording, guest, reply) in enumerate(zip(wordings, GUESTS[:3], replies, strict=True))
    }
    with opened(tmp_path, texts) as world:
        row = next(row for row in world.preparer.matrix().rows if "harbour" in row.question)
        assert len(row.askings) == 3
        assert row.question == wordings[0]  # what all three share


def test_a_question_of_names_alone_is_a_row_like_any_other(tmp_path: Path) -> None:
    named = (("Anna Lowe", "Bert Moss?"), ("Bert Moss", "That is me."), ("Anna Lowe", "Bert?"), ("Bert Moss", "Yes."))
    names = talk(*named)
    with opened(tmp_path, {"names.txt": names, "harbour.txt": HARBOUR}) as world:
        found = world.preparer.matrix()
        assert sum(len(row.askings) for row in found.rows) == 5
        assert all(0 <= hit.score <= 1 for row in found.rows for one in row.cells for hit in one.hits)


def test_a_question_that_a_guest_left_unanswered_was_put_to_them(tmp_path: Path) -> None:
    with opened(tmp_path, {"harbour.txt": HARBOUR, "silence.txt": SILENCE}) as world:
        found = cell(world.preparer.matrix(), "afraid of storms", "Gil Hope")
        assert found.asking is not None
        assert (found.state, found.asking.id, found.asking.replies) == (State.TOUCHED, "silence#t2", ())
        assert found.nearest is None
        (*_, last) = Questions(world.looking).asked("Gil Hope")
        assert (last.state, last.asking, last.hits) == (State.TOUCHED, found.asking, ())


@pytest.mark.parametrize("file", ["later", "zlater"])
def test_a_question_put_twice_counts_by_the_time_it_was_answered(tmp_path: Path, file: str) -> None:
    later = talk(("Anna Lowe", "Are you afraid of storms?"), ("Gil Hope", "Never."), ("Anna Lowe", "So?"))
    with opened(tmp_path, {"harbour.txt": HARBOUR, "silence.txt": SILENCE, f"{file}.txt": later}) as world:
        found = cell(world.preparer.matrix(), "afraid of storms", "Gil Hope")
        assert found.state is State.ANSWERED
        assert ids(found.hits) == [f"{file}#t1-p0"]


HALL = talk(
    ("Anna Lowe", "Why granite?"),
    ("Bert Moss", "Granite lasts."),
    ("Una Voss", "How many oranges rot on the quay?"),
    ("Bert Moss", "Half of the oranges rot."),
    ("Anna Lowe", "Is it dear?"),
    ("Una Voss", "Bert, your granite is dear."),
)
HALL_PEOPLE = """
[[transcript]]
file = "hall.txt"
[[transcript.people]]
name = "Anna Lowe"
role = "interviewer"
[[transcript.people]]
name = "Bert Moss"
role = "interviewee"
"""


def test_an_unknown_voice_that_asks_and_replies_is_no_guest(tmp_path: Path) -> None:
    with opened(tmp_path, {"hall.txt": HALL, "catalogue.toml": HALL_PEOPLE}) as world:
        assert {turn.speaker for turn in world.engine.turns("hall") if turn.role is Role.UNKNOWN} == {"Una Voss"}
        found = world.preparer.matrix()
        assert found.guests == ("Bert Moss",)
        assert {one.speaker for row in found.rows for one in row.cells} == {"Bert Moss"}
        assert ids(cell(found, "granite", "Bert Moss").hits) == ["hall#t1-p0"]
        assert ids(cell(found, "oranges", "Bert Moss").hits) == ["hall#t3-p0"]


def test_what_only_an_unknown_voice_replied_to_was_put_to_no_other_guest(tmp_path: Path) -> None:
    texts = {"hall.txt": HALL, "catalogue.toml": HALL_PEOPLE, "harbour.txt": HARBOUR.replace("Bert Moss", "Eli Moss")}
    with opened(tmp_path, texts) as world:
        rows = Questions(world.looking).not_asked("Eli Moss", 100)
        assert sorted(row.question for row in rows) == ["How many oranges rot on the quay?", "Why granite?"]
        assert {one.speaker for row in rows for one in row.cells} == {"Eli Moss", "Bert Moss"}


def test_one_interview_has_a_row_for_each_question(tmp_path: Path) -> None:
    with opened(tmp_path, {"harbour.txt": HARBOUR}) as world:
        found = world.preparer.matrix()
        assert [[one.state for one in row.cells] for row in found.rows] == [[State.ANSWERED]] * 3


def test_where_nobody_was_interviewed_there_is_no_row(tmp_path: Path) -> None:
    with opened(tmp_path, {"article.txt": ARTICLE}) as world:
        assert world.preparer.matrix() == AskedMatrix(guests=(), rows=(), questions=0)


def test_a_guest_who_was_asked_nothing_has_a_column_only(tmp_path: Path) -> None:
    remark = talk(("Anna Lowe", "Welcome."), ("Hal Boyd", "Good day."), ("Anna Lowe", "So."), ("Hal Boyd", "So it is."))
    people = '[[transcript]]\nfile = "remark.txt"\n' + "".join(
        f'[[transcript.people]]\nname = "{name}"\nrole = "{role}"\n'
        for name, role in (("Anna Lowe", "interviewer"), ("Hal Boyd", "interviewee"))
    )
    with opened(tmp_path, {"harbour.txt": HARBOUR, "remark.txt": remark, "catalogue.toml": people}) as world:
        found = world.preparer.matrix()
        assert found.guests == ("Bert Moss", "Hal Boyd")
        assert {row.cells[1].nearest for row in found.rows} == {None}
        assert {row.cells[1].state for row in found.rows} == {State.NOT_ASKED}
        assert world.preparer.matrix(["Hal Boyd"]) == AskedMatrix(guests=("Hal Boyd",), rows=(), questions=0)
