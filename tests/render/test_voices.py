"""How voices are told apart: colours that hold across a corpus, initials that are nobody else's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.render import COLOURS, LOOKS, looks
from qa.render.voices import looks_in, signs
from qa.schema import Speaker

NAMES = st.lists(st.text("abcdef ", min_size=1, max_size=8).filter(str.strip), unique=True, max_size=20)


def speaker(name: str, *sources: str) -> Speaker:
    return Speaker(name=name, roles=(), organisation=None, aliases=(), sources=sources, turns=1)


SPEAKERS = st.lists(
    st.lists(st.sampled_from("stuvw"), min_size=1, max_size=3, unique=True), min_size=1, max_size=LOOKS
).map(lambda found: [speaker(f"P{number}", *sources) for number, sources in enumerate(found)])


@given(SPEAKERS)
def test_those_who_speak_together_look_different(speakers: list[Speaker]) -> None:
    found = looks(speakers)
    for one in speakers:
        beside = [other for other in speakers if other is not one and set(one.sources) & set(other.sources)]
        assert found[one.name] not in {found[other.name] for other in beside}
        assert len(beside) >= COLOURS or found[one.name] < COLOURS


@given(SPEAKERS, st.integers(0, LOOKS))
def test_what_is_added_at_the_end_changes_nothing(speakers: list[Speaker], some: int) -> None:
    whole = looks(speakers)
    assert looks(speakers[:some]) == {one.name: whole[one.name] for one in speakers[:some]}


def test_colours_are_used_in_turn() -> None:
    assert list(looks([speaker(f"P{number}", f"s{number}") for number in range(9)]).values()) == [*range(8), 0]


def test_a_label_gets_a_look_that_nobody_there_has() -> None:
    assert looks_in(["Ann", "Voice 1", "Voice 2"], {"Ann": 1, "Bert": 0}) == {"Ann": 1, "Voice 1": 0, "Voice 2": 2}


@given(NAMES)
def test_no_two_voices_have_the_same_sign(names: list[str]) -> None:
    found = signs(names)
    assert list(found) == names
    assert len(set(found.values())) == len(names)


def test_signs_are_initials_or_a_little_more() -> None:
    assert signs(["Thomas Fauré", "Emmanuel M", "Théa Finn", "Tom Fischer", "Bot"]) == {
        "Thomas Fauré": "TF", "Emmanuel M": "EM", "Théa Finn": "TFi", "Tom Fischer": "TF2", "Bot": "Bo",
    }  # fmt: skip
    assert signs([f"Speaker {number}" for number in (1, 2, 10)]) == {
        "Speaker 1": "S1", "Speaker 2": "S2", "Speaker 10": "S10",
    }  # fmt: skip
