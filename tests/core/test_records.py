"""Sources, turns and passages come back from SQLite as they went in."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from qa.schema import Asking, Passage, Person, Role, Source, Transcript, Turn
from qa.store import Records, RecordsDraft, write_records

TEXT = 'Où ?\r\nÀ Sète, « près » du "môle" 🎉\0.\n'
SOURCE = Source(
    id="pont", file="corpus/é/pont.txt", title="L'« été »", publisher="P", date="2021-07", language="fr",
    url="https://example.org/?a=1&b=2", organisations=("Brell Port", "Ünal"),
    people=(Person(name="Zoé Martin", role=Role.INTERVIEWEE, organisation="Pont", aliases=("ZM", "Zoe")),),
)  # fmt: skip
TURNS = (
    Turn(index=0, text="Où ?", start=0, end=4, role=Role.INTERVIEWER, label="NN", inferred=True),
    Turn(index=1, text=TEXT[6:-1], start=6, end=len(TEXT) - 1, role=Role.INTERVIEWEE, speaker="Zoé Martin", label="ZM",
         time_start=0.0, time_end=61.25, page=3),
)  # fmt: skip
PASSAGES = [
    Passage(id="pont#t1-p0", transcript="pont", turn=1, speaker="Zoé Martin", role=Role.INTERVIEWEE, text=TEXT[6:-1],
            start=6, end=len(TEXT) - 1, question="Où ?", time=0.5, page=3),
    Passage(id="pont#t0-p0", transcript="pont", turn=0, speaker=None, role=Role.UNKNOWN, text="Où ?", start=0, end=4),
]  # fmt: skip
ASKINGS = (
    Asking(id="pont#t0", transcript="pont", turn=0, speaker=None, guests=("Zoé Martin", 'Ünal "U"'), replies=(1, 2),
           text="Où ?", start=0, end=4, read="Où ?"),
    Asking(id="pont#t3", transcript="pont", turn=3, speaker="NN", guests=(), replies=(), text="Là\0 ?", start=5, end=9,
           read="Là ?"),
)  # fmt: skip
OTHER = Source(id="autre", file="corpus/autre.txt", title="Autre")


def transcript(source: Source, text: str, turns: tuple[Turn, ...]) -> Transcript:
    return Transcript(source=source, format="made up", text=text, sha256="0", turns=turns, metadata={"title": "x"})


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    transcripts = [transcript(SOURCE, TEXT, TURNS), transcript(OTHER, "", ())]
    write_records(tmp_path / "records é.sqlite", transcripts, PASSAGES, ASKINGS)
    opened = Records(tmp_path / "records é.sqlite")
    yield opened
    opened.close()


def test_everything_comes_back_as_it_was(records: Records) -> None:
    assert records.sources() == (SOURCE, OTHER)
    assert records.text("pont") == TEXT
    assert records.text("autre") == ""
    assert records.turns("pont") == TURNS
    assert records.turns("autre") == ()
    assert records.passages([0, 1]) == PASSAGES


def test_passages_come_in_the_order_asked_for(records: Records) -> None:
    assert records.passages([1, 0, 1]) == [PASSAGES[1], PASSAGES[0], PASSAGES[1]]
    assert records.passages([]) == []
    assert records.passage("pont#t0-p0") == PASSAGES[1]
    assert records.passage("pont#t9-p0") is None


@pytest.mark.parametrize(
    ("first", "last", "expected"), [(0, 0, [0]), (1, 9, [1]), (-5, 0, [0]), (2, 9, []), (1, 0, [])]
)
def test_turns_can_be_asked_for_by_number(records: Records, first: int, last: int, expected: list[int]) -> None:
    assert [turn.index for turn in records.turns("pont", first, last)] == expected


def test_an_unknown_transcript_has_no_text(records: Records) -> None:
    with pytest.raises(KeyError):
        records.text("nobody")
    assert records.turns("nobody") == ()


def test_what_filters_go_by_is_in_the_order_of_the_rows(records: Records) -> None:
    transcripts, speakers, roles = (list(values) for values in records.attributes())
    assert transcripts == ["pont", "pont"]
    assert speakers == ["Zoé Martin", None]
    assert roles == [Role.INTERVIEWEE, Role.UNKNOWN]


def test_questions_come_back_as_they_were_in_order(records: Records) -> None:
    assert records.askings() == ASKINGS


def test_a_transcript_comes_back_as_its_file_alone_tells_it(tmp_path: Path) -> None:
    read = replace(transcript(SOURCE, TEXT, TURNS), warnings=("Où ?",), composed=True)
    person = replace(SOURCE.people[0], name="ZOÉ MARTIN")
    turns = tuple(replace(turn, speaker="ZOÉ MARTIN" if turn.speaker else None) for turn in TURNS)
    spelled = replace(read, source=replace(SOURCE, people=(person,)), turns=turns)
    with RecordsDraft(tmp_path / "records") as draft:
        draft.add(spelled, people=SOURCE.people, names={"Zoé Martin": "ZOÉ MARTIN"})
    records = Records(tmp_path / "records")
    assert records.as_read("pont") == read
    assert records.casts() == {"pont": SOURCE.people}
    assert records.turns("pont") == turns
    assert records.sources()[0].people == (person,)
    with pytest.raises(KeyError):
        records.as_read("nobody")
    records.close()


def test_runs_of_rows_are_copied_between_new_ones(tmp_path: Path) -> None:
    third = replace(OTHER, id="trois")
    old, new = tmp_path / "old", tmp_path / "new"
    with RecordsDraft(old) as draft:
        draft.add(transcript(OTHER, "gone", (replace(TURNS[0], text="gone"),)))
        draft.add(transcript(SOURCE, TEXT, TURNS), PASSAGES, ASKINGS)
    with RecordsDraft(new, old) as draft:
        draft.add(transcript(third, "new", TURNS[:1]), [replace(PASSAGES[0], id="trois#t0-p0")])
        draft.copy({"transcript": (1, 2), "turn": (1, 3), "passage": (0, 2), "asking": (0, 2)})
        draft.add(transcript(OTHER, "last", TURNS[:1]))
    records = Records(new)
    assert [source.id for source in records.sources()] == ["trois", "pont", "autre"]
    assert records.turns("pont") == TURNS
    assert [name for name, _ in records.turns_at([0, 1, 2, 3])] == ["trois", "pont", "pont", "autre"]
    assert records.passages([1, 2]) == PASSAGES
    assert records.askings() == ASKINGS
    assert records.askings(1, 2) == ASKINGS[1:]
    assert records.speakers() == 1
    records.close()
    assert b"gone" not in new.read_bytes()


def test_without_questions_there_are_none(tmp_path: Path) -> None:
    write_records(tmp_path / "records", [], [])
    records = Records(tmp_path / "records")
    assert (records.askings(), records.passage_ids(), records.turn_numbers()) == ((), [], [])
    records.close()


def test_rows_are_found_by_id_in_the_order_asked_for_and_unknown_ids_passed_over(records: Records) -> None:
    assert records.rows_of(["pont#t0-p0", "nobody#t0-p0", "pont#t1-p0", "pont#t0-p0"]) == [1, 0, 1]
    assert records.rows_of([]) == []
    assert records.rows_of(["nobody"]) == []


def test_ids_and_turn_numbers_come_by_row(records: Records) -> None:
    assert records.passage_ids() == ["pont#t1-p0", "pont#t0-p0"]
    assert records.turn_numbers() == [1, 0]


def test_more_passages_than_sqlite_takes_at_once_by_default(tmp_path: Path) -> None:
    many = [
        Passage(
            id=f"pont#t{row}-p0", transcript="pont", turn=row, speaker=None, role=Role.UNKNOWN, text="x", start=0, end=1
        )
        for row in range(2500)
    ]
    write_records(tmp_path / "records", [], many)
    records = Records(tmp_path / "records")
    assert records.passages(range(2499, -1, -1)) == many[::-1]
    assert records.rows_of([passage.id for passage in many[::-1]]) == list(range(2499, -1, -1))
    records.close()


def test_more_values_than_one_statement_may_hold(records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.store.records._MANY", 2)
    assert records.passages([1, 0, 1, 1, 0]) == [PASSAGES[row] for row in (1, 0, 1, 1, 0)]
    assert records.rows_of(["pont#t0-p0", "?", "?", "pont#t1-p0", "pont#t0-p0"]) == [1, 0, 1]


def test_records_are_read_only_and_shared_between_threads(records: Records) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert all(found == PASSAGES for found in pool.map(records.passages, [[0, 1]] * 64))
    with pytest.raises(Exception, match="readonly"):
        records._all("DELETE FROM passage")


def test_writing_where_nothing_can_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot be written"):
        write_records(tmp_path / "no" / "folder", [], [])
