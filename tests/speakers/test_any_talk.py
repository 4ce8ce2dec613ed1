"""What holds for every talk: consistent renaming, no merging by accident, no name from nowhere, no failure at all."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.schema import Person, Role, Turn
from qa.speakers import assign, likely_aliases, namesakes
from qa.text import words

from .talks import turns

AWKWARD = (
    """
Jean Martin|Paul Martin|J. Martin|Martin|M. Martin|Mme Martin|MARTIN|JM|PM|Jean|Martin, Jean|MARTIN Jean|Jean Martin Jr.
Jean Marten|Jeanne Martin|Jean-Paul Martin|JPM|Speaker 1|Speaker 10|SPEAKER_01|P1|P2|Q|A|Interviewer|Host|Jean (host)
Interviewer (Jean Martin)|Speaker 1 (Paul Martin)|Madame la ministre|@jmartin|Unknown|Le Pen|Marine Le Pen|Marie (Tide)
Robert "Bob" Roy|Bob|Bob Roy|李明|田中 太郎|Jean Martin - Tide|Jean Martin (Boreal)|Dr. Roy|Émile Roy|Emile ROY|jean roy
""".strip()
    .replace("\n", "|")
    .split("|")
)
SAID = ["Why?", "We did as we had said.", "I'm Jean Martin, hello.", "Merci, Paul Martin.", "Tell me more", "?", "Oui."]
LABELS = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=20))
LINES = st.lists(st.tuples(LABELS, st.one_of(st.sampled_from(SAID), st.text(max_size=40))), max_size=14)
PEOPLE = ["Ada Quill", "Bo Marsh", "Cy Dunn", "Dee Voss", "Eve Tarn"]
OTHERS = ["Fay Holm", "Gus Pike", "Hal Reed", "Ida Stow", "Jo Webb"]


def made(lines: Sequence[tuple[str, str]]) -> tuple[Turn, ...]:
    """The turns of these labels and words; no label where it is blank."""
    found = []
    for index, (label, text) in enumerate(lines):
        found.append(Turn(index=index, text=text, start=0, end=len(text), label=label if label.strip() else None))
    return tuple(found)


@given(LINES, st.lists(st.sampled_from(AWKWARD), max_size=2))
def test_nothing_fails_and_nothing_that_was_said_changes(lines: list[tuple[str, str]], told: list[str]) -> None:
    before = (*turns(told=told), *made(lines))
    after = assign(before).turns
    assert [(turn.text, turn.start, turn.label) for turn in after] == [(t.text, t.start, t.label) for t in before]
    assert all((turn.confidence is None) or 0.5 <= turn.confidence <= 1 for turn in after)


@given(LINES)
def test_no_speaker_is_named_whose_name_is_printed_nowhere(lines: list[tuple[str, str]]) -> None:
    printed = {word for line in lines for words_of in line for word in words(words_of.replace("-", " "))}
    for turn in assign(made(lines)).turns:
        assert set(words((turn.speaker or "").replace("-", " "))) <= printed


@given(LINES)
def test_every_label_is_one_person_wherever_it_stands(lines: list[tuple[str, str]]) -> None:
    found: dict[str | None, set[str | None]] = {}
    for turn in assign(made(lines)).turns:
        found.setdefault(turn.label, set()).add(turn.speaker)
    assert all(len(people) == 1 for people in found.values())


@given(LINES)
def test_a_turn_of_somebody_else_never_makes_two_people_one(lines: list[tuple[str, str]]) -> None:
    before = made(lines)
    more = (*before, Turn(index=len(before), text="Nothing to add.", start=0, end=15, label="Zoe Quill"))
    told_apart = [turn.speaker for turn in assign(before).turns]
    now = [turn.speaker for turn in assign(more).turns]
    for place, one in enumerate(told_apart):
        for other_place in range(place):
            if one and told_apart[other_place] and one != told_apart[other_place]:
                assert now[place] != now[other_place]


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(SAID[:2] + SAID[4:])), min_size=1, max_size=20))
def test_other_names_for_all_change_nothing_but_the_names(lines: list[tuple[int, str]]) -> None:
    one = assign(made([(PEOPLE[who], text) for who, text in lines])).turns
    other = assign(made([(OTHERS[who], text) for who, text in lines])).turns
    renamed = dict(zip(PEOPLE, OTHERS, strict=True))
    assert [renamed[turn.speaker or ""] for turn in one] == [turn.speaker for turn in other]
    assert [(turn.role, turn.confidence) for turn in one] == [(turn.role, turn.confidence) for turn in other]


CASTS = st.lists(
    st.lists(st.sampled_from([*AWKWARD, "JEAN MARTIN", "Émile Roy", "ÉMILE ROY"]), max_size=4, unique=True), max_size=6
)


def people(names: Sequence[str]) -> list[Person]:
    """Persons of these names of whom nothing else is known."""
    return [Person(name=name, role=Role.UNKNOWN) for name in names]


@given(CASTS, st.randoms(use_true_random=False))
def test_the_order_of_sources_does_not_matter_and_once_is_enough(casts: list[list[str]], chance: object) -> None:
    found = namesakes([people(names) for names in casts])
    backwards = namesakes([people(names) for names in reversed(casts)])
    assert list(reversed(backwards)) == list(found)
    again = namesakes(
        [people([new.get(name, name) for name in names]) for names, new in zip(casts, found, strict=True)]
    )
    assert not any(again)


@given(st.lists(LABELS, max_size=8))
def test_likely_aliases_are_pairs_of_the_names_given(names: list[str]) -> None:
    for one, other, reason in likely_aliases(people(names)):
        assert {one, other} <= set(names)
        assert reason


@settings(max_examples=1)
@given(st.just(200))
def test_twenty_pages_are_cast_in_no_time(count: int) -> None:
    answer = "We began with two boats and a shed by the river, and my brother kept the books. " * 6
    lines = [("Ada Quill", "How did you begin?"), ("BM", answer), ("Marsh", answer)] * (count // 3)
    talk = (*turns(told=["A talk with Bo Marsh"]), *made(lines))
    started = time.perf_counter()
    assign(talk)
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("label", ["A" * 50000, "Ab " * 20000, "(" * 50000, "A-" * 20000, "A, " * 20000, "Jo " * 30])
def test_labels_and_words_without_end_take_no_time(label: str) -> None:
    lines = [
        (label, "A" * 200000),
        (label + "b", "I'm " * 50000),
        ("AB", "Aa Bb " * 30000),
        ("Anna Bell", '("' * 90000),
    ]
    started = time.perf_counter()
    assign(made(lines))
    assert time.perf_counter() - started < 20


def test_a_crowd_of_voices_is_cast_in_the_time_that_its_number_takes() -> None:
    lines = [(f"Be{first}lo Ma{last}ri", "Why?") for first in "bcdfghjklmnp" * 5 for last in "bcdfghjklmnpqrstvwxz" * 3]
    people = assign(made([(f"{label}{place}n", text) for place, (label, text) in enumerate(lines)])).people
    assert len(people) == len(lines)
