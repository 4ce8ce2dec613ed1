"""From what stands in the page's controls to an answered conversation; no exception leaves this module."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass

from qa.errors import QAError
from qa.render import context_html, verbatim
from qa.schema import Filters, Role
from qa.web.conversation import Conversation
from qa.web.interviews import Interviews
from qa.web.strings import strings_in

_log = logging.getLogger(__name__)


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


def complete(interviews: Interviews, conversation: Conversation, choices: Choices, language: str) -> Conversation:
    """The conversation with its waiting question answered, or with one sentence in `language` that says why not."""
    question = conversation.open_question
    if question is None:
        return conversation
    try:
        history = conversation.history
        return conversation.answered(
            interviews.ask(question, k=int(choices.k), filters=choices.filters, history=history)
        )
    except QAError as error:
        return conversation.failed(str(error))
    except Exception as error:  # noqa: BLE001, RUF100 - whatever it is, the reader gets a sentence and the page goes on
        log_defect("asking", error)
        return conversation.failed(strings_in(language).defect)


def context(interviews: Interviews, request: dict[str, str | int]) -> str:
    """The HTML of the turns around a passage; `request` has the `data-` attributes of its card, as strings."""
    language = str(request.get("language", ""))
    try:
        turns = interviews.context(str(request["passage"]))
        spoken = str(request.get("spoken") or "") or None
        return context_html(turns, int(request["start"]), int(request["end"]), language, spoken)
    except Exception as error:  # noqa: BLE001, RUF100 - a card from before a rebuild asks for turns that are gone
        log_defect("context", error)
        return f'<p class="qa-loading">{verbatim(strings_in(language).lost_context)}</p>'


def log_defect(action: str, error: Exception) -> None:
    """Logs the kind of the error and where it arose. Its message stays out: it might quote what a user asked."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-4:]))
    _log.error("%s failed: %s at %s", action, type(error).__name__, where)
