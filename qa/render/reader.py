"""What the reader's page shows of a transcript: each turn, verbatim, with whose it is; and what is asked in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.askings import asking_span
from qa.permalink import Reading
from qa.render.html import turn_facts
from qa.render.marks import pieces
from qa.render.markup import verbatim
from qa.render.people import speaker_name
from qa.render.voices import looks_in, signs
from qa.render.words import Words
from qa.schema import Role, Turn

WORDS_ID = "words"
"""The id of the first words that a link marks."""

_NAMELESS = {Role.NARRATOR: "¶"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A turn as the reader shows it. `text` is HTML whose text content is the turn's text; `first` tells that it holds
    the first of the words of a link. `sign` stands for the voice, in its `look` (`qa.render.voices`); no look for
    narration and for voices without a name or label. `facts` are the role, the time, the page."""

    turn: Turn
    text: str
    first: bool
    name: str
    facts: tuple[str, ...]
    sign: str
    look: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table beside a transcript: the turn that it leads to, and what it says. Where it stands for a
    person, `count` is how many turns are theirs."""

    turn: int
    text: str
    count: int = 0


def reader_lines(reading: Reading, looks: Mapping[str, int], words: Words, *, marked: bool) -> list[Line]:
    """Every turn, in order. `looks` are those of the corpus; with `marked`, the words that the link leads to are."""
    voices = list(dict.fromkeys(name for turn in reading.turns if (name := _voice(turn))))
    own, initials = looks_in(voices, dict(looks)), signs(voices)
    spans = [reading.marked(turn) if marked else None for turn in reading.turns]
    first = next((place for place, span in enumerate(spans) if span), None)
    return [
        Line(
            turn=turn,
            text=turn_html(turn.text, span, named=place == first),
            first=place == first,
            name=speaker_name(turn.speaker or turn.label, turn.role, reading.source, words),
            facts=tuple(turn_facts(turn, words)),
            sign=initials.get(_voice(turn), _NAMELESS.get(turn.role, "?")),
            look=own.get(_voice(turn)),
        )
        for place, (turn, span) in enumerate(zip(reading.turns, spans, strict=True))
    ]


def turn_html(text: str, span: tuple[int, int] | None, *, named: bool) -> str:
    """A turn's text as HTML, with what a link means marked; `named` gives it the id that the page opens at."""
    mark = f'<mark id="{WORDS_ID}" tabindex="-1">' if named else "<mark>"
    return "".join(
        f"{mark}{verbatim(piece)}</mark>" if marked else verbatim(piece)
        for piece, marked in pieces(text, [span] if span else [])
    )


def questions(turns: Sequence[Turn]) -> list[Entry]:
    """What the interviewers ask, in order: the part of each turn that does."""
    asking = [turn for turn in turns if turn.role is Role.INTERVIEWER]
    return [Entry(turn.index, turn.text[slice(*span)]) for turn in asking if (span := asking_span(turn.text))]


def voices(turns: Sequence[Turn]) -> list[Entry]:
    """Who speaks, in order of appearance, each with their first turn and how many there are."""
    found: dict[str, list[int]] = {}
    for turn in turns:
        if name := _voice(turn):
            found.setdefault(name, []).append(turn.index)
    return [Entry(numbers[0], name, len(numbers)) for name, numbers in found.items()]


def _voice(turn: Turn) -> str:
    """The name, or the label, of a voice; empty for narration and for one without either."""
    return "" if turn.role is Role.NARRATOR else turn.speaker or turn.label or ""
