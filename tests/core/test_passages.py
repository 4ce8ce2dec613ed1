"""Turns cut into passages: nothing lost, nothing crossed, bounds held, the frame where it says it is."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.passages import Sizes, framed, passages
from qa.schema import Anchor, Passage, Person, Role, Source, Transcript, Turn

SOURCE = Source(
    id="harbour",
    file="corpus/harbour.txt",
    title="The harbour of Brell",
    people=(Person(name="Bert Moss", role=Role.INTERVIEWEE, organisation="Brell Port"),),
)
SMALL = Sizes(target=6, longest=9, question=4)
Spoken = tuple[str | None, Role, str]


def transcript(*spoken: Spoken) -> Transcript:
    text, turns = "", []
    for index, (speaker, role, words) in enumerate(spoken):
        text += f"{speaker}: "
        turns.append(
            Turn(index=index, text=words, start=len(text), end=len(text) + len(words), role=role, speaker=speaker)
        )
        text += f"{words}\n"
    return Transcript(source=SOURCE, format="made up", text=text, sha256="0", turns=tuple(turns), metadata={})


def asked(words: str) -> Spoken:
    return ("Anna Lowe", Role.INTERVIEWER, words)


def told(words: str) -> Spoken:
    return ("Bert Moss", Role.INTERVIEWEE, words)


def length(passage: Passage) -> int:
    return len(passage.text.split())


def test_a_short_turn_is_one_passage() -> None:
    (passage,) = passages(transcript(told("We left.")), Sizes())
    assert passage == Passage(
        id="harbour#t0-p0", transcript="harbour", turn=0, speaker="Bert Moss", role=Role.INTERVIEWEE, text="We left.",
        start=11, end=19,
    )  # fmt: skip


def test_a_long_turn_is_cut_between_sentences_into_even_parts() -> None:
    words = "One two three. Four five six. Seven eight nine. Ten eleven twelve."
    found = passages(transcript(told(words)), SMALL)
    assert [passage.text for passage in found] == [
        "One two three. Four five six.", "Seven eight nine. Ten eleven twelve.",
    ]  # fmt: skip
    assert [passage.id for passage in found] == ["harbour#t0-p0", "harbour#t0-p1"]


def test_of_two_cuts_alike_the_one_between_paragraphs_is_taken() -> None:
    words = "One two three. Four five six.\n\nSeven eight nine. Ten eleven. Twelve."
    assert passages(transcript(told(words)), SMALL)[0].text == "One two three. Four five six."


def test_speech_without_punctuation_is_cut_between_words() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    found = passages(transcript(told(words)), SMALL)
    assert all(length(passage) <= SMALL.longest for passage in found)
    assert " ".join(passage.text for passage in found) == words


def test_a_speaker_who_stops_is_never_joined_to_the_next() -> None:
    found = passages(transcript(told("Yes."), ("Cy", Role.INTERVIEWEE, "No."), told("Yes.")), Sizes())
    assert [(passage.speaker, passage.turn) for passage in found] == [("Bert Moss", 0), ("Cy", 1), ("Bert Moss", 2)]


def test_an_answer_keeps_the_nearest_question_before_it() -> None:
    found = passages(
        transcript(told("Hello."), asked("Why?"), asked("And how?"), told("So."), ("Cy", Role.INTERVIEWEE, "Thus.")),
        Sizes(),
    )
    assert [passage.question for passage in found] == [None, None, None, "And how?", "And how?"]


def test_every_part_of_a_long_answer_keeps_the_question() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    assert {passage.question for passage in passages(transcript(asked("Why?"), told(words)), SMALL)[1:]} == {"Why?"}


@pytest.mark.parametrize("role", [Role.NARRATOR, Role.QUOTED, Role.INTERVIEWER])
def test_who_does_not_answer_keeps_no_question(role: Role) -> None:
    assert passages(transcript(asked("Why?"), ("Cy", role, "It rained.")), Sizes())[1].question is None


def test_an_unknown_voice_after_a_question_keeps_it_and_stays_unknown() -> None:
    last = passages(transcript(asked("Why?"), (None, Role.UNKNOWN, "It rained.")), Sizes())[1]
    assert (last.question, last.speaker, last.role) == ("Why?", None, Role.UNKNOWN)


SENTENCES = st.lists(
    st.lists(st.sampled_from(["one", "Two", "trois", "M.", "3", "état", "x;", "–"]), min_size=0, max_size=25).map(
        " ".join
    )
).map(lambda parts: ". ".join(parts))
TEXT = st.one_of(SENTENCES, st.text(alphabet="ab .!?\n\t\u00a0…»", max_size=300))
SPOKEN = st.tuples(st.sampled_from(["Anna Lowe", "Bert Moss", None]), st.sampled_from(Role), TEXT)
SIZES = st.builds(
    lambda target, more: Sizes(target=target, longest=target + more, question=5), st.integers(1, 12), st.integers(0, 10)
)


@settings(max_examples=200)
@given(spoken=st.lists(SPOKEN, max_size=5), sizes=SIZES)
def test_every_character_but_space_of_every_turn_is_in_exactly_one_passage(spoken: list[Spoken], sizes: Sizes) -> None:
    whole = transcript(*spoken)
    found = passages(whole, sizes)
    assert [passage.id for passage in found] == [passage.id for passage in passages(whole, sizes)]
    assert len({passage.id for passage in found}) == len(found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    for passage in found:
        turn = whole.turns[passage.turn]
        assert turn.start <= passage.start < passage.end <= turn.end
        assert whole.text[passage.start : passage.end] == passage.text == passage.text.strip()
        assert (passage.speaker, passage.role) == (turn.speaker, turn.role)
        assert 1 <= length(passage) <= sizes.longest
    for turn in whole.turns:
        kept = "".join(passage.text for passage in found if passage.turn == turn.index)
        assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", turn.text)


@settings(max_examples=100)
@given(spoken=st.lists(SPOKEN, max_size=5), sizes=SIZES)
def test_the_frame_ends_where_the_passage_begins(spoken: list[Spoken], sizes: Sizes) -> None:
    for passage in passages(transcript(*spoken), sizes):
        frame = framed(passage, SOURCE, sizes)
        assert frame.text[frame.offset :] == passage.text
        assert frame.passage == passage


def test_the_frame_says_who_where_and_the_end_of_the_question() -> None:
    passage = passages(transcript(asked("You came here in 1921. Why is the quay so shallow?"), told("Mud.")), SMALL)[-1]
    expected = "Bert Moss, Brell Port\nThe harbour of Brell\nquay so shallow?\nMud."
    assert framed(passage, SOURCE, replace(SMALL, question=3)).text == expected


def test_the_frame_leaves_out_what_is_unknown() -> None:
    (passage,) = passages(transcript((None, Role.UNKNOWN, "Mud.")), SMALL)
    assert framed(passage, SOURCE, SMALL).text == "The harbour of Brell\nMud."
    (stranger,) = passages(transcript(("Cy", Role.QUOTED, "Mud.")), SMALL)
    assert framed(stranger, replace(SOURCE, people=()), SMALL).text == "Cy\nThe harbour of Brell\nMud."


def test_a_passage_begins_at_the_last_anchor_before_its_words() -> None:
    made = transcript(told("One two three. Four five six. Seven eight nine. Ten eleven twelve."))
    start = made.turns[0].start
    anchors = (Anchor(start, time=5.0, page=1), Anchor(start + 15, time=9.0, page=1), Anchor(start + 30, page=2))
    timed = replace(made, turns=(replace(made.turns[0], anchors=anchors),))
    found = passages(timed, SMALL)
    assert [(passage.text.split()[0], passage.time, passage.page) for passage in found] == [
        ("One", 5.0, 1),
        ("Seven", None, 2),
    ]


def test_a_turn_with_a_time_and_no_anchors_gives_its_passages_that_time() -> None:
    made = transcript(told("We left."))
    timed = replace(made, turns=(replace(made.turns[0], time_start=12.5, page=4),))
    assert [(passage.time, passage.page) for passage in passages(timed, Sizes())] == [(12.5, 4)]
