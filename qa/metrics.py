"""Retrieval and abstention measures, in the field's words and from their definitions. All are shares or means, 0…1."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def hit_at(k: int, ranks: Sequence[int | None]) -> float:
    """The share of questions whose first right passage is among the first k; ranks count from 1, None is never found.
    Also called success@k. 0 for no questions."""
    return float(np.mean([rank is not None and rank <= k for rank in ranks])) if ranks else 0.0


def mean_reciprocal_rank(ranks: Sequence[int | None], depth: int = 10) -> float:
    """MRR@depth: the mean of 1 / rank of the first right passage, 0 beyond `depth`. 0 for no questions."""
    return float(np.mean([1 / rank if rank and rank <= depth else 0.0 for rank in ranks])) if ranks else 0.0


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float | None:
    """The probability that a positive scores above a negative, ties counting half (Mann-Whitney U / nm). None where one
    of the two is empty."""
    if not len(positives) or not len(negatives):
        return None
    scores = np.concatenate([positives, negatives])
    _, places, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    u = ranks[: len(positives)].sum() - len(positives) * (len(positives) + 1) / 2
    return float(u / (len(positives) * len(negatives)))
