"""Who speaks in cues: markup, labels in the words, marks of a new voice; and nobody where nobody is named."""

from __future__ import annotations

import pytest

from formats.subtitled import reading, said
from qa.schema import Role

Turns = list[tuple[str | None, str]]


def srt(*cues: str) -> str:
    return "\n\n".join(
        f"{at + 1}\n00:{at // 60:02}:{at % 60:02},000 --> 00:{at // 60:02}:{at % 60:02},900\n{cue}"
        for at, cue in enumerate(cues)
    )


def turns(*cues: str) -> Turns:
    return said(srt(*cues), "talk.srt")


@pytest.mark.parametrize(
    "cues",
    [
        ("Jeanne: Is it old?", "Paul: It is.", "Very."),
        ("Jeanne : Is it old?", "Paul : It is.\nVery."),
        ("[Jeanne] Is it old?", "[Paul] It is.", "Very."),
        ("[Jeanne]: Is it old?", "[Paul]: It is.", "Very."),
        ("(Jeanne) Is it old?", "(Paul) It is.", "Very."),
        ("(Jeanne)\nIs it old?", "(Paul)\nIt is.", "(Paul)\nVery."),
        (">> Jeanne: Is it old?", ">> Paul: It is.", "Very."),
        ("- Jeanne: Is it old?\n- Paul: It is.", "Very."),
        ("Jeanne: Is it\nold? Paul: It is.", "Paul: Very."),
        ("Jeanne:\nIs it old?", "Paul:", "It is.", "Very."),
        ("<b>Jeanne:</b> Is it old?", "<i>Paul: It is.</i>", "Very."),
    ],
)
def test_a_label_holds_until_the_next(cues: tuple[str, ...]) -> None:
    assert turns(*cues) == [("Jeanne", "Is it old?"), ("Paul", "It is. Very.")]


@pytest.mark.parametrize(
    ("cues", "labels"),
    [
        (("JEANNE ROY: Hello.", "M. MARSH: Good day."), ["JEANNE ROY", "M. MARSH"]),
        (("SPEAKER_00: Hello.", "SPEAKER_01: Good day."), ["SPEAKER_00", "SPEAKER_01"]),
        (("Q: Hello?", "A: Good day.", "Q: Well?", "A: No."), ["Q", "A", "Q", "A"]),
        (("Roy, Jeanne: Hello.", "Marsh, Paul: Good day.", "Roy, Jeanne: So."), ["Roy, Jeanne"]),
        (("Speaker 1 (laughing): Hello.", "Speaker 2: Good day."), ["Speaker 1 (laughing)", "Speaker 2"]),
        (("Speaker 1 (00:01): Hello.", "Speaker 2 (00:02): Good day."), ["Speaker 1", "Speaker 2"]),
        (("<SPEAKER_01>Hello.</SPEAKER_01>", "<SPEAKER_02>Good day."), ["SPEAKER_01", "SPEAKER_02"]),
        (("[speaker_0] hello.", "[speaker_1] good day."), ["speaker_0", "speaker_1"]),
        (("**Jeanne:** Hello.", "**Paul**: Good day."), ["Jeanne", "Paul"]),
        (("[Interviewer] Hello.", "[Paul] Good day.", "[Interviewer] So?"), ["Interviewer", "Paul", "Interviewer"]),
        (("Interviewer: Hello.", "Paul: Good day.", "Interviewer: So?"), ["Interviewer", "Paul", "Interviewer"]),
        (
            ("JEANNE: Hello.", "APPLAUSE", "MAN ON RADIO: News.", "JEANNE: So?"),
            ["JEANNE", None, "MAN ON RADIO", "JEANNE"],
        ),
        (("Speaker 1", "Hello.", "Speaker 2", "Good day."), ["Speaker 1", "Speaker 2"]),
        (("王芳：你好。", "李明：你好。", "王芳：再见。", "李明：再见。"), ["王芳", "李明", "王芳", "李明"]),
    ],
)
def test_labels_come_in_many_shapes(cues: tuple[str, ...], labels: list[str | None]) -> None:
    assert [label for label, _ in turns(*cues)][: len(labels)] == labels


@pytest.mark.parametrize(
    "cues",
    [
        ("Jeanne\nRoy: Is it old?", "Paul\nMarsh: It is."),
        ("Jeanne Roy: Is it old? Paul", "Marsh: It is.", "Paul Marsh:"),
        ("Jeanne Roy", ": Is it old?", "Paul Marsh", ": It is."),
    ],
)
def test_a_label_wrapped_over_lines_or_cues_is_one(cues: tuple[str, ...]) -> None:
    assert turns(*cues) == [("Jeanne Roy", "Is it old?"), ("Paul Marsh", "It is.")]


def test_a_name_at_the_end_of_a_line_is_not_the_label_of_the_next() -> None:
    cues = ("Anne: Thank you, Jeanne", "Paul: Not at all.", "Anne: Good bye, Marc", "Paul: Good bye.")
    assert turns(*cues) == [
        ("Anne", "Thank you, Jeanne"),
        ("Paul", "Not at all."),
        ("Anne", "Good bye, Marc"),
        ("Paul", "Good bye."),
    ]


def test_a_role_stated_after_a_name_is_the_role_and_holds_where_it_is_not_repeated() -> None:
    cues = (
        "Jeanne Roy (host): Hello.",
        "Paul Marsh (Guest): Hi.",
        "Jeanne Roy: So, when?",
        "Paul Marsh (guest): Once.",
    )
    found = reading(srt(*cues), "talk.srt")
    asks, answers = ("Jeanne Roy", Role.INTERVIEWER), ("Paul Marsh", Role.INTERVIEWEE)
    assert [(turn.label, turn.role) for turn in found.turns] == [asks, answers, asks, answers]


@pytest.mark.parametrize(
    "cues",
    [
        ("So here is the thing: it leaks.", "Note: boats leak.", "And there are three: wood,", "10:30: the tide."),
        ("We saw it.", "Star Wars: a film.", "It was long.", "Remember: it leaks.", "Yes.", "Remember: it sinks."),
        ("[Laughs] It leaks.", "Then what?", "[Laughs] Nothing.", "[Applause] Thanks."),
        ("It leaks.",) * 60 + ("Warning: it leaks.", "Lesson: it sinks.", "Warning: it is old.", "Lesson: do not."),
        ("See https://example.org", "I said: no.", "He said: yes."),
    ],
)
def test_no_speaker_is_invented(cues: tuple[str, ...]) -> None:
    assert {label for label, _ in turns(*cues)} == {None}
    words = " ".join(text for _, text in turns(*cues)).split()
    assert words == " ".join(cues).split()


def test_a_colon_in_the_words_of_a_labelled_talk_names_nobody() -> None:
    cues = ("Jeanne: Here is the thing: it leaks.", "Note: I said so.", "Paul: Star", "Wars: no.", "Jeanne: Then what?")
    assert turns("Jeanne Roy: It is.", "Jeanne Roy: See?", "Evening: dark.") == [
        ("Jeanne Roy", "It is. See? Evening: dark.")
    ]
    assert turns(*cues) == [
        ("Jeanne", "Here is the thing: it leaks. Note: I said so."),
        ("Paul", "Star Wars: no."),
        ("Jeanne", "Then what?"),
    ]


def test_where_every_cue_has_a_label_its_shape_does_not_matter() -> None:
    names = ("roy.j@example.org", "iPhone de Paul", "Jeanne R 🙂")
    cues = [f"{names[at % 3]}: It leaks {at} times." for at in range(9)]
    assert [label for label, _ in turns(*cues)] == [names[at % 3] for at in range(9)]


@pytest.mark.parametrize(
    ("cues", "said_by_each"),
    [
        (("- Hello. - Hi.", "How are you?"), ["Hello.", "Hi. How are you?"]),
        (("- Hello.\n- Hi.", "-Good?", "Yes."), ["Hello.", "Hi.", "Good? Yes."]),
        ((">> Hello. >> Hi.", ">>> Good?"), ["Hello.", "Hi.", "Good?"]),
        (("– Bonjour !\n– Salut.",), ["Bonjour !", "Salut."]),
        (("It was -5 degrees", "-- and cold - very cold."), ["It was -5 degrees -- and cold - very cold."]),
    ],
)
def test_a_dash_or_chevrons_show_another_voice_and_name_nobody(cues: tuple[str, ...], said_by_each: list[str]) -> None:
    assert turns(*cues) == [(None, words) for words in said_by_each]


def test_a_dash_in_a_labelled_talk_is_a_voice_without_a_name() -> None:
    cues = ("JEANNE: Come in.", "- Thanks.", "PAUL: Sit.", "JEANNE: Well?")
    assert turns(*cues) == [("JEANNE", "Come in."), (None, "Thanks."), ("PAUL", "Sit."), ("JEANNE", "Well?")]


@pytest.mark.parametrize("sound", ["[Music]", "♪ over the sea ♪", "(laughs)", "*applause*", "[Rires] [Musique]"])
def test_a_sound_alone_in_a_cue_is_the_narrators_and_inside_speech_it_stays(sound: str) -> None:
    found = reading(srt("Jeanne: Hello.", sound, f"Good {sound} day.", "Paul: Hi.", "Jeanne: So?"), "talk.srt")
    assert [(turn.label, turn.role, turn.text) for turn in found.turns[:3]] == [
        ("Jeanne", Role.UNKNOWN, "Hello."),
        (None, Role.NARRATOR, sound),
        ("Jeanne", Role.UNKNOWN, f"Good {sound} day."),
    ]


def test_a_narrator_is_nobody_who_speaks_in_the_talk() -> None:
    found = reading(srt("Narrator: In 1961.", "Jeanne: Hello.", "Narrator: Then.", "Jeanne: So."), "talk.srt")
    assert [(turn.label, turn.role) for turn in found.turns] == [
        (None, Role.NARRATOR),
        ("Jeanne", Role.UNKNOWN),
    ] * 2


def vtt(*cues: str) -> str:
    return "\n\n".join(["WEBVTT", *(f"00:{at:02}.000 --> 00:{at:02}.900\n{cue}" for at, cue in enumerate(cues))])


def test_a_voice_of_webvtt_goes_on_where_voices_are_named_only_when_they_change() -> None:
    assert said(vtt("<v Ann>Hello.", "How are you?", "<v Bo>Fine.", "You?")) == [
        ("Ann", "Hello. How are you?"),
        ("Bo", "Fine. You?"),
    ]


def test_a_cue_without_voice_is_nobodys_where_every_other_names_one() -> None:
    assert said(vtt("<v Ann>Hello.", "<v Ann>How are you?", "Somebody.", "<v Bo>Fine.")) == [
        ("Ann", "Hello. How are you?"),
        (None, "Somebody."),
        ("Bo", "Fine."),
    ]


def test_a_label_in_words_is_believed_beside_voices_of_markup() -> None:
    assert said(vtt("<v Ann>Hello.", "<v Ann>Who is there?", "Unknown Speaker: Me.", "<v Ann>Who?")) == [
        ("Ann", "Hello. Who is there?"),
        ("Unknown Speaker", "Me."),
        ("Ann", "Who?"),
    ]


def test_a_change_of_colour_is_another_voice_where_every_cue_is_painted() -> None:
    words = ("Good day.", "Is it", "old?", "It is.", "Very.", "How", "old?", "Old.")
    colours = ("red", "red", "red", "#0f0", "#0f0", "red", "red", "#0f0")
    fonts = [f'<font color="{colour}">{word}</font>' for colour, word in zip(colours, words, strict=True)]
    overrides = [
        f"{{\\c&H{'FF' if colour == 'red' else '0F'}&}}{word}" for colour, word in zip(colours, words, strict=True)
    ]
    expected = [(None, said) for said in ("Good day. Is it old?", "It is. Very.", "How old?", "Old.")]
    assert turns(*fonts) == turns(*overrides) == expected
    assert turns(*fonts[:-1], "Old.") == [(None, " ".join(words))]


def test_who_asks_and_who_is_the_guest_are_facts_where_labels_state_it() -> None:
    cues = ("Jeanne Roy (host): Hello.", "Paul Marsh (guest): Hi.", "Ann Lee (guest): Hi.", "Jeanne Roy: So?")
    assert reading(srt(*cues), "talk.srt").metadata == {"interviewer": "Jeanne Roy", "guests": "Paul Marsh; Ann Lee"}
