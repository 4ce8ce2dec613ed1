"""Whether a text can be asked at all."""

from __future__ import annotations

import unicodedata

from qa.errors import QuestionError
from qa.text import words

LONGEST_QUESTION = 2000
"""Characters. The encoder reads some 500 words; what is longer is a text, not a question."""


def checked(question: str) -> str:
    """The question without control characters. Raises `QuestionError` for one without words, or too long."""
    text = "".join(c for c in question if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs")).strip()
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(text):,} characters, {LONGEST_QUESTION:,} are the limit: ask one thing at a time"
        )
    if not words(text):
        raise QuestionError("the question is empty, or has no words in it; ask in words")
    return text
