"""Questions that lean on what came before in the same conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa.schema import Answer, Links


@dataclass(frozen=True, slots=True)
class Completion:
    """A question made whole: `question` is what is searched, and shown as "understood as"."""

    question: str


def completed(question: str, history: Sequence[Answer], link: Callable[[str], Links]) -> Completion | None:
    """The question completed from the conversation, None when it stands by itself."""
    del question, history, link
    return None
