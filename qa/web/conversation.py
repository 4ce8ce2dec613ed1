"""A conversation as a record: each question with what came of it, and the HTML of the whole."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qa.render import answer_html, pending_html, problem_html, question_html, speaker_name, words_in
from qa.schema import Answer
from qa.web.strings import strings_in

LONGEST = 50
"""Exchanges kept in one conversation; the oldest go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question, and its answer or the sentence that says why there is none; neither while it is being looked up.

    `narrowed` tells whether filters were in use.
    """

    question: str
    narrowed: bool = False
    answer: Answer | None = None
    problem: str | None = None

    @property
    def pending(self) -> bool:
        """Whether the question still waits for its answer."""
        return self.answer is None and self.problem is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Exchanges, oldest first; at most the last one is pending."""

    exchanges: tuple[Exchange, ...] = ()

    @property
    def history(self) -> tuple[Answer, ...]:
        """The answers so far, oldest first."""
        return tuple(exchange.answer for exchange in self.exchanges if exchange.answer is not None)

    @property
    def open_question(self) -> str | None:
        """The question that waits for its answer, None when none does."""
        return self.exchanges[-1].question if self.exchanges and self.exchanges[-1].pending else None

    def asking(self, question: str, *, narrowed: bool = False) -> Conversation:
        """This conversation with a question added that waits for its answer; one that got none before is dropped."""
        kept = tuple(exchange for exchange in self.exchanges if exchange.answer is not None)
        return Conversation(exchanges=(*kept, Exchange(question=question, narrowed=narrowed))[-LONGEST:])

    def answered(self, answer: Answer) -> Conversation:
        """This conversation with the waiting question answered."""
        return self._closed(replace(self.exchanges[-1], answer=answer))

    def failed(self, sentence: str) -> Conversation:
        """This conversation with the reason why the waiting question has no answer."""
        return self._closed(replace(self.exchanges[-1], problem=sentence))

    def _closed(self, last: Exchange) -> Conversation:
        return Conversation(exchanges=(*self.exchanges[:-1], last))


def conversation_html(conversation: Conversation, language: str) -> str:
    """The exchanges as sections, oldest first, or nothing; `language` is that of the words around passages."""
    sections = (_section(number, exchange, language) for number, exchange in enumerate(conversation.exchanges, 1))
    return "".join(sections)


def status(conversation: Conversation, language: str) -> str:
    """What a screen reader should be told about the last exchange, in one or two sentences of plain text."""
    if not conversation.exchanges:
        return ""
    last, strings, words = conversation.exchanges[-1], strings_in(language), words_in(language)
    if last.answer is None:
        return last.problem or words.pending
    if not last.answer.answered or not last.answer.hits:
        return words.narrowed if last.narrowed else words.unanswered
    first = last.answer.hits[0]
    name = speaker_name(first.passage.speaker, first.passage.role, first.source, words)
    return strings.found.format(count=len(last.answer.hits), name=name)


def _section(number: int, exchange: Exchange, language: str) -> str:
    heading = f"qa-question-{number}"
    title = question_html(exchange.question, language, heading) if exchange.question.strip() else ""
    label = f' aria-labelledby="{heading}"' if title else ""
    busy = ' aria-busy="true"' if exchange.pending else ""
    return f'<section class="qa-exchange"{label}{busy}>{title}{_body(exchange, language)}</section>'


def _body(exchange: Exchange, language: str) -> str:
    if exchange.answer is not None:
        return answer_html(exchange.answer, language, narrowed=exchange.narrowed)
    return problem_html(exchange.problem, language) if exchange.problem else pending_html(language)
