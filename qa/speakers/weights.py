"""How likely a voice is the one who asks, by weights fitted on transcripts whose hosts are known.

Logistic regression over voices of podcasts and debates (English and French, whole and in windows of 4 to 30 turns, some
without question marks); `docs` says what share is right at which confidence. Two voices are weighed one against
the other; among several, each by itself.
"""

from __future__ import annotations

from math import exp

from qa.speakers.evidence import Evidence

_SIGNS = (
    "asking", "questions", "brevity", "replies", "prompts", "opens", "closes", "hosting", "invited", "calls", "called",
    "you",
)  # fmt: skip
_OF_TWO = (2.2, 0.0, 0.45, -0.35, 0.45, 0.0, 0.6, 0.3, -1.8, 2.6, 0.4, 0.2)
_OF_MANY = (3.9, 0.6, 1.3, -3.6, 0.2, 0.4, 1.9, 1.9, -2.3, 2.75, -0.35, 0.2)
_BIAS_OF_MANY = -0.7
_DOUBT = 0.5
"""How many turns' worth of doubt there is: who says little shows little."""


def of_two(one: Evidence, other: Evidence) -> float:
    """The probability, 0…1, that of two voices `one` asks and the other answers."""
    pairs = zip(_OF_TWO, one.signs(), other.signs(), strict=True)
    return _probability(sum(weight * (left - right) for weight, left, right in pairs), min(one.turns, other.turns))


def of_many(voice: Evidence) -> float:
    """The probability, 0…1, that a voice among several asks."""
    weighed = sum(weight * sign for weight, sign in zip(_OF_MANY, voice.signs(), strict=True))
    return _probability(_BIAS_OF_MANY + weighed, voice.turns)


def _probability(score: float, turns: int) -> float:
    return 1 / (1 + exp(-score * turns / (turns + _DOUBT)))
