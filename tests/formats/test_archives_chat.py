"""CHAT: the codes go, the words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import FormatError
from qa.formats import Reading, read
from qa.formats.archives.chat_words import plain_words
from qa.schema import Role


def chat(*lines: str, participants: str = "ANN Ann_Lee Investigator, BOB Bob Child") -> Reading:
    text = "\n".join(["@UTF8", "@Begin", f"@Participants:\t{participants}", *lines, "@End", ""])
    return read(text.encode(), "a.cha")


@pytest.mark.parametrize(
    ("coded", "words"),
    [
        ("hello there .", "hello there."),
        ("is it ?", "is it?"),
        ("I want to +...", "I want to…"),
        ("but he +/.", "but he…"),
        ("he what +!?", "he what!?"),
        ("+^ no .", "no."),
        ('+" come here .', "come here."),
        ("the [/] the <big dog> [//] cat .", "the the big dog cat."),
        ("gonna [: going to] go .", "gonna go."),
        ("that [= the boat] sank [!] [+ trn] .", "that sank."),
        ("&-um &+b boat &~la &=laughs here .", "um b boat la here."),
        ("wait (.) a (..) bit (1.5) now .", "wait a bit now."),
        ("(be)cause I walk(ed) (a)round .", "because I walked around."),
        ("xxx came and yyy .", "[…] came and […]."),
        ("www .", "[…]."),
        ("hola@s:spa he said go@wp .", "hola he said go."),
        ("ice+cream in New_York .", "ice cream in New York."),
        ("c'+est une maison .", "c'est une maison."),
        ("so::: lo:ng .", "so long."),
        ("⌈2 yes⌉2 ↑now .", "yes now."),
        ("yes „ you ‡ Mom .", "yes, you, Mom."),
        ("0det dog 0 barks .", "dog barks."),
        ("<all of it> [>] .", "all of it."),
        ("0 .", ""),
        ("&=coughs .", ""),
        ("[- fra] oui .", "oui."),
        ("&*MOT:mhm well .", "well."),
        ("l'exxon est là .", "l'exxon est là."),
    ],
)
def test_codes_go_and_words_stay(coded: str, words: str) -> None:
    assert plain_words(coded) == words


@given(st.lists(st.text(alphabet="abcdefg'éß", min_size=1, max_size=6), max_size=12))
def test_words_without_codes_are_kept_as_they_are(words: list[str]) -> None:
    said = [word for word in words if any(map(str.isalnum, word))]
    assert plain_words(" ".join(said)) == " ".join(said)


def test_a_line_goes_on_below_and_annotations_are_left_out() -> None:
    reading = chat("*ANN:\tone", "\ttwo", "    three .", "%mor:\tnum|one", "\tnum|two", "*BOB:\tfour .")
    assert [(turn.label, turn.text) for turn in reading.turns] == [("Ann Lee", "one two three."), ("Bob", "four.")]


def test_labels_are_names_else_lone_roles_else_codes() -> None:
    reading = chat(
        *(f"*{code}:\t{code.lower()} ." for code in ("CHI", "MOT", "ADA", "ADB", "ZZZ")),
        participants="CHI Target_Child, MOT Rose Mother, ADA Adult, ADB Adult",
    )
    assert [turn.label for turn in reading.turns] == ["Target Child", "Rose", "ADA", "ADB", "ZZZ"]


def test_the_role_of_an_id_line_is_stated() -> None:
    reading = chat("@ID:\teng|c|BOB|||||Interviewer|||", "*BOB:\thello .", "*ANN:\tyes .")
    assert [turn.role for turn in reading.turns] == [Role.INTERVIEWER, Role.INTERVIEWER]
    assert chat("*BOB:\thello .").turns[0].role is Role.UNKNOWN


def test_times_stand_after_the_words_that_they_time() -> None:
    (turn,) = chat("*ANN:\tone . \x15100_900\x15 two . \x15900_1500\x15").turns
    assert (turn.time_start, turn.time_end, [anchor.time for anchor in turn.anchors]) == (0.1, 1.5, [0.1, 0.9])
    assert chat('*ANN:\tone . \x15%snd:"a b.wav"_2000_3000\x15').turns[0].time_start == 2.0
    assert chat("*ANN:\tone . •2000_3000•").turns[0].time_end == 3.0


def test_what_another_says_within_an_utterance_is_theirs() -> None:
    reading = chat("*ANN:\tso then &*BOB:uh_huh we left .")
    assert [(turn.label, turn.text) for turn in reading.turns] == [
        ("Ann Lee", "so then"),
        ("Bob", "uh huh"),
        ("Ann Lee", "we left."),
    ]


def test_a_line_of_no_kind_is_told_of() -> None:
    reading = chat("*ANN:\tone .", "loose words")
    assert [turn.text for turn in reading.turns] == ["one."]
    assert "'loose words'" in reading.warnings[0]
    assert "Line 5" in reading.warnings[0]


def test_latin_letters_and_old_line_ends_are_read() -> None:
    raw = "@Begin\r@Participants:\tENF Zoé Target_Child\r*ENF:\tété .\r@End\r".encode("cp1252")
    assert [(turn.label, turn.text) for turn in read(raw, "a.cha").turns] == [("Zoé", "été.")]


def test_a_file_without_utterances_is_refused() -> None:
    with pytest.raises(FormatError, match="holds no utterances"):
        chat("*ANN:\t0 .")
