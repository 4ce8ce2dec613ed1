"""Whatever style a conversation is printed in, reading it gives back who said what: labels and words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.formats import read_plain
from qa.schema import Role
from qa.text import fold

Printed = Callable[[str, str, int], str]
"""A turn as a style prints it: of its label, its words and its place."""


def clock(place: int) -> str:
    return f"{place:02d}:{place * 7 % 60:02d}"


def long_clock(place: int) -> str:
    return f"00:{clock(place)}"


NAMED: dict[str, Printed] = {
    "colon": lambda n, w, i: f"{n}: {w}",
    "French colon": lambda n, w, i: f"{n} : {w}",
    "no-break colon": lambda n, w, i: f"{n}\u00a0: {w}",
    "full-width colon": lambda n, w, i: f"{n}：{w}",
    "two colons": lambda n, w, i: f"{n}:: {w}",
    "brackets": lambda n, w, i: f"[{n}]: {w}",
    "French brackets": lambda n, w, i: f"[{n}] : {w}",
    "brackets alone": lambda n, w, i: f"[{n}] {w}",
    "escaped brackets": lambda n, w, i: f"\\[{n}\\]: {w}",
    "parentheses": lambda n, w, i: f"({n}) {w}",
    "angles": lambda n, w, i: f"<{n}> {w}",
    "captions": lambda n, w, i: f">> {n}: {w}",
    "capitals": lambda n, w, i: f"{n.upper()}: {w}",
    "capitals and dash": lambda n, w, i: f"{n.upper()}. — {w}",
    "dash": lambda n, w, i: f"{n} – {w}",
    "hyphen": lambda n, w, i: f"{n} - {w}",
    "tab": lambda n, w, i: f"{n}\t{w}",
    "bar": lambda n, w, i: f"{n} | {clock(i)}\n{w}",
    "line": lambda n, w, i: f"{n}\n{w}",
    "line with colon": lambda n, w, i: f"{n}:\n{w}",
    "bold inside": lambda n, w, i: f"**{n}:** {w}",
    "bold outside": lambda n, w, i: f"**{n}**: {w}",
    "bold, French": lambda n, w, i: f"**{n} :** {w}",
    "bold alone": lambda n, w, i: f"**{n}** {w}",
    "bold line": lambda n, w, i: f"**{n}**\n\n{w}",
    "underscores": lambda n, w, i: f"__{n}:__ {w}",
    "italic": lambda n, w, i: f"*{n}:* {w}",
    "italic underscore": lambda n, w, i: f"_{n}_: {w}",
    "bold italic": lambda n, w, i: f"***{n}*** : {w}",
    "italic in bold": lambda n, w, i: f"**_{n}_**: {w}",
    "bold in italic": lambda n, w, i: f"_**{n}:**_ {w}",
    "bold brackets": lambda n, w, i: f"**[{n}]:** {w}",
    "HTML": lambda n, w, i: f"<b>{n}&nbsp;:</b> {w}",
    "bold and time": lambda n, w, i: f"**{n}** ({long_clock(i)}): {w}",
    "bold, time inside": lambda n, w, i: f"**[{clock(i)}] {n}:** {w}",
    "bold, time behind": lambda n, w, i: f"**{n}:** [{long_clock(i)}] {w}",
    "bold, linked time": lambda n, w, i: f"**{n}** [{long_clock(i)}](https://example.org/?t={i}): {w}",
    "Otter": lambda n, w, i: f"{n}  {clock(i)}  \n{w}",
    "Rev": lambda n, w, i: f"{n} ({clock(i)}):\n{w}",
    "time and name": lambda n, w, i: f"{clock(i)} {n}\n{w}",
    "time, name, colon": lambda n, w, i: f"[{long_clock(i)}] {n}: {w}",
    "time, dash, name": lambda n, w, i: f"{long_clock(i)} - {n}: {w}",
    "times from and to": lambda n, w, i: f"[{long_clock(i)}.000 --> {long_clock(i + 1)}.500] {n}: {w}",
    "time above": lambda n, w, i: f"[{long_clock(i)}]\n{n}: {w}",
    "time below": lambda n, w, i: f"{n}\n{long_clock(i)}\n{w}",
    "time at the end": lambda n, w, i: f"{n}: {w} #{long_clock(i)}-3#",
    "columns": lambda n, w, i: f"{long_clock(i)}\t{n}\t{w}",
    "chat": lambda n, w, i: f"[12/03/2021, 14:{i:02d}:05] {n}: {w}",
    "bullets": lambda n, w, i: f"- {n}: {w}",
    "bold bullets": lambda n, w, i: f"* **{n}**: {w}",
    "numbers": lambda n, w, i: f"{i + 1}. {n}: {w}",
    "quoted block": lambda n, w, i: f"> **{n}:** {w}",
    "heading": lambda n, w, i: f"### {n}\n\n{w}",
    "timed heading": lambda n, w, i: f"### {n} [{long_clock(i)}]\n\n{w}",
    "title at first": lambda n, w, i: f"{n}, head of the harbour: {w}" if i < 2 else f"{n}: {w}",
    "firm at first": lambda n, w, i: f"{n} (Kestrel Tools): {w}" if i < 2 else f"{n}: {w}",
    "stage direction": lambda n, w, i: f"{n} (laughing): {w}" if i == 3 else f"{n}: {w}",
    "time inside, behind": lambda n, w, i: f"[{n}, {long_clock(i)}] {w}",
    "time inside, before": lambda n, w, i: f"[{long_clock(i)}, {n}] {w}",
    "line numbers": lambda n, w, i: f"{i + 1:03d} {n}: {w}",
    "sign": lambda n, w, i: f"\N{STUDIO MICROPHONE} {n}: {w}",
    "arrow": lambda n, w, i: f"{n} > {w}",
    "firm after a dash": lambda n, w, i: f"{n} – Kestrel: {w}" if i < 2 else f"{n}: {w}",
    "part before a dash": lambda n, w, i: f"{'Host' if i % 2 else 'Guest'} - {n}: {w}",
    "bold with a point": lambda n, w, i: f"**{n}.** {w}",
    "table": lambda n, w, i: f"| {n} | {w} |",
    "timed table": lambda n, w, i: f"| {long_clock(i)} | {n} | {w} |",
}
PAIRS: dict[str, tuple[str, str, Printed]] = {
    "Q: A:": ("Q", "A", NAMED["colon"]),
    "Q. R.": ("Q", "R", lambda n, w, i: f"{n}. {w}"),
    "Q. – R. –": ("Q", "R", lambda n, w, i: f"{n}. – {w}"),
    "Q1 : R1 :": ("Q", "R", lambda n, w, i: f"{n}{1 + i // 2} : {w}"),
    "Q/ A/": ("Q", "A", lambda n, w, i: f"{n}/ {w}"),
    "Question 1 :": ("Question", "Réponse", lambda n, w, i: f"{n} {1 + i // 2} : {w}"),
    "Frage": ("Frage", "Antwort", NAMED["colon"]),
    "Pregunta": ("Pregunta", "Respuesta", NAMED["colon"]),
    "Domanda": ("Domanda", "Risposta", NAMED["colon"]),
    "P: R:": ("P", "R", NAMED["colon"]),
    "numbered": ("Speaker 1", "Speaker 2", NAMED["colon"]),
    "recogniser's": ("SPEAKER_00", "SPEAKER_01", NAMED["brackets alone"]),
    "recogniser's, timed": ("SPEAKER_00", "SPEAKER_01", NAMED["bold, time inside"]),
    "numbered, bar": ("Speaker 1", "Speaker 2", NAMED["bar"]),
    "small numbered": ("spk_0", "spk_1", NAMED["colon"]),
    "initials": ("AL", "BM", NAMED["French colon"]),
    "initials with points": ("A.L.", "B.M.", NAMED["French colon"]),
    "initials and name": ("A. Low", "B. Marsh", NAMED["colon"]),
    "civilities": ("M. ROYER", "Mme LASALLE", NAMED["French colon"]),
    "first names": ("Ada", "Boris", NAMED["colon"]),
    "nicknames": ("adal", "boris_m", NAMED["angles"]),
    "women and men": ("Femme 1", "Homme 2", NAMED["French colon"]),
    "Chinese": ("记者", "王小明", NAMED["full-width colon"]),
    "Japanese": ("聞き手", "田中", NAMED["full-width colon"]),
    "Korean": ("면담자", "김철수", NAMED["colon"]),
    "Arabic": ("المحاور", "سليم حداد", NAMED["colon"]),
    "Hebrew": ("מראיין", "יוסי לוי", NAMED["colon"]),
    "Russian": ("Корреспондент", "Иван Петров", NAMED["colon"]),
}
SAID = (
    "Good morning, and how did you start?",
    "I started by chance, in a small workshop. It was cold, and there were three of us.",
    "Et ensuite, qui vous a rejoints ?",
    "Mon frère. Il disait : on verra bien… Nous avons vu.",
    "« Voir », vraiment ?",
    "No, nothing at all. Well, almost nothing.",
    "Thank you so much.",
    "Merci à vous.",
)
FIRST = st.sampled_from(["Ada", "Boris", "Chloé", "Dimitri", "Élise", "Farid", "Jean-Luc", "Maëlle", "Nils", "Zoé"])
LAST = st.sampled_from(
    ["Almeida", "Brandt", "de Carvalho", "Dupuis", "Evans", "Fontaine-Roy", "O'Hara", "Öberg", "Żak"]
)
WORDS = st.sampled_from(
    [
        *("the", "sea", "boat", "we", "went", "home", "quietly", "la", "mer", "et", "puis", "nous", "avons", "attendu"),
        *("longtemps", "harbour", "light", "morning"),
    ]
)
SENTENCE = st.lists(WORDS, min_size=4, max_size=12).map(lambda said: " ".join(said).capitalize() + ".")


def printed(style: Printed, labels: tuple[str, str], said: tuple[str, ...], between: str = "\n\n") -> str:
    return between.join(style(labels[place % 2], words, place) for place, words in enumerate(said))


def folded(text: str) -> str:
    return fold(re.sub(r"\s*\(.*|[\s.]*\d*$", "", text)) or fold(text)


def assert_read(text: str, labels: tuple[str, str], said: tuple[str, ...]) -> None:
    reading = read_plain(text)
    turns = [turn for turn in reading.turns if turn.role is not Role.NARRATOR]
    assert [" ".join(turn.text.split()) for turn in turns] == [" ".join(words.split()) for words in said]
    assert [folded(turn.label or "") for turn in turns] == [folded(labels[place % 2]) for place in range(len(said))]
    assert all(reading.text[turn.start : turn.end] == turn.text for turn in turns)


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n"])
@pytest.mark.parametrize("style", NAMED)
def test_names_in_every_style(style: str, between: str) -> None:
    labels = ("Jeanne Roy", "Paul Marsh")
    between = "\n" if "table" in style else between
    assert_read(printed(NAMED[style], labels, SAID, between), labels, SAID)


TIMED = [style for style in NAMED if style in {"bar", "Otter", "Rev", "columns"} or "time" in style] + ["timed heading"]


@pytest.mark.parametrize("style", sorted({*TIMED} - {"time at the end"}))
def test_times_printed_with_labels_are_those_of_the_turns(style: str) -> None:
    text = printed(NAMED[style], ("Jeanne Roy", "Paul Marsh"), SAID, "\n" if "table" in style else "\n\n")
    assert [turn.time_start for turn in read_plain(text).turns] == [60.0 * i + i * 7 % 60 for i in range(len(SAID))]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("style", PAIRS)
def test_labels_of_every_shape(style: str, between: str) -> None:
    one, other, how = PAIRS[style]
    if "recogniser" in style or style in {"numbered", "numbered, bar", "small numbered", "women and men"}:
        turns = read_plain(printed(how, (one, other), SAID, between)).turns
        assert [turn.label for turn in turns] == [one, other] * 4
    assert_read(printed(how, (one, other), SAID, between), (one, other), SAID)


@settings(max_examples=150, deadline=None)
@given(
    style=st.sampled_from(sorted(NAMED)),
    first=st.lists(FIRST, min_size=2, max_size=2, unique=True),
    last=st.lists(LAST, min_size=2, max_size=2, unique=True),
    said=st.lists(SENTENCE, min_size=6, max_size=14, unique=True),
)
def test_made_up_conversations_come_back(style: str, first: list[str], last: list[str], said: list[str]) -> None:
    labels = (f"{first[0]} {last[0]}", f"{first[1]} {last[1]}")
    words = tuple(line.replace(".", " ?") if not place % 4 else line for place, line in enumerate(said))
    assert_read(printed(NAMED[style], labels, words, "\n" if "table" in style else "\n\n"), labels, words)
