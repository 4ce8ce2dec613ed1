"""The same words and voices, printed in each format, are read as the same turns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.subtitled import PRINTERS, Spoken
from qa.formats import read
from qa.formats.composing import Piece, composed

SENTENCES = st.lists(
    st.sampled_from(("harbour", "café", "naïve", "boats", "1961", "we", "l'été", "tide", "never", "built", "Sunday")),
    min_size=1,
    max_size=12,
).map(lambda words: " ".join(words).capitalize() + ".")
VOICES = st.sampled_from(("Jeanne Roy", "Paul Marsh", "Speaker 3", "Élodie de Brun"))
TALKS = st.lists(st.builds(Spoken, VOICES, SENTENCES), max_size=30).map(
    lambda talk: [Spoken("Jeanne Roy", "Good morning."), Spoken("Paul Marsh", "Good morning, Jeanne."), *talk]
)
UNNAMED = st.lists(SENTENCES, min_size=3, max_size=30, unique=True).map(
    lambda talk: [Spoken(None, words) for words in talk]
)


def turns_of(talk: list[Spoken], suffix: str) -> list[tuple[str | None, str]]:
    raw = PRINTERS[suffix](talk).encode()
    return [(turn.label, turn.text) for turn in read(raw, f"talk{suffix}").turns]


def expected(talk: list[Spoken]) -> list[tuple[str | None, str]]:
    pieces = [Piece(text=words, label=voice) for voice, words in talk]
    return [(turn.label, turn.text) for turn in composed(pieces, "x").turns]


@pytest.mark.parametrize("suffix", sorted(PRINTERS))
@given(talk=TALKS)
def test_voices_and_words_come_back_from_every_format(suffix: str, talk: list[Spoken]) -> None:
    assert turns_of(talk, suffix) == expected(talk)


@pytest.mark.parametrize("suffix", sorted(PRINTERS))
@given(talk=UNNAMED)
def test_where_nobody_is_named_nobody_is_invented(suffix: str, talk: list[Spoken]) -> None:
    assert turns_of(talk, suffix) == expected(talk)


@pytest.mark.parametrize("suffix", sorted(PRINTERS))
@given(talk=TALKS)
def test_content_tells_the_format_whatever_the_extension(suffix: str, talk: list[Spoken]) -> None:
    raw = PRINTERS[suffix](talk).encode()
    right, wrong = read(raw, f"talk{suffix}"), read(raw, "talk.txt")
    assert (wrong.format, wrong.turns) == (right.format, right.turns)


@given(talk=TALKS, shift=st.integers(0, 3))
def test_a_voice_printed_only_where_it_changes_goes_on(talk: list[Spoken], shift: int) -> None:
    changes = [
        spoken if at == 0 or talk[at - 1].voice != spoken.voice else Spoken(None, spoken.words)
        for at, spoken in enumerate(talk)
    ]
    suffix = (".vtt", ".srt", ".sbv", ".tsv")[shift]
    assert turns_of(changes, suffix) == expected(talk)
