"""Texts that print nobody's name: questions and answers in turn, talks, recognisers' lines, prose."""

from __future__ import annotations

import pytest

from qa.formats import read_plain
from qa.schema import Role

ALTERNATING = {
    "French, a prompt that asks nothing": [
        "Comment êtes-vous venue au théâtre ?",
        "Par ma tante, qui cousait les costumes et m'emmenait avec elle.",
        "Vous aviez dix ans.",
        "Oui, et deux frères qui se moquaient de moi dès que je chantais.",
        "Et vous n'en êtes jamais repartie ?",
        "Jamais. J'y ai tout appris, même à balayer.",
    ],
    "English, a guest who asks back": [
        "How did you start, back then?",
        "I started in a garage with my brother.",
        "And what did you sell?",
        "We sold lamps. Would you have bought one of those? Nobody did.",
        "Did your family help you?",
        "My mother did. She lent us the garage, didn't she?",
        "What would you tell a beginner?",
        "I would tell them to wait.",
    ],
    "German": [
        "Wie haben Sie angefangen?",
        "Ich habe zufällig angefangen, in einer kleinen Werkstatt mit meinem Bruder.",
        "Was haben Sie verkauft?",
        "Wir haben Lampen verkauft. Niemand wollte sie.",
    ],
    "Spanish": [
        "¿Cómo empezó usted?",
        "Yo empecé por casualidad, en un taller pequeño, con mi hermano.",
        "¿Y qué vendía usted?",
        "Vendíamos lámparas. Nadie las quería, y mi madre se reía.",
    ],
    "Chinese": [
        "您是怎么开始的？",
        "我是偶然开始的，在一个小作坊里，当时只有三个人。",
        "您的家人支持您吗？",
        "我的母亲很支持我，她每天都来。",
    ],
    "Japanese, questions after dashes": [
        "――どうやって始めましたか？",
        "私は偶然、小さな工房で始めました。三人しかいませんでした。",
        "――ご家族は？",
        "母は笑っていました。私も笑いました。",
        "――夢は何ですか？",
        "静かに暮らしたいです。",
    ],
    "Arabic": [
        "كيف بدأت أنت هذا العمل؟",
        "أنا بدأت بالصدفة في ورشة صغيرة مع أخي.",
        "هل أنت نادم؟",
        "لا، أنا لست نادما أبدا على شيء.",
    ],
    "questions in italics": [
        "*Comment avez-vous commencé ?*",
        "Par hasard, dans l'atelier de mon père.",
        "*Et ensuite, où êtes-vous allée ?*",
        "Je suis partie à Crémone.",
    ],
    "questions in bold, one that asks nothing": [
        "**Comment avez-vous commencé ?**",
        "Par hasard, dans l'atelier de mon père.",
        "**Un atelier déjà célèbre.**",
        "Non, pas du tout. Il faisait de la réparation pour les bals.",
        "**Et ensuite, où êtes-vous allée ?**",
        "Je suis partie à Crémone.",
    ],
    "two voices after dashes": [
        "– Comment avez-vous commencé ?",
        "– Par hasard, dans l'atelier de mon père.",
        "– Un atelier célèbre ?",
        "– Pas du tout. Vous le connaissez ?",
        "– Non. Vous y êtes retournée ?",
        "– Jamais.",
    ],
}


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("paragraphs", ALTERNATING.values(), ids=ALTERNATING.keys())
def test_questions_and_answers_in_turn(paragraphs: list[str], between: str) -> None:
    turns = read_plain(between.join(paragraphs)).turns
    assert [turn.role.value for turn in turns] == ["interviewer", "interviewee"] * (len(paragraphs) // 2)
    assert [turn.text for turn in turns] == [words.strip("*–― ") for words in paragraphs]
    assert all(turn.inferred and turn.label is None for turn in turns)


def test_headings_of_a_rank_that_asks_are_questions_and_others_are_narration() -> None:
    text = (
        "# Une luthière\n\n## Son métier\n\n### Comment avez-vous commencé ?\n\nPar hasard, avec mon père.\n\n"
        "## Ses voyages\n\n### Et ensuite ?\n\nJe suis partie à Crémone, où j'ai tout réappris."
    )
    assert [(turn.role.value, turn.text) for turn in read_plain(text).turns] == [
        ("narrator", "# Une luthière"),
        ("narrator", "## Son métier"),
        ("interviewer", "Comment avez-vous commencé ?"),
        ("interviewee", "Par hasard, avec mon père."),
        ("narrator", "## Ses voyages"),
        ("interviewer", "Et ensuite ?"),
        ("interviewee", "Je suis partie à Crémone, où j'ai tout réappris."),
    ]


TALK = "I want to tell you how we built the harbour. We had no money, and you can see that in our walls. "


def test_a_talk_is_its_one_speakers_where_the_front_matter_names_one() -> None:
    front = "---\ntitle: A talk\nspeakers:\n  - name: Zoé Almeida\n    role: guest\n---"
    text = f"{front}\n\n# Walls\n\n{TALK * 3}\n\n{TALK * 2}"
    turns = read_plain(text).turns
    assert [(turn.label, turn.role.value, turn.inferred) for turn in turns] == [
        (None, "narrator", False),
        ("Zoé Almeida", "unknown", True),
    ]


def test_a_talk_before_the_questions_of_its_audience_is_its_one_speakers() -> None:
    text = f"---\nspeaker: Zoé Almeida\n---\n\n{TALK * 3}\n\nQ: Who pays?\n\nA: Nobody.\n\nQ: Why?\n\nA: We forgot."
    turns = read_plain(text).turns
    assert [turn.label for turn in turns] == ["Zoé Almeida", "Q", "A", "Q", "A"]
    assert [turn.inferred for turn in turns] == [True, False, False, False, False]


def test_a_talk_of_two_speakers_is_nobodys() -> None:
    text = f"---\nspeakers: [Zoé Almeida, Boris Dupuis]\n---\n\n{TALK * 3}"
    reading = read_plain(text)
    assert reading.metadata["speakers"] == "Zoé Almeida; Boris Dupuis"
    assert [turn.label for turn in reading.turns] == [None]


SEGMENTS = [
    "so hello and welcome",
    "I am here with you today",
    "to talk about our harbour",
    "yeah it is early you know",
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_recognisers_short_lines_are_an_unknown_voice(end: str) -> None:
    turns = read_plain(end.join(SEGMENTS * 12)).turns
    assert {turn.role.value for turn in turns} == {"unknown"}
    assert len(turns) > 1
    assert sum(len(turn.text.split()) for turn in turns) == 12 * sum(len(line.split()) for line in SEGMENTS)


def test_a_recognisers_one_long_paragraph_is_an_unknown_voice_in_turns_of_sentences() -> None:
    turns = read_plain(TALK * 40).turns
    assert {turn.role.value for turn in turns} == {"unknown"}
    assert all(turn.text.endswith(".") and len(turn.text.split()) < 130 for turn in turns)


PROSE = {
    "a paragraph": "The harbour was built in 1961. It is twelve metres deep.\n\nShips call there. It closed in 1990.",
    "a poem": "\n".join(f"The {word} lies over the bay" for word in ("fog", "snow", "light", "gull", "tide", "night")),
    "notes": "**Goal**: a deeper harbour.\n\n**Scope**: the east wall.\n\n**Status**: nothing yet.\n\n**Risk**: money.",
    "records": "\n".join(
        f"Port: Brest\nDepth: {n} metres at low tide. It is safe.\nOwner: the town. It pays." for n in range(8)
    ),
    "e-mail": "From: ada@example.org\nTo: nils@example.org\nSubject: Walls\n\nThe wall fell. It was old. It is gone.",
    "links": "Slides: https://example.org/a\n\nVideo: https://example.org/b\n\nThe talk was long. It was in May.",
    "lettered list": "A. The wall is old.\nB. The money is gone.\nC. The town is asleep.\nA. It begins again.",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE.keys())
def test_prose_stays_narration_and_nobody_is_invented(text: str) -> None:
    turns = read_plain(text).turns
    assert {turn.role.value for turn in turns} == {"narrator"}
    assert not any(turn.label for turn in turns)


def test_a_word_printed_once_like_a_label_is_none_where_the_text_uses_it_as_a_word() -> None:
    lines = ["**Ada:** And the result?", "**Nils:** There was no result yet."] * 5 + ["**Result:** nothing."]
    assert {turn.label for turn in read_plain("\n\n".join(lines)).turns} == {"Ada", "Nils"}


def test_somebody_who_speaks_once_is_believed_where_every_line_has_a_label() -> None:
    lines = ["Ada: And the wall?", "Nils: It fell in May."] * 5 + ["Farid: I saw it."]
    assert read_plain("\n".join(lines)).turns[-1].label == "Farid"


def test_where_only_the_audience_is_labelled_the_words_below_are_not_the_audiences() -> None:
    text = "\n\n".join(
        [
            *("The wall is old, and we know it.", '[Audience]: "Would it fall?\n\nIn a storm, I mean."'),
            *("It would. We have drawings.", "I can show you."),
            *("[Audience]: Who pays for it?", "Nobody does, and you know why."),
        ]
    )
    assert [(turn.label, turn.role.value, turn.text) for turn in read_plain(text).turns] == [
        (None, "narrator", "The wall is old, and we know it."),
        ("Audience", "unknown", '"Would it fall?\n\nIn a storm, I mean."'),
        (None, "interviewee", "It would. We have drawings.\n\nI can show you."),
        ("Audience", "unknown", "Who pays for it?"),
        (None, "interviewee", "Nobody does, and you know why."),
    ]


def test_what_is_heard_behind_a_label_without_a_mark_is_no_part_of_it() -> None:
    text = "\n\n".join(["0:01 **Ada Brandt** And then?", "0:09 **Nils Evans** (laughs) We slept."] * 3)
    assert [(turn.label, turn.text) for turn in read_plain(text).turns][:2] == [
        ("Ada Brandt", "And then?"),
        ("Nils Evans", "(laughs) We slept."),
    ]


def test_values_of_a_front_matter_that_are_wrapped_are_whole() -> None:
    text = "---\ntitle: A talk on walls\n  and money\nguest: Zoé Almeida\n---\n\nThe wall is old."
    assert read_plain(text).metadata == {"title": "A talk on walls and money", "guest": "Zoé Almeida"}


def test_a_few_lines_without_any_mark_that_talk_are_an_unknown_voice() -> None:
    text = "so we got there about nine\nand nobody was at the door\nI said well let us go in\nyou know how she is\n"
    assert {turn.role for turn in read_plain(text).turns} == {Role.UNKNOWN}


@pytest.mark.parametrize(
    "text",
    [
        "two pears and a pinch of salt\none cup of flour\nbutter for the tin\nwater as needed for the dough\n",
        "the sea is grey and open wide\n\nyou go with me along the tide\n\nI never knew you were so near",
        "fix the build on small machines\nadd a test for names\nremove what nobody uses and update the changes\n",
    ],
    ids=["ingredients", "verses", "notes"],
)
def test_a_few_lines_without_any_mark_that_do_not_talk_stay_narration(text: str) -> None:
    assert {turn.role for turn in read_plain(text).turns} == {Role.NARRATOR}
