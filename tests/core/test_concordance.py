"""Looking words up: every turn that holds them and no other, counted by hand and against a plain look at every turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import talk
from hypothesis import given, settings
from hypothesis import strategies as st

from core.preparing import Opened, opened
from qa.engine import Engine
from qa.schema import Findings
from qa.text import words

BOAT = talk(
    ("Anna Lowe", "Who built the boat?"),
    (
        "Bert Moss",
        "My father built the boat alone. It cost 12 500 francs in all, more than l’État paid for the harbour.",
    ),
)
OAK = talk(
    ("Anna Lowe", "How old is the oak?"),
    ("Clara Dunn", "Older than the boat, my father said. The peer-to-peer network of roots is older."),
)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("two"), {"boat.txt": BOAT, "oak.txt": OAK}) as found:
        yield found


def held(findings: Findings) -> list[tuple[str, int]]:
    return [(place.source.id, place.turn.index) for place in findings.places]


@pytest.mark.parametrize(
    ("sought", "turns"),
    [
        ("boat", [("boat", 0), ("boat", 1), ("oak", 1)]),
        ("BOÂT father", [("boat", 1), ("oak", 1)]),
        ("father built", [("boat", 1)]),
        ('"the boat alone"', [("boat", 1)]),
        ('"alone the boat"', []),
        ("« my father » older", [("oak", 1)]),
        ("peer-to-peer", [("oak", 1)]),
        ("to-peer-peer", []),
        ("12 500", [("boat", 1)]),
        ("l'etat", [("boat", 1)]),
        ("fathers", []),
        ("?!", []),
        ("", []),
    ],
)
def test_all_words_are_in_each_turn_found(two: Opened, sought: str, turns: list[tuple[str, int]]) -> None:
    assert held(two.engine.concordance.find(sought)) == turns


def test_turns_are_counted_beyond_those_that_are_given(two: Opened) -> None:
    concordance = two.engine.concordance
    assert concordance.find("boat").counts == {"boat": 2, "oak": 1}
    few = concordance.find("boat", most=1)
    assert (held(few), few.total) == ([("boat", 0)], 3)
    assert held(concordance.find("boat", each=1)) == [("boat", 0), ("oak", 1)]


def test_sources_and_speakers_narrow_it_down(two: Opened) -> None:
    concordance = two.engine.concordance
    assert concordance.find("boat", sources={"oak"}).counts == {"oak": 1}
    assert concordance.find("boat", speaker="Bert Moss").counts == {"boat": 1}
    assert concordance.find("boat", speaker="Nobody").counts == {}


def test_a_look_through_many_turns_tells_how_far_it_is(two: Opened) -> None:
    told: list[tuple[int, int]] = []
    two.engine.concordance.find("boat", speaker="Bert Moss", progress=lambda done, total: told.append((done, total)))
    assert told == [(3, 3)]


def test_the_sentence_is_shown_and_the_words_in_it_are_marked(two: Opened) -> None:
    (place,) = two.engine.concordance.find("harbour francs").places
    assert place.shown == "It cost 12 500 francs in all, more than l’État paid for the harbour."
    assert [place.shown[slice(*mark)] for mark in place.marks] == ["francs", "harbour"]


def test_of_a_long_sentence_what_stands_around_the_words_is_shown(tmp_path: Path) -> None:
    long = "well " * 90 + "oyster " + "and so on " * 60 + "it went."
    with opened(tmp_path, {"long.txt": talk(("Anna Lowe", "And?"), ("Bert Moss", long))}) as found:
        (place,) = found.engine.concordance.find("oyster").places
    assert len(place.shown) < 300
    assert place.shown.startswith("well ")
    assert "oyster" in place.shown


WORDS = st.lists(
    st.sampled_from(["cloud", "données", "de", "la", "confiance", "whaller", "data", "the"]), min_size=1, max_size=3
)


@settings(max_examples=60)
@given(WORDS)
def test_no_turn_is_left_out_and_none_is_too_many(starter_engine: Engine, sought: list[str]) -> None:
    wanted = {word for text in sought for word in words(text)}
    plain = [
        (source.id, turn.index)
        for source in starter_engine.sources
        for turn in starter_engine.turns(source.id)
        if wanted <= {part for word in words(turn.text) for part in word.replace(".", "-").split("-")}
    ]
    findings = starter_engine.concordance.find(" ".join(sought), most=1000)
    assert held(findings) == plain
    for place in findings.places:
        marked = {word for start, end in place.spans for word in words(place.turn.text[start:end])}
        assert marked == wanted
        assert 0 <= place.start < place.end <= len(place.turn.text)
