"""What a tab asks for and is told, and each exchange as the piece of the page that the tab puts in its place.

    asked: {"version": 1, "asked": [{"question": …}, …], "token": "3", "first": 0}
    told:  {"token": "3", "done": false, "exchanges": [{"at": 0, "html": "<section>…", "said": "…", "shown": "…"}]}

`first` is the number of the question from which on the tab wants to be told; `said` is for a screen reader; `shown` is
the id of the first passage, null where there is none. What is told grows until `done`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from qa.errors import QAError, QuestionError
from qa.render import answer_html, problem_html, speaker_name, unanswered_words, words_in
from qa.web.asked import Asked, read_kept
from qa.web.asking import Answers, Exchange, exchanges
from qa.web.site import Words, page_words, rendered

Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a tab asks: its conversation, oldest first, and from which number on it wants to be told."""

    token: str
    first: int
    conversation: tuple[Asked, ...]


def read_request(text: str) -> Request:
    """The request in a message of the tab. Raises `QuestionError` for a message that cannot be read."""
    kept = read_kept(text)
    record = json.loads(text)
    token, first = record.get("token"), record.get("first")
    if not isinstance(token, str) or not isinstance(first, int) or not 0 <= first < len(kept.asked):
        raise QuestionError("this conversation cannot be read: it does not say from which question on to answer")
    return Request(token=token, first=first, conversation=kept.asked)


def told(answers: Answers, text: str, language: str) -> Iterator[Told]:
    """What is told to a tab about its message, more each time, the last time with `done`."""
    words = page_words("ask", language)
    try:
        request = read_request(text)
    except QAError:
        yield {"token": None, "done": True, "exchanges": [], "said": str(words.not_read)}
        return
    pieces: list[Told] = []
    last = len(request.conversation) - 1
    for at, exchange in enumerate(exchanges(answers, request.conversation, request.first), request.first):
        pieces.append(piece(exchange, at, language))
        yield {"token": request.token, "done": at == last, "exchanges": list(pieces)}


def piece(exchange: Exchange, at: int, language: str) -> Told:
    """One exchange, number `at` of its conversation, as it is told to the tab."""
    first = exchange.answer.hits[0] if exchange.answer and exchange.answer.hits else None
    return {
        "at": at,
        "html": exchange_html(exchange, at, language),
        "said": status(exchange, language),
        "shown": first.passage.id if first else None,
    }


def exchange_html(exchange: Exchange, at: int, language: str) -> str:
    """The exchange as a section; `language` is that of the words around passages."""
    words = page_words("ask", language)
    return rendered("exchange.html", w=words, around=words_in(language), language=language, at=at, asked=exchange.asked,
                    answer=exchange.answer, body=Markup(_body(exchange, words)))  # noqa: S704  # fmt: skip


def status(exchange: Exchange, language: str) -> str:
    """What a screen reader should be told about an exchange, in one or two sentences of plain text."""
    answer, ours, words = exchange.answer, page_words("ask", language), words_in(language)
    if answer is None:
        return exchange.problem or str(ours.defect)
    if not answer.answered or not answer.hits:
        return unanswered_words(answer, words)[0]
    first = answer.hits[0]
    name = speaker_name(first.passage.speaker, first.passage.role, first.source, words)
    return ours.found(n=len(answer.hits), name=name)


def _body(exchange: Exchange, words: Words) -> str:
    if exchange.answer is None:
        return problem_html(exchange.problem or words.defect, words.language)
    bare = replace(exchange.answer, understood_as=None)  # how it was understood stands above, to be changed
    return answer_html(bare, words.language)
