"""Prompts in bold that alternate with plain answers, where few of them end in a question mark."""

from __future__ import annotations

from collections.abc import Sequence

from qa.formats.plain.asking import ENDS_ASKING, is_personal, speaks_to
from qa.text.layout import Span, is_sentence

_FEWEST = 3
_MARKS = "*_ \u00a0\u202f"


def prompting(text: str, spans: Sequence[Span], bold: Sequence[Span]) -> list[Span]:
    """The paragraphs set off in bold, where they prompt one who answers in plain type; else empty.

    They do where each stands alone before an answer, where they are sentences and not subheads, one asks at least, one
    in two asks or speaks to somebody, and the answers are somebody's own.
    """
    if len(bold) < _FEWEST:
        return []
    marked = set(bold)
    body = spans[spans.index(bold[0]) :]
    answers = [span.of(text) for span in body if span not in marked]
    alone = all(
        here not in marked or after not in marked for here, after in zip(body, [*body[1:], body[0]], strict=True)
    )
    words = [span.of(text).strip(_MARKS) for span in bold]
    whole = 3 * sum(map(is_sentence, words)) >= 2 * len(words)
    asked = sum(ENDS_ASKING.search(said) is not None for said in words)
    spoken = sum(map(speaks_to, words))
    if alone and whole and asked and 2 * spoken >= len(words) and is_personal(answers):
        return list(bold)
    return []
