"""Links to the very words: written, read back, and the words found again when the text has moved or changed."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import pytest
from fakes import refused
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import CitationError
from qa.permalink import (
    ALIKE,
    Location,
    Selector,
    State,
    excerpt,
    located,
    permalink,
    read_permalink,
    selector_of,
    selector_record,
)
from qa.schema import Excerpt, Source, Turn

BASE = "http://127.0.0.1:7860"
TALK = (
    "Anna Lowe: Who built the harbour?\n\n"
    "Bert Moss: My father built the harbour in 1951. He never asked anybody for money, and nobody offered him any.\n\n"
    "Anna Lowe: And the lighthouse?\n\n"
    "Bert Moss: Yes. Storms took the lighthouse in 1987. We rebuilt the lighthouse in granite, stone by stone.\n\n"
    "Anna Lowe: Was it worth it?\n\n"
    "Bert Moss: Yes. Every ship that comes home says so.\n"
)
LONG = " ".join(sha256(bytes([number])).hexdigest()[: 3 + number % 9] for number in range(200))
SAID = "He never asked anybody for money, and nobody offered him any."
ODD = "L’« eau » 100 % pure & chère… 🎉\n\te\u0301te\u0301 + “x=1” #7 ?"
texts = st.text(min_size=1, max_size=400) | st.text('aé e\u0301🎉%&+\n"’#?=', min_size=1, max_size=900)


def cut(text: str, start: int, end: int, identifier: str = "harbour") -> Excerpt:
    turn = Turn(index=0, text=text, start=0, end=len(text))
    return excerpt(Source(id=identifier, file="harbour.txt", title="The harbour"), turn, text, start, end)


def of(words: str, text: str = TALK) -> Excerpt:
    return cut(text, text.index(words), text.index(words) + len(words))


def found(words: Excerpt, text: str) -> Location:
    return located(read_permalink(permalink(words, BASE)), text)


@st.composite
def excerpts(draw: st.DrawFn) -> tuple[str, Excerpt]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, cut(text, start, draw(st.integers(start + 1, len(text))))


# Links


def test_a_link_names_the_source_the_words_what_stands_around_them_and_where() -> None:
    link = urlsplit(permalink(of(SAID), BASE))
    assert (link.scheme, link.netloc, link.path) == ("http", "127.0.0.1:7860", "/read/harbour")
    assert parse_qs(link.query) == {
        "exact": [SAID],
        "prefix": ["ther built the harbour in 1951. "],
        "suffix": ["\n\nAnna Lowe: And the lighthouse?\n"[:32]],
        "start": [str(TALK.index(SAID))],
        "end": [str(TALK.index(SAID) + len(SAID))],
    }


def test_a_base_may_end_in_a_slash_or_have_a_path() -> None:
    link = permalink(of(SAID), "https://example.org/qa/")
    assert link.startswith("https://example.org/qa/read/harbour?exact=")
    assert read_permalink(link) == selector_of(of(SAID))


def test_the_path_and_query_are_enough() -> None:
    link = permalink(of(SAID), BASE)
    assert read_permalink(link.removeprefix(BASE)) == read_permalink(link) == read_permalink(f"  {link}\n")


def test_a_link_may_be_copied_out_of_a_citation() -> None:
    link = permalink(of(SAID), BASE)
    for copied in (f"<{link}>.", f"{link}.", link.replace("&", "&amp;"), link.replace("%20", "+")):
        assert read_permalink(copied) == selector_of(of(SAID))


@given(excerpts())
def test_a_link_leads_back_to_the_same_words(pair: tuple[str, Excerpt]) -> None:
    text, words = pair
    link = permalink(words, BASE)
    selector = read_permalink(link)
    assert selector == selector_of(words)
    assert link.isascii()
    assert not set(link) & set(" \n\t\"<>'")
    assert located(selector, text) == Location(words.start, words.end, State.SAME, 1.0)


@given(st.text(min_size=200, max_size=3000) | st.text("🎉é", min_size=300, max_size=3000))
def test_links_stay_short(text: str) -> None:
    name = "a-very-long-name-of-an-interview-" * 3
    assert len(permalink(cut(text, 0, len(text), name), "https://interviews.example.org/archive")) < 2000


def test_odd_characters_come_back_as_they_were() -> None:
    selector = read_permalink(permalink(cut(f"Say: {ODD} — so", 5, 5 + len(ODD)), BASE))
    assert (selector.exact, selector.prefix, selector.suffix) == (ODD, "Say: ", " — so")


def test_a_long_excerpt_is_known_by_its_first_and_last_words() -> None:
    selector = selector_of(cut(LONG, 0, len(LONG)))
    assert selector.last is not None
    assert LONG.startswith(selector.exact + " ")
    assert LONG.endswith(" " + selector.last)
    assert selector.holds(LONG)
    assert not selector.holds(LONG.replace(LONG.split()[100], "other"))


@pytest.mark.parametrize(
    "link",
    [
        "",
        "whaller",
        "http://",
        "http://[",
        "harbour#t3",
        f"{BASE}/read/?exact=a&start=0&end=1",
        f"{BASE}/read/harbour",
        f"{BASE}/?exact=a&start=0&end=1",
        "/read/harbour?exact=a&start=0",
        "/read/harbour?start=0&end=1",
        "/read/harbour?exact=&start=0&end=1",
        "/read/harbour?exact=a&start=x&end=1",
        "/read/harbour?exact=a&start=-1&end=1",
        "/read/harbour?exact=a&start=1&end=1",
        "/read/harbour?exact=abc&start=0&end=1",
        "/read/harbour?exact=%ff&start=0&end=1",
        "/read/harbour?exact=a&start=0&end=" + "9" * 30,
        "/read/harbour?first=a&last=b&start=0&end=400",
        "/read/harbour?first=a&sha256=00&start=0&end=400",
        "/read/%ff?exact=a&start=0&end=1",
        "/read/harbour?exact=a&start=٠&end=١",
    ],
)
def test_what_is_no_whole_permalink_is_refused(link: str) -> None:
    with refused(CitationError, "copy .*again|no permalink"):
        read_permalink(link)


def test_a_link_that_was_cut_short_is_refused_wherever_it_was_cut() -> None:
    link = permalink(of("He never asked anybody for money, and nobody"), BASE)
    for length in range(len(link)):
        with refused(CitationError):
            read_permalink(link[:length])


@given(st.text())
def test_any_text_at_all_is_read_or_refused_in_one_sentence(text: str) -> None:
    for link in (text, f"/read/{text}", f"/read/harbour?{text}"):
        try:
            said = read_permalink(link).exact
        except CitationError as error:
            said = str(error)
        assert said


def test_the_selectors_are_those_of_the_standard() -> None:
    at = TALK.index("Every ship")
    assert selector_record(selector_of(of("Every ship"))) == [
        {
            "type": "TextQuoteSelector",
            "exact": "Every ship",
            "prefix": TALK[at - 32 : at],
            "suffix": " that comes home says so.\n",
        },
        {"type": "TextPositionSelector", "start": at, "end": at + 10},
    ]


def test_a_long_range_stops_where_its_end_selector_begins() -> None:
    text = "Before. " + "long words " * 60 + "After."
    first, position = selector_record(selector_of(cut(text, 8, len(text) - 6)))
    assert first["type"] == "RangeSelector"
    start, end = first["startSelector"], first["endSelector"]
    assert isinstance(start, dict)
    assert isinstance(end, dict)
    assert (start["prefix"], end["exact"]) == ("Before. ", "After.")
    assert text[: len(text) - 6].endswith(end["prefix"])
    assert position == {"type": "TextPositionSelector", "start": 8, "end": len(text) - 6}


def test_a_range_to_the_end_of_the_text_ends_at_a_position() -> None:
    text = "long words " * 60
    first, _ = selector_record(selector_of(cut(text, 0, len(text))))
    assert first["endSelector"] == {"type": "TextPositionSelector", "start": len(text), "end": len(text)}


# The words found again


@given(excerpts(), st.text(max_size=50), st.text(max_size=50))
def test_words_are_followed_when_text_is_put_before_and_after(pair: tuple[str, Excerpt], one: str, two: str) -> None:
    text, words = pair
    location = found(words, changed := one + text + two)
    assert location.state in (State.SAME, State.MOVED)
    assert changed[location.start : location.end] == words.text
    assert (location.state is State.SAME) == (location.start == words.start)


def test_words_that_moved_are_found() -> None:
    assert found(of(SAID), "New heading\n\n" + TALK) == Location(
        TALK.index(SAID) + 13, TALK.index(SAID) + 13 + len(SAID), State.MOVED, 1.0
    )


@given(excerpts(), texts)
def test_the_same_or_moved_words_are_the_very_words(pair: tuple[str, Excerpt], other: str) -> None:
    _, words = pair
    location = found(words, other)
    assert 0 <= location.start <= location.end <= len(other)
    if location.state in (State.SAME, State.MOVED):
        assert other[location.start : location.end] == words.text
    elif location.state is State.CHANGED:
        assert ALIKE <= location.similarity <= 1
        assert location.start < location.end
    else:
        assert location.start == location.end


@pytest.mark.parametrize("number", [0, 1])
def test_what_stands_around_tells_repeated_words_apart(number: int) -> None:
    at = [TALK.index("Yes."), TALK.rindex("Yes.")][number]
    moved = "Yes. " * 3 + TALK
    assert found(cut(TALK, at, at + 4), moved) == Location(at + 15, at + 19, State.MOVED, 1.0)


def test_the_position_tells_repeats_apart_that_stand_in_the_same_words() -> None:
    text = "We went home. " * 30
    for number in (3, 15, 28):
        words = cut(text, 14 * number, 14 * number + 13)
        assert found(words, text).start == words.start


def test_few_words_are_not_taken_for_the_same_words_said_elsewhere() -> None:
    words = cut(TALK, TALK.rindex("Yes."), TALK.rindex("Yes.") + 4)
    assert found(words, TALK[: TALK.rindex("Bert Moss")]).state is State.GONE


@pytest.mark.parametrize(
    ("words", "now"),
    [
        (SAID, "He never asked anybody for money, and nobody ever offered him any."),
        (SAID, "He never asked anyone for money, and nobody offered him any!"),
        (SAID, "He asked anybody for money, and nobody offered him any."),
        ("in 1951", "in 1952"),
        ("stone by stone", "stone  by stone"),
    ],
)
def test_words_that_changed_are_found_whole_and_said_to_have_changed(words: str, now: str) -> None:
    text = "A new first line.\n" + TALK.replace(words, now)
    location = found(of(words), text)
    assert location.state is State.CHANGED
    assert text[location.start : location.end] == now
    assert ALIKE <= location.similarity < 1


@pytest.mark.parametrize("words", [SAID, "in 1951", "Every ship that comes home says so."])
def test_words_that_were_taken_out_are_gone(words: str) -> None:
    location = found(of(words), TALK.replace(words, ""))
    assert (location.state, location.start) == (State.GONE, location.end)
    assert found(of(words), "").state is State.GONE
    assert (
        found(of(words), "Something else entirely, about goats and cheese and the price of salt.").state is State.GONE
    )


@given(st.integers(0, 199))
def test_a_change_in_the_middle_of_a_long_excerpt_is_noticed(number: int) -> None:
    text = f"Before it. {LONG} After it."
    now = text.replace(f" {LONG.split()[number]} ", " other ")
    location = found(cut(text, 11, 11 + len(LONG)), now)
    assert location.state is State.CHANGED
    assert now[: location.start].strip() == "Before it."
    assert now[location.end :].strip() == "After it."


def test_a_long_excerpt_moves_as_a_whole() -> None:
    text = f"Before it. {LONG} After it."
    location = found(cut(text, 11, 11 + len(LONG)), "One more line. " + text)
    assert location == Location(26, 26 + len(LONG), State.MOVED, 1.0)


def test_half_of_a_long_excerpt_is_not_the_excerpt() -> None:
    assert found(cut(LONG, 0, len(LONG)), LONG[: len(LONG) // 2]).state is State.GONE


def test_a_selector_without_context_is_found_by_its_words() -> None:
    selector = Selector(source="harbour", exact=SAID, prefix="", suffix="", start=0, end=len(SAID))
    assert located(selector, TALK).start == TALK.index(SAID)
