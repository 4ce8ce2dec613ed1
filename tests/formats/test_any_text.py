"""What holds for any text at all: it is read, nothing is lost from a turn, nothing takes long."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import FormatError
from qa.formats import FORMATS, read, read_plain
from qa.formats.reading import seconds
from qa.schema import Role
from qa.speakers import assign

PIECES = st.sampled_from(
    [
        *("Ann Low: ", "[AL] : ", "**Bo:** ", "Q: ", "A: ", "— ", "« ", " »", '"', "“", "”", "\n", "\n\n", "\r\n"),
        *(", dit Ann Low", ", said Bo Marsh.", "Où allez-vous ?", "I go home. ", "# Head", "12:30 ", "NN : "),
        *(
            "Source: X",
            "© 2020",
            "Selon Ann Low, ",
            "[00:12] ",
            "(1:02:03)",
            "| a | b |\n",
            "> ",
            "- ",
            "&nbsp;: ",
            "<b>",
        ),
        *(
            "Ann Low\n",
            "Ann Low (0:12)\n",
            "\r",
            "\u2028",
            "– Oui, dit Ann Low.",
            "王小明：",
            "* ",
            "\t",
            "SPEAKER_01: ",
        ),
    ]
)
MIXED = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), MIXED))
def test_turns_are_slices_in_order_and_apart(text: str) -> None:
    reading = read_plain(text)
    assert reading.composed or reading.text == text
    end = 0
    for index, turn in enumerate(assign(reading.turns, metadata=reading.metadata).turns):
        assert turn.index == index
        assert reading.text[turn.start : turn.end] == turn.text
        assert turn.start >= end
        assert turn.text.strip()
        assert not (turn.role is Role.NARRATOR and turn.speaker)
        end = turn.end


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_by_name(raw: bytes) -> None:
    with contextlib.suppress(FormatError):
        read(raw, "x.txt")


HOSTILE = {
    "open": "« " * 100_000,
    "straight": '"' * 200_000,
    "brackets": "[a" * 100_000,
    "colons": "Ab : " * 80_000,
    "incises": ", explique " * 40_000,
    "stars": "**" * 150_000,
    "words": "a b" * 150_000,
    "dashes": "— a\n" * 20_000,
    "labels": "Jeanne: a\n" * 20_000,
    "questions": "Q: a?\nA: b\n" * 10_000,
    "times": "[00:12 " * 40_000,
    "rows": "| a | b |\n" * 15_000,
    "initials": "A. " * 80_000,
    "commas": "Ann, " * 60_000,
    "you": "bist du du du " * 15_000,
    "attributed": "– a, dit Ann Low.\n" * 8_000,
    "many names": "".join(f"Ann{place}a: b\n" for place in range(10_000)),
    "offices": "The a b c, d e f g of the " * 8_000,
    "minutes": "M. Roy. A b.\nLe maire. Oui.\n" * 6_000,
    "capitals": "ANN LOW : a\n" * 5_000 + "A B C D E F G H I " * 5_000,
    "numbered": "".join(f"{place} Ann: a b\n{place + 1} c d\n" for place in range(0, 8_000, 2)),
    "inside": "Yes. Ann: no. Bob: yes. " * 8_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_read_in_seconds(text: str) -> None:
    began = time.process_time()
    reading = read_plain(text)
    assign(reading.turns, metadata=reading.metadata)
    assert time.process_time() - began < 10


def test_an_unknown_extension_says_which_are_read() -> None:
    with pytest.raises(FormatError, match=r"files ending in '\.xyz' are not read; these are: ") as refused:
        read(b"Hello.", "talk.xyz")
    listed = refused.value.reason.split(": ")[1].split(", ")
    assert listed == sorted({suffix for form in FORMATS for suffix in form.suffixes})


def test_seconds() -> None:
    assert [seconds(stamp) for stamp in ("1:02:03", "02:14", "0:21.5", None)] == [3723.0, 134.0, 21.5, None]
