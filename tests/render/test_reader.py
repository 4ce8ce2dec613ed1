"""The reader's turns: what was said is there to the character, and nothing in it becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.permalink import Location, Reading, State
from qa.render import Entry, questions, reader_lines, turn_html, voices, words_in
from qa.schema import Role, Source, Turn

SOURCE = Source(id="a&b", file="corpus/a.txt", title="A", publisher="The Gazette")
TEXTS = st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=6)
EN = words_in("en")


class Text(HTMLParser):
    """The text content of some HTML, of the marks in it, and the ids and the tags that were seen."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marks: list[str] = []
        self.ids: list[str | None] = []
        self.tags: set[str] = set()
        self._mark = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.ids += [value for name, value in attrs if name == "id"]
        if tag == "mark":
            self._mark = True
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._mark = self._mark and tag != "mark"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._mark:
            self.marks[-1] += data


def reading(texts: list[str], start: int = 0, end: int = 0) -> Reading:
    """A transcript of these turns, one line feed between them, and the words from start to end."""
    turns, text = [], ""
    for index, said in enumerate(texts):
        turns.append(Turn(index=index, text=said, start=len(text), end=len(text) + len(said), role=Role.INTERVIEWEE,
                          speaker="Ann", time_start=61.0))  # fmt: skip
        text += said + "\n"
    return Reading(source=SOURCE, text=text, turns=tuple(turns), location=Location(start, end, State.SAME, 1.0))


@given(TEXTS, st.integers(0, 100), st.integers(0, 100))
def test_each_turn_is_there_to_the_character_and_the_words_are_marked(
    texts: list[str], start: int, length: int
) -> None:
    found = reading(texts, start, start + length)
    lines = reader_lines(found, {}, EN, marked=True)
    shown = [Text(line.text) for line in lines]
    assert [text.text for text in shown] == texts
    spans = [(turn, span) for turn in found.turns if (span := found.marked(turn))]
    assert [mark for text in shown for mark in text.marks] == [turn.text[slice(*span)] for turn, span in spans]
    assert [found for text in shown for found in text.ids] == ["words"] * bool(spans)
    assert [line.first for line in lines].count(True) == bool(spans)


@given(TEXTS)
def test_nothing_is_marked_in_a_transcript_opened_by_itself(texts: list[str]) -> None:
    lines = reader_lines(reading(texts, 0, 5), {}, EN, marked=False)
    assert not any(line.first or "<mark" in line.text for line in lines)


def test_nothing_that_was_said_becomes_markup() -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=y>"
    shown = Text(turn_html(hostile, (0, 9), named=True))
    assert (shown.tags, shown.text) == ({"mark"}, hostile)


def turn(index: int, role: Role, text: str = "One two.", speaker: str | None = None, label: str | None = None) -> Turn:
    return Turn(index=index, text=text, start=0, end=len(text), role=role, speaker=speaker, label=label)


def test_a_line_says_whose_it_is() -> None:
    turns = (
        turn(0, Role.NARRATOR),
        turn(1, Role.INTERVIEWER, speaker="Emmanuel M"),
        turn(2, Role.UNKNOWN, label="Voice 3"),
        turn(3, Role.UNKNOWN),
    )
    found = Reading(source=SOURCE, text="", turns=turns, location=Location(0, 0, State.SAME, 1.0))
    lines = reader_lines(found, {"Emmanuel M": 5}, EN, marked=False)
    assert [(line.name, line.sign, line.look) for line in lines] == [
        ("The Gazette", "¶", None),
        ("Emmanuel M", "EM", 5),
        ("Voice 3", "V3", 0),
        ("Unknown speaker", "?", None),
    ]
    assert reader_lines(reading(["one"]), {}, words_in("fr"), marked=False)[0].facts == ("Personne interviewée", "1:01")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Bonjour Thomas. Qui êtes-vous ?", ["Qui êtes-vous ?"]),
        ("Tell us about the boat.", ["Tell us about the boat."]),
        ("I see.", []),
    ],
)
def test_the_table_of_questions_has_the_part_that_asks(text: str, asked: list[str]) -> None:
    turns = [turn(4, Role.INTERVIEWER, text), turn(5, Role.INTERVIEWEE, "And who are you?")]
    assert questions(turns) == [Entry(4, question) for question in asked]


def test_the_table_of_voices_counts_their_turns() -> None:
    said = [
        (Role.NARRATOR, None),
        (Role.QUOTED, "Bert"),
        (Role.NARRATOR, None),
        (Role.QUOTED, "Ann"),
        (Role.QUOTED, "Bert"),
    ]
    turns = [turn(index, role, speaker=name) for index, (role, name) in enumerate(said)]
    assert voices(turns) == [Entry(1, "Bert", 2), Entry(3, "Ann", 1)]
