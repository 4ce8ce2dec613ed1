"""Text → token vectors and a pooled vector. The only importer of sentence-transformers."""

import os
from collections.abc import Sequence
from functools import cached_property

from qa.config import DEFAULT_MODEL, Settings, go_offline
from qa.encode.unpack import DIMENSION, FINGERPRINT, unpacked
from qa.schema import Encoder, Encoding, Progress

__all__ = ["encoder_when_needed", "load_encoder"]


def load_encoder(settings: Settings) -> Encoder:
    """The encoder that the settings name; the default one is unpacked on first use. Raises `EncoderError`."""
    go_offline()
    # How long idle threads spin for more work. By default so long that two processes on two cores starve each other.
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
    default = settings.model == DEFAULT_MODEL
    folder = unpacked(settings.cache) if default else None
    from qa.encode.transformer import TransformerEncoder  # noqa: PLC0415 - torch takes seconds to import

    return TransformerEncoder(
        str(folder or settings.model), name=settings.model, fingerprint=FINGERPRINT if default else None
    )


def encoder_when_needed(settings: Settings) -> Encoder:
    """The same, but the default encoder is only loaded once there is something to encode."""
    return _WhenNeeded(settings) if settings.model == DEFAULT_MODEL else load_encoder(settings)


class _WhenNeeded:
    """The default encoder, known by its name and fingerprint, loaded at its first text."""

    name, fingerprint, dimension = DEFAULT_MODEL, FINGERPRINT, DIMENSION

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def _loaded(self) -> Encoder:
        return load_encoder(self._settings)

    def encode_questions(self, texts: Sequence[str]) -> list[Encoding]:
        """As `Encoder.encode_questions`."""
        return self._loaded.encode_questions(texts)

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> list[Encoding]:
        """As `Encoder.encode_passages`."""
        return self._loaded.encode_passages(texts, progress)
