"""Which words of a quote are which words of a turn.

Semi-global alignment with affine gap costs (Gotoh 1982, doi:10.1016/0022-2836(82)90398-9), as biologists align a short
sequence with a long one: what is said before and after the quote costs nothing, a stretch left out costs little more
than a word left out. Biopython does it; rapidfuzz tells which words are one word misspelt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from Bio.Align import PairwiseAligner, substitution_matrices
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from qa.quotes.wording import Wording

_SAME, _MISSPELT, _OTHER = 2.0, 1.0, -1.0
_ALIKE = 0.7  # the similarity from which a word may be another misspelt
_SHORTEST = 4  # letters; shorter words are too often one letter from another word
_STOP = re.compile(r"[.,;:!?…()\[\]»«”“\n]|\s[-–—]\s")
_ADD, _ADD_MORE = -1.5, -0.8
_DROP, _DROP_MORE = -1.5, -0.15


@dataclass(frozen=True, slots=True)
class Step:
    """Words quote[quoted] stand for words turn[said]; `same` where they are the same words, one for one."""

    same: bool
    quoted: slice
    said: slice


@dataclass(frozen=True, slots=True)
class Alignment:
    """A quote laid against a turn: the steps, in order, cover all words of the quote, and of the turn those from
    `first` to `stop` - 1. `same` counts the words that are the same, `alike` those that are one misspelt."""

    steps: tuple[Step, ...]
    first: int
    stop: int
    same: int
    alike: float


def aligned(quote: Wording, turn: Wording, *, partly: bool = False) -> Alignment | None:
    """The best alignment of a quote with a turn; None when they share no word.

    With `partly`, words at the ends of the quote may stand for nothing in the turn, and are left out of the alignment.
    """
    sought, said = quote.folded(), turn.folded()
    numbers = {word: number for number, word in enumerate(dict.fromkeys(sought), 1)}
    unlike = sorted({word for word in said if word not in numbers})
    misspelt = _misspelt(list(numbers), unlike)
    numbers |= {word: len(numbers) + place for place, word in enumerate(misspelt, 1)}
    codes = np.asarray([numbers.get(word, 0) for word in said], np.int32)
    if not codes.any():
        return None
    aligner = _aligner(_scores(numbers, misspelt), partly=partly)
    coordinates = aligner.align(codes, np.asarray([numbers[word] for word in sought], np.int32))[0].coordinates
    steps = list(_trimmed(_steps(sought, said, coordinates), turn, partly=partly))
    return _alignment(steps, sought, said, misspelt) if any(step.same for step in steps) else None


def _misspelt(sought: Sequence[str], others: Sequence[str]) -> dict[str, list[str]]:
    """Words of the turn that are like words of the quote, with these."""
    few = [word for word in sought if len(word) >= _SHORTEST and word.isalpha()]
    many = [word for word in others if len(word) >= _SHORTEST and word.isalpha()]
    if not few or not many:
        return {}
    alike = cdist(many, few, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE, dtype=np.float32)
    return {many[i]: [few[j] for j in np.flatnonzero(row)] for i, row in enumerate(alike) if row.any()}


def _scores(numbers: dict[str, int], misspelt: dict[str, list[str]]) -> npt.NDArray[np.float64]:
    """What aligning word i with word j is worth; word 0 is any word that is not in the quote."""
    scores = np.full((len(numbers) + 1, len(numbers) + 1), _OTHER)
    np.fill_diagonal(scores, _SAME)
    scores[0, 0] = _OTHER
    for word, like in misspelt.items():
        for other in like:
            scores[numbers[word], numbers[other]] = scores[numbers[other], numbers[word]] = _MISSPELT
    return scores


def _aligner(scores: npt.NDArray[np.float64], *, partly: bool) -> PairwiseAligner:
    matrix = substitution_matrices.Array(alphabet=tuple(range(len(scores))), dims=2)
    matrix[:, :] = scores
    aligner = PairwiseAligner(mode="global")
    aligner.substitution_matrix = matrix
    aligner.open_insertion_score, aligner.extend_insertion_score = _ADD, _ADD_MORE
    aligner.open_deletion_score, aligner.extend_deletion_score = _DROP, _DROP_MORE
    aligner.end_deletion_score = 0.0
    if partly:
        aligner.end_insertion_score = 0.0
    return aligner


def _steps(sought: Sequence[str], said: Sequence[str], coordinates: npt.NDArray[np.int64]) -> Iterator[Step]:
    """The path cut where the words begin or cease to be the same."""
    for (t, q), (t2, q2) in zip(coordinates.T[:-1].tolist(), coordinates.T[1:].tolist(), strict=True):
        if t == t2 or q == q2:
            yield Step(False, slice(q, q2), slice(t, t2))
            continue
        start = 0
        for i in range(1, t2 - t + 1):
            if i == t2 - t or (said[t + i] == sought[q + i]) != (said[t + start] == sought[q + start]):
                same = said[t + start] == sought[q + start]
                yield Step(same, slice(q + start, q + i), slice(t + start, t + i))
                start = i


def _trimmed(steps: Iterator[Step], turn: Wording, *, partly: bool) -> Iterator[Step]:
    """Steps that differ side by side are one; what is said before the quote and after it is left out."""
    merged: list[Step] = []
    for step in steps:
        if merged and not step.same and not merged[-1].same:
            last = merged.pop()
            step = Step(False, slice(last.quoted.start, step.quoted.stop), slice(last.said.start, step.said.stop))
        merged.append(step)
    for place, step in enumerate(merged):
        if step.same or place not in (0, len(merged) - 1):
            yield step
        elif not partly and step.quoted.start < step.quoted.stop:
            yield _without_free_end(step, turn, first=place == 0)


def _without_free_end(step: Step, turn: Wording, *, first: bool) -> Step:
    """A step at an end of the quote keeps at most as many words of the turn as it has words of the quote, and none
    beyond the clause."""
    count = min(step.quoted.stop - step.quoted.start, step.said.stop - step.said.start)
    start, stop = (step.said.stop - count, step.said.stop) if first else (step.said.start, step.said.start + count)
    if first:
        while start < stop and _STOP.search(_between(turn, start, stop + 1)):
            start += 1
    else:
        while start < stop and _STOP.search(_between(turn, start - 1, stop)):
            stop -= 1
    return Step(False, step.quoted, slice(start, stop))


def _between(turn: Wording, first: int, stop: int) -> str:
    """What is written from the end of word `first` to the start of word `stop` - 1."""
    first, stop = max(0, first), min(len(turn), stop)
    return turn.text[turn.words[first].end : turn.words[stop - 1].start]


def _alignment(
    steps: Sequence[Step], sought: Sequence[str], said: Sequence[str], misspelt: dict[str, list[str]]
) -> Alignment:
    same = sum(step.quoted.stop - step.quoted.start for step in steps if step.same)
    alike = 0.0
    for step in steps:
        if not step.same and step.quoted.stop - step.quoted.start == step.said.stop - step.said.start:
            pairs = zip(said[step.said], sought[step.quoted], strict=True)
            alike += sum(_ALIKE for word, other in pairs if other in misspelt.get(word, ()))
    return Alignment(tuple(steps), steps[0].said.start, steps[-1].said.stop, same, alike)
