"""Which questions are one: told by vectors whose truth is known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.askings import grouped, rows
from qa.schema import Matrix

D = 48
AXES = np.eye(D, dtype=np.float32)


def unit(vectors: Matrix) -> Matrix:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), np.float32)


class Corpus:
    """`topics` questions, each put in `interviews` interviews, in order of the interviews. Wordings of one question lie
    about one axis, what is replied about another, `noise` from it; all share a direction, as real ones do."""

    def __init__(self, topics: int, interviews: int, noise: float = 0.05, seed: int = 0) -> None:
        random = np.random.default_rng(seed)
        self.topics = [topic for _ in range(interviews) for topic in range(topics)]
        self.interviews = [interview for interview in range(interviews) for _ in range(topics)]
        self.languages: list[str] = ["en"] * len(self.topics)
        count = len(self.topics)
        own = AXES[1 + np.asarray(self.topics)]
        replied = AXES[1 + topics + np.asarray(self.topics)]
        self.questions = unit(own + 3 * AXES[0] + noise * random.standard_normal((count, D)).astype(np.float32))
        self.replies = unit(replied + noise * random.standard_normal((count, D)).astype(np.float32))

    def grouped(self, order: Sequence[int] | None = None) -> list[list[int]]:
        """The groups of all rows, taken in some other order where one is given."""
        taken = list(range(len(self.topics))) if order is None else list(order)
        return grouped(
            self.questions[taken],
            self.replies[taken],
            [self.interviews[row] for row in taken],
            [self.languages[row] for row in taken],
        )

    @property
    def truth(self) -> list[list[int]]:
        """The rows of each topic, in order of their first."""
        return [[row for row, own in enumerate(self.topics) if own == topic] for topic in dict.fromkeys(self.topics)]


def ordered(groups: list[list[int]], count: int) -> bool:
    """Whether every row is in one group, each group in order, and the groups in that of their first."""
    firsts = [group[0] for group in groups]
    return (
        sorted(chain.from_iterable(groups)) == list(range(count))
        and firsts == sorted(firsts)
        and all(group == sorted(group) for group in groups)
    )


def test_one_question_put_to_many_is_one_row_and_another_is_another() -> None:
    corpus = Corpus(topics=6, interviews=5)
    assert corpus.grouped() == corpus.truth


def test_wordings_that_differ_are_one_when_what_is_replied_is_alike() -> None:
    corpus = Corpus(topics=4, interviews=6)
    other = [row for row in corpus.truth[0] if corpus.interviews[row] >= 3]
    corpus.questions[other] = unit(3 * AXES[40][None] + AXES[1][None] + 3 * AXES[0][None])
    assert corpus.truth[0] in corpus.grouped()
    corpus.replies[other] = AXES[41]
    assert corpus.truth[0] not in corpus.grouped()


def test_replies_alone_do_not_put_questions_together_that_are_asked_unlike() -> None:
    corpus = Corpus(topics=4, interviews=6)
    stray = corpus.truth[0][2]
    corpus.questions[stray] = unit(AXES[45][None] + 3 * AXES[0][None])
    assert [stray] in corpus.grouped()
    assert [row for row in corpus.truth[0] if row != stray] in corpus.grouped()


def test_a_question_that_nobody_else_put_is_alone() -> None:
    corpus = Corpus(topics=5, interviews=5)
    corpus.questions[7], corpus.replies[7] = AXES[44], AXES[45]
    groups = corpus.grouped()
    assert [7] in groups
    assert [row for row in corpus.truth[2] if row != 7] in groups


def test_a_direction_that_all_questions_share_puts_none_together() -> None:
    corpus = Corpus(topics=6, interviews=5)
    corpus.questions = unit(corpus.questions + 20 * AXES[0])
    assert corpus.grouped() == corpus.truth


def test_what_all_replies_of_an_interview_share_hides_nothing() -> None:
    corpus = Corpus(topics=6, interviews=6)
    corpus.replies = unit(corpus.replies + 3 * AXES[20 + np.asarray(corpus.interviews)])
    assert corpus.grouped() == corpus.truth
    other = [row for row in corpus.truth[0] if corpus.interviews[row] >= 3]
    corpus.questions[other] = unit(3 * AXES[40][None] + AXES[1][None] + 3 * AXES[0][None])
    assert corpus.truth[0] in corpus.grouped()


def test_questions_in_two_languages_are_one_although_the_languages_lie_apart() -> None:
    corpus = Corpus(topics=6, interviews=6)
    french = [row for row, interview in enumerate(corpus.interviews) if interview % 2]
    corpus.questions[french] = unit(corpus.questions[french] + 2 * AXES[46])
    corpus.languages = ["fr" if row in french else "en" for row in range(len(corpus.topics))]
    assert corpus.grouped() == corpus.truth


def test_a_single_question_in_a_language_is_put_with_its_like() -> None:
    corpus = Corpus(topics=5, interviews=6)
    corpus.languages[-1] = "fr"
    assert corpus.grouped() == corpus.truth


def test_two_questions_of_one_interview_are_not_put_together_by_themselves() -> None:
    twice = Corpus(topics=4, interviews=2)
    twice.topics[1], twice.questions[1], twice.replies[1] = 0, twice.questions[0], twice.replies[0]
    keep = [0, 1, 2, 3, 6, 7]  # the other interview does not ask it
    assert not any({0, 1} <= set(group) for group in twice.grouped(keep))
    twice.interviews[1] = 9
    assert any({0, 1} <= set(group) for group in twice.grouped(keep))


def test_two_questions_of_one_interview_are_put_together_by_way_of_others() -> None:
    corpus = Corpus(topics=4, interviews=6)
    corpus.topics[1], corpus.questions[1], corpus.replies[1] = 0, corpus.questions[0], corpus.replies[0]
    assert corpus.grouped() == corpus.truth


def test_what_an_interview_asks_again_joins_the_row_of_the_first_whatever_is_replied() -> None:
    corpus = Corpus(topics=4, interviews=6)
    corpus.questions[1], corpus.replies[1] = corpus.questions[0], AXES[45]
    assert sorted([*corpus.truth[0], 1]) in corpus.grouped()
    corpus.questions[1] = AXES[44]
    assert [1] in corpus.grouped()


def test_without_any_reply_questions_are_told_by_their_words() -> None:
    corpus = Corpus(topics=6, interviews=5)
    corpus.replies[:] = 0
    assert corpus.grouped() == corpus.truth


def test_a_question_without_a_reply_joins_its_like() -> None:
    corpus = Corpus(topics=6, interviews=5)
    corpus.replies[8] = 0
    assert corpus.grouped() == corpus.truth


def test_no_questions_make_no_rows_and_one_makes_one() -> None:
    nothing = np.zeros((0, D), np.float32)
    assert grouped(nothing, nothing, [], []) == []
    assert grouped(AXES[:1], AXES[1:2], ["a"], [None]) == [[0]]
    assert grouped(AXES[:1], np.zeros((1, D), np.float32), ["a"], ["en"]) == [[0]]


def test_one_interview_alone_has_a_row_for_each_question() -> None:
    corpus = Corpus(topics=7, interviews=1)
    assert corpus.grouped() == [[row] for row in range(7)]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("most", [12, 30, 59])
def test_more_questions_than_are_compared_at_once_fall_into_the_same_rows(
    monkeypatch: pytest.MonkeyPatch, most: int, seed: int
) -> None:
    corpus = Corpus(topics=6, interviews=10, seed=seed)
    small = corpus.grouped()
    monkeypatch.setattr(rows, "_WHOLE", most)
    assert corpus.grouped() == small == corpus.truth


def test_in_parts_a_question_of_its_own_stays_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus(topics=5, interviews=10)
    corpus.questions[7], corpus.replies[7] = AXES[44], AXES[45]
    monkeypatch.setattr(rows, "_WHOLE", 12)
    assert [7] in corpus.grouped()


def test_thousands_of_the_very_same_question_are_divided_nevertheless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_WHOLE", 10)
    same = np.repeat(AXES[:1], 35, 0)
    found = grouped(same, np.repeat(AXES[1:2], 35, 0), list(range(35)), ["en"] * 35)
    assert ordered(found, 35)


def test_a_large_row_is_pruned_by_a_sample_as_by_all(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus(topics=3, interviews=40)
    stray = corpus.truth[0][5]
    corpus.questions[stray] = unit(AXES[45][None] + 3 * AXES[0][None])
    small = corpus.grouped()
    monkeypatch.setattr(rows, "_SAMPLE", 8)
    assert [stray] in small
    assert corpus.grouped() == small


@given(st.integers(0, 10_000), st.permutations(range(30)))
def test_the_rows_do_not_depend_on_the_order_of_the_questions(seed: int, order: list[int]) -> None:
    corpus = Corpus(topics=6, interviews=5, seed=seed)
    back = [sorted(order[row] for row in group) for group in corpus.grouped(order)]
    assert sorted(back) == corpus.truth


VECTORS = st.tuples(st.integers(0, 25), st.integers(0, 2**32 - 1), st.integers(1, 6), st.sampled_from([4, 2000]))


@given(VECTORS)
def test_any_vectors_are_divided_into_rows_in_order_and_alike_every_time(drawn: tuple[int, int, int, int]) -> None:
    count, seed, interviews, whole = drawn
    random = np.random.default_rng(seed)
    questions, replies = (unit(random.standard_normal((count, 8)).astype(np.float32)) for _ in range(2))
    replies[random.random(count) < 0.2] = 0
    languages = random.choice(["fr", "en", "de"], count).tolist()
    own = random.integers(0, interviews, count).tolist()
    before = questions.copy(), replies.copy()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "_WHOLE", whole)
        found = grouped(questions, replies, own, languages)
        assert grouped(questions, replies, own, languages) == found
    assert ordered(found, count)
    assert np.array_equal(questions, before[0])
    assert np.array_equal(replies, before[1])


def with_a_stray(corpus: Corpus, interview: int) -> list[list[int]]:
    """The groups with two more questions of one interview, the last two rows: one in words of its own with a little of
    what the first topic's are asked in, replied to as that is; and one that is like nothing else."""
    own = unit(np.stack([0.25 * AXES[1] + AXES[40] + 3 * AXES[0], AXES[41] + 3 * AXES[0]]))
    questions = np.concatenate([corpus.questions, own])
    replies = np.concatenate([corpus.replies, AXES[[4, 42]]])
    return grouped(questions, replies, [*corpus.interviews, interview, interview], [*corpus.languages, "en", "en"])


def test_a_lone_wording_joins_those_that_are_sure_of_what_they_ask() -> None:
    corpus = Corpus(topics=3, interviews=12)
    (joined,) = [group for group in with_a_stray(corpus, 99) if len(corpus.topics) in group]
    assert {corpus.topics[row] for row in joined[:-1]} == {0}
    assert len(joined) == 13


def test_a_lone_wording_joins_no_group_that_its_interview_is_in() -> None:
    corpus = Corpus(topics=3, interviews=12)
    assert [len(corpus.topics)] in with_a_stray(corpus, 0)


def test_what_is_like_nothing_else_stays_alone() -> None:
    corpus = Corpus(topics=3, interviews=12)
    assert [len(corpus.topics) + 1] in with_a_stray(corpus, 99)
