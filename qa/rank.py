"""Late interaction: each word of the question looks for its best match in a passage, rare words counting for more.

MaxSim is that of ColBERT (Khattab and Zaharia 2020, arXiv:2004.12832), over the token vectors of an ordinary
encoder; the weights are inverse document frequencies, as in BM25.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from qa.schema import Matrix, Spans, Vector
from qa.text import fold, sentences, words

_PIECE = re.compile(r"[^\W_]+|[^\w\s]+|_+")
_PUNCTUATION = 0.1
_SAME = 0.9
_LONG = 45
_CLAUSE = re.compile(r"[;:]\s|\s[–—]\s|\n")


def question_weights(question: str, spans: Spans, rarity: Callable[[str], float]) -> Vector:
    """The weight of each token of the question, shape (n,), > 0: the rarity of the word that it is part of.

    `spans`, shape (n, 2), are the tokens' offsets into the question; `rarity` maps a folded word to its inverse
    document frequency. Punctuation hardly counts.
    """
    pieces = [(match.end(), _weight(match.group(), rarity)) for match in _PIECE.finditer(question)]
    ends = np.asarray([end for end, _ in pieces] or [0])
    weights = np.asarray([weight for _, weight in pieces] or [_PUNCTUATION], np.float32)
    found = np.searchsorted(ends, spans[:, 0], side="right").clip(0, len(ends) - 1)
    return np.asarray(weights[found], np.float32)


def _weight(piece: str, rarity: Callable[[str], float]) -> float:
    return max([rarity(word) for word in words(piece)] + [_PUNCTUATION])


def on_spans(tokens: Spans, spans: Sequence[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """Which tokens, by their offsets (shape (n, 2)), overlap any of the spans: shape (n,)."""
    inside = np.zeros(len(tokens), bool)
    for start, end in spans:
        inside |= (tokens[:, 0] < end) & (tokens[:, 1] > start)
    return inside


def best_matches(similarities: Matrix, bounds: npt.NDArray[np.int64]) -> Matrix:
    """For each passage, the best similarity of each question token: shape (passages, n).

    `similarities`, shape (tokens, n), has the passages' tokens one passage after the other; passage i's are rows
    `bounds[i]` to `bounds[i + 1]`, at least one each.
    """
    return np.maximum.reduceat(similarities, bounds[:-1], axis=0)


def late_interaction(matches: Matrix, weights: Vector) -> Vector:
    """The score of each passage, shape (passages,): the weighted mean of its best matches, about 0…1."""
    return np.asarray(matches @ (weights / weights.sum()), np.float32)


def distinct(texts: Iterable[str]) -> Iterator[int]:
    """The positions of the texts that repeat no earlier one, in order: not contained in it, nor of nearly the same
    words. Lazy, so that only as many are compared as are taken."""
    seen: list[tuple[str, frozenset[str]]] = []
    for position, text in enumerate(texts):
        plain = f" {' '.join(words(text)) or fold(text)} "
        bag = frozenset(plain.split())
        if not any(plain in other or _overlap(bag, others) >= _SAME for other, others in seen):
            seen.append((plain, bag))
            yield position


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def spread(speakers: Sequence[str | None]) -> list[int]:
    """The positions in a new order: everybody's first, in order, then everybody's second, and so on."""
    counts: dict[str | None, int] = {}
    rounds = []
    for position, speaker in enumerate(speakers):
        counts[speaker] = counts.get(speaker, 0) + 1
        rounds.append((counts[speaker], position))
    return [position for _, position in sorted(rounds)]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a passage meets a question, token by token: `similarities`, shape (tokens of the passage, tokens of the
    question); `spans`, where each passage token lies in the passage, negative for what stood before it as frame."""

    similarities: Matrix
    spans: Spans
    weights: Vector


def highlights(text: str, evidence: Evidence, near: float = 0.97) -> tuple[tuple[int, int], ...]:
    """The (start, end) of the sentences of a passage that answer, in order, never none of a text that has words.

    The best sentence by late interaction, with any other that comes within `near` of it; a very long sentence gives
    its best clause instead.
    """
    pieces = list(_clauses(text))
    scores = [_score(piece, evidence) for piece in pieces]
    if not pieces:
        return ()
    order = sorted(range(len(pieces)), key=lambda i: -scores[i])[: max(1, len(pieces) // 2)]
    chosen = [i for i in order if i == order[0] or scores[i] >= near * scores[order[0]]]
    return tuple(pieces[i] for i in sorted(chosen))


def _score(piece: tuple[int, int], evidence: Evidence) -> float:
    inside = (evidence.spans[:, 0] >= piece[0]) & (evidence.spans[:, 1] <= piece[1])
    if not inside.any():
        return 0.0
    return float(late_interaction(evidence.similarities[inside].max(0)[None], evidence.weights)[0])


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    for start, end in sentences(text):
        if len(text[start:end].split()) <= _LONG:
            yield start, end
            continue
        cuts = [start, *(match.end() for match in _CLAUSE.finditer(text, start, end)), end]
        for left, right in pairwise(cuts):
            piece = text[left:right]
            if stripped := piece.strip():
                left += piece.index(stripped[0])
                yield left, left + len(stripped)
