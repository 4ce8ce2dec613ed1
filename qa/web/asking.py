"""From what stands in the page's controls to an answered conversation; no exception leaves this module."""

from __future__ import annotations

from dataclasses import dataclass

from qa.errors import QAError
from qa.schema import Filters, Role
from qa.web.conversation import Conversation
from qa.web.site.defects import log_defect
from qa.web.site.library import Library
from qa.web.strings import strings_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the page's controls say besides the question; an empty string means no restriction."""

    speaker: str = ""
    source: str = ""
    role: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    k: int = 5

    @property
    def filters(self) -> Filters:
        """The restrictions, as the engine takes them."""
        return Filters(
            speaker=self.speaker or None,
            source=self.source or None,
            role=Role(self.role) if self.role else None,
            language=self.language or None,
            since=(self.since or "").strip() or None,
            until=(self.until or "").strip() or None,
        )


def complete(library: Library, conversation: Conversation, choices: Choices, language: str) -> Conversation:
    """The conversation with its waiting question answered, or with one sentence in `language` that says why not."""
    question = conversation.open_question
    if question is None:
        return conversation
    try:
        history = conversation.history
        return conversation.answered(
            library.engine.ask(question, k=int(choices.k), filters=choices.filters, history=history)
        )
    except QAError as error:
        return conversation.failed(str(error))
    except Exception as error:  # noqa: BLE001, RUF100 - whatever it is, the reader gets a sentence and the page goes on
        log_defect("asking", error)
        return conversation.failed(strings_in(language).defect)
