"""What a topic or a question is looked for by."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import FakeEncoder
from hypothesis import given
from hypothesis import strategies as st

from qa.preparation.subject import Subject, Subjects
from qa.text import words

COMMON = {"the", "of", "what", "is"}


def rarity(word: str) -> float:
    return 0.2 if word in COMMON else 4.0


SUBJECTS = Subjects(FakeEncoder(), rarity, ("fr", "en"))


def names(topic: str) -> list[str]:
    return [subject.text for subject in SUBJECTS.of_topic(topic)]


def consistent(subject: Subject) -> bool:
    """Whether its numbers hang together, as its docstring promises."""
    count = len(subject.tokens)
    wordings = [wording for part in subject.parts for wording in part.wordings]
    return (
        subject.tokens.shape == (count, 64)
        and subject.weights.shape == (count,)
        and len(subject.pooled) >= 1
        and bool(np.isfinite(subject.weights).all())
        and bool((subject.weights >= 0).all())
        and bool(subject.parts)
        and all(part.wordings and part.weight > 0 for part in subject.parts)
        and all(len(wording.weights) == wording.tokens.stop - wording.tokens.start for wording in wordings)
        and all(0 <= wording.tokens.start < wording.tokens.stop <= count for wording in wordings)
        and all(abs(float(wording.weights.sum()) - 1) < 1e-4 for wording in wordings)
        and abs(subject.information - sum(part.weight for part in subject.parts)) < 1e-4
        and {wording.language for wording in wordings} <= {"fr", "en"}
    )


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("harbour", ["harbour"]),
        ("trusted cloud / cloud de confiance", ["trusted cloud", "cloud de confiance"]),
        ("harbour / harbour", ["harbour"]),
        ("users and figures", ["users and figures", "users", "figures"]),
        ("pêche et phares", ["pêche et phares", "pêche", "phares"]),
        ("Google, Microsoft, Amazon", ["Google, Microsoft, Amazon", "Google", "Microsoft", "Amazon"]),
        ("goats & cheese / storms", ["goats & cheese", "storms", "goats", "cheese"]),
        ("sand/gravel", ["sand/gravel"]),
        ("what became of the old lighthouse and who paid", ["what became of the old lighthouse and who paid"]),
        ("harbour / ", ["harbour"]),
        ("1,5 million", ["1,5 million"]),
    ],
)
def test_a_topic_stands_for_each_of_its_wordings_and_a_short_list_for_its_members(
    topic: str, expected: list[str]
) -> None:
    assert names(topic) == expected


def test_a_topic_that_the_thesaurus_does_not_know_is_looked_for_by_its_own_words() -> None:
    (subject,) = SUBJECTS.of_topic("lighthouse")
    assert subject.wordings == ()
    assert (len(subject.parts), len(subject.tokens), len(subject.pooled)) == (1, 1, 1)
    assert subject.weights.tolist() == pytest.approx([4.0])
    assert subject.information == pytest.approx(4.0)


def test_a_topic_that_the_thesaurus_knows_is_looked_for_by_its_other_wordings_in_both_languages() -> None:
    (subject,) = SUBJECTS.of_topic("storms")
    assert {"tempête", "hurricane"} <= set(subject.wordings)
    (part,) = subject.parts
    assert part.wordings[0].text == "storms"
    assert len(subject.pooled) == len({wording.text for wording in part.wordings})
    assert float(subject.weights.sum()) == pytest.approx(part.weight)
    assert subject.weights[len(part.wordings[0].weights) :].tolist() == [0.0] * (
        len(subject.tokens) - len(part.wordings[0].weights)
    )


def test_what_the_thesaurus_leaves_of_a_topic_is_a_part_of_its_own() -> None:
    (subject,) = SUBJECTS.of_topic("lighthouse storms")
    known, rest = subject.parts
    assert (len(known.wordings) > 1, len(rest.wordings)) == (True, 1)
    assert [known.weight, rest.weight] == pytest.approx([4.0, 4.0])


def test_words_that_say_nothing_are_no_part_beside_a_known_one() -> None:
    (subject,) = SUBJECTS.of_topic("the storms")
    assert len(subject.parts) == 1


def test_a_question_is_looked_for_by_its_own_words_only() -> None:
    subject = SUBJECTS.of_question("What is the fate of storms?")
    assert (subject.wordings, len(subject.parts), len(subject.pooled)) == ((), 1, 1)
    assert subject.weights[:5].tolist() == pytest.approx([0.2, 0.2, 0.2, 4.0, 0.2])
    assert consistent(subject)


def test_a_wording_is_in_the_language_it_is_worded_in() -> None:
    (subject,) = SUBJECTS.of_topic("storms")
    languages = {wording.text: wording.language for wording in subject.parts[0].wordings}
    assert languages["tempête"] == "fr"


TOPICS = st.lists(
    st.sampled_from(
        ["storms", "the", "of", "et", "and", "/", ",", "lighthouse", "cloud de confiance", "GAFAM", "42", "é!", "?"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(TOPICS.filter(lambda topic: bool(words(topic))))
def test_any_topic_with_words_in_it_has_sound_subjects(topic: str) -> None:
    subjects = SUBJECTS.of_topic(topic)
    assert subjects
    assert len({subject.text for subject in subjects}) == len(subjects)
    assert all(consistent(subject) for subject in subjects)
    assert not any(wording == subject.text for subject in subjects for wording in subject.wordings)


@given(st.text(alphabet="ab é?!'-,/&.1", min_size=1, max_size=30).filter(lambda text: bool(words(text))))
def test_any_text_with_words_in_it_has_sound_subjects(text: str) -> None:
    assert all(consistent(subject) for subject in SUBJECTS.of_topic(" ".join(text.split())))
    assert consistent(SUBJECTS.of_question(text))
