"""Names alone on the first line of cues are those who speak, where they come back in most of them."""

from __future__ import annotations

import pytest

from qa.formats import read


def srt(*cues: str) -> bytes:
    times = [f"00:00:{2 * n:02},000 --> 00:00:{2 * n + 1:02},900" for n in range(len(cues))]
    printed = zip(times, cues, strict=True)
    return "\n".join(f"{n}\n{time}\n{cue}\n" for n, (time, cue) in enumerate(printed, 1)).encode()


def told(*cues: str) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in read(srt(*cues), "talk.srt").turns]


@pytest.mark.parametrize("guest", ["Nils Aho", "Speaker 2", "Nils"])
def test_a_name_above_the_words_of_a_cue_says_them_and_the_cues_below(guest: str) -> None:
    asked = "Rosa" if guest == "Nils" else "Rosa Thorne"
    cues = (f"{asked}\nWho built it?", f"{guest}\nMy aunt did.", f"{asked}\nAlone?", f"{guest}\nWith her goat.")
    assert told(*cues) == [
        (asked, "Who built it?"),
        (guest, "My aunt did."),
        (asked, "Alone?"),
        (guest, "With her goat."),
    ]
    if guest != "Nils":
        assert told(*cues, "And a rope.")[-1] == (guest, "With her goat. And a rope.")


@pytest.mark.parametrize(
    "cues",
    [
        ("Rosa Thorne\nbuilt it.", "We saw\nRosa Thorne", "and then\nNils Aho", "Nils Aho\nleft us.", "It was\nlate."),
        ("Rosa Thorne.\nYes.", "Nils Aho.\nNo.", "Rosa Thorne.\nYes.", "Nils Aho.\nNo."),
        ("Rosa Thorne\nsang.", "Nils Aho\ndanced.", "Ida Ode\nwept.", "Karl Beck\nslept."),
    ],
)
def test_names_that_are_words_of_the_talk_name_nobody(cues: tuple[str, ...]) -> None:
    assert {label for label, _ in told(*cues)} == {None}
