"""Lists made one, quotation marks, and questions for several voices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.retrieve import asks_for_voices, fused, quoted_phrases

LISTS = st.lists(st.lists(st.integers(0, 30), unique=True, max_size=20), max_size=4)


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ([], []),
        ([[]], []),
        ([[5, 3, 9]], [5, 3, 9]),
        ([[5, 3], [3, 5]], [3, 5]),
        ([[1, 2, 3], [3], [3]], [3, 1, 2]),
        ([[7], [8]], [7, 8]),
        ([[1, 2], [2, 9], [2, 1]], [2, 1, 9]),
    ],
)
def test_rows_high_in_several_lists_come_first(lists: list[list[int]], expected: list[int]) -> None:
    assert fused(lists) == expected


@given(LISTS)
def test_fusion_is_reciprocal_rank_fusion_and_loses_nobody(lists: list[list[int]]) -> None:
    order = fused(lists)
    slow = {row: sum(1 / (61 + rows.index(row)) for rows in lists if row in rows) for rows in lists for row in rows}
    assert sorted(order) == sorted(slow)
    assert [slow[row] for row in order] == sorted(slow.values(), reverse=True)


@given(LISTS)
def test_the_order_of_the_lists_does_not_matter(lists: list[list[int]]) -> None:
    best = fused(lists)[:1]
    assert fused(lists[::-1])[:1] == best


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("Qui a dit « aveu d’échec » ?", ("aveu d’échec",)),
        ("Who said “death valley” and “small politics”?", ("death valley", "small politics")),
        ('Who said "death valley"?', ("death valley",)),
        ("Qui a dit «\u00a0aveu d’échec\u00a0» ?", ("aveu d’échec",)),
        ("Que veut dire « souveraineté » ?", ()),
        ("Is it Bert's or Anna's?", ()),
        ("l'école « »", ()),
        ('an "unclosed mark', ()),
        ("", ()),
    ],
)
def test_phrases_are_what_stands_between_quotation_marks(question: str, phrases: tuple[str, ...]) -> None:
    assert quoted_phrases(question) == phrases


@given(st.text(alphabet="ab «»“”\"' ", max_size=40))
def test_every_phrase_is_part_of_the_question(question: str) -> None:
    assert all(phrase in question and phrase for phrase in quoted_phrases(question))


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("Qui parle de souveraineté ?", True),
        ("Who mentions Microsoft?", True),
        ("What do founders think of Teams?", True),
        ("Que pensent les autres de Teams ?", True),
        ("Quels sont leurs avis ?", False),
        ("Quand Whaller est-il né ?", False),
        ("How did Wimi start?", False),
        ("Pourquoi ce whodunit ?", False),
    ],
)
def test_a_question_for_voices_is_known_by_its_words(question: str, several: bool) -> None:
    assert asks_for_voices(question) is several
