"""Which language a text is in: py3langid, restricted to what may reasonably be asked or spoken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import py3langid

_ALWAYS = frozenset({"en", "fr"})


def language_of(text: str, languages: Iterable[str | None]) -> str:
    """The ISO 639-1 code of a question's language: among those given and French and English where it is written in
    Latin letters, among all that are known where it is not."""
    ranked = [str(language) for language, _ in py3langid.rank(text)]
    if any(character.isalpha() and "LATIN" not in unicodedata.name(character, "LATIN") for character in text):
        return ranked[0]
    among = _ALWAYS | set(languages)
    return next(language for language in ranked if language in among)
