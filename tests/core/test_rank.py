"""MaxSim against a slow reference; weights, repeats, voices."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.rank import best_matches, distinct, late_interaction, on_spans, question_weights, spread
from qa.schema import Matrix, Spans


def slow_maxsim(passages: list[Matrix], weights: list[float]) -> list[float]:
    """For each passage (tokens by question tokens): the weighted mean, over question tokens, of the best token."""
    scores = []
    for similarities in passages:
        total = 0.0
        for j, weight in enumerate(weights):
            total += weight * max(float(row[j]) for row in similarities)
        scores.append(total / sum(weights))
    return scores


@settings(max_examples=60)
@given(
    seed=st.integers(0, 10_000),
    sizes=st.lists(st.integers(1, 6), min_size=1, max_size=8),
    weights=st.lists(st.floats(0.1, 9), min_size=1, max_size=5),
)
def test_late_interaction_is_that_of_a_slow_reference(seed: int, sizes: list[int], weights: list[float]) -> None:
    generator = np.random.default_rng(seed)
    passages = [generator.uniform(-1, 1, (size, len(weights))).astype(np.float32) for size in sizes]
    bounds = np.cumsum([0, *sizes], dtype=np.int64)
    matches = best_matches(np.concatenate(passages), bounds)
    scores = late_interaction(matches, np.asarray(weights, np.float32))
    assert matches.shape == (len(sizes), len(weights))
    assert np.allclose(scores, slow_maxsim(passages, weights), atol=1e-5)


def test_a_rare_word_outweighs_a_common_one() -> None:
    matches = np.asarray([[0.9, 0.2], [0.2, 0.9]], np.float32)
    assert late_interaction(matches, np.asarray([5, 1], np.float32)).argmax() == 0
    assert late_interaction(matches, np.asarray([1, 5], np.float32)).argmax() == 1


RARITY = {"harbour": 4.0, "est": 0.2}


def rarity(word: str) -> float:
    return RARITY.get(word, 2.0)


def weights_of(question: str, *pieces: str) -> list[float]:
    spans = []
    at = 0
    for piece in pieces:
        at = question.index(piece, at)
        spans.append((at, at + len(piece)))
        at += len(piece)
    found = question_weights(question, np.asarray(spans, np.int32).reshape(-1, 2), rarity)
    return [round(float(weight), 3) for weight in found]


def test_every_token_has_the_rarity_of_its_word() -> None:
    assert weights_of("qui est harbour ?", "qui", "est", "harbour") == [2.0, 0.2, 4.0]


def test_case_and_accents_do_not_change_a_weight() -> None:
    assert weights_of("ÉST là", "ÉST") == weights_of("est là", "est") == [0.2]


def test_all_tokens_of_one_word_weigh_the_same() -> None:
    assert weights_of("harbour existe", "har", "bou", "r", "exist", "e") == [4.0, 4.0, 4.0, 2.0, 2.0]


def test_punctuation_hardly_counts_and_never_not_at_all() -> None:
    assert weights_of("est-ce bon ?! «…»", "?!", "«…»") == [0.1, 0.1]


def test_an_elided_article_is_not_weighed_as_its_word() -> None:
    assert weights_of("l'est", "l", "'", "est") == [2.0, 0.1, 0.2]


def test_no_words_and_no_tokens_give_weights_still() -> None:
    assert weights_of("???", "?", "?") == [0.1, 0.1]
    assert weights_of("anything") == []


@settings(max_examples=100)
@given(question=st.text(max_size=60), data=st.data())
def test_weights_are_always_positive(question: str, data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.integers(0, len(question)), max_size=6))
    spans = np.asarray([(start, start + 1) for start in sorted(starts)], np.int32).reshape(-1, 2)
    weights = question_weights(question, spans, lambda word: 0.0)
    assert weights.shape == (len(starts),)
    assert (weights > 0).all()


@pytest.mark.parametrize(
    ("spans", "inside"),
    [
        ([], [0, 0, 0]),
        ([(0, 3)], [1, 0, 0]),
        ([(3, 4)], [0, 0, 0]),
        ([(2, 5)], [1, 1, 0]),
        ([(0, 1), (9, 20)], [1, 0, 1]),
    ],
)
def test_tokens_on_spans_are_those_that_overlap(spans: list[tuple[int, int]], inside: list[int]) -> None:
    tokens: Spans = np.asarray([(0, 3), (4, 8), (9, 12)], np.int32)
    assert on_spans(tokens, spans).tolist() == [bool(one) for one in inside]


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ([], []),
        (["A wheel ripens.", "The quay is shallow."], [0, 1]),
        (["A wheel ripens.", "a WHEEL  ripens!"], [0]),
        (["Before. A wheel ripens slowly. After.", "A wheel ripens slowly."], [0]),
        (["A wheel ripens slowly.", "Before. A wheel ripens slowly. After."], [0, 1]),
        (["Élève appliqué", "Eleve applique"], [0]),
        (["one two three four five six seven eight nine", "nine eight seven six five four three two one"], [0]),
        (["one two three four", "one two three five"], [0, 1]),
    ],
)
def test_repeats_are_left_out_and_the_first_is_kept(texts: list[str], kept: list[int]) -> None:
    assert list(distinct(texts)) == kept


def test_a_short_answer_is_not_a_repeat_of_a_longer_word() -> None:
    assert list(distinct(["C'est inouï, personne n'y croyait.", "Oui."])) == [0, 1]


@given(st.lists(st.text(alphabet="ab .", max_size=8), max_size=8))
def test_only_repeats_of_what_was_kept_are_left_out(texts: list[str]) -> None:
    kept = list(distinct(texts))
    assert kept == sorted(set(kept))
    assert kept[:1] == [0][: len(texts)]
    assert list(distinct(texts[i] for i in kept)) == list(range(len(kept)))


def test_everybody_speaks_before_anybody_speaks_again() -> None:
    assert spread(["A", "A", "A", "B", "C", "B"]) == [0, 3, 4, 1, 5, 2]
    assert spread(["A", "A", None, None, "A"]) == [0, 2, 1, 3, 4]
    assert spread([]) == []


@given(st.lists(st.sampled_from(["A", "B", "C", None])))
def test_spreading_loses_nobody_and_keeps_everybodys_own_order(speakers: list[str | None]) -> None:
    order = spread(speakers)
    assert sorted(order) == list(range(len(speakers)))
    for speaker in set(speakers):
        own = [position for position in order if speakers[position] == speaker]
        assert own == sorted(own)
    firsts = len(set(speakers))
    assert len({speakers[position] for position in order[:firsts]}) == firsts
