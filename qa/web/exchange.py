"""One exchange of a conversation as the piece of the page that the tab puts in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from qa.render import answer_html, problem_html, speaker_name, survey_html, unanswered_words, words_in
from qa.schema import Filters, Reason, Source
from qa.web.asked import asked_query
from qa.web.asking import Exchange
from qa.web.filters import used
from qa.web.site import Words, page_words, rendered

Told = dict[str, Any]


def piece(exchange: Exchange, at: int, sources: Sequence[Source], language: str) -> Told:
    """One exchange, number `at` of its conversation: `html` is its section; `said`, for a screen reader; `shown`, the
    id of the first passage, null where there is none; `failed`, whether it has no answer of any kind."""
    return {
        "at": at,
        "html": exchange_html(exchange, at, sources, language),
        "said": status(exchange, language),
        "shown": _first(exchange),
        "failed": exchange.answer is None,
    }


def exchange_html(exchange: Exchange, at: int, sources: Sequence[Source], language: str) -> str:
    """The exchange as a section; `language` is that of the words around passages."""
    words, asked, answer = page_words("ask", language), exchange.asked, exchange.answer
    meant = replace(asked, understood_as=answer.understood_as or "") if answer else asked
    return rendered(
        "exchange.html", w=words, around=words_in(language), language=language, at=at, asked=asked, answer=answer,
        survey=exchange.survey, body=Markup(_body(exchange, words)),  # noqa: S704 - the renderer escapes
        narrowed=[label for _, label in used(asked.filters, sources, words)], link=f"/?{asked_query(meant)}",
        changed=asked.shown is not None and asked.shown != _first(exchange),
        unfiltered=_would_do_without_filters(exchange),
    )  # fmt: skip


def status(exchange: Exchange, language: str) -> str:
    """What a screen reader should be told about an exchange, in one or two sentences of plain text."""
    answer, ours, words = exchange.answer, page_words("ask", language), words_in(language)
    if answer is None:
        return _problem(exchange, ours)
    if exchange.survey is not None:
        return ours.addressed(n=exchange.survey.addressed, of=exchange.survey.of)
    if not answer.answered or not answer.hits:
        return unanswered_words(answer, words)[0]
    first = answer.hits[0]
    name = speaker_name(first.passage.speaker, first.passage.role, first.source, words)
    return ours.found(n=len(answer.hits), name=name)


def _problem(exchange: Exchange, words: Words) -> str:
    """Why there is no answer, in a sentence."""
    if exchange.refused:
        return str(words.filters_refused if exchange.asked.filters != Filters() else words.refused)
    return exchange.problem or str(words.defect)


def _would_do_without_filters(exchange: Exchange) -> bool:
    if exchange.answer is None:
        return exchange.refused and exchange.asked.filters != Filters()
    return exchange.answer.reason is Reason.FILTERED


def _first(exchange: Exchange) -> str | None:
    hits = exchange.answer.hits if exchange.answer else ()
    return hits[0].passage.id if hits else None


def _body(exchange: Exchange, words: Words) -> str:
    if exchange.answer is None:
        return problem_html(_problem(exchange, words), words.language)
    if exchange.survey is not None:
        return survey_html(exchange.survey, words.language)
    bare = replace(exchange.answer, understood_as=None)  # how it was understood stands above, to be changed
    return answer_html(bare, words.language)
