"""A quote in other words, or in another language: what was said that means the same, found with the encoder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qa.paraphrases import Paraphrasing, Rendering, nearness, windows
from qa.quotes import QuoteText, Wording, quantities
from qa.schema import Encoder, Encoding, Matrix, Passage, Spans
from qa.search import SearchIndex
from qa.text import words

_NEAREST = 12  # vectors a language, for each of the two encodings of the quote
_ENCODED = 6  # runs of sentences that are encoded by themselves
_A_PASSAGE = 2  # of them, at most, from one passage
_FEWEST = 4  # words of what is said, to mean something by itself
_LONGEST = 1000  # characters of a quote that are read; the encoder reads no more either


@dataclass(frozen=True, slots=True)
class Rendered:
    """`passage.text[start:end]` may be what a quote renders. `probability`, 0…1, that it means the same; `numbers`
    tells that the quote has a number that was not said there."""

    passage: Passage
    start: int
    end: int
    probability: float
    translation: bool
    numbers: bool


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

    @cached_property
    def _languages(self) -> dict[str, str | None]:
        return {source.id: source.language for source in self._index.sources}

    def nearest(self, quote: QuoteText, language: str | None) -> Rendered | None:
        """What was said that comes nearest to a quote in meaning, by anybody, in any language; None in an index without
        words."""
        text = quote.text[:_LONGEST]
        (asked,) = self._encoder.encode_questions([text])
        (whole,) = self._encoder.encode_passages([text])
        near = self._windows(self._passages(asked, whole), whole)
        if not near:
            return None
        said = self._encoder.encode_passages([window.text for window in near])
        rendering = Rendering(text, language, whole)
        found = (
            self._rendered(rendering, asked, window, encoding) for window, encoding in zip(near, said, strict=True)
        )
        return max(found, key=lambda one: one.probability)

    def _passages(self, asked: Encoding, whole: Encoding) -> list[int]:
        """The rows of the passages nearest to the quote, in each language: an encoder finds the quote's own nearer."""
        mean = whole.tokens.mean(0)  # as the vectors of sentences are made
        queries = np.stack([asked.pooled, whole.pooled, mean / np.linalg.norm(mean)])
        rows: dict[int, None] = {}
        for mask in self._index.by_language.values():
            _, found = self._index.dense.search(queries, _NEAREST, mask[self._index.owners])
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
            found[self._languages[passage.transcript]] += scored[:_A_PASSAGE]
        share = max(2, _ENCODED // max(1, len(found)))
        ranked = (sorted(near, key=lambda window: -window.score)[:share] for near in found.values())
        return [window for near in ranked for window in near]

    def _rendered(self, quote: Rendering, asked: Encoding, window: _Window, encoding: Encoding) -> Rendered:
        language = self._languages[window.passage.transcript]
        said = Rendering(window.text, language, encoding)
        translated = quote.language != language
        probability = self._paraphrasing.probability(nearness(quote, said, asked), translated=translated)
        heard = f"{window.passage.text}\n{window.passage.question or ''}"
        numbers = bool(_numbers(quote.text, quote.language) - _numbers(heard, language))
        return Rendered(window.passage, window.start, window.end, probability, translated, numbers)


def _scored(passage: Passage, spans: Spans, similarities: Matrix) -> Iterator[_Window]:
    for start, end in windows(passage.text):
        inside = (spans[:, 0] >= start) & (spans[:, 1] <= end)
        if inside.any() and similarities.shape[1] and len(words(passage.text[start:end])) >= _FEWEST:
            those = similarities[inside]
            yield _Window(passage, start, end, float(those.max(0).mean() + those.max(1).mean()) / 2)


def _numbers(text: str, language: str | None) -> set[str]:
    return {quantity.value for quantity in quantities(Wording(text), language)}
