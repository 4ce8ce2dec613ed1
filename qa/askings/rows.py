"""Which questions ask the same thing, told by the questions and by what was replied to them.

Two wordings of one question may share no word, but what is replied to them is of one kind. So a question is a joint
vector: its own, and the mean of what was replied. From the first, what all questions of its language have in common is
taken; from the second, what all replies of its interview have (people talk of their trade whatever they are asked). On
thirty made-up interviews with one guide, pairs of the same question are found so with an average precision of .85; by
the questions' cosine alone, .59 (docs/evaluation.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np
import numpy.typing as npt

from qa.schema import Matrix
from qa.sums import means, numbered, summed, unit

_ALIKE = 0.17  # the mean likeness of two groups from which they are one
_ASKED_ALIKE = 0.33  # the likeness, by the questions alone, to the nearest few of its group that keeps a question there
_NEAREST = 3
_ASKED_LOOSELY = 0.05  # the likeness, by the questions alone, to the mean of a group that a lone question joins
_SURE, _NEARLY_ALONE = 4, 2  # questions of a group that is sure of what it asks; of one that is not
_REPEATED = 0.6  # the likeness of two questions of one interview, from which the second repeats the first
_PRIOR = 8  # how many questions a language needs for its own mean to count as much as that of all
_WHOLE = 2000  # questions that are compared each with each at once
_SAMPLE = 400
_SAMPLED = 20_000  # questions that the parts are found by
_BLOCK = 8192

Labels = npt.NDArray[np.int64]


def grouped(
    questions: Matrix, replies: Matrix, interviews: Sequence[Hashable], languages: Sequence[Hashable]
) -> list[list[int]]:
    """The questions that ask the same thing, as groups of row numbers, in order of their first; every row is in one.

    `questions` and `replies`, shape (n, d), are of unit length; a reply that nobody gave is all zeros. `interviews` and
    `languages` are those of each row. One interview seldom asks a thing twice, so two of its questions are only put
    together by way of others. The same vectors give the same groups.
    """
    if not len(questions):
        return []
    half = questions.shape[1]
    joint = np.empty((len(questions), 2 * half), np.float32)
    joint[:, :half] = unit(questions - _common(questions, languages, _PRIOR))
    joint[:, half:] = unit(np.where(replies.any(1, keepdims=True), replies - _common(replies, interviews), 0))
    joint /= np.sqrt(2)
    labels = _linked_in_parts(joint, numbered(interviews))
    asked, numbers = joint[:, :half], numbered(interviews)
    return _ordered(_repeated(_rejoined(_pruned(labels, asked), joint, numbers), asked, numbers))


def _common(vectors: Matrix, kinds: Sequence[Hashable], prior: int = 0) -> Matrix:
    """The mean of each row's kind, shape (n, d)."""
    numbers = numbered(kinds)
    return means(vectors, numbers, prior)[numbers]


def _linked_in_parts(joint: Matrix, interviews: Labels) -> Labels:
    """The groups by average linkage: of all at once, or, where there are too many, part by part, then of the parts'
    groups by their means (the mean likeness of two groups is the product of their means)."""
    if len(joint) <= _WHOLE:
        return _linked(joint, _shared(interviews))
    labels = np.empty(len(joint), np.int64)
    count = 0
    for part in _parts(joint):
        rows = np.flatnonzero(part)
        found = _linked(joint[rows], _shared(interviews[rows]))
        labels[rows] = found + count
        count += int(found.max()) + 1
    return _joined(joint, labels)


def _joined(joint: Matrix, labels: Labels) -> Labels:
    """The groups of several parts, those that are alike made one; a question that is alone joins a group, not another
    that is alone, since it would have met the like of it in its own part."""
    sizes = np.bincount(labels)
    large = np.flatnonzero(sizes > 1)
    large = large[np.argsort(-sizes[large], kind="stable")][:_WHOLE]
    if not len(large):
        return labels
    sums = summed(joint, labels, len(sizes))
    centres = sums[large] / sizes[large, None]
    merged = _linked(centres.astype(np.float32), np.zeros((len(large), len(large)), bool))
    final = np.arange(len(sizes))
    final[large] = large[np.unique(merged, return_index=True)[1]][merged]
    single = np.flatnonzero(sizes == 1)
    for at in range(0, len(single), _BLOCK):
        some = single[at : at + _BLOCK]
        nearest = sums[some] @ centres.T
        best = nearest.argmax(1)
        joins = nearest[np.arange(len(some)), best] >= _ALIKE
        final[some[joins]] = final[large[best[joins]]]
    return np.asarray(final[labels], np.int64)


def _parts(joint: Matrix) -> list[npt.NDArray[np.bool_]]:
    """Masks that divide the rows into parts of at most `_WHOLE` that are alike within."""
    from sklearn.cluster import MiniBatchKMeans  # noqa: PLC0415 - takes a second to import, and only thousands need it

    parts = [np.arange(len(joint))]
    done: list[npt.NDArray[np.bool_]] = []
    while parts:
        rows = parts.pop()
        if len(rows) > _WHOLE:
            count = min(-(-2 * len(rows) // _WHOLE), 64)
            sample = rows[:: max(1, len(rows) // _SAMPLED)]
            model = MiniBatchKMeans(count, random_state=0, n_init=1, batch_size=4096).fit(joint[sample])
            labels = np.concatenate(
                [model.predict(joint[rows[at : at + _BLOCK]]) for at in range(0, len(rows), _BLOCK)]
            )
            found = [rows[labels == label] for label in range(count)]
            if max(map(len, found)) < len(rows):
                parts += [part for part in found if len(part)]
                continue
            parts += [rows[start : start + _WHOLE] for start in range(0, len(rows), _WHOLE)]  # all the same vector
            continue
        mask = np.zeros(len(joint), bool)
        mask[rows] = True
        done.append(mask)
    return done


def _shared(interviews: Labels) -> npt.NDArray[np.bool_]:
    return np.asarray(interviews[:, None] == interviews[None])


def _linked(vectors: Matrix, apart: npt.NDArray[np.bool_]) -> Labels:
    """Average linkage of the rows down to `_ALIKE`; rows that are to stay apart count as unlike as can be."""
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415 - takes a second to import; to ask needs none of it

    if len(vectors) < 2:
        return np.zeros(len(vectors), np.int64)
    distances = np.where(apart, 2.0, 1 - vectors @ vectors.T).astype(np.float32)
    np.fill_diagonal(distances, 0)
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - _ALIKE
    )
    return np.asarray(model.fit_predict(distances), np.int64)


def _pruned(labels: Labels, asked: Matrix) -> Labels:
    """The groups without the questions that are not asked like the nearest few of theirs; each of those is alone.
    `asked` are the questions' halves of the joint vectors, whose products are half their likeness."""
    pruned = labels.copy()
    free = int(labels.max()) + 1
    for members in _members(labels).values():
        rows = np.asarray(members)
        while len(rows) > 1:
            others = rows[:: max(1, len(rows) // _SAMPLE)]
            likeness = np.where(rows[:, None] == others[None], -1, 2 * asked[rows] @ asked[others].T)
            few = min(_NEAREST, len(rows) - 1)
            nearest = -np.partition(-likeness, few - 1, axis=1)[:, :few].mean(1)
            worst = int(nearest.argmin())
            if nearest[worst] >= _ASKED_ALIKE:
                break
            far = nearest < _ASKED_ALIKE if len(rows) > _SAMPLE else np.arange(len(rows)) == worst
            pruned[rows[far]] = np.arange(free, free + int(far.sum()))
            free += int(far.sum())
            rows = rows[~far]
    return pruned


def _rejoined(labels: Labels, joint: Matrix, interviews: Labels) -> Labels:
    """The groups with each question that is nearly alone put into the most alike of those that are sure, unless its
    interview is there already, or it is asked quite unlike: several that ask the same thing tell better what it is than
    any two of them."""
    numbers = numbered(labels.tolist())
    sizes = np.bincount(numbers)
    sure = np.flatnonzero(sizes >= _SURE)
    joined = numbers.copy()
    if not len(sure):
        return joined
    centres = summed(joint, numbers, len(sizes))[sure] / sizes[sure, None]
    half = joint.shape[1] // 2
    present = set(zip(numbers.tolist(), interviews.tolist(), strict=True))
    lone = np.flatnonzero(sizes[numbers] <= _NEARLY_ALONE)
    for at in range(0, len(lone), _BLOCK):
        rows = lone[at : at + _BLOCK]
        loosely = 2 * joint[rows, :half] @ centres[:, :half].T >= _ASKED_LOOSELY
        for row, likeness in zip(rows.tolist(), np.where(loosely, joint[rows] @ centres.T, -1), strict=True):
            alike = (group for group in np.argsort(-likeness, kind="stable") if likeness[group] >= _ALIKE)
            free = (int(sure[group]) for group in alike if (int(sure[group]), int(interviews[row])) not in present)
            joined[row] = next(free, int(numbers[row]))
    return joined


def _repeated(labels: Labels, asked: Matrix, interviews: Labels) -> Labels:
    """The groups with each question that its own interview asks again put where the other of the two is."""
    sizes = np.bincount(labels)
    joined = labels.copy()
    for rows in (np.asarray(members) for members in _members(interviews).values()):
        likeness = 2 * asked[rows] @ asked[rows].T
        np.fill_diagonal(likeness, -1)
        for place, row in enumerate(rows.tolist()):
            other = int(rows[int(likeness[place].argmax())])
            if sizes[labels[row]] == 1 and likeness[place].max() >= _REPEATED and sizes[labels[other]] > 1:
                joined[row] = labels[other]
    return joined


def _members(labels: Labels) -> dict[int, list[int]]:
    members: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(labels.tolist()):
        members[label].append(row)
    return members


def _ordered(labels: Labels) -> list[list[int]]:
    return list(_members(labels).values())
