"""A sentence-transformers model as the project's encoder: one forward pass gives token vectors and the pooled
vector."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from torch.nn.functional import normalize
from transformers.utils import logging as transformers_logging

from qa.encode.unpack import LAYERS
from qa.errors import EncoderError
from qa.schema import Encoding, Matrix, Progress, Spans

TOKENS_PER_BATCH = 512  # more is no faster on two cores, and every layer of a batch is in memory at once
_QUESTION_PROMPTS = ("query", "question")
_PASSAGE_PROMPTS = ("document", "passage", "corpus")


class TransformerEncoder:
    """Any transformer that sentence-transformers can load, on the CPU, with its own prompts (`query: `, `passage: `).

    Questions are encoded in 32-bit floats; passages in bfloat16 where the processor multiplies it natively.
    """

    def __init__(self, model: str, *, name: str | None = None, fingerprint: str | None = None) -> None:
        """Loads `model`, a folder or a name; the fingerprint, where none is given, is taken of its weights. Raises
        `EncoderError` when it cannot be loaded, or gives no token vectors."""
        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            self._model = SentenceTransformer(model, device="cpu", model_kwargs={"dtype": torch.float32})
        except Exception as error:
            raise EncoderError(
                f"the encoder {model!r} cannot be loaded by sentence-transformers "
                f"({type(error).__name__}); check --model (or QA_MODEL): a folder, or a model already downloaded"
            ) from error
        self._model.eval()
        if transformer := self._model.transformers_model:
            transformer.config.output_hidden_states = True
        if not getattr(self._model.tokenizer, "is_fast", False):
            raise EncoderError(f"the encoder {model!r} has no fast tokenizer, so words cannot be traced to its tokens")
        self.name = name or model
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self._question_prompt = self._prompt(_QUESTION_PROMPTS)
        self._passage_prompt = self._prompt(_PASSAGE_PROMPTS)
        self.fingerprint = fingerprint or self._fingerprint()

    def encode_questions(self, texts: Sequence[str]) -> list[Encoding]:
        """The encodings of questions, in the order given; what is beyond the model's length limit is cut off."""
        return self._encode_all(texts, self._question_prompt)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """The encodings of passages, in the order given."""
        native = torch.ops.mkldnn._is_mkldnn_bf16_supported()
        with torch.autocast("cpu", torch.bfloat16) if native else nullcontext():
            return self._encode_all(texts, self._passage_prompt, progress)

    def _encode_all(self, texts: Sequence[str], prompt: str, progress: Progress | None = None) -> list[Encoding]:
        """Encodes in batches of like length, so that little is spent on padding."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        encodings: dict[int, Encoding] = {}
        for batch in _batches(order, texts):
            encodings |= zip(batch, self._encode([texts[i] for i in batch], prompt), strict=True)
            if progress:
                progress(len(encodings), len(texts))
        return [encodings[i] for i in range(len(texts))]

    def _prompt(self, names: Sequence[str]) -> str:
        prompts = self._model.prompts
        return next((prompt for name in names if (prompt := prompts.get(name))), "")

    def _fingerprint(self) -> str:
        digest = hashlib.sha256()
        prompts = [self._question_prompt, self._passage_prompt]
        digest.update(json.dumps([self.dimension, self._model.max_seq_length, prompts, LAYERS]).encode())
        digest.update(str(self._model).encode())
        for name, tensor in sorted(self._model.state_dict().items()):
            sample = tensor.flatten()[:: max(1, tensor.numel() // 1024)].float().numpy()
            digest.update(name.encode() + sample.tobytes())
        return digest.hexdigest()

    def _encode(self, texts: Sequence[str], prompt: str) -> list[Encoding]:
        features = self._model.tokenizer(
            [prompt + text for text in texts],
            padding=True,
            truncation=True,
            max_length=self._model.max_seq_length,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
            return_tensors="pt",
        )
        offsets = features.pop("offset_mapping").numpy().astype(np.int32) - len(prompt)
        special = features.pop("special_tokens_mask").numpy().astype(bool)
        with torch.inference_mode():
            output: dict[str, Any] = self._model(dict(features))
        pooled = normalize(output["sentence_embedding"].float(), dim=-1).numpy()
        tokens = self._tokens(output)
        encodings = []
        for i, text in enumerate(texts):
            spans = _trimmed(text, offsets[i])
            kept = ~special[i] & (spans[:, 1] > spans[:, 0])
            encodings.append(Encoding(pooled[i], tokens[i][kept], spans[kept]))
        return encodings

    def _tokens(self, output: dict[str, Any]) -> Matrix:
        layers = output.get("all_layer_embeddings")
        if not layers:
            raise EncoderError(f"the encoder {self.name!r} gives no token vectors; choose a transformer model")
        weighed = [weight * normalize(layers[i].float(), dim=-1) for i, weight in LAYERS[: len(layers)]]
        return np.asarray(normalize(torch.stack(weighed).sum(0), dim=-1).numpy(), np.float32)


def _trimmed(text: str, spans: Spans) -> Spans:
    """The spans without the white space that a tokenizer of SentencePiece kind counts to the following word."""
    starts = [start + (len(text[start:end]) - len(text[start:end].lstrip())) for start, end in spans.clip(0)]
    return np.column_stack([np.asarray(starts, np.int32), spans[:, 1]]).astype(np.int32)


def _batches(order: Sequence[int], texts: Sequence[str]) -> Iterator[list[int]]:
    """Runs of `order`, each of about `TOKENS_PER_BATCH` tokens when padded (a token is about four characters)."""
    batch: list[int] = []
    for i in order:
        if batch and (len(batch) + 1) * (len(texts[i]) // 4 + 8) > TOKENS_PER_BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
