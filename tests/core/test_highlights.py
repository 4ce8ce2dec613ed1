"""Highlights: always whole sentences or clauses, inside the text, in order, the best among them."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.rank import Evidence, highlights
from qa.text import sentences

WORD = re.compile(r"\w+")


def evidence(text: str, scores: dict[str, float], other: float = 0.1) -> Evidence:
    """One question token; each word of the text meets it as `scores` says."""
    spans = np.asarray([match.span() for match in WORD.finditer(text)], np.int32).reshape(-1, 2)
    found = [scores.get(match.group(), other) for match in WORD.finditer(text)]
    return Evidence(np.asarray(found, np.float32)[:, None], spans, np.ones(1, np.float32))


def shown(text: str, scores: dict[str, float], other: float = 0.1) -> list[str]:
    return [text[start:end] for start, end in highlights(text, evidence(text, scores, other))]


def test_the_best_sentence_is_shown_whole() -> None:
    assert shown("The sea is flat. Storms took it. We left.", {"Storms": 0.9}) == ["Storms took it."]


def test_a_second_sentence_nearly_as_good_is_shown_too() -> None:
    text = "Storms came. It rained. Gales came. It snowed."
    assert shown(text, {"Storms": 0.90, "Gales": 0.89}) == ["Storms came.", "Gales came."]
    assert shown(text, {"Storms": 0.90, "Gales": 0.80}) == ["Storms came."]


def test_the_best_sentence_is_among_those_shown_where_room_is_short() -> None:
    text = "Gales came. Storms came. It rained."
    assert shown(text, {"Storms": 0.90, "Gales": 0.89}) == ["Storms came."]


def test_never_more_than_half_of_the_sentences_are_shown() -> None:
    assert len(shown("One. Two. Three. Four. Five.", {}, other=0.5)) == 2


def test_a_text_of_one_sentence_is_shown_whole() -> None:
    assert shown("Nothing here meets it.", {}) == ["Nothing here meets it."]


@pytest.mark.parametrize("other", [-0.5, 0.0])
def test_something_is_shown_even_of_a_text_that_meets_nothing(other: float) -> None:
    assert shown("The sea is flat. We left.", {"left": other + 0.1}, other) == ["We left."]


def test_the_best_clause_of_a_very_long_sentence_is_shown() -> None:
    long = " ".join(["word"] * 30)
    text = f"{long}; the lighthouse fell – {long}; {long}."
    assert shown(text, {"lighthouse": 0.9}) == ["the lighthouse fell –"]


def test_the_frame_before_a_passage_is_never_shown() -> None:
    text = "The sea is flat. We left."
    spans = np.asarray([(-1, -1), (0, 3), (17, 19)], np.int32)
    framed = Evidence(np.asarray([[0.99], [0.1], [0.5]], np.float32), spans, np.ones(1, np.float32))
    assert [text[start:end] for start, end in highlights(text, framed)] == ["We left."]


def test_a_text_without_words_has_no_highlights() -> None:
    nothing = Evidence(np.zeros((0, 1), np.float32), np.zeros((0, 2), np.int32), np.ones(1, np.float32))
    assert highlights("", nothing) == ()
    assert highlights(" \n ", nothing) == ()


WRITTEN = st.text(alphabet="abcdef ABC.,;:!?…«»–-’\n", max_size=400)


@settings(max_examples=150)
@given(text=WRITTEN, seed=st.integers(0, 1000))
def test_highlights_are_whole_sentences_or_clauses_in_order(text: str, seed: int) -> None:
    found = evidence(text, {})
    random = np.random.default_rng(seed).uniform(-1, 1, (len(found.spans), 3)).astype(np.float32)
    spans = highlights(text, Evidence(random, found.spans, np.asarray([1, 2, 3], np.float32)))
    assert (len(spans) > 0) == bool(text.strip())
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    whole = sentences(text)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip()
        (sentence,) = [one for one in whole if one[0] <= start and end <= one[1]]
        cut = [piece for piece in (sentence[0] < start, end < sentence[1]) if piece]
        assert not cut or len(text[slice(*sentence)].split()) > 45
