"""Any other model that sentence-transformers can load, by its path; and those that it cannot, or that are of no use."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import HARBOUR, no_network, refused, write_corpus
from tokenizers import Tokenizer
from tokenizers.models import WordLevel, WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import BertProcessing

from qa.build import build
from qa.config import Settings
from qa.encode import load_encoder
from qa.engine import Engine
from qa.errors import EncoderError
from qa.schema import Encoder

pytestmark = pytest.mark.encoder

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SPECIAL = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
UNKNOWN = {"unk_token": SPECIAL["unk_token"]}
PIECES = [*SPECIAL.values(), *LETTERS, *".?,:", *(f"##{letter}" for letter in LETTERS)]


def random_bert(folder: Path, seed: int) -> Path:
    """A tiny BERT of random weights with a tokenizer of letters, as a folder that transformers reads."""
    transformers: Any = import_module("transformers")
    import_module("torch").manual_seed(seed)
    config = transformers.BertConfig(
        vocab_size=len(PIECES), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=128,
    )  # fmt: skip
    transformers.BertModel(config).save_pretrained(folder)
    tokenizer = Tokenizer(WordPiece({piece: number for number, piece in enumerate(PIECES)}, **UNKNOWN))
    tokenizer.normalizer, tokenizer.pre_tokenizer = BertNormalizer(), BertPreTokenizer()
    tokenizer.post_processor = BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    fast = transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=128, **SPECIAL)
    fast.save_pretrained(folder)
    return folder


def load(model: Path | str, cache: Path) -> Encoder:
    with no_network():
        return load_encoder(Settings(model=str(model), cache=cache))


def test_another_model_loads_by_its_path_and_answers(tmp_path: Path) -> None:
    encoder = load(random_bert(tmp_path / "bert", 1), tmp_path / "cache")
    assert (encoder.name, encoder.dimension) == (str(tmp_path / "bert"), 16)
    assert not (tmp_path / "cache").exists()
    (encoding,) = encoder.encode_questions(["abc de?"])
    assert ["abc de?"[start:end] for start, end in encoding.spans] == ["a", "b", "c", "d", "e", "?"]
    assert np.allclose(np.linalg.norm(encoding.tokens, axis=1), 1, atol=1e-5)
    build(write_corpus(tmp_path, {"harbour.txt": HARBOUR}), tmp_path / "index", encoder)
    engine = Engine.open(tmp_path / "index", encoder)
    assert len(engine.ask("Who rebuilt the lighthouse?").hits) == 3
    engine.close()


def test_a_fingerprint_is_of_the_weights_and_not_of_the_place(tmp_path: Path) -> None:
    made = {"a": 1, "b": 1, "c": 2}
    one, same, other = (load(random_bert(tmp_path / name, seed), tmp_path) for name, seed in made.items())
    assert one.fingerprint == same.fingerprint != other.fingerprint


@pytest.mark.parametrize("model", ["no/such-model", "./nowhere", "/no/such/folder", "x" * 100])
def test_a_model_that_is_not_there_is_one_clear_sentence(tmp_path: Path, model: str) -> None:
    with refused(EncoderError, r"cannot be loaded.*--model \(or QA_MODEL\)"):
        load(model, tmp_path)


def test_a_folder_that_is_no_model_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with refused(EncoderError, "cannot be loaded"):
        load(tmp_path, tmp_path)


def test_a_model_without_token_vectors_is_refused(tmp_path: Path) -> None:
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, "sea": 1}, **UNKNOWN))
    library: Any = import_module("sentence_transformers")
    modules: Any = import_module("sentence_transformers.sentence_transformer.modules")
    words = modules.StaticEmbedding(tokenizer, embedding_dim=8)
    library.SentenceTransformer(modules=[words], device="cpu").save(str(tmp_path))
    with refused(EncoderError, "tokenizer|token vectors"):
        load(tmp_path, tmp_path).encode_questions(["sea"])
