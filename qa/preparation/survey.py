"""Every passage that answers a question, speaker by speaker, and what is just below the line."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from qa.confidence import TELLING, Match
from qa.filters import Mask
from qa.preparation.looking import ADDRESSED, Looking
from qa.preparation.voices import Rows
from qa.rank import best_matches
from qa.schema import Hit, Progress, Survey, Voice
from qa.search import Query

_BLOCK = 2048
_BELOW = 5
_NEARLY = 0.95
_JUST_BELOW = 0.49

Floats = npt.NDArray[np.float64]


def survey(looking: Looking, query: Query, allowed: Mask | None = None, progress: Progress | None = None) -> Survey:
    """Everybody on a question: all their passages whose confidence, by the corpus's own calibration, is that of an
    answer. Every passage is looked at, not the nearest only, so the counts are exact.

    `allowed`, shape (passages,), restricts them, and who has none left is not counted. Where the question names
    somebody or something, only what is theirs, or holds the name, can be an answer; the rest can be the nearest.
    """
    rows = np.flatnonzero(looking.voices.spoken if allowed is None else looking.voices.spoken & allowed)
    confidence, nearness = _measured(looking, query, rows, progress)
    if query.links:
        theirs = looking.index.named(query)[rows]
        # "What does Wimi do?" says little beside a name that all of them hold: what is nearest by that little answers.
        near = nearness >= _NEARLY * nearness[theirs].max(initial=0)
        little = query.weights[~query.names].max(initial=0) < TELLING
        kept = theirs & near if little else theirs
        confidence[~kept] = np.minimum(confidence[~kept], _JUST_BELOW)
    there = set(rows.tolist())
    names = [name for name in looking.voices.names if not there.isdisjoint(looking.voices.rows(name).tolist())]
    voices = [_voice(looking, query, name, rows, confidence) for name in names]
    return Survey(
        question=query.text,
        language=query.language,
        voices=tuple(sorted(voices, key=lambda voice: (not voice.addresses, -voice.confidence))),
        below=_below(looking, query, rows, confidence),
    )


def _measured(looking: Looking, query: Query, rows: Rows, progress: Progress | None) -> tuple[Floats, Floats]:
    """The confidence that each passage answers, and its likeness by what the question says beside names: shape (rows,)
    each."""
    beside = np.where(query.names, 0, query.weights)
    confidence, nearness = np.zeros(len(rows)), np.zeros(len(rows))
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        similarities, bounds = looking.index.tokens.similarities(query.encoding.tokens, block)
        matches = best_matches(similarities, bounds)
        places = slice(start, start + len(block))
        confidence[places] = [
            looking.calibration.confidence(Match(match, query.weights, query.names)) for match in matches
        ]
        nearness[places] = matches @ beside / max(float(beside.sum()), 1e-6)
        if progress:
            progress(start + len(block), len(rows))
    return confidence, nearness


def _voice(looking: Looking, query: Query, name: str, rows: Rows, confidence: Floats) -> Voice:
    own = looking.voices.rows(name)
    places = np.searchsorted(rows, own)
    places = places[np.isin(own, rows[places.clip(max=max(len(rows) - 1, 0))])] if len(rows) else places[:0]
    theirs, sure = rows[places], confidence[places]
    order = np.lexsort((theirs, -sure))
    best = float(sure[order[0]]) if len(order) else 0.0
    shown = order[sure[order] >= ADDRESSED] if best >= ADDRESSED else order[:1]
    hits = _hits(looking, query, theirs[shown], sure[shown])
    return Voice(speaker=name, addresses=best >= ADDRESSED, confidence=best, hits=hits)


def _below(looking: Looking, query: Query, rows: Rows, confidence: Floats) -> tuple[Hit, ...]:
    under = np.flatnonzero(confidence < ADDRESSED)
    order = under[np.lexsort((rows[under], -confidence[under]))][:_BELOW]
    return _hits(looking, query, rows[order], confidence[order])


def _hits(looking: Looking, query: Query, rows: Rows, confidence: Floats) -> tuple[Hit, ...]:
    return looking.hits(rows.tolist(), confidence.tolist(), (query.encoding.tokens, query.weights))
