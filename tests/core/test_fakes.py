"""The fake encoder keeps the promises of its docstring, on which the other tests lean."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import FakeEncoder
from hypothesis import given
from hypothesis import strategies as st


def test_the_same_text_is_always_the_same() -> None:
    one, other = FakeEncoder().encode_passages(["Storms came."] * 2)
    (question,) = FakeEncoder().encode_questions(["Storms came."])
    for encoding in (other, question):
        assert np.array_equal(one.pooled, encoding.pooled)
        assert np.array_equal(one.tokens, encoding.tokens)


def test_texts_that_share_words_are_nearer() -> None:
    near, text, far = FakeEncoder().encode_passages(["the STORMS we had", "storms came", "goats ate cheese"])
    assert near.pooled @ text.pooled > 0.4 > far.pooled @ text.pooled


def test_words_that_begin_alike_mean_alike() -> None:
    singular, plural = FakeEncoder().encode_passages(["Entreprise", "entreprises"])
    assert singular.pooled @ plural.pooled == pytest.approx(1)


def test_another_fingerprint_draws_other_directions() -> None:
    (one,), (other,) = FakeEncoder().encode_passages(["sea"]), FakeEncoder(fingerprint="0e").encode_passages(["sea"])
    assert abs(one.pooled @ other.pooled) < 0.6


def test_what_was_encoded_is_kept_and_progress_is_told() -> None:
    encoder, told = FakeEncoder(name="x", dimension=8), list[tuple[int, int]]()
    encoder.encode_passages(["a", "b"], lambda done, total: told.append((done, total)))
    encoder.encode_questions(["c"])
    assert (encoder.passages, encoder.questions, told) == (["a", "b"], ["c"], [(1, 2), (2, 2)])


@given(st.text(max_size=40))
def test_spans_are_words_and_vectors_have_unit_length(text: str) -> None:
    (encoding,) = FakeEncoder(dimension=8).encode_passages([text])
    assert encoding.pooled.shape == (8,)
    assert np.linalg.norm(encoding.pooled) == pytest.approx(1, abs=1e-4)
    assert np.allclose(np.linalg.norm(encoding.tokens, axis=1), 1, atol=1e-4)
    assert len(encoding.tokens) == len(encoding.spans)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in encoding.spans)
