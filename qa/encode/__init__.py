"""Text → token vectors and a pooled vector. The only importer of sentence-transformers."""

from qa.config import DEFAULT_MODEL, Settings, go_offline
from qa.encode.unpack import unpacked
from qa.schema import Encoder

__all__ = ["load_encoder"]


def load_encoder(settings: Settings) -> Encoder:
    """The encoder that the settings name; the default one is unpacked on first use. Raises `EncoderError`."""
    go_offline()
    from qa.encode.transformer import TransformerEncoder  # noqa: PLC0415 - torch takes seconds to import

    if settings.model == DEFAULT_MODEL:
        return TransformerEncoder(str(unpacked(settings.cache)), name=DEFAULT_MODEL)
    return TransformerEncoder(settings.model)
