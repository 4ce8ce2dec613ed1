"""Which words of a quote are which words of a turn: known answers, and the best score of all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.quotes.alignment import Alignment, aligned
from qa.quotes.wording import Wording

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "12"]), min_size=1, max_size=7).map(" ".join)
_NEVER = float("-inf")


def steps(quote: str, turn: str, *, partly: bool = False) -> list[tuple[str, str, str]]:
    """The steps as words: a sign for "the same", those of the quote, those of the turn."""
    one, other = Wording(quote), Wording(turn)
    found = aligned(one, other, partly=partly)
    return [
        (
            "=" if step.same else "~",
            " ".join(one.folded()[step.quoted]),
            " ".join(other.folded()[step.said]),
        )
        for step in (found.steps if found else ())
    ]


@pytest.mark.parametrize(
    ("quote", "turn", "expected"),
    [
        ("b c", "a b c d", [("=", "b c", "b c")]),
        ("b x d", "a b c d e", [("=", "b", "b"), ("~", "x", "c"), ("=", "d", "d")]),
        ("b d", "a b c d e", [("=", "b", "b"), ("~", "", "c"), ("=", "d", "d")]),
        ("b x c", "a b c d", [("=", "b", "b"), ("~", "x", ""), ("=", "c", "c")]),
        ("x b c", "a b c d", [("~", "x", "a"), ("=", "b c", "b c")]),
        ("b c x y", "a b c d", [("=", "b c", "b c"), ("~", "x y", "d")]),
        ("x b c", "b c d", [("~", "x", ""), ("=", "b c", "b c")]),
        ("x y", "a b", []),
        ("Été", "l'ete", [("=", "ete", "ete")]),
    ],
)
def test_known_alignments(quote: str, turn: str, expected: list[tuple[str, str, str]]) -> None:
    assert steps(quote, turn) == expected


def test_a_long_stretch_left_out_is_bridged() -> None:
    told = "on ne peut plus " + "et puis encore " * 12 + "faire confiance à personne"
    found = steps("on ne peut plus faire confiance à personne", told)
    assert [(sign, quoted) for sign, quoted, _ in found] == [
        ("=", "on ne peut plus"), ("~", ""), ("=", "faire confiance a personne"),
    ]  # fmt: skip


def test_the_ends_of_a_quote_may_be_left_out_when_it_is_laid_in_part() -> None:
    assert steps("x y b c z", "a b c d", partly=True) == [("=", "b c", "b c")]
    found = aligned(Wording("x y b c z"), Wording("a b c d"), partly=True)
    assert found is not None
    assert (found.steps[0].quoted.start, found.steps[-1].quoted.stop) == (2, 4)
    assert (found.first, found.stop) == (1, 3)


def test_a_word_misspelt_stands_for_that_word_and_counts_in_part() -> None:
    found = aligned(Wording("la confience regne ici"), Wording("oui la confiance règne par ici"))
    assert found is not None
    assert steps("la confience", "la peur, la confiance") == [("=", "la", "la"), ("~", "confience", "confiance")]
    assert found.same == 3
    assert found.alike == pytest.approx(0.7)


def test_short_words_and_numbers_are_never_misspelt() -> None:
    found = aligned(Wording("le pas 2021"), Wording("le pis 2022"))
    assert found is not None
    assert (found.same, found.alike) == (1, 0)


def test_a_turn_without_words_in_common_has_no_alignment() -> None:
    assert aligned(Wording("rien du tout"), Wording("")) is None
    assert aligned(Wording("rien du tout"), Wording("quelque chose")) is None


@given(WORDS, WORDS, st.booleans())
def test_steps_are_in_order_and_never_overlap(quote: str, turn: str, partly: bool) -> None:
    one, other = Wording(quote), Wording(turn)
    found = aligned(one, other, partly=partly)
    if found is None:
        assert not set(one.folded()) & set(other.folded())
        return
    if not partly:
        assert (found.steps[0].quoted.start, found.steps[-1].quoted.stop) == (0, len(one))
    at = (found.steps[0].quoted.start, found.first)
    for step in found.steps:
        assert (step.quoted.start, step.said.start) == at
        at = (step.quoted.stop, step.said.stop)
        assert at != (step.quoted.start, step.said.start)
        if step.same:
            assert one.folded()[step.quoted] == other.folded()[step.said]
    assert at == (found.steps[-1].quoted.stop, found.stop)
    assert found.same == sum(step.quoted.stop - step.quoted.start for step in found.steps if step.same) > 0
    assert not any(one.same == other.same for one, other in zip(found.steps, found.steps[1:], strict=False))


@settings(max_examples=300)
@given(WORDS, WORDS)
def test_no_alignment_scores_better(quote: str, turn: str) -> None:
    one, other = Wording(quote), Wording(turn)
    found = aligned(one, other)
    if found is not None:
        assert (
            worth(found, one.folded(), other.folded())
            >= best(one.folded(), other.folded(), before=True, after=True) - 1e-9
        )


def worth(found: Alignment, quote: Sequence[str], turn: Sequence[str]) -> float:
    """The best that can be made of the steps, each by itself; what is said before and after costs nothing."""
    last = len(found.steps) - 1
    return sum(
        best(quote[step.quoted], turn[step.said], before=place == 0, after=place == last)
        for place, step in enumerate(found.steps)
    )


def best(quote: Sequence[str], turn: Sequence[str], *, before: bool, after: bool) -> float:
    """The best score of all alignments, by trying them all; words of the turn before and after may be free."""

    @cache
    def rest(q: int, t: int, gap: str) -> float:
        if q == len(quote) and (after or t == len(turn)):
            return 0.0
        free = before and q == 0 and gap == "start"
        found = [_NEVER]
        if q < len(quote) and t < len(turn):
            found.append((2.0 if quote[q] == turn[t] else -1.0) + rest(q + 1, t + 1, ""))
        if q < len(quote):
            found.append((-0.8 if gap == "added" else -1.5) + rest(q + 1, t, "added"))
        if t < len(turn):
            cost = 0.0 if free else -0.15 if gap == "dropped" else -1.5
            found.append(cost + rest(q, t + 1, "start" if free else "dropped"))
        return max(found)

    return rest(0, 0, "start")
