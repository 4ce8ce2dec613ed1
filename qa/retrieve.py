"""Candidates: several lists of passages made one, and what a question puts between quotation marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

_QUOTED = re.compile(r"«\s*([^«»]{3,})\s*»|“([^“”]{3,})”|\"([^\"]{3,})\"")
_DAMPING = 60


def fused(lists: Sequence[Sequence[int]]) -> list[int]:
    """The rows of several lists, each best first, as one: reciprocal rank fusion (Cormack et al. 2009, SIGIR)."""
    scores: dict[int, float] = defaultdict(float)
    for rows in lists:
        for rank, row in enumerate(rows, 1):
            scores[row] += 1 / (_DAMPING + rank)
    return sorted(scores, key=lambda row: (-scores[row], row))


def quoted_phrases(question: str) -> tuple[str, ...]:
    """What stands between quotation marks in a question (« », “ ”, " "), in order: words to be found as they are.
    A single word says too little to be looked up for itself."""
    found = (phrase.strip() for match in _QUOTED.finditer(question) for phrase in match.groups() if phrase)
    return tuple(phrase for phrase in found if len(phrase.split()) > 1)


_VOICES = re.compile(
    r"\b(?:qui|who|whom|chacun|tous|toutes|les autres|others?|everyone|everybody|anyone|they all)\b"
    r"|\b(?:quels? avis|opinions?|views?|pensent|disent|croient)\b"
    r"|\bdo (?:they|people|founders|the guests) (?:think|say|believe)\b",
    re.IGNORECASE,
)


def asks_for_voices(question: str) -> bool:
    """Whether a question asks who, or what several people think, so that one speaker should not fill the answer."""
    return bool(_VOICES.search(question))
