"""What stands in the page of an interview: each turn to the character, whatever was said, and nothing in it markup."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from qa.permalink import Location, Reading, State
from qa.render import reader_lines, words_in
from qa.schema import Role, Source, Turn
from qa.web.site import page_words, rendered

SOURCE = Source(id="a", file="corpus/a.txt", title="A", language="fr")
SAID = st.text(st.sampled_from("a é\n\r\t<>&\"'{}%#« »\u2028😀\u0301") | st.characters(codec="utf-8"), min_size=1)


class Lines(HTMLParser):
    """The text content of each turn; the start tags that were seen."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.turns: list[str] = []
        self.tags: list[str] = []
        self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if ("class", "qa-line-text") in attrs:
            self._inside = True
            self.turns.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "p"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.turns[-1] += data


def page(texts: list[str], name: str, place: tuple[int, int]) -> Lines:
    """The turns of an interview in which `name` says these texts, with the characters of this place marked."""
    turns, text = [], ""
    for index, said in enumerate(texts):
        turns.append(Turn(index=index, text=said, start=len(text), end=len(text) + len(said), role=Role.INTERVIEWEE,
                          speaker=name))  # fmt: skip
        text += said
    reading = Reading(source=SOURCE, text=text, turns=tuple(turns), location=Location(*place, State.SAME, 1.0))
    lines = reader_lines(reading, {}, words_in("en"), marked=True)
    words = page_words("read", "en")
    return Lines(str(rendered("read_line.html", lines=lines, source=SOURCE, cited=None, w=words, language="en")))


@settings(max_examples=50)
@given(st.lists(SAID, min_size=1, max_size=5), st.integers(0, 60), st.integers(0, 60))
def test_every_turn_is_shown_to_the_character(texts: list[str], start: int, length: int) -> None:
    assert page(texts, "Ann", (start, start + length)).turns == texts


@settings(max_examples=50)
@given(SAID.filter(str.strip), SAID)
def test_neither_words_nor_names_become_markup(name: str, said: str) -> None:
    assert page([said], name, (0, 0)).tags == page(["plain"], "Plain", (0, 0)).tags
