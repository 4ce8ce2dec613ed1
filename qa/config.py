"""Settings, read from the environment when asked for, never at import."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from qa.errors import ConfigError

DEFAULT_MODEL = "multilingual-e5-small"
DEFAULT_URL = "http://127.0.0.1:7860"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment decides: `model` (QA_MODEL), a name or folder; `cache` (QA_CACHE), for the unpacked
    encoder; `url` (QA_URL), where readers reach the page, for permalinks."""

    model: str
    cache: Path
    url: str = DEFAULT_URL


def settings(model: str | None = None) -> Settings:
    """The settings of this process; `model`, where given, goes over QA_MODEL."""
    cache = os.environ.get("QA_CACHE")
    return Settings(
        model=model or os.environ.get("QA_MODEL") or DEFAULT_MODEL,
        cache=Path(cache).expanduser() if cache else user_cache_path("interview-qa"),
        url=_address(os.environ.get("QA_URL") or DEFAULT_URL),
    )


def _address(url: str) -> str:
    if not url.startswith(("http://", "https://")) or any(c.isspace() or c in "?#" for c in url):
        raise ConfigError(f"QA_URL is {url!r}; give the address of the page, as in {DEFAULT_URL}")
    return url.rstrip("/")


def go_offline() -> None:
    """Forbids every library of this process to reach a model hub or to report usage. Call it before importing them."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK"):
        os.environ[name] = "1"
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # forking after use warns on stderr, and one question gains nothing
