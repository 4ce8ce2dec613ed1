"""How far a passage speaks to a subject: only what was said counts, and the question that it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from fakes import talk

from core.preparing import TEXTS, TURNED, Opened, opened
from qa.preparation import relevance
from qa.preparation.looking import ADDRESSED
from qa.preparation.subject import Subject
from qa.schema import Role

FRAMED = talk(
    ("Anna Lowe", "Where do narwhals sleep?"),
    ("Narwhal Jones", "Nobody knows."),
    ("Anna Lowe", "Who pays you?"),
    ("Narwhal Jones", "My aunt pays. She has a distillery."),
)
SCATTERED = talk(
    ("Anna Lowe", "Well?"),
    ("Otto Pike", "The copper kettle is old. It came by train. My brother mends it. A goose watches the kiln at dusk."),
    ("Anna Lowe", "And?"),
    ("Otto Pike", "The copper kiln is old. It came by train. My brother mends it. A goose watches the kettle at dusk."),
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    texts = TEXTS | {"framed.txt": FRAMED, "scattered.txt": SCATTERED, "turned.txt": TURNED}
    with opened(tmp_path_factory.mktemp("relevance"), texts) as found:
        yield found


def subjects(world: Opened, topic: str) -> tuple[Subject, ...]:
    return world.looking.subjects.of_topic(topic)


def confidence(world: Opened, topic: str, rows: Sequence[int] | None = None) -> dict[str, float]:
    """By passage id, of all voices' passages or of these rows."""
    taken = np.flatnonzero(world.looking.voices.spoken).tolist() if rows is None else list(rows)
    found = world.looking.relevance.confidence(subjects(world, topic), taken)
    passages = world.index.records.passages(taken)
    return {passage.id: float(value) for passage, value in zip(passages, found, strict=True)}


def addressing(world: Opened, topic: str) -> set[str]:
    return {identifier for identifier, value in confidence(world, topic).items() if value >= ADDRESSED}


def test_a_passage_speaks_to_what_it_says(world: Opened) -> None:
    assert addressing(world, "lighthouse") == {"article#t2-p0", "harbour#t5-p0"}
    assert addressing(world, "goats") == {"cheese#t1-p0", "panel#t4-p0"}
    assert addressing(world, "telescope") == set()


def test_a_passage_speaks_to_what_it_was_asked(world: Opened) -> None:
    assert "harbour#t1-p0" in addressing(world, "harbour of Brell")  # it says neither word
    assert "framed#t1-p0" in addressing(world, "narwhals")


def test_a_name_in_the_frame_is_nobodys_words(world: Opened) -> None:
    assert "framed#t3-p0" not in addressing(world, "narwhals")
    assert "scattered#t1-p0" not in addressing(world, "Otto Pike")


def test_words_of_one_sentence_tell_more_than_words_that_are_scattered(world: Opened) -> None:
    (subject,) = subjects(world, "copper kettle")
    rows = world.looking.voices.rows("Otto Pike").tolist()
    together, scattered = world.looking.relevance.of_passages(subject, rows)
    assert together > scattered + 0.1


def test_any_wording_of_a_part_will_do(world: Opened) -> None:
    assert addressing(world, "tempête") == {"turned#t1-p0"}  # a hurricane


def test_who_speaks_to_one_subject_of_a_topic_speaks_to_the_topic(world: Opened) -> None:
    one, other, both = (confidence(world, topic) for topic in ("lighthouse", "goats", "lighthouse / goats"))
    for identifier, value in both.items():
        assert value == pytest.approx(max(one[identifier], other[identifier]), abs=1e-5)


def test_rows_are_measured_alike_alone_in_any_order_and_in_batches(
    world: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = np.flatnonzero(world.looking.voices.spoken).tolist()
    whole = confidence(world, "storms and cheese")
    assert confidence(world, "storms and cheese", rows[::-1]) == pytest.approx(whole, abs=1e-6)
    monkeypatch.setattr(relevance, "_BATCH", 2)
    assert confidence(world, "storms and cheese") == pytest.approx(whole, abs=1e-6)
    assert confidence(world, "storms and cheese", rows[3:4]) == pytest.approx(dict(list(whole.items())[3:4]), abs=1e-6)


def test_no_rows_have_no_confidence(world: Opened) -> None:
    (subject,) = subjects(world, "storms")
    assert len(world.looking.relevance.confidence([subject], [])) == 0
    assert len(world.looking.relevance.answers(subject, [])) == 0


def test_a_question_is_about_what_it_asks(world: Opened) -> None:
    found = world.looking.relevance.asked(subjects(world, "storms"), world.looking.askings)
    about = {asking.id for asking, value in zip(world.looking.askings, found, strict=True) if value >= ADDRESSED}
    assert about == {"harbour#t4", "panel#t3"}


def by_looking_at_each(world: Opened, subject: Subject, rows: range) -> list[float]:
    """The best similarity of each token of the subject to a token that was said in these rows, never below 0."""
    best = [0.0] * len(subject.tokens)
    for row in rows:
        similarities, _ = world.index.tokens.similarities(subject.tokens, np.asarray([row]))
        for (start, _end), of_token in zip(world.index.tokens.passage(row)[1].tolist(), similarities, strict=True):
            if start >= 0:
                best = [max(pair) for pair in zip(best, of_token.tolist(), strict=True)]
    return best


@pytest.mark.parametrize("topic", ["storms", "harbour of Brell", "Narwhal Jones", "telescope"])
def test_runs_of_rows_match_as_by_looking_at_each(world: Opened, topic: str) -> None:
    (subject,) = subjects(world, topic)
    runs = [range(start, min(start + width, len(world.index))) for start, width in ((0, 1), (1, 3), (2, 5), (7, 2))]
    found = world.looking.relevance._of_ranges(subject, runs)
    assert list(found) == runs
    for run in runs:
        assert found[run].tolist() == pytest.approx(by_looking_at_each(world, subject, run), abs=1e-4)
    assert world.looking.relevance._of_ranges(subject, []) == {}


def test_questions_are_measured_together_as_alone(world: Opened) -> None:
    (subject,) = subjects(world, "harbour of Brell")
    askings = world.looking.askings
    together = world.looking.relevance.of_questions(subject, askings)
    alone = [world.looking.relevance.of_questions(subject, [asking])[0] for asking in askings]
    assert together.tolist() == pytest.approx([float(value) for value in alone], abs=1e-5)
    assert len(set(np.round(together, 3).tolist())) > 1
    assert len(world.looking.relevance.of_questions(subject, [])) == 0


def test_a_passage_answers_the_question_that_it_was_given_and_not_another(world: Opened) -> None:
    (asking,) = (asking for asking in world.looking.askings if asking.id == "cheese#t2")
    question = world.looking.subjects.of_question(asking.text)
    rows = np.flatnonzero(world.index.labels.in_role(Role.INTERVIEWEE)).tolist()
    found = world.looking.relevance.answers(question, rows)
    assert world.index.records.passages([rows[int(found.argmax())]])[0].id == "cheese#t3-p0"
    assert found.min() >= 0
    assert found.max() <= 1
