"""What is looked for: a topic or a question, by its own words, and where the thesaurus knows a part of it, by that
part's other wordings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qa.language import language_of
from qa.paraphrases import common_words
from qa.rank import on_spans, question_weights
from qa.schema import Encoder, Encoding, Matrix, Vector
from qa.text import fold
from qa.thesaurus import Concept, found

_BETWEEN = re.compile(r"\s+/\s+")
_AND = re.compile(r"\s+(?:and|or|et|ou|&)\s+|\s*[,;]\s+", re.IGNORECASE)
_SHORT = 6  # words; a longer phrase with "and" in it is a sentence, not a list
_SAYS_NOTHING = 0.1  # what a punctuation mark weighs


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a part of a subject: `tokens` are its rows among the subject's, with their `weights`, which add up
    to 1; `language` (ISO 639-1) is what it is worded in."""

    text: str
    tokens: slice
    weights: Vector
    language: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a subject: any of its wordings will do. `weight` is how much it tells, > 0."""

    wordings: tuple[Wording, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked for, encoded; `language` (ISO 639-1) is what it is worded in.

    `tokens`, shape (n, d), are those of all wordings, one after the other; `weights`, shape (n,), what its own words
    weigh, 0 for the others. The nearest vectors are looked for by `pooled`, shape (m, d). `information` is the sum of
    the parts' weights.
    """

    text: str
    language: str
    parts: tuple[Part, ...]
    tokens: Matrix
    weights: Vector
    pooled: Matrix
    information: float

    @property
    def wordings(self) -> tuple[str, ...]:
        """What it is looked for by, beside its own words, each once."""
        texts = dict.fromkeys(wording.text for part in self.parts for wording in part.wordings)
        return tuple(text for text in texts if fold(text) not in fold(self.text))


class Subjects:
    """Encodes what is looked for in one index."""

    def __init__(self, encoder: Encoder, rarity: Callable[[str], float], languages: tuple[str, ...]) -> None:
        """`rarity` is the inverse document frequency of a folded word in the index; `languages` are spoken there."""
        self._encoder, self._rarity, self._languages = encoder, rarity, languages

    def of_topic(self, topic: str) -> tuple[Subject, ...]:
        """The subjects that a topic stands for: who speaks to one of them speaks to the topic.

        Wordings of the whole may be given with " / " between them ("trusted cloud / cloud de confiance"); a short list
        ("users and figures") stands for each of its members, too.
        """
        readings = [text.strip() for text in _BETWEEN.split(topic) if text.strip()]
        short = [text for text in readings if len(text.split()) <= _SHORT]
        members = [member.strip() for text in short for member in _AND.split(text)]
        return tuple(self._subject(text) for text in dict.fromkeys([*readings, *filter(None, members)]))

    def of_question(self, question: str) -> Subject:
        """The subject of a question, by its own words only: they are many enough."""
        (encoding,) = self._encoder.encode_questions([question])
        weights = question_weights(question, encoding.spans, self._rarity)
        language = self._language(question)
        wording = Wording(question, slice(0, len(weights)), weights / weights.sum(), language)
        part = Part((wording,), float(weights.sum()))
        return Subject(question, language, (part,), encoding.tokens, weights, encoding.pooled[None], part.weight)

    def _subject(self, topic: str) -> Subject:
        places = found(topic)
        texts = list(dict.fromkeys([topic, *(word for *_, concept in places for word in _words(concept))]))
        encodings = dict(zip(texts, self._encoder.encode_questions(texts), strict=True))
        starts = dict(
            zip(texts, np.cumsum([0, *(len(encodings[text].tokens) for text in texts)]).tolist(), strict=False)
        )
        weights = self._weights(topic, encodings[topic])
        parts = tuple(self._parts(topic, places, weights, encodings, starts))
        total = sum(len(encoding.tokens) for encoding in encodings.values())
        return Subject(
            text=topic,
            language=self._language(topic),
            parts=parts,
            tokens=np.concatenate([encodings[text].tokens for text in texts]),
            weights=np.concatenate([weights, np.zeros(total - len(weights), np.float32)]),
            pooled=np.stack([encodings[text].pooled for text in texts]),
            information=sum(part.weight for part in parts),
        )

    def _parts(
        self,
        topic: str,
        places: tuple[tuple[int, int, Concept], ...],
        weights: Vector,
        encodings: dict[str, Encoding],
        starts: dict[str, int],
    ) -> Iterator[Part]:
        """A part for each concept that the topic names, and one for the rest of it."""
        language = self._language(topic)
        free = np.ones(len(weights), bool)
        for first, last, concept in places:
            inside = on_spans(encodings[topic].spans, [(first, last)]) & free
            if inside.any():
                free &= ~inside
                said = _some(topic[first:last], weights, inside, language)
                others = (self._whole(word, encodings[word], starts[word]) for word in _words(concept))
                yield Part((said, *others), float(weights[inside].sum()))
        if free.any() and (weights[free].max() > _SAYS_NOTHING or free.all()):
            yield Part((_some(topic, weights, free, language),), float(weights[free].sum()))

    def _whole(self, text: str, encoding: Encoding, start: int) -> Wording:
        weights = self._weights(text, encoding)
        return Wording(text, slice(start, start + len(weights)), weights / weights.sum(), self._language(text))

    def _weights(self, text: str, encoding: Encoding) -> Vector:
        return question_weights(text, encoding.spans, self._telling)

    def _telling(self, word: str) -> float:
        return _SAYS_NOTHING if len(word) < 2 or word in common_words() or word in _FUNCTION else self._rarity(word)

    def _language(self, text: str) -> str:
        return language_of(text, self._languages)


_FUNCTION = frozenset({"of", "et", "en", "le", "la", "de", "du", "au", "to", "in", "on", "by", "or", "ou", "un", "an"})


def _words(concept: Concept) -> tuple[str, ...]:
    return (*concept.fr, *concept.en)


def _some(text: str, weights: Vector, inside: npt.NDArray[np.bool_], language: str) -> Wording:
    counted = np.where(inside, weights, 0).astype(np.float32)
    return Wording(text, slice(0, len(weights)), counted / counted.sum(), language)
