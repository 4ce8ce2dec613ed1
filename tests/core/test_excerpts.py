"""From an id or a permalink to the words, through the engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import HARBOUR, FakeEncoder, refused, write_corpus

from qa.build import build
from qa.engine import Engine
from qa.errors import CitationError
from qa.permalink import State, permalink, read_permalink, selector_of
from qa.schema import Role

BASE = "http://127.0.0.1:7860"


def test_a_passage_is_cited_by_its_id(starter_engine: Engine) -> None:
    words = starter_engine.excerpt("whaller-thomas-faure#t13-p0")
    assert words.text.startswith("Whaller repose sur un modèle Freemium")
    assert (words.source.id, words.turn.index, words.turn.speaker) == ("whaller-thomas-faure", 13, "Thomas Fauré")
    assert words.turn.text[words.start - words.turn.start :].startswith(words.text)


def test_a_turn_is_cited_whole(starter_engine: Engine) -> None:
    words = starter_engine.excerpt("whaller-thomas-faure#t0")
    assert (words.text, words.start, words.end) == (words.turn.text, words.turn.start, words.turn.end)
    assert starter_engine.excerpt(" whaller-thomas-faure#t0\n") == words


def test_what_stands_around_is_that_of_the_transcript(starter_engine: Engine, starter_corpus: Path) -> None:
    text = (starter_corpus / "whaller-thomas-faure.txt").read_text("utf-8")
    words = starter_engine.excerpt("whaller-thomas-faure#t13-p0")
    assert text[words.start - 32 : words.end + 32] == words.prefix + words.text + words.suffix


@pytest.mark.parametrize(
    ("identifier", "nearest"),
    [
        ("whaller-thomas-faure#t13-p9", "whaller-thomas-faure#t13"),
        ("whaller-thomas-faure#t999", "whaller-thomas-faure#t"),
        ("whaller-thomas-faure", "whaller-thomas-faure#t0"),
        ("whaller-thomas-faure#tx", "whaller-thomas-faure#t0"),
        ("whaller-thomas-faure#t²", "whaller-thomas-faure#t0"),
        ("whaler-thomas-faure#t1", "'whaller-thomas-faure'"),
        ("whaller-thomas-faure#t" + "9" * 300, "whaller-thomas-faure#t0"),
        ("", "nearest is '"),
        ("#t1", "nearest is '"),
        ("'; DROP TABLE turn; --#t1", "`qa verify` tells the id"),
        ("la souveraineté, c'est la liberté", "`qa verify` tells the id"),
    ],
)
def test_an_id_that_is_not_known_is_refused_with_the_nearest(
    starter_engine: Engine, identifier: str, nearest: str
) -> None:
    with refused(CitationError, nearest):
        starter_engine.excerpt(identifier)


def test_every_turn_is_found_again_by_its_permalink(starter_engine: Engine) -> None:
    for source in starter_engine.sources:
        for turn in starter_engine.locate(read_permalink(f"/read/{source.id}?exact=a&start=0&end=1")).turns:
            words = starter_engine.excerpt(f"{source.id}#t{turn.index}")
            link = permalink(words, BASE)
            assert len(link) < 2000
            reading = starter_engine.locate(read_permalink(link))
            assert reading.location.state is State.SAME
            assert reading.excerpt == words
            assert reading.source == source
            marked = [(each.index, reading.marked(each)) for each in reading.turns if reading.marked(each)]
            assert marked == [(turn.index, (0, len(turn.text)))]


def test_a_link_to_a_source_that_is_not_there_is_refused(starter_engine: Engine) -> None:
    with refused(CitationError, "nearest is 'wimi-lionel-roux'"):
        starter_engine.locate(read_permalink("/read/wimi-lionel?exact=a&start=0&end=1"))


def test_a_link_survives_another_build_and_says_what_became_of_the_words(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, {"harbour.txt": HARBOUR})
    build(corpus, tmp_path / "index", FakeEncoder())
    engine = Engine.open(tmp_path / "index", FakeEncoder())
    words = engine.excerpt("harbour#t1")
    selector = selector_of(words)
    engine.close()
    changes = {
        State.SAME: HARBOUR,
        State.MOVED: "The harbour talks\n\n" + HARBOUR,
        State.CHANGED: HARBOUR.replace(words.text, words.text.replace(" ", " well ", 1)),
        State.GONE: HARBOUR.replace(words.text, "No comment."),
    }
    for state, text in changes.items():
        build(write_corpus(tmp_path, {"harbour.txt": text}), tmp_path / "index", FakeEncoder())
        engine = Engine.open(tmp_path / "index", FakeEncoder())
        reading = engine.locate(selector)
        assert reading.location.state is state
        if state is State.GONE:
            assert reading.excerpt is None
        else:
            assert reading.excerpt is not None
            assert (reading.excerpt.turn.speaker, reading.excerpt.turn.role) == ("Bert Moss", Role.INTERVIEWEE)
            assert reading.excerpt.text == (words.text if state is not State.CHANGED else reading.excerpt.turn.text)
        engine.close()
