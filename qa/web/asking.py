"""From what was asked in a browser tab to what came of it. The tab keeps the conversation; the server keeps answers, by
what was asked of which generation, for whoever asks the same again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from qa.errors import QAError, QuestionError
from qa.schema import Answer, Progress, Survey
from qa.web.asked import Asked
from qa.web.interviews import Interviews
from qa.web.site import Library, Stopped
from qa.web.site.defects import log_defect

MOST = 400
"""Answers that are kept; those that nobody asked for the longest go first."""

_Key = tuple[str, tuple[Asked, ...]]
_Result = TypeVar("_Result", Answer, Survey)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One question of a conversation, with its answer or the sentence that says why there is none; `problem` is empty
    where the fault is ours; `refused` says that the question or its filters cannot be asked so. `survey` is all that
    everybody says to it, where that was asked for."""

    asked: Asked
    answer: Answer | None = None
    survey: Survey | None = None
    problem: str | None = None
    refused: bool = False


class Answers:
    """What was answered lately by the newest generation of a library. Several threads may share it."""

    def __init__(self, library: Library, most: int = MOST) -> None:
        self._library, self._most = library, most
        self._lock = threading.Lock()
        self._engine: Interviews | None = None
        self._kept: OrderedDict[_Key, Answer | Survey] = OrderedDict()

    @property
    def interviews(self) -> Interviews:
        """The interviews of now. Raises `IndexMissing`."""
        return self._library.engine

    def answer(self, conversation: Sequence[Asked], history: Sequence[Answer]) -> Answer:
        """The answer to the last question of a conversation; `history` are those before it. Raises QAError."""
        engine, asked = self.interviews, conversation[-1]
        return self._once(
            engine,
            ("answer", tuple(conversation)),
            lambda: engine.ask(
                asked.question, k=asked.k, filters=asked.filters, history=history, understood=asked.understood_as
            ),
        )

    def survey(self, asked: Asked, answer: Answer, progress: Progress) -> Survey:
        """What everybody says to a question that was answered so. Raises QAError, and what `progress` raises."""
        engine, question = self.interviews, answer.understood_as or asked.question
        key = ("survey", (Asked(question=question, filters=asked.filters),))
        return self._once(engine, key, lambda: engine.survey(question, filters=asked.filters, progress=progress))

    def _once(self, engine: Interviews, key: _Key, made: Callable[[], _Result]) -> _Result:
        """What is kept for this key, else what is made now."""
        with self._lock:
            if engine is not self._engine:
                self._engine, self._kept = engine, OrderedDict()
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("_Result", self._kept[key])
        result = made()
        with self._lock:
            if engine is self._engine:
                self._kept[key] = result
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return result


def exchanges(answers: Answers, conversation: Sequence[Asked], first: int, progress: Progress) -> Iterator[Exchange]:
    """What comes of the questions of a conversation from number `first` on, in order. A question that has no answer is
    nothing that a later one can lean on. Raises `Stopped` when `progress` does, and nothing else."""
    history: list[Answer] = []
    for number, asked in enumerate(conversation):
        try:
            answer = answers.answer(conversation[: number + 1], tuple(history))
            wanted = asked.everybody and number >= first
            survey = answers.survey(asked, answer, progress) if wanted else None
        except Stopped:
            raise
        except QAError as error:
            done = Exchange(asked=asked, problem=str(error), refused=isinstance(error, QuestionError))
        except Exception as error:  # noqa: BLE001, RUF100 - whatever it is, the reader gets a sentence and the page goes on
            log_defect("asking", error)
            done = Exchange(asked=asked, problem="")
        else:
            history.append(answer)
            done = Exchange(asked=asked, answer=answer, survey=survey)
        if number >= first:
            yield done
