"""Stems of words: one for all forms of a word, by Snowball's rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import Stemmer

_STEMMERS = {"fr": "french", "en": "english", "de": "german", "es": "spanish", "it": "italian", "pt": "portuguese"}


@cache
def _stemmer(language: str | None) -> Stemmer.Stemmer | None:
    return Stemmer.Stemmer(_STEMMERS[language]) if language in _STEMMERS else None


def stems(words: Sequence[str], language: str | None) -> list[str]:
    """The stem of each word, in order; none at all where the language (ISO 639-1) has no stemmer.

    Accents make a difference: fold the words, or do not, but always alike.
    """
    stemmer = _stemmer(language)
    return list(stemmer.stemWords(words)) if stemmer else []
