"""What documents state of themselves, kept where it is worth keeping."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NO_TITLE = re.compile(
    r"(?:microsoft word\b.*|.*\.(?:docx?|odt|rtf|pdf|txt|html?|indd|pages)|(?:document|dokument|sans titre|untitled|"
    r"unbenannt|sin t[ií]tulo|"
    r"titre|title|presentation|unknown(?: title)?|normal|template|mod[eè]le)(?:[\s_-]*\d*)?|[\W\d_]*)",
    re.IGNORECASE,
)
_LONGEST = 250


def sensible_title(title: str | None) -> str | None:
    """A title that somebody gave; None for what programs fill in ("Microsoft Word - notes.doc", "Untitled")."""
    words = " ".join((title or "").split())
    return None if _NO_TITLE.fullmatch(words) or len(words) > _LONGEST else words


def left_out(words: Mapping[str, int]) -> list[str]:
    """The sentence about what holds words and is no speech, by what it is called; empty where nothing is left out."""
    held = [f"{kind} ({count} words)" for kind, count in words.items() if count]
    return [f"What is no speech was left out: {', '.join(held)}."] if held else []


def stated_language(code: str | None) -> str:
    """A language code of two letters; empty for English, which programs fill in for texts in any language."""
    language = (code or "").strip()[:2].lower()
    return language if language.isalpha() and language != "en" else ""
