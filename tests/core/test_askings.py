"""Which turns of an interviewer ask, of whom, and in which of their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.askings import askings
from qa.askings.asked import LONGEST, asking_span, nameless
from qa.linking import NameTable
from qa.schema import Asking, Person, Role, Source, Transcript, Turn

HOST, GUEST, OTHER = "Anna Lowe", "Bert Moss", "Clara Dunn"
ROLES: dict[str | None, Role] = {
    HOST: Role.INTERVIEWER,
    "Émile Roche": Role.INTERVIEWER,
    GUEST: Role.INTERVIEWEE,
    OTHER: Role.INTERVIEWEE,
}
Line = tuple[str | None, str]


def interview(*lines: Line, roles: dict[str | None, Role] | None = None) -> Transcript:
    """An interview about Brell Port: who says what, in roles by name (unknown where there is none)."""
    of = ROLES | (roles or {})
    text, turns = "", []
    for index, (speaker, words) in enumerate(lines):
        role = of.get(speaker, Role.UNKNOWN)
        turns.append(
            Turn(index=index, text=words, start=len(text), end=len(text) + len(words), role=role, speaker=speaker)
        )
        text += words + "\n\n"
    people = tuple(Person(name=name, role=role) for name, role in of.items() if name)
    source = Source(id="harbour", file="harbour.txt", title="Harbour", people=people, organisations=("Brell Port",))
    return Transcript(source=source, format="made up", text=text, sha256="0", turns=tuple(turns), metadata={})


def asked(*lines: Line, roles: dict[str | None, Role] | None = None) -> list[Asking]:
    return list(askings(interview(*lines, roles=roles)))


def span(text: str) -> str | None:
    found = asking_span(text)
    return None if found is None else text[slice(*found)]


def test_a_question_holds_who_asked_whom_where_and_who_replied() -> None:
    (question,) = asked((HOST, "Welcome aboard. How did the old harbour begin?"), (GUEST, "With a basin."))
    assert question == Asking(
        id="harbour#t0",
        transcript="harbour",
        turn=0,
        speaker=HOST,
        guests=(GUEST,),
        replies=(1,),
        text="How did the old harbour begin?",
        start=16,
        end=46,
        read="How did the old harbour begin?",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Why granite?",
        "Pourquoi ce pont ?",
        "“Why granite?”",
        "(Why granite?)",
        "¿Por qué este puente?",
        "何时开始建港？",
        "لماذا بنيتم الميناء؟",
        "Why granite?!",
        "Really granite?..",
        "Why granite ?…",
        "**Why granite?**",
    ],
)
def test_a_sentence_with_a_question_mark_asks_in_any_language_and_within_any_quotation(text: str) -> None:
    assert span(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Tell us about the harbour.",
        "So, tell me how the storm came.",
        "Parlez-nous du pont.",
        "Alors, raconte-moi la tempête.",
        "Et donc, présentez-nous la coopérative.",
        "Expliquez-moi ce choix.",
        "Décrivez la vallée.",
        "Décris-nous la vallée.",
        "Well, describe a day at the quay.",
        "Take us back to the year of the storm.",
        "Walk us through a day.",
    ],
)
def test_a_prompt_asks_without_a_question_mark(text: str) -> None:
    assert span(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  \n ",
        "Thank you very much, Bert.",
        "Merci beaucoup pour cet échange.",
        "You tell me.",
        "They share a flat with us.",
        "Il me raconte-moi sa vie.",
        "A question mark (?) stands in the middle of this.",
        "The storm of 1987 was bad!",
        "...",
    ],
)
def test_what_neither_has_a_question_mark_nor_opens_like_a_prompt_asks_nothing(text: str) -> None:
    assert asking_span(text) is None


def test_what_asks_reaches_from_the_first_sentence_that_asks_to_the_last() -> None:
    text = "I love this harbour. Who dug the basin of Brell? Deep as a well. And who paid the diggers? Great story."
    assert span(text) == "Who dug the basin of Brell? Deep as a well. And who paid the diggers?"


def test_what_stands_between_two_questions_takes_nothing_along() -> None:
    text = "Who dug the basin of Brell? It is deep. And who paid the diggers?"
    assert span(f"I love this harbour. {text}") == text


@pytest.mark.parametrize(
    "text",
    [
        "The bishop blessed the granite lighthouse. What do you think of it?",
        "Le maire veut un pont de bois. Qu'en pensez-vous ?",
        "The storm took the lighthouse in 1987. Why?",
        "The bishop blessed the granite lighthouse. How has that changed since?",
    ],
)
def test_a_question_that_leans_on_the_sentence_before_takes_it_along(text: str) -> None:
    assert span(f"A word first. {text}") == text


def test_a_question_that_says_enough_takes_nothing_along() -> None:
    assert span("The bishop blessed the lighthouse. Which fishermen dug the basin?") == "Which fishermen dug the basin?"


@pytest.mark.parametrize(
    "greeting", ["Hello Bert, thanks for coming.", "Bonjour et bienvenue.", "Thank you.", "Merci."]
)
def test_a_greeting_is_never_taken_along(greeting: str) -> None:
    assert span(f"{greeting} What do you think of it?") == "What do you think of it?"


def test_an_anaphoric_question_that_opens_the_turn_stands_alone() -> None:
    assert span("What do you think of it? Really.") == "What do you think of it?"


def test_thanks_at_the_end_are_no_question_and_are_put_to_nobody() -> None:
    lines: list[Line] = [
        (HOST, "Why granite?"),
        (GUEST, "It lasts."),
        (HOST, "Thank you, Bert."),
        (GUEST, "My pleasure."),
    ]
    assert [question.turn for question in asked(*lines)] == [0]


def test_a_guest_who_asks_back_asks_nothing_here() -> None:
    assert [q.turn for q in asked((HOST, "Why granite?"), (GUEST, "Why not?"), (HOST, "Is it dear?"))] == [0, 2]


def test_interviewers_who_follow_on_one_another_are_all_replied_to_by_what_comes_after() -> None:
    questions = asked(
        (HOST, "Why granite?"), ("Émile Roche", "Why so late?"), (GUEST, "It lasts."), (GUEST, "It was dear.")
    )
    assert [(q.turn, q.speaker, q.replies) for q in questions] == [(0, HOST, (2, 3)), (1, "Émile Roche", (2, 3))]


def test_a_remark_between_a_question_and_its_reply_does_not_part_them() -> None:
    (question,) = asked((HOST, "Why granite?"), (HOST, "I ask for a friend."), (GUEST, "It lasts."))
    assert (question.turn, question.replies) == (0, (2,))


def test_a_new_question_ends_the_replies_to_the_one_before() -> None:
    questions = asked((HOST, "Why granite?"), (GUEST, "It lasts."), (HOST, "Is it dear?"), (GUEST, "Very."))
    assert [q.replies for q in questions] == [(1,), (3,)]


def test_a_remark_of_the_interviewer_ends_the_replies_too() -> None:
    (question,) = asked((HOST, "Why granite?"), (GUEST, "It lasts."), (HOST, "I see."), (GUEST, "And oranges."))
    assert question.replies == (1,)


def test_on_a_panel_everybody_who_replies_was_asked_each_once_in_order() -> None:
    (question,) = asked((HOST, "Why granite?"), (OTHER, "It lasts."), (GUEST, "It was cheap."), (OTHER, "It was not."))
    assert (question.guests, question.replies) == ((OTHER, GUEST), (1, 2, 3))


def test_a_question_that_nobody_took_up_was_put_to_the_only_guest() -> None:
    *_, last = asked((HOST, "Why granite?"), (GUEST, "It lasts."), (HOST, "Any last word?"))
    assert (last.turn, last.guests, last.replies) == (2, (GUEST,), ())


def test_a_question_that_nobody_took_up_on_a_panel_was_put_to_nobody() -> None:
    lines: list[Line] = [(HOST, "Why granite?"), (GUEST, "It lasts."), (OTHER, "It does."), (HOST, "Any last word?")]
    assert [question.guests for question in asked(*lines)] == [(GUEST, OTHER), ()]


def test_an_unknown_voice_that_asks_where_a_guest_is_known_ends_the_exchange() -> None:
    first, second = asked((HOST, "Why granite?"), (GUEST, "It lasts."), ("Voice", "Is it dear?"), (GUEST, "Very."))
    assert (first.guests, first.replies) == ((GUEST,), (1,))
    assert (second.speaker, second.guests, second.replies) == ("Voice", (GUEST,), (3,))


def test_an_unknown_voice_that_only_remarks_ends_nothing() -> None:
    (question,) = asked((HOST, "Why granite?"), ("Voice", "Good one."), (GUEST, "It lasts."))
    assert question.replies == (1, 2)


def test_an_unknown_voice_that_asks_back_replies_where_no_guest_is_known() -> None:
    (question,) = asked((HOST, "Why granite?"), ("Voice", "Why not?"))
    assert (question.guests, question.replies) == (("Voice",), (1,))


def test_an_unknown_voice_replies_but_is_nobody() -> None:
    (question,) = asked((HOST, "Why granite?"), (None, "It lasts."))  # no guest is known
    assert (question.guests, question.replies) == ((), (1,))


@pytest.mark.parametrize("role", [Role.NARRATOR, Role.QUOTED])
def test_narration_and_quotations_reply_to_nothing(role: Role) -> None:
    (question,) = asked((HOST, "Why granite?"), ("Fritz", "A pause."), (GUEST, "It lasts."), roles={"Fritz": role})
    assert (question.guests, question.replies) == ((GUEST,), (2,))


def test_where_nobody_interviews_nothing_is_asked() -> None:
    assert asked((GUEST, "Why granite? It lasts."), (OTHER, "Who knows?")) == []


def test_the_encoder_reads_a_question_without_its_people_and_firms() -> None:
    (first,) = asked((HOST, "Bert Moss, how did Brell Port begin so late?"), (GUEST, "…"))
    (second,) = asked((HOST, "Clara Dunn, how did Brell Port begin so late?"), (OTHER, "…"))
    assert first.read == second.read == ", how did begin so late?"
    assert first.text == "Bert Moss, how did Brell Port begin so late?"


def test_the_encoder_reads_the_end_of_a_long_question() -> None:
    words = " ".join(f"word{number}" for number in range(100))
    (question,) = asked((HOST, f"Is {words} so?"), (GUEST, "Yes."))
    assert question.text == f"Is {words} so?"
    assert question.read == " ".join(question.text.split()[-LONGEST:])
    assert question.read.endswith("word99 so?")


def test_what_is_read_has_single_spaces() -> None:
    assert nameless("Who,  Anna Lowe ,\n dug   it?", NameTable([interview((HOST, "x")).source])) == "Who, , dug it?"


SENTENCES = st.sampled_from(
    [
        "Why granite?",
        "Pourquoi ?",
        "Tell us more.",
        "I see.",
        "Thank you, Bert!",
        "What of it?",
        "何时？",
        "Bert Moss slept.",
    ]
)
LINES = st.tuples(
    st.sampled_from([HOST, "Émile Roche", GUEST, OTHER, None]), st.lists(SENTENCES, max_size=4).map(" ".join)
)


@given(st.lists(LINES, max_size=12))
def test_every_question_is_verbatim_in_order_and_replied_to_by_guests_after_it(lines: list[Line]) -> None:
    transcript = interview(*lines)
    questions = list(askings(transcript))
    guests = {turn.speaker for turn in transcript.turns if turn.role is Role.INTERVIEWEE and turn.speaker}
    asking = {Role.INTERVIEWER, Role.UNKNOWN} if guests else {Role.INTERVIEWER}
    assert [q.turn for q in questions] == [
        turn.index for turn in transcript.turns if turn.role in asking and asking_span(turn.text)
    ]
    for question in questions:
        turn = transcript.turns[question.turn]
        assert transcript.text[question.start : question.end] == question.text
        assert turn.start <= question.start < question.end <= turn.end
        assert all(number > question.turn for number in question.replies)
        replies = [transcript.turns[number] for number in question.replies]
        assert {reply.role for reply in replies} <= {Role.INTERVIEWEE, Role.UNKNOWN}
        replied = tuple(dict.fromkeys(reply.speaker for reply in replies if reply.speaker))
        assert question.guests == (replied or (tuple(guests) if len(guests) == 1 else ()))


@given(st.text(alphabet="aé .?!…？\n«»\"'()T*", max_size=60))
def test_any_text_asks_from_the_start_of_a_sentence_to_the_end_of_one_or_nothing(text: str) -> None:
    found = asking_span(text)
    if found is None:
        assert not text.rstrip().endswith("a?")
    else:
        start, end = found
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert "?" in text[start:end] or "？" in text[start:end]
