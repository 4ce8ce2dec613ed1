"""Why a question is not answered, and what to do next, in words."""

from __future__ import annotations

from qa.render.words import Words
from qa.schema import Answer, Reason


def unanswered_words(answer: Answer, words: Words) -> tuple[str, str]:
    """Why the question is not answered, as a heading, and what to do, in one or two sentences."""
    if answer.reason is Reason.OUTSIDE:
        return words.outside, words.outside_note
    if answer.reason is Reason.FILTERED:
        return words.narrowed, words.narrowed_note
    return words.unanswered, words.unanswered_note if answer.hits else words.nothing
