"""The reader's HTML: what was said is there to the character, and nothing in it becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.permalink import Location, Reading, State
from qa.render import Opened, reader_html, transcripts_html
from qa.schema import Person, Role, Source, Turn

SOURCE = Source(id="a&b", file="corpus/a.txt", title="Q & <A>", language="fr", url="javascript:alert(1)",
                people=(Person(name="<b>Ann</b>", role=Role.INTERVIEWEE, organisation='"Org"'),))  # fmt: skip
TEXTS = st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=6)


class Lines(HTMLParser):
    """The text content of each turn, and of the marks in it; the tags that were seen."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.turns: list[str] = []
        self.marks: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self._turn = self._mark = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        if given.get("class") == "qa-line-text":
            self._turn = True
            self.turns.append("")
        if tag == "mark":
            self._mark = True
            self.marks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._turn = self._turn and tag != "p"
        self._mark = self._mark and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self._turn:
            self.turns[-1] += data
        if self._mark:
            self.marks[-1] += data


def reading(texts: list[str], start: int = 0, end: int = 0, state: State = State.SAME) -> Reading:
    """A transcript of these turns, one line feed between them, and the words from start to end."""
    turns, text = [], ""
    for index, said in enumerate(texts):
        turns.append(Turn(index=index, text=said, start=len(text), end=len(text) + len(said), role=Role.INTERVIEWEE,
                          speaker="Ann", time_start=61.0))  # fmt: skip
        text += said + "\n"
    similarity = 0.8 if state is State.CHANGED else 1.0
    return Reading(source=SOURCE, text=text, turns=tuple(turns), location=Location(start, end, state, similarity))


def opened(found: Reading, linked: str = "wörds & <i>") -> Opened:
    return Opened(
        reading=found, at_words=True, linked=linked, citations=(("APA 7", "Ann <2021>"),), permalink="/x?a=1&b"
    )


@given(TEXTS, st.integers(0, 100), st.integers(0, 100), st.sampled_from(["fr", "en"]))
def test_each_turn_is_there_to_the_character_and_the_words_are_marked(
    texts: list[str], start: int, length: int, language: str
) -> None:
    found = reading(texts, start, start + length)
    lines = Lines(reader_html(opened(found), language))
    assert lines.turns == texts
    spans = [(turn, span) for turn in found.turns if (span := found.marked(turn))]
    assert lines.marks == [turn.text[slice(*span)] for turn, span in spans]
    assert lines.ids.count("words") == bool(spans)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("state", list(State))
def test_nothing_of_a_source_or_a_link_becomes_markup(language: str, state: State) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=y>"
    html = reader_html(opened(reading([hostile], 0, 0 if state is State.GONE else 9, state), hostile), language)
    lines = Lines(html)
    assert not lines.tags & {"script", "img", "i"}
    assert "javascript:" not in html
    assert "<b>Ann" not in html.replace("<b>Ann</b>", "", 1)  # its own <b> around the name, and no other
    assert 'Org"' not in html


@pytest.mark.parametrize(
    ("state", "said"),
    [(State.SAME, None), (State.MOVED, "stood elsewhere"), (State.CHANGED, "has changed"), (State.GONE, "not in this")],
)
def test_the_page_says_what_became_of_the_words(state: State, said: str | None) -> None:
    html = reader_html(opened(reading(["one two"], 0, 0 if state is State.GONE else 3, state)), "en")
    assert ("qa-notice" in html) == (said is not None)
    assert said is None or said in html
    assert ("wörds &amp; &lt;i&gt;" in html) == (state in (State.CHANGED, State.GONE))
    assert ('<details class="qa-cite">' in html) == (state is not State.GONE)


def test_the_whole_transcript_has_no_mark_and_no_citation() -> None:
    html = reader_html(Opened(reading=reading(["one two"], 0, 3)), "en")
    assert "<mark" not in html
    assert "qa-cite" not in html
    assert "qa-notice" not in html


def test_a_turn_has_its_speaker_role_time_and_a_link() -> None:
    html = reader_html(Opened(reading=reading(["one"])), "fr")
    assert "<b>Ann</b> <span>Personne interviewée</span> <span>1:01</span>" in html
    assert 'id="t0"' in html
    assert 'href="?turn=0" aria-label="Lien vers le tour 0"' in html


def test_a_broken_link_is_told() -> None:
    assert "not whole" in reader_html(Opened(reading=reading(["one"]), broken=True), "en")


def test_a_list_of_transcripts_leads_to_each_and_says_what_is_missing() -> None:
    html = transcripts_html([SOURCE], "en", missing="<nope>")
    assert 'href="/read/a%26b"' in html
    assert "There is no transcript “&lt;nope&gt;” here" in html
    assert "no transcript" not in transcripts_html([SOURCE], "en")
