"""Topics as records: built from meanings, texts and the user's names; stable ids; tiny corpora."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from fakes import FakeEncoder

from qa.schema import Passage, Person, Role, Source, Topic
from qa.topics import Meanings, Named, merged, renamed, topics_of

SAID = (
    "The bridge carries the railway over the estuary, and the bridge must not sway.",
    "Rust is the enemy of a bridge: we paint the railway bridge all the year.",
    "The old bridge had a railway and no paint on its rust.",
    "A cheese wants salt and a cold cellar, says Nora Hale.",
    "Salt draws the water out of a cheese in the cellar.",
    "My cellar smells of cheese, of salt and of Penrith.",
    "Fishermen mend their nets in the harbour at low tide.",
    "At low tide the harbour is mud, and nets dry on it.",
    "The harbour wall broke in a storm, the tide took the nets.",
)
SOURCES = tuple(
    Source(
        id=f"talk-{name.lower()}",
        file=f"{name}.txt",
        title=name,
        language="en",
        people=(Person(name=f"{name} Hale", role=Role.INTERVIEWEE),),
        organisations=("Penrith",),
    )
    for name in ("Nora", "Peter", "Ann")
)


def passage(row: int) -> Passage:
    name = ("Nora", "Peter", "Ann")[row % 3]
    return Passage(
        id=f"talk-{name.lower()}#t{row}-p0",
        transcript=f"talk-{name.lower()}",
        turn=row,
        speaker=f"{name} Hale",
        role=Role.INTERVIEWEE,
        text=SAID[row],
        start=0,
        end=len(SAID[row]),
        question="Tell us about it. What is it that you do?",
    )


def found(rows: Sequence[int] = range(9), names: Sequence[Named] = (), k: int | None = 3) -> tuple[Topic, ...]:
    passages = [passage(row) for row in rows]
    encodings = FakeEncoder().encode_passages([SAID[row] for row in rows])
    vectors = np.stack([encoding.pooled for encoding in encodings]) if rows else np.zeros((0, 8), np.float32)
    interviews = [found.transcript for found in passages]
    return topics_of(
        Meanings(vectors, ["en"] * len(rows), interviews),
        [found.id for found in passages],
        [found.speaker for found in passages],
        lambda wanted: [passages[row] for row in wanted],
        sources=SOURCES,
        names=names,
        k=k,
    )


def about(topics: Sequence[Topic], word: str) -> Topic:
    return next(topic for topic in topics if word in topic.terms)


def test_every_passage_is_in_one_topic_and_the_largest_is_first() -> None:
    topics = found()
    assert sorted(held for topic in topics for held in topic.passages) == sorted(passage(row).id for row in range(9))
    assert [len(topic.passages) for topic in topics] == sorted((len(t.passages) for t in topics), reverse=True)


def test_subjects_cut_across_the_guests_and_are_called_by_their_words() -> None:
    topics = found()
    assert {about(topics, word).passages for word in ("cheese", "harbour")} <= {topic.passages for topic in topics}
    assert set(about(topics, "cheese").passages) == {passage(row).id for row in (3, 4, 5)}
    assert set(about(topics, "cheese").speakers) == {"Nora Hale", "Peter Hale", "Ann Hale"}


def test_a_label_is_the_first_terms_and_names_no_guest_nor_firm() -> None:
    for topic in found():
        assert topic.label == " · ".join(topic.terms[:3])
        assert not topic.named
        assert not {"hale", "nora", "penrith"} & {word.lower() for term in topic.terms for word in term.split()}


def test_ids_say_which_passage_is_the_most_typical_and_are_the_same_every_time() -> None:
    topics = found()
    assert [topic.id for topic in topics] == ["t-" + topic.passages[0].replace("#", "-") for topic in topics]
    assert topics == found()


def test_speakers_stand_in_the_order_of_how_much_they_say() -> None:
    (topic,) = found([0, 3, 6, 1], k=1)
    assert topic.speakers[0] == "Nora Hale"
    assert set(topic.speakers) == {"Nora Hale", "Peter Hale"}


def test_a_name_that_a_user_gave_stays_with_its_topic_in_a_new_build() -> None:
    named = about(found(range(8)), "cheese")
    topics = found(range(9), renamed((), named, "Affinage"))
    (affinage,) = [topic for topic in topics if topic.named]
    assert (affinage.label, affinage.id) == ("Affinage", named.id)
    assert set(affinage.passages) == set(named.passages)
    assert "cheese" in affinage.terms


def test_merged_topics_are_one_with_the_passages_of_both_and_are_again_ranked() -> None:
    topics = found()
    parts = [about(topics, "harbour"), about(topics, "cheese")]
    both, *others = found(names=merged((), parts, "Water and salt"))
    assert both.label == "Water and salt"
    assert set(both.passages) == {*parts[0].passages, *parts[1].passages}
    assert all(not topic.named for topic in others)
    assert len(others) == len(topics) - 2


def test_names_of_what_is_gone_change_nothing() -> None:
    assert found(names=[Named(name="Gone", passages=("gone#t1-p0",))]) == found()


def test_no_passages_are_no_topics() -> None:
    assert found([], k=None) == ()


@pytest.mark.parametrize("rows", [[0], [0, 3], [0, 3, 6]])
def test_tiny_corpora_are_one_topic(rows: list[int]) -> None:
    (topic,) = found(rows, k=None)
    assert set(topic.passages) == {passage(row).id for row in rows}
    assert topic.label


def test_passages_without_a_speaker_or_a_known_source_are_in_topics_too() -> None:
    vectors = np.eye(4, 8, dtype=np.float32)
    texts = [passage(row) for row in range(4)]
    topics = topics_of(
        Meanings(vectors, [None] * 4), ["a", "b", "a-", "c"], [None] * 4, lambda rows: [texts[r] for r in rows]
    )
    assert all(topic.speakers == () for topic in topics)
    assert len({topic.id for topic in topics}) == len(topics)


def test_at_most_two_hundred_passages_of_a_topic_are_read() -> None:
    wanted: list[int] = []

    def read(rows: Sequence[int]) -> list[Passage]:
        wanted.append(len(rows))
        return [passage(row % 9) for row in rows]

    vectors = np.random.default_rng(0).normal(size=(700, 8)).astype(np.float32)
    topics = topics_of(Meanings(vectors, ["en"] * 700), [f"p{row}" for row in range(700)], ["Ann"] * 700, read, k=2)
    assert wanted == [200] * len(topics)
