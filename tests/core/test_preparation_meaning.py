"""What is meant beside what is shared: against slow means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from core.preparing import ARTICLE, TEXTS, Opened, encoder, opened
from qa.schema import Matrix, Vector


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(tmp_path_factory.mktemp("meaning"), TEXTS) as found:
        yield found


def unit(vector: Vector) -> Vector:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-6), np.float32)


def drawn(own: Sequence[Vector], every: Matrix, prior: int) -> Vector:
    """The mean of some vectors, as if there were `prior` more that are the mean of all."""
    total = np.sum(own, axis=0) + prior * np.mean(every, axis=0)
    return np.asarray(total / (len(own) + prior), np.float32)


def test_a_passage_means_the_mean_of_its_sentences(world: Opened) -> None:
    index, passages = world.index, world.looking.meaning.passages
    assert passages.shape == (len(index), index.manifest.dimension)
    for row in range(len(index)):
        mine = [i for i, owner in enumerate(index.owners) if owner == row and i >= len(index)]
        spoken = [index.dense.vectors(i, i + 1)[0] for i in mine] or [index.dense.vectors(row, row + 1)[0]]
        assert np.allclose(passages[row], unit(np.sum(spoken, axis=0)), atol=1e-3)


def test_of_a_passage_what_its_interview_shares_is_taken_out(world: Opened) -> None:
    passages, interviews = world.looking.meaning.passages, world.index.labels.transcripts
    rows = [17, 3, 25]
    found = world.looking.meaning.of_passages(rows)
    for row, vector in zip(rows, found, strict=True):
        own = [passages[other] for other, name in enumerate(interviews) if name == interviews[row]]
        assert np.allclose(vector, unit(passages[row] - drawn(own, passages, 3)), atol=1e-3)
    assert world.looking.meaning.of_passages([]).shape == (0, world.index.manifest.dimension)


def test_of_a_question_what_all_of_its_language_share_is_taken_out(world: Opened) -> None:
    vectors = np.asarray(world.index.asking_vectors)
    spoken = {source.id: source.language for source in world.index.sources}
    languages = [spoken[asking.transcript] for asking in world.looking.askings]
    assert set(languages) == {"fr", "en"}
    for number, found in enumerate(world.looking.meaning.askings):
        own = [vectors[other] for other, language in enumerate(languages) if language == languages[number]]
        assert np.allclose(found, unit(vectors[number] - drawn(own, vectors, 8)), atol=1e-3)


@pytest.mark.parametrize(
    ("topic", "language"), [("the storms of the harbour", "en"), ("les camions de la vallée", "fr")]
)
def test_of_a_topic_the_same_is_taken_out_as_of_the_questions_of_its_language(
    world: Opened, topic: str, language: str
) -> None:
    (subject,) = world.looking.subjects.of_topic(topic)
    assert subject.language == language
    vectors = np.asarray(world.index.asking_vectors)
    spoken = {source.id: source.language for source in world.index.sources}
    own = [v for v, asking in zip(vectors, world.looking.askings, strict=True) if spoken[asking.transcript] == language]
    (encoding,) = encoder().encode_questions([topic])
    expected = unit(encoding.pooled - drawn(own, vectors, 8))
    assert np.allclose(world.looking.meaning.of_subject(subject), expected, atol=1e-3)


def test_a_topic_is_nearest_to_who_speaks_of_it(world: Opened) -> None:
    (subject,) = world.looking.subjects.of_topic("granite lighthouse")
    meaning = world.looking.meaning
    near = meaning.of_passages(range(len(world.index))) @ meaning.of_subject(subject)
    assert world.index.records.passages([int(near.argmax())])[0].id == "harbour#t5-p0"


def test_where_nothing_was_asked_a_topic_means_what_it_says(tmp_path: Path) -> None:
    with opened(tmp_path, {"article.txt": ARTICLE}) as world:
        (subject,) = world.looking.subjects.of_topic("lighthouse")
        assert world.looking.meaning.askings.shape == (0, world.index.manifest.dimension)
        assert np.allclose(world.looking.meaning.of_subject(subject), unit(subject.pooled[0]), atol=1e-5)
