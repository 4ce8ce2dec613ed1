"""The shipped lists of words that tell what a number counts, and what is no name."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((files("qa.figures") / "words.toml").read_text(encoding="utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """The folded words of a shipped list."""
    return frozenset(_lists()[name].split())
