"""Turns by their words: the same rows, scores and order as a plain look at every turn gives."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.quotes import Postings, PostingsDraft, Wording
from qa.quotes.postings import FILES

TURNS = (
    "On ne peut plus faire confiance à personne.",
    "On peut faire confiance à tout le monde.",
    "La confiance, c'est la liberté.",
    "Rien à voir.",
    "La liberté, c’est la confiance !",
)
TEXTS = st.lists(st.lists(st.sampled_from(list("abcdé")), max_size=6).map(" ".join), max_size=8)


def opened(folder: Path, texts: Sequence[str]) -> Postings:
    Postings.build(folder, texts)
    return Postings(folder)


def shared(text: str) -> set[tuple[str, ...]]:
    """The words and the pairs of neighbouring words of a text."""
    words = Wording(text).folded()
    return {(word,) for word in words} | set(pairwise(words))


def slowly(texts: Sequence[str], quote: str, k: int) -> list[tuple[int, float]]:
    """Every turn scored by the rarity of what it shares with the quote."""
    features = [shared(text) for text in texts]
    counts = Counter(feature for found in features for feature in found)
    sought = shared(quote)
    rarity = {feature: math.log((len(texts) + 1) / (counts[feature] + 0.5)) for feature in sought}
    most = sum(sorted(rarity.values()))
    scores = [sum(sorted(rarity[feature] for feature in found & sought)) / most if sought else 0 for found in features]
    ranked = sorted((-score, row) for row, score in enumerate(scores) if abs(score) > 1e-12)
    last = -ranked[min(k, len(ranked)) - 1][0] if ranked else 0
    return [(row, -score) for score, row in ranked if -score >= last - 1e-9]


def test_the_turn_that_holds_the_whole_quote_comes_first(tmp_path: Path) -> None:
    (row, share), *others = opened(tmp_path, TURNS).nearest(Wording("faire confiance à tout"), 5)
    assert row == 1
    assert share == pytest.approx(1.0)
    assert all(score < 0.999 for _, score in others)


def test_a_turn_with_the_words_in_another_order_comes_behind(tmp_path: Path) -> None:
    found = dict(opened(tmp_path, TURNS).nearest(Wording("la confiance, c'est la liberté"), 5))
    assert found[2] == pytest.approx(1.0)
    assert 0.5 < found[4] < 0.999


def test_all_that_tie_with_the_last_are_kept_in_the_order_of_the_turns(tmp_path: Path) -> None:
    index = opened(tmp_path, ["a b", "c", "a b", "a b", "a"])
    assert [row for row, _ in index.nearest(Wording("a b"), 1)] == [0, 2, 3]
    assert [row for row, _ in index.nearest(Wording("a b"), 4)] == [0, 2, 3, 4]


def test_turns_that_share_nothing_are_left_out(tmp_path: Path) -> None:
    index = opened(tmp_path, TURNS)
    assert [row for row, _ in index.nearest(Wording("rien à redire"), 9)] == [3, 0, 1]
    assert index.nearest(Wording("words nobody knows"), 9) == []
    assert index.nearest(Wording(""), 9) == []


def test_unknown_words_lower_the_share(tmp_path: Path) -> None:
    index = opened(tmp_path, TURNS)
    known, unknown = (index.nearest(Wording(quote), 1)[0][1] for quote in ("rien à voir", "rien à voir zut"))
    assert known == pytest.approx(1.0)
    assert 0.3 < unknown < 0.9


@pytest.mark.parametrize("texts", [[], [""], ["…", ""]])
def test_an_index_without_words_finds_nothing(tmp_path: Path, texts: list[str]) -> None:
    index = opened(tmp_path, texts)
    assert index.count == len(texts)
    assert index.nearest(Wording("rien à voir"), 3) == []


def test_turns_without_words_keep_their_rows(tmp_path: Path) -> None:
    index = opened(tmp_path, ["", "rien à voir", "…", "rien"])
    assert index.count == 4
    assert [row for row, _ in index.nearest(Wording("rien à voir"), 9)] == [1, 3]


@settings(max_examples=200)
@given(TEXTS, st.lists(st.sampled_from(list("abcdeéE")), max_size=6).map(" ".join), st.integers(1, 6))
def test_rows_scores_and_order_are_those_of_a_plain_look_at_every_turn(texts: list[str], quote: str, k: int) -> None:
    with TemporaryDirectory() as folder:
        found = opened(Path(folder), texts).nearest(Wording(quote), k)
    expected = slowly(texts, quote, k)
    assert dict(found) == pytest.approx(dict(expected))
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert [round(score, 9) for _, score in found] == [round(score, 9) for _, score in expected]


@settings(max_examples=60)
@given(before=TEXTS, after=TEXTS, run=st.sampled_from([3, 10, 1_000_000]), chance=st.randoms())
def test_turns_come_and_go_as_if_the_index_were_made_anew(
    before: list[str], after: list[str], run: int, chance: Random
) -> None:
    turns = [*(text for text in before if chance.random() < 0.6), *after]
    chance.shuffle(turns)
    moved = np.full(len(before), -1, np.int64)
    free = set(range(len(turns)))
    for number, text in enumerate(before):
        row = next((row for row in free if turns[row] == text), None)
        if row is not None and chance.random() < 0.7:
            moved[number] = row
            free.remove(row)
    with TemporaryDirectory() as one, TemporaryDirectory() as other, pytest.MonkeyPatch.context() as patch:
        patch.setattr("qa.quotes.postings._RUN", run)
        old = opened(Path(one), before)
        draft = PostingsDraft(Path(other))
        for row in free:
            draft.add(row, turns[row])
        draft.finish(len(turns), old, moved)
        assert sorted(path.name for path in Path(other).iterdir()) == sorted(FILES)
        found = Postings(Path(other))
        expected = opened(Path(one), turns)
        assert found.count == expected.count == len(turns)
        assert len(found) == len(expected)
        for text in turns:
            assert found.nearest(Wording(text), 3) == expected.nearest(Wording(text), 3)


@given(TEXTS, st.lists(st.sampled_from(list("abcdé")), max_size=3).map(" ".join))
def test_a_phrase_is_in_those_turns_that_have_its_words_and_neighbours(texts: list[str], phrase: str) -> None:
    with TemporaryDirectory() as folder:
        found = opened(Path(folder), texts).holding(Wording(phrase)).tolist()
    assert found == [row for row, text in enumerate(texts) if phrase and shared(phrase) <= shared(text)]
