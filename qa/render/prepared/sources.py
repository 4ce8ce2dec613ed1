"""Sources as a paper names them: on one line, with their dates spelled out."""

from __future__ import annotations

from collections.abc import Collection

from qa.render.prepared.words import Common
from qa.render.words import date_words, words_in
from qa.schema import Hit, Source


def source_line(source: Source, words: Common) -> str:
    """Title, publisher and date; the id of a source of which nothing else is known."""
    if not source.title:
        return source.id
    return ", ".join(filter(None, (source.title, source.publisher, dated(source, words))))


def dated(source: Source, words: Common) -> str:
    """When it was published, in words; "undated" where it is not known."""
    return date_words(source.date, words_in(words.language))


def place(hit: Hit, sources: Collection[str], words: Common) -> str:
    """Where a passage is, short: its turn, and its source where somebody's words come from several (their ids)."""
    turn = words.turn.format(turn=hit.passage.turn)
    return f"{turn}, {source_line(hit.source, words)}" if len(sources) > 1 else turn
