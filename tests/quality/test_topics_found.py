"""Topics of interviews to one guide, with the default encoder: what answers one of its questions falls together."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest
from guide import guests, written
from sklearn.metrics import v_measure_score
from sklearn.metrics.cluster import pair_confusion_matrix

from qa.askings import askings
from qa.corpus import read_catalogue, read_transcript
from qa.passages import Sizes, passages
from qa.schema import Asking, Encoder, Encoding, Matrix, Passage, Role, Topic, Transcript
from qa.text import fold
from qa.topics import Meanings, asked, topics_of

pytestmark = pytest.mark.encoder
GUIDE = tomllib.loads(Path(__file__).with_name("guide").joinpath("guide.toml").read_text("utf-8"))
FRENCH = {guest["name"] for guest in GUIDE["guest"] if guest.get("language", "fr") == "fr"}


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], str | None]:
    """The question of the guide that a turn answers, None for a question of the interview's own."""
    return {(row.source, row.turn + 1): row.key for row in written(tmp_path_factory.mktemp("gold"))}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, real_encoder: Encoder) -> tuple[tuple[Topic, ...], list[Passage]]:
    folder = tmp_path_factory.mktemp("guide")
    written(folder)
    catalogue = read_catalogue(folder / "catalogue.toml")
    read = [read_transcript(folder / file, catalogue) for file in catalogue.entries]
    said = [
        passage for transcript in read for passage in passages(transcript, Sizes()) if passage.role is Role.INTERVIEWEE
    ]
    topics = topics_of(
        meanings(read, said, real_encoder),
        [passage.id for passage in said],
        [passage.speaker for passage in said],
        lambda rows: [said[row] for row in rows],
        sources=[transcript.source for transcript in read],
    )
    return topics, said


def meanings(read: list[Transcript], said: list[Passage], encoder: Encoder) -> Meanings:
    questions: list[Asking] = [asking for transcript in read for asking in askings(transcript)]
    languages = {transcript.source.id: transcript.source.language for transcript in read}
    interviews = [passage.transcript for passage in said]
    put = pooled(encoder.encode_questions([asking.read for asking in questions]))
    return Meanings(
        pooled(encoder.encode_passages([passage.text for passage in said])),
        [languages[interview] for interview in interviews],
        interviews,
        asked(questions, put, interviews, [passage.turn for passage in said]),
    )


def pooled(encodings: list[Encoding]) -> Matrix:
    return np.stack([encoding.pooled for encoding in encodings])


def test_passages_that_answer_one_question_fall_together(
    found: tuple[tuple[Topic, ...], list[Passage]], keys: dict[tuple[str, int], str | None]
) -> None:
    topics, said = found
    topic_of = {passage: topic.id for topic in topics for passage in topic.passages}
    pairs = [(keys[passage.transcript, passage.turn], topic_of[passage.id]) for passage in said]
    key, topic = zip(*(pair for pair in pairs if pair[0]), strict=True)
    (_, merged), (parted, together) = pair_confusion_matrix(key, topic)
    assert v_measure_score(key, topic) >= 0.92
    assert 2 * together / (2 * together + merged + parted) >= 0.88


def test_topics_cut_across_guests_and_languages(found: tuple[tuple[Topic, ...], list[Passage]]) -> None:
    topics, _ = found
    by_many = [topic for topic in topics if len(topic.speakers) >= 10]
    assert len(by_many) >= len(topics) - 2
    in_both = [topic for topic in topics if FRENCH & set(topic.speakers) and set(topic.speakers) - FRENCH]
    assert len(in_both) >= len(topics) - 2


def test_topics_are_called_by_what_was_asked_and_by_nobodys_name(
    found: tuple[tuple[Topic, ...], list[Passage]],
) -> None:
    terms = [term for topic in found[0] for term in topic.terms]
    subjects = {"outil", "prix", "clients", "conseil", "projets", "journée", "métier", "aventure", "chiffres"}
    assert len(subjects & set(terms)) >= 8
    names = {fold(part) for guest in guests().values() for part in guest.split()}
    assert not names & {fold(word) for term in terms for word in term.split()}
