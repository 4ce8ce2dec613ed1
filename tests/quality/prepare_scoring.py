"""How well an interview is prepared: who speaks to a topic, which questions are the same, who was asked what."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from qa.schema import AskedMatrix, Brief, Role, State, Voice

SPOKEN = frozenset({Role.INTERVIEWEE, Role.QUOTED})
_STATES = {"answered": State.ANSWERED, "touched": State.TOUCHED, "silent": State.NOT_ASKED}

Keys = frozenset[Hashable]
"""What a question asks; a turn with two questions has two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a reader found of one speaker on one topic; `unsure` where another reader might find otherwise."""

    state: State
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedTopic:
    """A topic with its key: `wordings` are all its names, the first its own; `of` is by speaker; `held` topics are
    not to be looked at one by one."""

    wordings: tuple[str, ...]
    held: bool
    of: Mapping[str, Truth]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One speaker on one wording of a topic: what is true, and what was found. `foreign` is how many of the passages
    shown are not the speaker's own spoken words."""

    wording: str
    speaker: str
    truth: Truth
    addresses: bool
    state: State
    interviewed: bool
    foreign: int

    @property
    def right(self) -> bool:
        """Whether who is silent and who is not is told."""
        return self.addresses == (self.truth.state is not State.NOT_ASKED)

    def __str__(self) -> str:
        sure = " (unsure)" if self.truth.unsure else ""
        found = f"{self.state}, {'addresses' if self.addresses else 'silent'}"
        return f"{self.wording!r}, {self.speaker}: is {self.truth.state}{sure}, got {found}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and their harmonic mean, 0…1; each 1.0 where there is nothing to be right or wrong about."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_topics(path: Path) -> list[KeyedTopic]:
    """The topics of a JSON Lines file, in its order (see README.md for the fields)."""
    return [_topic(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def judged(topic: KeyedTopic, brief: Brief, guests: Collection[str]) -> Iterator[Judged]:
    """The voices of a brief against the key; `guests` are those who were interviewed. Raises `ValueError` when the
    brief does not list everybody of the key once, and nobody else."""
    if Counter(voice.speaker for voice in brief.voices) != Counter(list(topic.of)):
        raise ValueError(f"{brief.topic!r}: the brief lists {[voice.speaker for voice in brief.voices]}")
    for voice in brief.voices:
        yield Judged(
            wording=brief.topic,
            speaker=voice.speaker,
            truth=topic.of[voice.speaker],
            addresses=voice.addresses,
            state=voice.state,
            interviewed=voice.speaker in guests,
            foreign=_foreign(voice),
        )


def cell_measures(cells: Sequence[Judged]) -> dict[str, float]:
    """Shares, 0…1; 1.0 where there are none to count; `foreign` and `unasked` are shares of what must not be.

    `cells`: who addresses and who does not, without those that are unsure; `all`: with them; `speaking`: of the sure
    ones who address it; `state`: the three-way state of those who were interviewed, without the unsure; `unasked`: of
    the questions that were put, those said not to have been; `foreign`: cells that show other people's words.
    """
    sure = [cell for cell in cells if not cell.truth.unsure]
    asked = [cell for cell in cells if cell.truth.state is State.ANSWERED]
    return {
        "cells": share(cell.right for cell in sure),
        "all": share(cell.right for cell in cells),
        "speaking": share(cell.right for cell in sure if cell.truth.state is not State.NOT_ASKED),
        "state": share(cell.state is cell.truth.state for cell in sure if cell.interviewed),
        "unasked": share((cell.state is State.NOT_ASKED for cell in asked), none=0.0),
        "foreign": share((cell.foreign > 0 for cell in cells), none=0.0),
    }


def pair_score(groups: Iterable[Sequence[str]], keys: Mapping[str, Keys]) -> Score:
    """Pairs of the questions in `keys` that stand in one group, against those that share a key; questions of a group
    that have no key are passed over."""
    found = {pair for group in groups for pair in _pairs(one for one in group if one in keys)}
    true = {pair for pair in _pairs(keys) if _same(keys, pair)}
    return score(found, true)


def wrong_pairs(groups: Iterable[Sequence[str]], keys: Mapping[str, Keys]) -> list[tuple[str, str]]:
    """The pairs that stand in one group and share no key, in order."""
    found = {pair for group in groups for pair in _pairs(one for one in group if one in keys)}
    return sorted(pair for pair in found if not _same(keys, pair))


def answered_cells(matrix: AskedMatrix, keys: Mapping[str, Keys]) -> dict[Hashable, dict[str, State]]:
    """For each key the cells of the row that has most of its questions (of several, the first): state by speaker."""
    cells: dict[Hashable, dict[str, State]] = {}
    most: Counter[Hashable] = Counter()
    for row in matrix.rows:
        counts = Counter(key for asking in row.askings for key in keys.get(asking.id, ()))
        for key, count in counts.items():
            if count > most[key]:
                most[key] = count
                cells[key] = {cell.speaker: cell.state for cell in row.cells}
    return cells


def score(found: set[Any], true: set[Any]) -> Score:
    """What was found against what is true."""
    right = len(found & true)
    return Score(precision=right / len(found) if found else 1.0, recall=right / len(true) if true else 1.0)


def share(truths: Iterable[bool], none: float = 1.0) -> float:
    """The share of true ones, 0…1; `none` where there are none at all."""
    counted = list(truths)
    return sum(counted) / len(counted) if counted else none


def table(rows: Mapping[str, Mapping[str, float]]) -> str:
    """Measures by name, one line a row, in columns."""
    width = max(map(len, rows))
    return "\n".join(
        f"{name:<{width}}  " + "  ".join(f"{measure} {value:.3f}" for measure, value in measures.items())
        for name, measures in rows.items()
    )


def _topic(row: dict[str, Any]) -> KeyedTopic:
    return KeyedTopic(
        wordings=(row["topic"], *row["wordings"]),
        held=row["set"] == "held",
        of={
            name: Truth(state=_STATES[cell["state"]], unsure=cell.get("unsure", False))
            for name, cell in row["speakers"].items()
        },
    )


def _foreign(voice: Voice) -> int:
    return sum(hit.passage.speaker != voice.speaker or hit.passage.role not in SPOKEN for hit in voice.hits)


def _pairs(questions: Iterable[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted(questions), 2)


def _same(keys: Mapping[str, Keys], pair: tuple[str, str]) -> bool:
    return bool(keys[pair[0]] & keys[pair[1]])
