"""Is it an answer at all? `qa.calibration` learns it from the corpus, so that 0.5 means the same in every corpus.

The evidence for an answer is how much better the question's words are matched than chance would have it, times a
power of how much they say: e = (quality - chance) · information^0.4. Quality is the late-interaction score of the best
passage without the names that were linked (they tell where to look, not what is asked); information is the sum of
the words' weights; chance is what the words of questions from elsewhere find in this corpus. A long question needs
less quality than a short one: were the words matched independently, the power would be a half and e a z-score; words
of one question are not quite independent.

Where it is no answer, the best matches of the question's words in all that was found, taken together, tell whether the
corpus speaks of the matter at all: they do when they go beyond what questions from elsewhere reach.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from qa.schema import Vector

POWER = 0.4
TELLING = 2.7
"""The rarity of a word that one question in fifteen has, such as "who": from here on a word tells what is asked."""


@dataclass(frozen=True, slots=True)
class Match:
    """How a question met its best passage, per token of the question: `similarities` and `weights`, shape (n,), and
    which tokens are linked `names`."""

    similarities: Vector
    weights: Vector
    names: npt.NDArray[np.bool_]

    @property
    def only_names(self) -> bool:
        """Whether the question says nothing beside the names in it but words that any question is made of ("Who is
        Lionel Roux?")."""
        return bool(self.names.any()) and float(self.weights[~self.names].max(initial=0)) < TELLING

    def told(self) -> Vector:
        """The weights without the names; with them when the question says little else."""
        return self.weights if self.only_names else np.where(self.names, 0, self.weights).astype(np.float32)

    @property
    def information(self) -> float:
        """The sum of the weights, > 0."""
        return float(self.told().sum())

    @property
    def quality(self) -> float:
        """The weighted mean similarity, about 0…1."""
        weights = self.told()
        return float(self.similarities @ weights / weights.sum())


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a corpus taught: confidence = logistic(slope · (evidence - threshold)). `reach` is the quality that one
    question from elsewhere in ten reaches, when its words may be matched by different passages."""

    chance: float
    threshold: float
    slope: float
    reach: float = 0.7

    def evidence(self, match: Match) -> float:
        """(quality - chance) · information^0.4."""
        return float((match.quality - self.chance) * match.information**POWER)

    def confidence(self, match: Match) -> float:
        """The probability, 0…1, that the passage answers the question; ≥ 0.5 counts as answered. Somebody's bare
        name is answered by their words, as surely as it is found in them."""
        if match.only_names:
            return min(max(match.quality, 0.0), 1.0)
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, self.slope * (self.evidence(match) - self.threshold)))))

    def speaks_of(self, scattered: Match) -> bool:
        """Whether the corpus speaks of what a question asks, by the best match of each of its words in any passage."""
        return bool(scattered.names.any()) or scattered.quality > self.reach

    def as_dict(self) -> dict[str, float]:
        """For the manifest; `Calibration(**calibration.as_dict())` gives it back."""
        return asdict(self)


UNTAUGHT = Calibration(chance=0.5, threshold=0.7, slope=13.0)
"""For a corpus with nothing to learn from: what the starter corpus taught, rounded."""
