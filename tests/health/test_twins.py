"""The same interview twice, in one batch and against an index."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from qa.health.twins import Known, Twins, sketch, sketch_of
from qa.schema import Concern, Transcript

from .transcripts import transcript


def talk(seed: int, words: int = 400) -> list[tuple[str | None, str]]:
    said = [f"w{number}" for number in np.random.default_rng(seed).integers(5000, size=words)]
    return [("Ann Low", " ".join(said[start : start + 40]) + ".") for start in range(0, words, 40)]


def test_the_same_bytes_are_named_and_nothing_else_is_said_of_them() -> None:
    twins = Twins()
    assert list(twins.of(transcript(talk(1), file="a.txt", sha256="x"))) == []
    (doubt,) = twins.of(transcript(talk(1), file="b.txt", sha256="x"))
    assert (doubt.concern, doubt.twin) == (Concern.DUPLICATE, "a.txt")


def test_the_same_words_in_another_format_are_named_with_it() -> None:
    twins = Twins()
    list(twins.of(transcript(talk(1), file="a.vtt", form="WebVTT")))
    (doubt,) = twins.of(transcript([("Bo", " ".join(words for _, words in talk(1)))], file="b.txt"))
    assert doubt.concern is Concern.NEAR_DUPLICATE
    assert doubt.sentence == "100 % of its words are those of a.vtt (WebVTT)"


def test_a_part_of_a_long_interview_is_its_twin_and_another_interview_is_not() -> None:
    twins = Twins()
    list(twins.of(transcript(talk(1, 6000), file="long.txt")))
    list(twins.of(transcript(talk(2, 6000), file="other.txt")))
    (doubt,) = twins.of(transcript(talk(1, 6000)[20:50], file="part.txt"))
    assert doubt.twin == "long.txt"
    assert list(twins.of(transcript(talk(3, 6000), file="new.txt"))) == []


def test_a_corrected_edition_is_a_twin_and_a_shared_quotation_is_not() -> None:
    twins = Twins()
    said = talk(1)
    list(twins.of(transcript(said, file="a.txt")))
    corrected = [(who, words.replace("w1", "v1", 1)) for who, words in said]
    assert [doubt.twin for doubt in twins.of(transcript(corrected, file="b.txt"))] == ["a.txt"]
    assert list(twins.of(transcript([*talk(7), said[0]], file="c.txt"))) == []


def test_what_is_indexed_is_asked_too() -> None:
    class Indexed:
        def same_bytes(self, found: Transcript) -> str | None:
            return "old" if found.sha256 == "x" else None

        def alike(self, found: Transcript) -> list[Known]:
            return [Known("near", "indexed", sketch(found))]

    twins = Twins(Indexed())
    assert [doubt.twin for doubt in twins.of(transcript(talk(1), file="a.txt", sha256="x"))] == ["old"]
    assert [doubt.twin for doubt in twins.of(transcript(talk(2), file="b.txt"))] == ["near"]


@given(st.lists(st.text(alphabet="abc ", max_size=30), max_size=10))
def test_a_sketch_does_not_depend_on_how_words_are_cut_into_turns(texts: list[str]) -> None:
    whole = sketch_of([" ".join(texts)])
    assert sketch_of(texts).runs.tolist() == whole.runs.tolist()


def test_a_label_or_a_role_is_no_part_of_a_sketch() -> None:
    found = transcript(talk(1))
    renamed = replace(found, turns=tuple(replace(turn, speaker="X", label="X") for turn in found.turns))
    assert sketch(found).runs.tolist() == sketch(renamed).runs.tolist()
