"""PDF: what stands below the text and beside it is no speech; what only looks like it is."""

from __future__ import annotations

import pytest
import typst

from qa.formats import Reading, read
from qa.formats.documents.blocks import Run
from qa.formats.documents.pdfedges import without_edges
from qa.formats.documents.pdflines import Line
from qa.formats.documents.pdfnotes import without_counts, without_notes

TALK = """*Ines Dorn:* When did the mill close?

*Karl Beck:* In autumn. The river was too low, and the miller{} had no more grain to grind for anybody.

*Ines Dorn:* How many people worked there?

*Karl Beck:* {}
"""
SAID = "In autumn. The river was too low, and the miller had no more grain to grind for anybody."


def reading(page: str, talk: str) -> Reading:
    return read(typst.compile(f"#set page({page})\n{talk}".encode()), "mill.pdf")


def words(found: Reading) -> list[str]:
    return [" ".join(turn.text.split()) for turn in found.turns]


def line(text: str, y: float, x: float = 50, size: float = 10) -> Line:
    return Line(x, y, size, 1, [Run(text, page=1)])


@pytest.mark.parametrize(
    "footer",
    ['numbering: "1"', 'numbering: "– 1 –"', "footer: [Mills and millers 8 #h(1fr) 31]", "footer: [31 #h(1fr) Mills]"],
)
def test_the_number_of_the_only_page_is_no_word_of_the_last_speaker(footer: str) -> None:
    assert words(reading(f'paper: "a5", {footer}', TALK.format("", "Twelve.")))[-1] == "Twelve."


@pytest.mark.parametrize("low", [line("12", 660), line("12", 655, x=90), line("We left.", 500, x=200)])
def test_a_number_among_the_lines_and_a_low_line_of_words_are_kept(low: Line) -> None:
    page = [line("How many people worked there?", 700), line("I counted them.", 680), low]
    assert without_edges([page])[0][-1].text == low.text


def test_footnotes_and_their_calls_are_left_out_and_counted() -> None:
    found = reading('paper: "a5", numbering: "1"', TALK.format("#footnote[He died in 1957, aged 90.]", "Twelve."))
    assert words(found)[1::2] == [SAID, "Twelve."]
    assert found.warnings == ("What is no speech was left out: footnotes (6 words).",)


def test_small_lines_that_nothing_calls_are_kept() -> None:
    page = [line("He left in spring.", 700), line("We stayed.", 680), line("1 of us wept.", 600, size=8)]
    assert without_notes(page) == (page, 0)


@pytest.mark.parametrize("before", [False, True])
def test_numbers_that_stand_beside_the_lines_go_wherever_they_are_drawn(before: bool) -> None:
    said = [line(f"said {'the witness ' * n}", 700 - 20 * n, x=90) for n in range(1, 8)]
    counts = [line(str(n), 700 - 20 * n, x=60) for n in range(1, 8)]
    assert without_counts([*counts, *said] if before else [*said, *counts]) == said


def test_years_beside_lines_and_numbers_among_them_are_kept() -> None:
    said = [line(f"in {'the valley ' * n}", 700 - 20 * n, x=90) for n in range(1, 8)]
    years = [line(str(1900 + n * n), 700 - 20 * n, x=60) for n in range(1, 8)]
    inside = [line(str(n), 700 - 20 * n, x=160) for n in range(1, 8)]
    assert without_counts([*years, *said]) == [*years, *said]
    assert without_counts([*said, *inside]) == [*said, *inside]
