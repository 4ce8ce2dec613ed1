"""Turns → passages: one speaker each, short enough to be an answer, long enough to be understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.schema import Passage, Person, Role, Source, Transcript, Turn
from qa.text import anchor_at, sentences

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How long passages are, in words: `target` is aimed at, a sentence beyond `longest` is cut; `question` and
    `context` bound what is put before a passage for the encoder."""

    target: int = 60
    longest: int = 90
    question: int = 48


@dataclass(frozen=True, slots=True)
class Framed:
    """A passage as the encoder reads it: `text[offset:offset + len(passage.text)]` is the passage, what stands before
    is who speaks, where, and the question answered. The frame helps to find the passage and is never part of it."""

    passage: Passage
    text: str
    offset: int


def passages(transcript: Transcript, sizes: Sizes) -> list[Passage]:
    """The passages of a transcript, in order; every word of every turn is in exactly one of them.

    Ids are `<source id>#t<turn>-p<number within the turn>`. An interviewee's passage keeps the interviewer's turn that
    it answers: the nearest one before.
    """
    found: list[Passage] = []
    question: str | None = None
    for turn in transcript.turns:
        if turn.role is Role.INTERVIEWER:
            question = turn.text
        answers = question if turn.role in (Role.INTERVIEWEE, Role.UNKNOWN) else None
        for number, (start, end) in enumerate(_cuts(turn.text, sizes)):
            found.append(_passage(transcript.source.id, turn, number, start, end, answers))
    return found


def framed(passage: Passage, source: Source, sizes: Sizes) -> Framed:
    """The passage with its frame: speaker and organisation, title, question, each on its line; what is unknown is
    left out."""
    speaker = next((person for person in source.people if person.name == passage.speaker), None)
    lines = [_introduction(speaker, passage), source.title, _ending(passage.question or "", sizes.question)]
    frame = "\n".join([line for line in lines if line] + [""])
    return Framed(passage, frame + passage.text, len(frame))


def _passage(source: str, turn: Turn, number: int, start: int, end: int, question: str | None) -> Passage:
    place = anchor_at(turn, turn.start + start)
    return Passage(
        id=f"{source}#t{turn.index}-p{number}",
        transcript=source,
        turn=turn.index,
        speaker=turn.speaker,
        role=turn.role,
        text=turn.text[start:end],
        start=turn.start + start,
        end=turn.start + end,
        question=question,
        time=place.time,
        page=place.page,
    )


def _introduction(speaker: Person | None, passage: Passage) -> str:
    names = [passage.speaker, speaker.organisation if speaker else None]
    return ", ".join(name for name in names if name)


def _ending(question: str, words: int) -> str:
    """The last words of a long question: it ends with what is asked."""
    starts = [match.start() for match in _WORD.finditer(question)]
    return question if len(starts) <= words else question[starts[-words] :]


def _cuts(text: str, sizes: Sizes) -> Iterator[tuple[int, int]]:
    """The spans of the passages of one turn: runs of whole sentences, as even in length as can be.

    Among all ways to group the sentences the one with the least sum of squared distances to the target is taken
    (dynamic programming); a break inside a paragraph costs a little more than one between paragraphs.
    """
    pieces = list(_pieces(text, sizes.longest))
    lengths = [len(_WORD.findall(text[start:end])) for start, end in pieces]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        options = []
        for start in range(end - 1, -1, -1):
            words = sum(lengths[start:end])
            if words > sizes.longest and end - start > 1:
                break
            options.append((best[start][0] + _cost(text, pieces, end, words, sizes.target), start))
        best.append(min(options))
    ends = []
    at = len(pieces)
    while at:
        ends.append(at)
        at = best[at][1]
    start = 0
    for end in reversed(ends):
        yield pieces[start][0], pieces[end - 1][1]
        start = end


def _cost(text: str, pieces: Sequence[tuple[int, int]], end: int, words: int, target: int) -> float:
    last = end == len(pieces)
    between = "\n\n" if last else text[pieces[end - 1][1] : pieces[end][0]]
    within_paragraph = 0.0 if "\n" in between else 0.1
    return (words / target - 1) ** 2 + within_paragraph


def _pieces(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Sentences; one that is too long (speech recognised without punctuation) is cut between words."""
    for start, end in sentences(text):
        found = list(_WORD.finditer(text, start, end))
        for i in range(0, len(found), longest):
            run = found[i : i + longest]
            yield run[0].start(), run[-1].end()
