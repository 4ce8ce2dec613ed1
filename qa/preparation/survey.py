"""Every passage that answers a question, speaker by speaker, and what is just below the line."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from qa.confidence import Match
from qa.filters import Mask
from qa.preparation.looking import ADDRESSED, Looking
from qa.preparation.voices import Rows
from qa.rank import best_matches
from qa.schema import Hit, Progress, Survey, Voice
from qa.search import Query

_BLOCK = 2048
_BELOW = 5
_SAYS = 2.0  # the rarity of a word that is more than a question word
_JUST_BELOW = 0.49

Floats = npt.NDArray[np.float64]


def survey(looking: Looking, query: Query, allowed: Mask | None = None, progress: Progress | None = None) -> Survey:
    """Everybody on a question: all their passages whose confidence, by the corpus's own calibration, is that of an
    answer. Every passage is looked at, not the nearest only, so the counts are exact.

    `allowed`, shape (passages,), restricts them, and who has none left is not counted. Where the question names
    somebody or something, only what is theirs, or holds the name, can be an answer; the rest can be the nearest.
    """
    rows = np.flatnonzero(looking.voices.spoken if allowed is None else looking.voices.spoken & allowed)
    confidence = _confidence(looking, query, rows, progress)
    if query.links:
        elsewhere = ~looking.index.named(query)[rows]
        confidence[elsewhere] = np.minimum(confidence[elsewhere], _JUST_BELOW)
    there = set(rows.tolist())
    names = [name for name in looking.voices.names if not there.isdisjoint(looking.voices.rows(name).tolist())]
    voices = [_voice(looking, query, name, rows, confidence) for name in names]
    return Survey(
        question=query.text,
        language=query.language,
        voices=tuple(sorted(voices, key=lambda voice: (not voice.addresses, -voice.confidence))),
        below=_below(looking, query, rows, confidence),
    )


def _confidence(looking: Looking, query: Query, rows: Rows, progress: Progress | None) -> Floats:
    """The confidence that each passage answers, shape (rows,). Names tell where to look; they are counted only where
    the question says nothing else ("Who is Lionel Roux?"), for here every passage of theirs would hold them."""
    said = ~query.names
    counted = said if (query.weights[said] >= _SAYS).any() else np.ones(len(said), bool)
    weights, names = query.weights[counted], query.names[counted]
    found = np.zeros(len(rows))
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        similarities, bounds = looking.index.tokens.similarities(query.encoding.tokens[counted], block)
        matches = best_matches(similarities, bounds)
        found[start : start + len(block)] = [
            looking.calibration.confidence(Match(match, weights, names)) for match in matches
        ]
        if progress:
            progress(start + len(block), len(rows))
    return found


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
