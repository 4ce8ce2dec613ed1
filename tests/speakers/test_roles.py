"""Who asks and who answers, told by how they talk, and how sure that is."""

from __future__ import annotations

from qa.schema import Person, Role, Turn
from qa.speakers import assign
from qa.speakers.roles import stated_roles, told_roles

from .talks import cast, roles, turns

ANSWER = "We began with two boats and a shed by the river, and my brother kept the books until the winter of the flood."
REPONSE = "J'ai commencé avec deux barques et un hangar, et mon frère a tenu les comptes jusqu'à l'hiver de la crue."


def asked(*prompts: str, answer: str = ANSWER) -> dict[str, str]:
    """The roles of Ada, who says these, and of Bo, who answers each at length."""
    return roles(cast(*[line for prompt in prompts for line in (f"Ada: {prompt}", f"Bo: {answer}")]))


INTERVIEW = {"Ada": "interviewer", "Bo": "interviewee"}


def test_prompts_without_question_marks_ask() -> None:
    assert asked("Tell me about the boats.", "Go on.", "Describe the shed.") == INTERVIEW
    assert asked("Parlez-nous du hangar.", "Continuez.", "Racontez-moi la crue.", answer=REPONSE) == INTERVIEW


def test_short_remarks_before_long_answers_ask() -> None:
    assert asked("The boats, then.", "And the shed.", "Your brother.", "The flood.", "Hard years.") == INTERVIEW


def test_question_marks_of_other_scripts_ask() -> None:
    assert asked("船はどうでしたか？", "弟さんは？", answer="川のほとりの小屋で始めました。") == INTERVIEW
    assert asked("كيف بدأتم؟", "ومن كان معكم؟", answer="بدأنا بقاربين قرب النهر.") == INTERVIEW
    assert asked("¿Cómo empezó?", "¿Y su hermano?", answer="Con dos barcas junto al río.") == INTERVIEW
    assert asked("Πώς ξεκινήσατε;", "Και ο αδελφός σας;", answer="Με δύο βάρκες στο ποτάμι.") == INTERVIEW


def test_words_without_any_punctuation_still_ask() -> None:
    assert asked("how did you begin", "and can you tell us about the shed", "what was it like") == INTERVIEW


def test_a_guest_who_asks_back_is_still_the_guest() -> None:
    found = cast(
        "Ada: Welcome to the show. How did you begin?",
        f"Bo: Thanks for having me. {ANSWER} Does that make sense?",
        "Ada: It does. And the shed?",
        f"Bo: {ANSWER} What would you have done?",
        "Ada: Run. Did you?",
        f"Bo: {ANSWER} Shall I go on?",
        "Ada: Please do. Who kept the books?",
        f"Bo: {ANSWER}",
    )
    assert roles(found) == INTERVIEW


def test_of_two_who_both_ask_the_host_is_who_receives() -> None:
    found = cast(
        "Ada: Welcome back to the show. Bo, shall we begin with the boats?",
        "Bo: Thanks for having me. Which boats do you mean?",
        "Ada: The ones that sank. How many were there?",
        "Bo: Who counts boats?",
        "Ada: You did, I was told. Bo, did you not?",
        "Bo: I did, all nineteen.",
        "Ada: Thanks for joining us.",
    )
    assert roles(found) == INTERVIEW


PANEL = [
    "Ada: Welcome to the quay. With us today are Cy, Dee and Eve. Cy, how did it begin?",
    f"Cy: Thank you for having us. {ANSWER}",
    "Bo: And you, Dee, do you agree?",
    f"Dee: Hardly. {ANSWER}",
    "Ada: Eve, what did you see?",
    f"Eve: Nothing at all. {ANSWER}",
    "Bo: Cy, who paid for it?",
    f"Cy: The town did. {ANSWER}",
    "Ada: Dee, is that so?",
    f"Dee: It is not. {ANSWER}",
    "Bo: Eve, your answer?",
    f"Eve: The harbour paid. {ANSWER}",
    "Ada: Thank you all for coming.",
]


def test_a_panel_has_several_hosts_and_several_guests() -> None:
    assert roles(cast(*PANEL)) == {
        "Ada": "interviewer",
        "Bo": "interviewer",
        "Cy": "interviewee",
        "Dee": "interviewee",
        "Eve": "interviewee",
    }


def test_debaters_who_ask_each_other_are_no_moderators() -> None:
    lines = []
    for topic in ("the roads", "the schools", "the bridge"):
        lines += [f"P1: What do you propose for {topic}, Ann?", f"Ann: {ANSWER} Why did you not?"]
        lines += [f"Ben: {ANSWER} And you, what did you do?", f"Ann: {ANSWER}"]
        lines += [f"P2: Ben, {topic}?", f"Ben: {ANSWER}"]
    found = roles(cast(*lines))
    assert found["P1"] == found["P2"] == "interviewer"
    assert "interviewer" not in {found["Ann"], found["Ben"]}


def test_two_who_chat_have_no_roles() -> None:
    lines = ["Ada: I saw the boats today.", "Bo: So did I, all of them.", "Ada: They were blue.", "Bo: They were grey."]
    found = cast(*lines)
    assert roles(found) == {"Ada": "unknown", "Bo": "unknown"}
    assert {turn.confidence for turn in found.turns} == {None}


def test_who_only_calls_in_once_is_no_host() -> None:
    found = roles(cast(*PANEL[:-1], "Caller: May I ask a question?", *PANEL[-1:]))
    assert found["Caller"] == "unknown"


def test_an_inferred_role_says_how_sure_it_is_and_a_stated_one_does_not() -> None:
    inferred = cast(*PANEL).turns
    assert all(turn.confidence is not None and 0.6 <= turn.confidence <= 1 for turn in inferred)
    stated = cast("Ada (host): How?", f"Bo (guest): {ANSWER}").turns
    assert [turn.confidence for turn in stated] == [None, None]


def test_more_of_the_same_is_surer() -> None:
    def sure(times: int) -> float:
        found = cast(*["Ada: How did you begin?", f"Bo: {ANSWER}"] * times)
        return found.turns[0].confidence or 0.0

    assert sure(1) < sure(3) < sure(9)


def test_the_catalogue_states_roles() -> None:
    known = [Person(name="Bo", role=Role.INTERVIEWER)]
    found = assign(turns("Ada: How did you begin?", f"Bo: {ANSWER}"), known=known)
    assert roles(found) == {"Ada": "interviewee", "Bo": "interviewer"}
    assert [turn.confidence for turn in found.turns] == [0.95, None]


def test_what_a_reader_tells_by_the_looks_of_the_text_is_not_certain() -> None:
    bold = Turn(index=0, text="How?", start=0, end=4, role=Role.INTERVIEWER, inferred=True)
    stated = Turn(index=1, text="So.", start=6, end=9, role=Role.INTERVIEWEE)
    assert [turn.confidence for turn in assign([bold, stated]).turns] == [0.8, None]


def test_a_role_that_the_file_states_of_a_voice_is_taken_and_needs_no_confidence() -> None:
    said = [("Ann Low", "Where? When? Why?", Role.INTERVIEWEE), ("Bo Marsh", "Here.", Role.INTERVIEWER)] * 3
    stated = [
        Turn(index=index, text=text, start=99 * index, end=99 * index + len(text), label=label, role=role)
        for index, (label, text, role) in enumerate(said)
    ]
    found = assign(stated).turns
    assert {(turn.speaker, turn.role, turn.confidence) for turn in found} == {
        ("Ann Low", Role.INTERVIEWEE, None),
        ("Bo Marsh", Role.INTERVIEWER, None),
    }


def test_a_label_to_which_a_file_gives_both_roles_is_judged_by_its_words() -> None:
    both = [
        Turn(index=0, text="Why?", start=0, end=4, label="Ann Low", role=Role.INTERVIEWER),
        Turn(index=1, text="So.", start=5, end=8, label="Ann Low", role=Role.INTERVIEWEE),
    ]
    assert told_roles(both) == {}


def test_a_function_with_its_article_states_its_role() -> None:
    stated = stated_roles(["LE JOURNALISTE", "L'enquêtrice", "The guest", "La mer", "The"])
    assert stated == {
        "LE JOURNALISTE": Role.INTERVIEWER,
        "L'enquêtrice": Role.INTERVIEWER,
        "The guest": Role.INTERVIEWEE,
    }
