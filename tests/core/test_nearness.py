"""How near a quote is in meaning: worked out by hand, and what is learned from the shipped pairs."""

from __future__ import annotations

import json
import math
from itertools import pairwise

import numpy as np
import pytest
from fakes import FakeEncoder

from qa.encode.unpack import FINGERPRINT
from qa.paraphrases import FEATURES, Paraphrasing, Rendering, fitted, learned, nearness, pairs, windows
from qa.paraphrases import model as paraphrase_model
from qa.schema import Encoder, Encoding
from qa.text import sentences

ONE, TWO, THREE, FOUR = np.eye(4, dtype=np.float32)
ONES = Paraphrasing((1, 0, 0, 0, 0, -0.5), (0, 0, 0, 1, 0, 0))


def encoded(text: str, *tokens: object, pooled: object = ONE) -> Encoding:
    """The encoding of a text whose words have these vectors."""
    spans, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    vectors = np.asarray(tokens, np.float32).reshape(len(tokens), 4)
    return Encoding(np.asarray(pooled, np.float32), vectors, np.asarray(spans, np.int32).reshape(-1, 2))


def features(quote: Encoding, quoted: str, said: Encoding, heard: str, asked: object = ONE) -> dict[str, float]:
    one, other = Rendering(quoted, "en", quote), Rendering(heard, "en", said)
    question = Encoding(np.asarray(asked, np.float32), quote.tokens, quote.spans)
    return dict(zip(FEATURES, nearness(one, other, question).tolist(), strict=True))


def test_the_features_are_those_worked_out_by_hand() -> None:
    quote = encoded("goats wheel", ONE, 0.6 * TWO + 0.8 * THREE)
    said = encoded("goats cheese", ONE, TWO, pooled=0.5 * ONE)
    found = features(quote, "goats wheel", said, "goats cheese")
    assert found == pytest.approx(
        {"unsaid": 0.6, "unsaid, worst half": 0.6, "unquoted": 0.6, "pooled": 0.5, "late interaction": 0.8}
    )


def test_the_worst_half_of_what_was_not_said_counts_by_itself() -> None:
    quote = encoded("wheel cellar salt", 0.9 * ONE, 0.5 * ONE, 0.1 * ONE)
    said = encoded("cheese", ONE)
    found = features(quote, "wheel cellar salt", said, "cheese")
    assert found["unsaid"] == pytest.approx(0.5)
    assert found["unsaid, worst half"] == pytest.approx(0.3)
    assert found["unquoted"] == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("quoted", "heard"),
    [
        ("goats", "Goats"),
        ("the goats", "goats are"),
        ("cheeses", "cheese"),
        ("salted", "salting"),
        ("42 goats", "goats 42"),
    ],
)
def test_words_that_were_said_in_any_form_and_words_that_say_little_do_not_count(quoted: str, heard: str) -> None:
    one = encoded(quoted, *[ONE] * len(quoted.split()))
    other = encoded(heard, *[ONE] * len(heard.split()))
    found = features(one, quoted, other, heard)
    assert found["unsaid"] == found["unquoted"] == pytest.approx(0.97)


def test_a_number_that_was_not_said_counts() -> None:
    quote, said = encoded("7 goats", FOUR, ONE), encoded("8 goats", THREE, ONE)
    found = features(quote, "7 goats", said, "8 goats")
    assert (found["unsaid"], found["unquoted"]) == (0.0, 0.0)


def test_a_text_without_tokens_is_near_nothing() -> None:
    nothing, something = encoded(""), encoded("goats", ONE)
    assert set(features(nothing, "", something, "goats").values()) == {0.0}
    assert set(features(something, "goats", nothing, "").values()) == {0.0}


def test_windows_are_the_runs_of_one_to_three_sentences() -> None:
    text = "One is here. Two is there. Three is gone. Four is back."
    found = [text[start:end] for start, end in windows(text)]
    one, two, three, four = (text[slice(*span)] for span in sentences(text))
    assert found == [
        *(one, two, three, four),
        *(f"{a} {b}" for a, b in pairwise((one, two, three, four))),
        *(f"{one} {two} {three}", f"{two} {three} {four}"),
    ]


@pytest.mark.parametrize(("text", "count"), [("", 0), ("  ", 0), ("One.", 1), ("One is. Two is.", 3)])
def test_short_texts_have_few_windows(text: str, count: int) -> None:
    assert len(list(windows(text))) == count


def test_the_probability_is_the_logistic_of_the_weighted_features() -> None:
    values = np.asarray([0.5, 0, 0, 2.0, 0])
    assert ONES.probability(values, translated=False) == pytest.approx(0.5)
    assert ONES.probability(values, translated=True) == pytest.approx(1 / (1 + math.exp(-2)))


def test_what_was_learned_survives_json() -> None:
    assert Paraphrasing.read(json.loads(json.dumps(ONES.as_dict()))) == ONES


def test_the_default_encoder_comes_with_what_it_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paraphrase_model, "_FITTED", {})
    encoder = FakeEncoder(fingerprint=FINGERPRINT)
    found = learned(encoder)
    assert len(found.same) == len(found.cross) == len(FEATURES) + 1
    assert encoder.passages == encoder.questions == []


def test_any_other_encoder_learns_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paraphrase_model, "_FITTED", {})
    encoder = FakeEncoder(fingerprint="another")
    first = learned(encoder)
    count = len(encoder.passages)
    assert count > len(pairs())
    assert learned(FakeEncoder(fingerprint="another")) == learned(encoder) == first
    assert len(encoder.passages) == count


def test_what_is_learned_depends_on_nothing_but_the_pairs_and_the_encoder() -> None:
    few = pairs()[:48]
    one, other = fitted(FakeEncoder(), few), fitted(FakeEncoder(), few)
    assert one == other
    assert one != fitted(FakeEncoder(fingerprint="0ther"), few)
    assert one.same != one.cross
    assert all(math.isfinite(weight) for weight in (*one.same, *one.cross))


@pytest.mark.encoder
def test_the_shipped_weights_are_those_that_the_default_encoder_learns(real_encoder: Encoder) -> None:
    shipped, found = learned(real_encoder), fitted(real_encoder)
    assert found.same == pytest.approx(shipped.same, rel=0.02, abs=0.05)
    assert found.cross == pytest.approx(shipped.cross, rel=0.02, abs=0.05)
