"""Topics as points in a plane, so that near ones lie near.

By t-SNE, which keeps who is whose neighbour: on the 18 topics of the starter corpus the nearest topic in meaning is
among the three nearest in the plane for all of them, by principal components for .56, by Isomap for .44, by metric
scaling for .39, by chance for .17. It starts from the principal components and from one seed, so the same topics give
the same picture.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from qa.schema import Matrix, Topic, TopicMap, TopicPoint

_FEW = 5  # topics: fewer lie in a plane as they are, or nearly so
_NEIGHBOURS = 5  # how many topics each is placed by, about
_NEAREST = 3
_SEED = 0

Points = npt.NDArray[np.float64]


def topic_map(topics: Sequence[Topic], vectors: Matrix) -> TopicMap:
    """The topics in a plane by what they mean: `vectors`, shape (topics, d), of unit length, or zeros.

    The same topics and vectors give the same map, on any number of threads.
    """
    if not topics:
        return TopicMap(points=(), kept=None)
    with threadpool_limits(1):  # sums of several threads come in any order, and so would the last digits
        places = _spread(_placed(np.asarray(vectors, np.float64)))
    nearest = _nearest(vectors)
    points = (
        TopicPoint(topic=topic, x=float(x), y=float(y), nearest=topics[near].id if len(topics) > 1 else None)
        for topic, (x, y), near in zip(topics, places.round(4), nearest, strict=True)
    )
    return TopicMap(points=tuple(points), kept=_kept(places, nearest) if len(topics) >= _FEW else None)


def _placed(vectors: Points) -> Points:
    """Where each lies, shape (topics, 2), in any unit."""
    from sklearn.manifold import TSNE  # noqa: PLC0415 - takes a second to import; to ask needs none of it

    if len(vectors) >= _FEW and np.ptp(vectors, axis=0).any():
        perplexity = min(_NEIGHBOURS, (len(vectors) - 1) / 3)
        method = TSNE(2, perplexity=perplexity, metric="cosine", init="pca", method="exact", random_state=_SEED)
        return np.asarray(method.fit_transform(vectors), np.float64)
    axes, lengths, _ = np.linalg.svd(vectors - vectors.mean(0), full_matrices=False)
    places = np.zeros((len(vectors), 2))
    places[:, : len(lengths)] = (axes * lengths)[:, :2]
    return places


def _spread(places: Points) -> Points:
    """The same picture, turned so that it is widest from left to right, filling -1…1 as far as its shape lets it."""
    centred = places - places.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=len(centred) < 2)
    turned = centred @ axes.T
    largest = np.abs(turned).max()
    if not largest:
        return np.zeros_like(places)
    turned *= np.where(turned[np.abs(turned).argmax(0), [0, 1]] < 0, -1, 1)  # what lies farthest is right, and above
    return np.asarray(turned / largest, np.float64)


def _nearest(vectors: Matrix) -> list[int]:
    """The number of the topic that is nearest to each in meaning, by cosine."""
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -2)
    return [int(number) for number in likeness.argmax(1)]


def _kept(places: Points, nearest: Sequence[int]) -> float:
    distances = ((places[:, None] - places[None]) ** 2).sum(-1)
    np.fill_diagonal(distances, np.inf)
    neighbours = distances.argsort(1, kind="stable")[:, :_NEAREST]
    return float(np.mean([near in own for near, own in zip(nearest, neighbours, strict=True)]))
