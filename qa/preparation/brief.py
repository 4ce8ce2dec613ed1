"""A topic, and everybody on it: who addresses it, with their best passages; who does not, with what comes nearest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qa.preparation.looking import ADDRESSED, Looking
from qa.preparation.subject import Subject
from qa.preparation.voices import Rows
from qa.schema import Asking, Brief, Vector, Voice

PASSAGES = 5
"""How many passages a voice shows at most."""


def brief(looking: Looking, topic: str, passages: int = PASSAGES) -> Brief:
    """Everybody on a topic, those who address it first, each by their own words only: all of them are looked at by
    their vectors, and the nearest of each person closely."""
    subjects = looking.subjects.of_topic(topic)
    wordings = dict.fromkeys(wording for subject in subjects for wording in subject.wordings)
    return Brief(topic=topic, wordings=tuple(wordings), voices=voices_on(looking, subjects, passages))


def voices_on(looking: Looking, subjects: Sequence[Subject], passages: int = PASSAGES) -> tuple[Voice, ...]:
    """Everybody on some subjects: first who addresses them, by confidence, then the others."""
    near = looking.voices.nearest(np.concatenate([subject.pooled for subject in subjects]))
    asked = _asked_about(looking, subjects)
    rows = np.concatenate(near) if near else np.zeros(0, np.int64)
    confidence = looking.relevance.confidence(subjects, rows.tolist())
    bounds = np.cumsum([0, *map(len, near)])
    found = [
        _voice(looking, name, subjects[0], rows[start:stop], confidence[start:stop], asked.get(name, []), passages)
        for name, start, stop in zip(looking.voices.names, bounds[:-1], bounds[1:], strict=True)
    ]
    return tuple(sorted(found, key=lambda voice: (not voice.addresses, -voice.confidence)))


def _asked_about(looking: Looking, subjects: Sequence[Subject]) -> dict[str, list[Asking]]:
    """The questions on the subjects that were put to each guest."""
    found: dict[str, list[Asking]] = {}
    confidence = looking.relevance.asked(subjects, looking.askings)
    for asking, value in zip(looking.askings, confidence, strict=True):
        if value >= ADDRESSED:
            for guest in asking.guests:
                found.setdefault(guest, []).append(asking)
    return found


def _voice(
    looking: Looking,
    name: str,
    subject: Subject,
    rows: Rows,
    confidence: Vector,
    askings: list[Asking],
    passages: int,
) -> Voice:
    replied = [row for asking in askings for row in looking.replies(asking, name)]
    if len(rows) and replied:  # whoever was asked about it, and replied, addresses it, in whatever words
        confidence = np.where(np.isin(rows, replied), np.maximum(confidence, ADDRESSED), confidence)
        missing = [row for row in replied if row not in set(rows.tolist())]
        rows = np.concatenate([rows, np.asarray(missing, np.int64)])
        confidence = np.concatenate([confidence, np.full(len(missing), ADDRESSED, np.float32)])
    order = np.lexsort((rows, -confidence))
    rows, confidence = rows[order], confidence[order]
    best = float(confidence[0]) if len(rows) else 0.0
    addresses = best >= ADDRESSED
    shown = int((confidence >= ADDRESSED).sum()) if addresses else 1
    sought = (subject.tokens, subject.weights)
    hits = looking.best(rows[:shown].tolist(), confidence[:shown].tolist(), sought, passages)
    return Voice(speaker=name, addresses=addresses, confidence=best, hits=hits, askings=tuple(askings))
