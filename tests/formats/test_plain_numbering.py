"""Line numbers are no words of a conversation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.formats import read_plain
from qa.schema import Role

RECORD = (
    "THE COURT:  Good morning.",
    "MS. PARR:  Thank you, Your Honor.  The",
    "people call Odell Crane.",
    "THE WITNESS:  I am here.",
    "MS. PARR:  What do you bake,",
    "and where?",
    "THE WITNESS:  Bread.",
)


def voices(text: str) -> list[tuple[str | None, str]]:
    return [(turn.label, turn.text) for turn in read_plain(text).turns if turn.role is not Role.NARRATOR]


@given(st.integers(1, 60), st.integers(1, 20), st.sampled_from(("{} ", "{}. ", "[{}] ")))
def test_line_numbers_are_taken_out_whatever_stands_behind_them(first: int, gap: int, printed: str) -> None:
    numbered = [f"{printed.format(first + place):>6}{' ' * gap}{line}" for place, line in enumerate(RECORD)]
    reading = read_plain("\n".join(numbered))
    assert voices("\n".join(numbered)) == voices("\n".join(RECORD))
    assert all(reading.text[turn.start : turn.end] == turn.text for turn in reading.turns)


def test_a_text_of_which_lines_are_taken_out_is_composed() -> None:
    text = "\n".join(f"{place}   {line}" for place, line in enumerate(RECORD, 1))
    assert read_plain(text).composed
    assert not read_plain("\n".join(RECORD)).composed


def test_numbers_of_paragraphs_before_labels_are_passed_over_in_place() -> None:
    text = (
        "1 I: Wie war es?\n\n2 B: Es war kalt.\n\n3 I: Und dann?\n\n4 B: Dann kam der Frost.\n\n5 I: Lange?\n\n6 B: Ja."
    )
    assert voices(text)[:2] == [("I", "Wie war es?"), ("B", "Es war kalt.")]
    assert read_plain(text).text == text


def test_a_numbered_list_keeps_its_numbers() -> None:
    text = "\n".join(f"{place}. Stir the pot and wait for the foam to rise." for place in range(1, 9))
    assert read_plain(text).text == text
    assert "3." in read_plain(text).turns[2].text


def test_numbers_that_do_not_count_lines_stay() -> None:
    text = "\n".join(
        f"{year} {line}" for year, line in zip((1911, 1954, 1960, 1981, 1999, 2004, 2010), RECORD, strict=True)
    )
    assert "1954" in " ".join([read_plain(text).text])
