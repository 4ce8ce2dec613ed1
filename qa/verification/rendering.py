"""A quote in other words, or in another language: what was said that means the same, found with the encoder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from qa.paraphrases import FEATURES, Paraphrasing, Rendering, content_words, nearness, windows
from qa.quotes import NAME, NEGATION, NUMBER, QuoteText, Signs, Wording, quantities
from qa.schema import Encoder, Encoding, Matrix, Passage, Source, Spans
from qa.search import SearchIndex
from qa.text import fold, words

_NEAREST = 12  # vectors a language, for each of the two encodings of the quote
_ENCODED = 6  # runs of sentences that are encoded by themselves, shared between the languages
_A_PASSAGE = 2  # of them, at most, from one passage
_HALF = 0.5  # as many content words as the quote has, at least, must have been said
_FEWEST, _MEANINGFUL = 4, 2  # words, and of them different ones that say something by themselves
SURE = 0.9
"""The probability from which a rendering is sure enough for its differences to be held to be alterations."""
_WORD_BY_WORD = 0.78  # how well each word of a translation is rendered, for its negations to be compared
_LONGEST = 1000  # characters of a quote that are read; the encoder reads no more either


@dataclass(frozen=True, slots=True)
class Rendered:
    """`passage.text[start:end]` may be what a quote renders. `probability`, 0…1, that it means the same but for what
    `changes` names: a number or a name that was not said there, a negation lost or gained in translation."""

    passage: Passage
    start: int
    end: int
    probability: float
    translation: bool
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Window:
    passage: Passage
    start: int
    end: int
    score: float

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


class Renderer:
    """Finds renderings in one index. Safe to share between threads."""

    def __init__(self, index: SearchIndex, encoder: Encoder) -> None:
        """Takes an open index and the encoder it was built with."""
        self._index = index
        self._encoder = encoder
        self._paraphrasing = Paraphrasing.read(index.manifest.paraphrasing)
        self._sources = {source.id: source for source in index.sources}
        self._names = known_names(index.sources)

    def nearest(self, quote: QuoteText, language: str | None) -> Rendered | None:
        """What was said that comes nearest to a quote in meaning, by anybody, in any language; None in an index without
        words."""
        text = quote.text[:_LONGEST]
        if not _is_telling(text):
            return None
        (asked,) = self._encoder.encode_questions([text])
        (whole,) = self._encoder.encode_passages([text])
        near = self._windows(self._passages(asked, whole), whole)
        if not near:
            return None
        said = self._encoder.encode_passages([window.text for window in near])
        rendering = Rendering(text, language, whole)
        found = [
            self._rendered(rendering, asked, window, encoding) for window, encoding in zip(near, said, strict=True)
        ]
        return max(found, key=lambda one: one.probability)

    def _passages(self, asked: Encoding, whole: Encoding) -> list[int]:
        """The rows of the passages nearest to the quote, in each language: an encoder finds the quote's own nearer."""
        mean = whole.tokens.mean(0)  # as the vectors of sentences are made
        queries = np.stack([asked.pooled, mean / np.linalg.norm(mean)])
        rows: dict[int, None] = {}
        for mask in self._index.by_language.values():
            allowed = None if mask.all() else mask[self._index.owners]
            _, found = self._index.dense.search(queries, _NEAREST, allowed)
            rows |= dict.fromkeys(self._index.owners[found.ravel()].tolist())
        return list(rows)

    def _windows(self, rows: Sequence[int], whole: Encoding) -> list[_Window]:
        """The runs of sentences of these passages that are nearest to the quote by late interaction in both directions,
        equally many of each language: words of the quote's own are found nearer."""
        found: dict[str | None, list[_Window]] = defaultdict(list)
        for row, passage in zip(rows, self._index.records.passages(rows), strict=True):
            codes, spans = self._index.tokens.passage(row)
            similarities = self._index.tokens.quantiser.products(whole.tokens, codes)
            scored = sorted(_scored(passage, spans, similarities), key=lambda window: -window.score)
            found[self._sources[passage.transcript].language] += scored[:_A_PASSAGE]
        share = max(2, _ENCODED // max(1, len(found)))
        ranked = (sorted(near, key=lambda window: -window.score) for near in found.values())
        telling = ((window for window in near if _is_telling(window.text)) for near in ranked)
        return [window for near in telling for window in islice(near, share)]

    def _rendered(self, quote: Rendering, asked: Encoding, window: _Window, encoding: Encoding) -> Rendered:
        source = self._sources[window.passage.transcript]
        said = Rendering(window.text, source.language, encoding)
        translated = quote.language != source.language
        features = nearness(quote, said, asked)
        changes = [NUMBER] if _numbers_differ(quote, said, window.passage.question) else []
        changes += [NAME] if self._names_differ(quote, window.passage, source) else []
        probability = self._paraphrasing.probability(features, translated=translated)
        close = min(features[FEATURES.index("unsaid")], features[FEATURES.index("unquoted")]) >= _WORD_BY_WORD
        if translated and (close or probability >= SURE) and _denies(quote) != _denies(said):
            changes.append(NEGATION)
        if _asks(quote) != _asks(said) or _says_much_more(quote, said):
            probability = 0.0  # a question renders nothing but a question, and a few words hold no long claim
        return Rendered(window.passage, window.start, window.end, probability, translated, tuple(changes))

    def _names_differ(self, quote: Rendering, passage: Passage, source: Source) -> bool:
        """Whether the quote names somebody or some firm of the corpus that has nothing to do with the passage."""
        people = (text for person in source.people for text in (person.name, person.organisation or ""))
        around = (passage.text, passage.question or "", source.title, *source.organisations, *people)
        there = {word for text in around for word in words(text.replace("-", " "))}
        signs = Signs(Wording(quote.text), quote.language, self._names)
        named = (word.text for place, word in enumerate(signs.wording.words) if signs.is_name(place))
        return any(name in self._names and name not in there for name in named)


def known_names(sources: Iterable[Source]) -> frozenset[str]:
    """The folded parts, of three letters or more, of the names of all people and organisations."""
    names = (name for s in sources for name in (*s.organisations, *(person.name for person in s.people)))
    return frozenset(part for name in names for part in fold(name).replace("-", " ").split() if len(part) > 2)


def _numbers_differ(quote: Rendering, said: Rendering, question: str | None) -> bool:
    """Whether the quote has a number that was heard neither there nor in the question."""
    heard = f"{said.text}\n{question or ''}"
    return bool(_numbers(quote.text, quote.language) - _numbers(heard, said.language))


def _says_much_more(quote: Rendering, said: Rendering) -> bool:
    return len(content_words(said.text)) < _HALF * len(content_words(quote.text))


def _asks(rendering: Rendering) -> bool:
    return rendering.text.rstrip(" »”\"'").endswith("?")


def _denies(rendering: Rendering) -> bool:
    """Whether there is any negation in a text."""
    signs = Signs(Wording(rendering.text), rendering.language)
    found = signs.within(0, len(signs.wording))
    return any(sign.kind == NEGATION and sign.meaning not in ("ne", "only") for sign in found)


def _is_telling(text: str) -> bool:
    """Whether a text has words enough to mean something that can be said otherwise."""
    return len(words(text)) >= _FEWEST and len(content_words(text)) >= _MEANINGFUL


def _scored(passage: Passage, spans: Spans, similarities: Matrix) -> Iterator[_Window]:
    for start, end in windows(passage.text):
        inside = (spans[:, 0] >= start) & (spans[:, 1] <= end)
        if inside.any() and similarities.shape[1]:
            those = similarities[inside]
            yield _Window(passage, start, end, float(those.max(0).mean() + those.max(1).mean()) / 2)


def _numbers(text: str, language: str | None) -> set[str]:
    return {quantity.value for quantity in quantities(Wording(text), language)}
