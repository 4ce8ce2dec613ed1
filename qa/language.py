"""Which language a text is in: py3langid, restricted to what may reasonably be asked or spoken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import py3langid

from qa.text import fold

_ALWAYS = frozenset({"en", "fr"})


def language_of(text: str, languages: Iterable[str | None]) -> str:
    """The ISO 639-1 code of a question's language: among those given and French and English where it is written in
    Latin letters, among all that are known where it is not."""
    ranked = [str(language) for language, _ in py3langid.rank(text)]
    among = _ALWAYS | set(languages) if _in_latin_letters(text) else {code for code in ranked if len(code) == 2}
    return next(language for language in ranked if language in among)


def _in_latin_letters(text: str) -> bool:
    """Whether most letters are Latin: a sign (µ, º) or a foreign name among them changes nothing."""
    letters = [character for character in fold(text) if character.isalpha()]
    return 2 * sum("LATIN" in unicodedata.name(letter, "LATIN") for letter in letters) >= len(letters)
