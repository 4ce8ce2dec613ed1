"""Pieces of a container become turns of one canonical text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.formats.composing import Piece, composed
from qa.schema import Anchor, Role

WORDS = st.text(alphabet="ab é.?\n", max_size=20)
PIECES = st.lists(
    st.builds(
        Piece,
        text=WORDS,
        label=st.sampled_from([None, "Ann", "Bo"]),
        role=st.sampled_from([Role.UNKNOWN, Role.NARRATOR]),
        time_start=st.none() | st.floats(0, 100),
        paragraph=st.booleans(),
        fresh=st.booleans(),
    ),
    max_size=20,
)


def test_neighbours_of_one_voice_are_one_turn_and_every_piece_is_anchored() -> None:
    reading = composed(
        [
            Piece(text="Good\n morning,", label="Ann", time_start=1.0, time_end=2.0, cue=1),
            Piece(text="Bo.", label="Ann", time_start=2.0, time_end=3.5, cue=2),
            Piece(text="Morning!", label="Bo", time_start=4.0, time_end=5.0, cue=3),
        ],
        "cues",
    )
    assert reading.text == "Ann: Good morning, Bo.\n\nBo: Morning!"
    first, second = reading.turns
    assert (first.text, first.label, first.time_start, first.time_end) == ("Good morning, Bo.", "Ann", 1.0, 3.5)
    assert first.anchors == (Anchor(5, time=1.0, cue=1), Anchor(19, time=2.0, cue=2))
    assert (second.label, second.anchors) == ("Bo", (Anchor(28, time=4.0, cue=3),))


def test_an_unknown_voice_ends_its_turn_with_a_sentence_however_the_cues_are_cut() -> None:
    said = " ".join(f"This is sentence number {number} of a talk." for number in range(40)).split()
    cuts = [" ".join(said[start : start + 9]) for start in range(0, len(said), 9)]
    (halves, whole) = ([Piece(text=text) for text in cuts], [Piece(text=text) for text in [" ".join(cuts)]])
    turns = composed(halves, "x").turns
    assert len(turns) > 3
    assert all(turn.text.endswith("talk.") for turn in turns)
    assert " ".join(turn.text for turn in turns) == composed(whole, "x").turns[0].text


def test_a_fresh_piece_begins_a_turn_and_a_paragraph_a_line() -> None:
    pieces = [Piece(text="One."), Piece(text="Two.", paragraph=True), Piece(text="Three.", fresh=True)]
    assert [turn.text for turn in composed(pieces, "x").turns] == ["One.\nTwo.", "Three."]


def test_scripts_without_spaces_are_joined_without() -> None:
    def joined(*words: str) -> str:
        return composed([Piece(text=word, label="A") for word in words], "x").turns[0].text

    assert joined("こんにちは。", "元気ですか") == "こんにちは。元気ですか"
    assert joined("안녕", "하세요") == "안녕 하세요"


@given(PIECES)
def test_turns_slice_and_no_word_is_lost(pieces: list[Piece]) -> None:
    reading = composed(pieces, "x")
    assert all(reading.text[turn.start : turn.end] == turn.text for turn in reading.turns)
    assert all(turn.start <= a.start < turn.end for turn in reading.turns for a in turn.anchors)
    said = " ".join(turn.text for turn in reading.turns).split()
    kept = [word for word in " ".join(piece.text for piece in pieces).split() if any(map(str.isalnum, word))]
    assert [word for word in said if any(map(str.isalnum, word))] == kept
