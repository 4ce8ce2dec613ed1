"""Is it the same thing? A logistic regression for each case, the same language and another, learned with whatever
encoder is in use from the shipped pairs."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np

from qa.paraphrases.nearness import FEATURES, Features, Rendering, nearness, windows
from qa.paraphrases.pairs import Pair, pairs
from qa.schema import Encoder, Encoding


@dataclass(frozen=True, slots=True)
class Paraphrasing:
    """The weights of the features, and last the intercept, for a quote in the language of what was said, and for one in
    another; each has one number more than there are features."""

    same: tuple[float, ...]
    cross: tuple[float, ...]

    def probability(self, features: Features, *, translated: bool) -> float:
        """How likely the quote means what was said, 0…1."""
        *weights, intercept = self.cross if translated else self.same
        return float(1 / (1 + np.exp(-(features @ np.asarray(weights) + intercept))))

    def as_dict(self) -> dict[str, list[float]]:
        """The weights as JSON has them."""
        return {"same": list(self.same), "cross": list(self.cross)}

    @classmethod
    def read(cls, weights: dict[str, list[float]]) -> Paraphrasing:
        """What `as_dict` gave."""
        return cls(tuple(weights["same"]), tuple(weights["cross"]))


@dataclass(frozen=True, slots=True)
class _Quote:
    """One side of a pair, encoded: as what was said is, and as a question."""

    pair: Pair
    rendering: Rendering
    asked: Encoding


_FITTED: dict[str, Paraphrasing] = {}


def learned(encoder: Encoder) -> Paraphrasing:
    """The regression for this encoder: shipped for the default one (`python -m benchmarks.paraphrases` makes it), for
    any other fitted once in a process, which takes half a minute with a model of that size."""
    if encoder.fingerprint not in _FITTED:
        shipped = tomllib.loads((files("qa.paraphrases") / "learned.toml").read_text(encoding="utf-8"))
        weights = shipped.get(encoder.fingerprint)
        _FITTED[encoder.fingerprint] = Paraphrasing.read(weights) if weights else fitted(encoder)
    return _FITTED[encoder.fingerprint]


def fitted(encoder: Encoder, shipped: Sequence[Pair] | None = None) -> Paraphrasing:
    """What the shipped pairs teach with this encoder.

    Positives: faithful quotes, each against the sentences that it renders. Negatives: quotes that claim something else
    about the same thing, and faithful quotes against what else was said that is nearest to them.
    """
    shipped = pairs() if shipped is None else shipped
    said = _encoded_windows(encoder, shipped)
    texts = [pair.quote for pair in shipped]
    encodings = zip(shipped, encoder.encode_passages(texts), encoder.encode_questions(texts), strict=True)
    quotes = [
        _Quote(pair, Rendering(pair.quote, pair.quote_language, whole), asked) for pair, whole, asked in encodings
    ]
    rows: dict[bool, list[tuple[Features, bool]]] = {True: [], False: []}
    for quote in quotes:
        translated = quote.pair.language != quote.pair.quote_language
        rows[translated].append((_best(quote, said[quote.pair.said]), quote.pair.same))
        others = [one for text, found in said.items() for one in found if text != quote.pair.said]
        others = [one for one in others if one.language == quote.pair.language]
        if quote.pair.same and others:
            rows[translated].append((_best(quote, others), False))
    return Paraphrasing(_weights(rows[False]), _weights(rows[True]))


def _encoded_windows(encoder: Encoder, shipped: Sequence[Pair]) -> dict[str, list[Rendering]]:
    """The runs of sentences of everything said, by the whole of it."""
    languages = {pair.said: pair.language for pair in shipped}
    spans = [(text, start, end) for text in languages for start, end in windows(text)]
    encodings = encoder.encode_passages([text[start:end] for text, start, end in spans])
    found: dict[str, list[Rendering]] = {text: [] for text in languages}
    for (text, start, end), encoding in zip(spans, encodings, strict=True):
        found[text].append(Rendering(text[start:end], languages[text], encoding))
    return found


def _best(quote: _Quote, said: Sequence[Rendering]) -> Features:
    """The features of a quote and the nearest of these by their pooled vectors."""
    pooled = np.stack([one.encoding.pooled for one in said])
    closeness = pooled @ quote.asked.pooled + pooled @ quote.rendering.encoding.pooled
    return nearness(quote.rendering, said[int(np.argmax(closeness))], quote.asked)


def _weights(rows: Sequence[tuple[Features, bool]]) -> tuple[float, ...]:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only a build needs it; it takes a second to import
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    features, same = np.stack([row for row, _ in rows]), [is_same for _, is_same in rows]
    model: Any = make_pipeline(StandardScaler(), LogisticRegression(class_weight="balanced")).fit(features, same)
    scaler, regression = model[0], model[1]
    weights = regression.coef_[0] / scaler.scale_
    intercept = float(regression.intercept_[0] - weights @ scaler.mean_)
    assert len(weights) == len(FEATURES)  # noqa: S101 - one weight a feature
    return (*weights.tolist(), intercept)
