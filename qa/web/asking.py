"""From what was asked in a browser tab to what came of it. The tab keeps the conversation; the server keeps answers, by
what was asked of which generation, for whoever asks the same again. No exception leaves `exchanges`."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.errors import QAError
from qa.schema import Answer
from qa.web.asked import Asked
from qa.web.interviews import Interviews
from qa.web.site import Library
from qa.web.site.defects import log_defect

MOST = 400
"""Answers that are kept; those that nobody asked for the longest go first."""

_Before = tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One question of a conversation, with its answer or the sentence that says why there is none; `problem` is empty
    where the fault is ours."""

    asked: Asked
    answer: Answer | None = None
    problem: str | None = None


class Answers:
    """What was answered lately by the newest generation of a library. Several threads may share it."""

    def __init__(self, library: Library, most: int = MOST) -> None:
        self._library, self._most = library, most
        self._lock = threading.Lock()
        self._engine: Interviews | None = None
        self._kept: OrderedDict[_Before, Answer] = OrderedDict()

    def answer(self, conversation: Sequence[Asked], history: Sequence[Answer]) -> Answer:
        """The answer to the last question of a conversation; `history` are those before it. Raises QAError."""
        engine = self._library.engine
        key = tuple(conversation)
        with self._lock:
            if engine is not self._engine:
                self._engine, self._kept = engine, OrderedDict()
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        asked = conversation[-1]
        answer = engine.ask(
            asked.question, k=asked.k, filters=asked.filters, history=history, understood=asked.understood_as
        )
        with self._lock:
            if engine is self._engine:
                self._kept[key] = answer
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return answer


def exchanges(answers: Answers, conversation: Sequence[Asked], first: int = 0) -> Iterator[Exchange]:
    """What comes of the questions of a conversation from number `first` on, in order. A question that has no answer is
    nothing that a later one can lean on."""
    history: list[Answer] = []
    for number, asked in enumerate(conversation):
        try:
            answer = answers.answer(conversation[: number + 1], tuple(history))
        except QAError as error:
            done = Exchange(asked=asked, problem=str(error))
        except Exception as error:  # noqa: BLE001, RUF100 - whatever it is, the reader gets a sentence and the page goes on
            log_defect("asking", error)
            done = Exchange(asked=asked, problem="")
        else:
            history.append(answer)
            done = Exchange(asked=asked, answer=answer)
        if number >= first:
            yield done
