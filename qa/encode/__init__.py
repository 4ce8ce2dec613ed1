"""Text → token vectors and a pooled vector. The only importer of sentence-transformers."""

import os

from qa.config import DEFAULT_MODEL, Settings, go_offline
from qa.encode.unpack import unpacked
from qa.schema import Encoder

__all__ = ["load_encoder"]


def load_encoder(settings: Settings) -> Encoder:
    """The encoder that the settings name; the default one is unpacked on first use. Raises `EncoderError`."""
    go_offline()
    # How long idle threads spin for more work. By default so long that two processes on two cores starve each other.
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
    folder = unpacked(settings.cache) if settings.model == DEFAULT_MODEL else None
    from qa.encode.transformer import TransformerEncoder  # noqa: PLC0415 - torch takes seconds to import

    return TransformerEncoder(str(folder or settings.model), name=settings.model)
