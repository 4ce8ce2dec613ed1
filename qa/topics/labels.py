"""What topics are called: their most telling terms, by c-TF-IDF (Grootendorst 2022, arXiv:2203.05794).

A term tells much of a topic when it is frequent there and rare in all of them together: tf · log(1 + A / f), where tf
is how often it stands in the topic, f how often in all, and A how many terms a topic has on average.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from qa.text import fold
from qa.topics.words import Names, Term, has_list, terms

TERMS = 6
"""Terms of a topic, at most."""

Text: TypeAlias = tuple[str, str | None]
"""A text with its language (ISO 639-1)."""
Weights: TypeAlias = npt.NDArray[np.float64]

_PAIR = 0.5  # the share of a word's occurrences in its topic that a pair with it must have to stand for it
_OFTEN = 2  # texts that a term stands in, at least, in a topic where any does
_EVERYWHERE = 0.1  # of a language without a list of function words: the share of texts from which a word is one
_FEW = 20


@dataclass(slots=True)
class _Topic:
    """The language of most texts of a topic, and the terms of those texts; by key, how many of the texts have each."""

    language: str | None
    terms: list[list[Term]]
    spread: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self.spread = Counter(key for found in self.terms for key in {term.key for term in found})


def labelled(topics: Sequence[Sequence[Text]], names: Collection[str] = ()) -> list[tuple[str, ...]]:
    """The terms of each topic, most telling first, at most `TERMS`, given the texts of each.

    They are in the language that most texts of the topic are in, as they are most often written there; forms of a word
    count as one; `names` are left out. No two terms of a topic share a word, and no two topics have the same terms: a
    topic whose texts have none of their own has a number.
    """
    known = Names(names)
    found = [_topic(texts, known) for texts in topics]
    everywhere = _everywhere(found)
    forms = _forms(found)
    labels: list[tuple[str, ...]] = []
    for topic, weights in zip(found, _weights(found), strict=True):
        chosen = [forms[key] for key in _chosen(topic, weights, everywhere)]
        labels.append(_unlike(tuple(chosen), labels))
    return labels


def class_weights(counts: Weights) -> Weights:
    """c-TF-IDF: how telling each term is of each class, shape (classes, terms), from how often it stands there."""
    total = counts.sum(0)
    average = counts.sum() / max(len(counts), 1)
    return np.asarray(counts * np.log1p(average / np.maximum(total, 1)), np.float64)


def _topic(texts: Sequence[Text], names: Names) -> _Topic:
    languages = Counter(language for _, language in texts)
    most = max(languages, key=lambda language: (languages[language], language or ""), default=None)
    return _Topic(most, [list(terms(text, language, names)) for text, language in texts if language == most])


def _weights(topics: Sequence[_Topic]) -> Iterator[Mapping[str, float]]:
    """How telling each term is of each topic."""
    from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - takes a second to import

    texts = [[term.key for term in found] for topic in topics for found in topic.terms]
    if not any(texts):
        yield from ({} for _ in topics)
        return
    vectorizer: Any = CountVectorizer(analyzer=list)
    standing = vectorizer.fit_transform(texts)
    keys = vectorizer.get_feature_names_out().tolist()
    bounds = np.cumsum([0, *(len(topic.terms) for topic in topics)])
    counts = [np.asarray(standing[start:end].sum(0))[0] for start, end in pairwise(bounds)]
    for row in class_weights(np.asarray(counts, np.float64)):
        there = np.flatnonzero(row)
        yield {keys[column]: float(row[column]) for column in there}


def _chosen(topic: _Topic, weights: Mapping[str, float], everywhere: frozenset[str]) -> Iterator[str]:
    """The keys of the terms that a topic is called by, no two of which share a word."""
    often = min(_OFTEN, max(topic.spread.values(), default=0))
    able = [key for key in weights if topic.spread[key] >= often and not everywhere & set(key.split())]
    ranked = sorted(able, key=lambda key: (-weights[key], key))
    pairs = defaultdict(list)
    for key in ranked:
        for part in key.split() if " " in key else ():
            pairs[part].append(key)
    used: set[str] = set()
    taken = count()
    for key in ranked:
        if used & set(key.split()):
            continue
        if next(taken) == TERMS:
            return
        pair = next((pair for pair in pairs[key] if not used & set(pair.split())), key)
        best = pair if topic.spread[pair] >= _PAIR * topic.spread[key] else key
        used |= set(best.split())
        yield best


def _forms(topics: Sequence[_Topic]) -> dict[str, str]:
    """How each term is most often written; where as often in small letters, so."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for topic in topics:
        for found in topic.terms:
            for term in found:
                written[term.key][term.written] += 1
    return {key: _most_written(forms) for key, forms in written.items()}


def _most_written(forms: Counter[str]) -> str:
    folded: Counter[str] = Counter()
    for form, number in forms.items():
        folded[fold(form)] += number
    best = max(folded, key=lambda form: (folded[form], form))
    return max((form for form in forms if fold(form) == best), key=lambda form: (forms[form], form.islower(), form))


def _everywhere(topics: Sequence[_Topic]) -> frozenset[str]:
    """The stems that stand in so many texts of the languages without a list that they can only be function words."""
    unlisted = [topic for topic in topics if not has_list(topic.language)]
    texts = sum(len(topic.terms) for topic in unlisted)
    spread = sum((topic.spread for topic in unlisted), Counter[str]())
    return frozenset(key for key, number in spread.items() if number > max(_FEW, _EVERYWHERE * texts))


def _unlike(label: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The label, with a number where another is the same, or where it is empty."""
    if label and label not in others:
        return label
    numbered = ((*label[: TERMS - 1], str(number)) for number in count(len(others) + 1))
    return next(candidate for candidate in numbered if candidate not in others)
