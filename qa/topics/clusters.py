"""Passages → groups of those on one subject: k-means over their meanings, the number of groups told by the silhouette.

K-means and not linkage: on thirty made-up interviews with one guide it finds the guide's questions with a pairwise F1
of .93 (Ward's linkage .92, average linkage .84), of .68 where nothing is known but what was said and in which language
(.34, .31); and it takes half a million passages as well as fifty.
"""

from __future__ import annotations

import math

import numpy as np
from threadpoolctl import threadpool_limits

from qa.schema import Matrix
from qa.topics.meanings import Meanings, Rows

_FEWEST, _MOST = 2, 60
_AROUND = (0.7, 0.85, 1.0, 1.2, 1.5, 1.8)  # times the square root of the passages: the numbers of topics that are tried
_ONE = 4  # fewer passages than this are one topic
_SAMPLE = 4000
_LOOKED_AT = 2000
_STARTS, _MANY, _STARTS_OF_MANY = 10, 1000, 3
_SEED = 0


def clustered(meanings: Meanings, k: int | None = None) -> list[list[int]]:
    """The passages on one subject, as groups of row numbers, the largest first; every row is in exactly one. Within a
    group the most typical is first.

    `k` is how many groups to look for, at most; without it a number from 2 to 60 is found, around the square root of
    the number of passages. Fewer than four passages are one group. The same passages give the same groups, in any order
    and on any number of threads.
    """
    if not len(meanings):
        return []
    with threadpool_limits(1):  # sums of several threads come in any order, and so would the last digits
        order = meanings.order()
        centres = _centres(meanings, order, k)
        return _assigned(meanings, order, centres)


def typical(meanings: Meanings, rows: list[int]) -> list[int]:
    """These rows, the most typical first: those nearest to the mean of all of them."""
    found = np.asarray(sorted(rows), np.int64)
    total = np.zeros(0)
    for _, vectors in meanings.blocks(found):
        total = vectors.sum(0) + (total if total.size else 0)
    nearness = [vectors @ total for _, vectors in meanings.blocks(found)]
    return found[np.argsort(-np.concatenate(nearness), kind="stable")].tolist() if rows else []


def _centres(meanings: Meanings, order: Rows, k: int | None) -> Matrix:
    """The centres of the groups, told by a sample where there are many passages; shape (groups, d)."""
    step = max(1, math.ceil(len(order) / _SAMPLE))
    sample = meanings.rows(order[::step]).round(4)
    most = len(np.unique(sample, axis=0)) if len(order) >= _ONE else 1
    numbers = [k] if k else _numbers(len(order))
    numbers = sorted({max(1, min(number, most, len(sample) // 2)) for number in numbers})
    fits = [_fitted(sample, number) for number in numbers]
    return fits[0] if len(fits) == 1 else max(fits, key=lambda centres: _silhouette(sample, centres))


def _numbers(passages: int) -> list[int]:
    middle = min(math.sqrt(passages), _MOST / _AROUND[-1])
    return [min(_MOST, max(_FEWEST, round(share * middle))) for share in _AROUND]


def _fitted(sample: Matrix, number: int) -> Matrix:
    """The centres of so many groups, at most; a passage that would be a group by itself is none."""
    from sklearn.cluster import KMeans  # noqa: PLC0415 - takes a second to import; to ask needs none of it

    starts = _STARTS if len(sample) <= _MANY else _STARTS_OF_MANY
    model = KMeans(number, n_init=starts, random_state=_SEED).fit(sample)
    large = np.bincount(model.labels_, minlength=number) > 1
    centres = model.cluster_centers_
    return np.asarray(centres[large] if large.any() else centres[:1], np.float32)


def _silhouette(sample: Matrix, centres: Matrix) -> float:
    from sklearn.metrics import silhouette_score  # noqa: PLC0415 - takes a second to import

    looked_at = sample[:: max(1, math.ceil(len(sample) / _LOOKED_AT))]
    labels = _nearest(looked_at, centres)
    if not 1 < len(np.unique(labels)) < len(labels):
        return -1.0
    return float(silhouette_score(looked_at, labels))


def _nearest(vectors: Matrix, centres: Matrix) -> Rows:
    return np.asarray((vectors @ centres.T - (centres**2).sum(1) / 2).argmax(1), np.int64)


def _assigned(meanings: Meanings, order: Rows, centres: Matrix) -> list[list[int]]:
    """Every row with its nearest centre."""
    labels = np.zeros(len(order), np.int64)
    nearness = np.zeros(len(order), np.float32)
    for rows, vectors in meanings.blocks(order):
        found = _nearest(vectors, centres)
        labels[rows] = found
        nearness[rows] = (vectors * centres[found]).sum(1)
    by_label = order[np.lexsort((-nearness[order], labels[order]))]
    groups = np.split(by_label, np.cumsum(np.bincount(labels, minlength=len(centres)))[:-1])
    return [group.tolist() for group in sorted(groups, key=len, reverse=True) if len(group)]
