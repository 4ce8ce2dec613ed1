"""Sources as a paper names them: on one line, with their dates spelled out."""

from __future__ import annotations

from qa.render.prepared.words import Common
from qa.render.words import date_words, words_in
from qa.schema import Source


def source_line(source: Source, words: Common) -> str:
    """Title, publisher and date; the id of a source of which nothing else is known."""
    if not source.title:
        return source.id
    return ", ".join(filter(None, (source.title, source.publisher, dated(source, words))))


def dated(source: Source, words: Common) -> str:
    """When it was published, in words; "undated" where it is not known."""
    return date_words(source.date, words_in(words.language))
