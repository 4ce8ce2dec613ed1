"""How French sets its punctuation."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

_WORDS = TypeVar("_WORDS")
_UNBROKEN = re.compile(" (?=[:;?!»])|(?<=«) ")


def french(words: _WORDS) -> _WORDS:
    """Words of our own, in a text or in all fields of a record, with spaces that do not break where French has a space
    before or after punctuation."""
    return _set(words)  # type: ignore[no-any-return]


def _set(words: Any) -> Any:
    if isinstance(words, str):
        return _UNBROKEN.sub("\N{NO-BREAK SPACE}", words)
    if isinstance(words, dict):
        return {key: _set(text) for key, text in words.items()}
    if is_dataclass(words) and not isinstance(words, type):
        return replace(words, **{field.name: _set(getattr(words, field.name)) for field in fields(words)})
    return words
