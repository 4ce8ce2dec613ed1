"""Who speaks in a corpus, and what was said in which order."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import FakeEncoder, talk, write_corpus

from qa.build import build
from qa.engine import Engine
from qa.errors import QuestionError
from qa.schema import Role

CATALOGUE = """
[[transcript]]
file = "a-first.txt"
[[transcript.people]]
name = "Anna Lowe"
role = "interviewer"
aliases = ["A. Lowe"]
[[transcript.people]]
name = "Never Heard"
role = "interviewee"
organisation = "Nowhere"

[[transcript]]
file = "b-second.txt"
[[transcript.people]]
name = "Anna Lowe"
role = "interviewee"
organisation = "The Harbour Board"
aliases = ["Annie"]
[[transcript.people]]
name = "Carl Dane"
role = "interviewer"
"""
FIRST = talk(
    ("Anna Lowe", "What do you unload?"),
    ("Bert Moss", "Timber and oranges."),
    ("Anna Lowe", "Since when do you?"),
    ("Bert Moss", "Since the granite quay was finished in 1921."),
)
SECOND = talk(("Carl Dane", "Who pays for the new quay?"), ("Anna Lowe", "The town pays, and the fishermen."))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("quay")
    corpus = write_corpus(folder, {"a-first.txt": FIRST, "b-second.txt": SECOND, "catalogue.toml": CATALOGUE})
    build(corpus, folder / "index", FakeEncoder())
    return Engine.open(folder / "index", FakeEncoder())


def test_a_person_of_two_interviews_is_one_speaker(engine: Engine) -> None:
    anna, *others = engine.speakers()
    assert (anna.name, anna.turns) == ("Anna Lowe", 3)
    assert anna.roles == (Role.INTERVIEWER, Role.INTERVIEWEE)
    assert anna.sources == ("a-first", "b-second")
    assert anna.organisation == "The Harbour Board"
    assert anna.aliases == ("A. Lowe", "Annie")
    assert [speaker.name for speaker in others] == ["Bert Moss", "Carl Dane"]


def test_who_is_named_but_never_speaks_is_no_speaker(engine: Engine) -> None:
    assert "Never Heard" not in {speaker.name for speaker in engine.speakers()}


def test_the_turns_of_the_speakers_are_those_of_the_sources(starter_engine: Engine) -> None:
    spoken = [turn.speaker for source in starter_engine.sources for turn in starter_engine.turns(source.id)]
    counted = {speaker.name: speaker.turns for speaker in starter_engine.speakers()}
    assert counted == {name: spoken.count(name) for name in spoken if name is not None}


def test_turns_are_given_from_first_to_last_in_order(engine: Engine) -> None:
    turns = engine.turns("a-first", 1, 2)
    assert [(turn.index, turn.text) for turn in turns] == [(1, "Timber and oranges."), (2, "Since when do you?")]
    assert [turn.index for turn in engine.turns("a-first")] == [0, 1, 2, 3]
    assert engine.turns("a-first", 9) == ()


def test_a_source_may_be_meant_by_a_part_of_its_name(engine: Engine) -> None:
    assert engine.turns("second") == engine.turns("b-second")


def test_an_unknown_source_is_refused_with_the_nearest(engine: Engine) -> None:
    with pytest.raises(QuestionError, match="no source 'b-secund' in these interviews; did you mean 'b-second'"):
        engine.turns("b-secund")


def test_the_corpus_is_only_counted_once(engine: Engine) -> None:
    assert engine.speakers() is engine.speakers()
    assert Path(engine.sources[0].file).name == "a-first.txt"
