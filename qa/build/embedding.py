"""Texts → the vectors of one transcript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from qa.build.parts import Part, tokens_name, vectors_name
from qa.dense import Halves
from qa.foreign import general_questions
from qa.passages import Framed
from qa.schema import Asking, Encoder, Encoding, Progress, Spans, Vector
from qa.text import sentences
from qa.tokens import Codes, Quantiser, TokenPart


def fitted_quantiser(encoder: Encoder) -> Quantiser:
    """Fitted on a sample that does not depend on the corpus, so that an index does not depend on its history."""
    sample = encoder.encode_passages(list(general_questions()))
    return Quantiser.fitted(np.concatenate([encoding.tokens for encoding in sample]))


def embed(
    folder: Path,
    digest: str,
    frames: Sequence[Framed],
    asked: Sequence[Asking],
    *,
    encoder: Encoder,
    quantiser: Quantiser,
    progress: Progress | None,
) -> None:
    """Writes what the encoder makes of one transcript to its parts in `folder`. Each transcript is encoded by itself,
    so that its vectors do not depend on what else is new. Raises `OSError` when they cannot be written."""
    encodings = encoder.encode_passages([frame.text for frame in frames], progress)
    spans = [_in_passage(frame, encoding.spans) for frame, encoding in zip(frames, encodings, strict=True)]
    found: list[Vector] = []
    owners: list[int] = []
    for number, (frame, encoding) in enumerate(zip(frames, encodings, strict=True)):
        for vector in _sentences(frame, encoding, spans[number]):
            found.append(vector)
            owners.append(number)
    codes: Iterator[tuple[Codes, Spans]] = (
        (quantiser.encoded(encoding.tokens), places) for encoding, places in zip(encodings, spans, strict=True)
    )
    sizes = TokenPart.write(folder / tokens_name(digest), codes, encoder.dimension // 2)
    questions = [encoding.pooled for encoding in encoder.encode_questions([asking.read for asking in asked])]
    Part(
        pooled=_halves([encoding.pooled for encoding in encodings], encoder.dimension),
        sentences=_halves(found, encoder.dimension),
        owners=np.asarray(owners, np.int32),
        askings=np.asarray(questions, np.float32).reshape(-1, encoder.dimension),
        sizes=np.asarray(sizes, np.int32),
    ).write(folder / vectors_name(digest))


def _in_passage(frame: Framed, spans: Spans) -> Spans:
    """Where the tokens lie in the passage itself; -1 for those of the frame."""
    return np.where(spans >= frame.offset, spans - frame.offset, -1).astype(np.int32)


def _sentences(frame: Framed, encoding: Encoding, spans: Spans) -> Iterator[Vector]:
    """One vector for each sentence of a passage that has tokens: their mean."""
    for start, end in sentences(frame.passage.text):
        inside = (spans[:, 0] >= start) & (spans[:, 1] <= end)
        if inside.any():
            mean = encoding.tokens[inside].mean(0)
            yield mean / np.linalg.norm(mean)


def _halves(vectors: Sequence[Vector], dimension: int) -> Halves:
    return np.asarray(vectors, np.float16).reshape(-1, dimension)
