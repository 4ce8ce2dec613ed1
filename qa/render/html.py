"""Answers, contexts and problems as HTML fragments, safe to put into a page as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.render.card import card_html
from qa.render.markup import lang, marked, verbatim
from qa.render.people import speaker_name
from qa.render.unanswered import unanswered_words
from qa.render.words import Words, words_in
from qa.schema import Answer, Hit, Role, Turn
from qa.text import clock


def answer_html(answer: Answer, language: str) -> str:
    """The answer's cards, best first, the first one prominent; or the panel that says why there is none, with the
    nearest passages folded away below it. `language` is that of the words around the passages."""
    words = words_in(language)
    head = _understood(answer, words)
    if answer.answered and answer.hits:
        percent = min(round(100 * answer.confidence), 99)  # nothing is certain but to have been said
        line = f'<p class="qa-confidence">{verbatim(words.confidence.format(percent=percent))}</p>'
        return head + line + _cards(answer.hits, words, prominent=True)
    return head + _unanswered(answer, words)


def context_html(turns: Sequence[Turn], start: int, end: int, language: str, spoken: str | None = None) -> str:
    """The turns around a passage, in order, with start…end, offsets into the transcript, marked in them.

    `language` is that of the words around the turns, `spoken` that of the turns themselves.
    """
    words = words_in(language)
    return f'<ol class="qa-turn-list">{"".join(_turn(turn, start, end, words, spoken) for turn in turns)}</ol>'


def problem_html(sentence: str, language: str) -> str:
    """A sentence that tells the user what went wrong and what to do, in a panel."""
    title = verbatim(words_in(language).problem)
    return f'<div class="qa-panel qa-panel--problem"><h3>{title}</h3><p>{verbatim(sentence)}</p></div>'


def _understood(answer: Answer, words: Words) -> str:
    if not answer.understood_as:
        return ""
    understood = f"<q{lang(answer.language)}>{verbatim(answer.understood_as)}</q>"
    return f'<p class="qa-understood"><span>{verbatim(words.understood_as)}</span> {understood}</p>'


def _unanswered(answer: Answer, words: Words) -> str:
    title, note = unanswered_words(answer, words)
    panel = f'<div class="qa-panel qa-panel--unanswered"><h3>{verbatim(title)}</h3><p>{verbatim(note)}</p></div>'
    if not answer.hits:
        return panel
    summary = verbatim(words.nearest.format(count=len(answer.hits)))
    cards = _cards(answer.hits, words, prominent=False)
    return f'{panel}<details class="qa-nearest"><summary>{summary}</summary>{cards}</details>'


def _cards(hits: Sequence[Hit], words: Words, *, prominent: bool) -> str:
    items = (f"<li>{card_html(hit, words, prominent=prominent and hit is hits[0])}</li>" for hit in hits)
    return f'<ol class="qa-cards">{"".join(items)}</ol>'


def _turn(turn: Turn, start: int, end: int, words: Words, spoken: str | None) -> str:
    inside = (max(start, turn.start) - turn.start, min(end, turn.end) - turn.start)
    current = ' aria-current="true"' if inside[0] < inside[1] else ""
    name = speaker_name(turn.speaker or turn.label, turn.role, None, words)
    facts = "".join(f" <span>{verbatim(fact)}</span>" for fact in turn_facts(turn, words))
    return (
        f'<li class="qa-turn qa-turn--{turn.role.value}"{current}>'
        f'<p class="qa-turn-who"><b>{verbatim(name)}</b>{facts}</p>'
        f'<p class="qa-turn-text"{lang(spoken)}>{marked(turn.text, [inside])}</p></li>'
    )


def turn_facts(turn: Turn, words: Words) -> Iterator[str]:
    """What is said of a turn besides its speaker: role, time, page."""
    if turn.role not in (Role.NARRATOR, Role.UNKNOWN):  # their names say it already
        yield words.roles[turn.role]
    if turn.inferred and turn.speaker:
        yield words.inferred
    if turn.time_start is not None:
        yield clock(turn.time_start)
    if turn.page is not None:
        yield words.page.format(page=turn.page)
