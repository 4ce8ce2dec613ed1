"""A whole transcript as a page to read, opened at the words of a link; the page for one that is not there.

The text content of each `.qa-line-text` is its turn, verbatim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from qa.permalink import Reading, State
from qa.render.html import turn_facts
from qa.render.marks import pieces
from qa.render.markup import lang, verbatim
from qa.render.people import speaker_name
from qa.render.reader_words import ReaderWords, reader_words_in
from qa.render.words import Words, date_words, language_word, words_in
from qa.schema import Person, Source, Turn

WORDS_ID = "words"
"""The id of the first words that a link marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a reader opened: the transcript, and what the link to it says.

    `at_words` is false when the whole transcript was asked for, with no words in particular; `linked` are the words
    that the link carries; `broken` tells that the link is not whole. `citations` are (style, citation) pairs for the
    words, `permalink` leads to them.
    """

    reading: Reading
    at_words: bool = False
    linked: str = ""
    broken: bool = False
    citations: tuple[tuple[str, str], ...] = ()
    permalink: str = ""


def reader_html(opened: Opened, language: str) -> str:
    """The body of the page; `language` is that of the words around the transcript."""
    words, own = words_in(language), reader_words_in(language)
    spans = [opened.reading.marked(turn) if opened.at_words else None for turn in opened.reading.turns]
    first = next((place for place, span in enumerate(spans) if span), None)
    lines = []
    for place, (turn, span) in enumerate(zip(opened.reading.turns, spans, strict=True)):
        text = _text(turn, span, named=place == first)
        lines.append(_line(turn, opened.reading.source, text, _cite(opened, own) if place == first else "", words, own))
    return (
        f"{_bar(own)}<main>{_head(opened.reading.source, words, own)}{_notice(opened, own)}"
        f'<ol class="qa-lines">{"".join(lines)}</ol></main>'
        f'<footer class="qa-foot"><p>{verbatim(own.footer)}</p></footer>'
    )


def transcripts_html(sources: Sequence[Source], language: str, missing: str | None = None) -> str:
    """The body of the page that lists every transcript; `missing` is the id of one that is not there."""
    words, own = words_in(language), reader_words_in(language)
    items = "".join(f"<li>{_entry(source, words)}</li>" for source in sources)
    head = f"<h1>{verbatim(own.transcripts)}</h1>"
    if missing is not None:
        head = (
            f"<h1>{verbatim(own.missing.format(name=missing))}</h1><p>{verbatim(own.missing_note)}</p>"
            f"<h2>{verbatim(own.transcripts)}</h2>"
        )
    return f'{_bar(own)}<main class="qa-list">{head}<ul>{items}</ul></main>'


def _bar(own: ReaderWords) -> str:
    return (
        f'<nav class="qa-bar"><a href="/">{verbatim(own.home)}</a> '
        f'<a href="/read">{verbatim(own.transcripts)}</a></nav>'
    )


def _entry(source: Source, words: Words) -> str:
    facts = " · ".join(filter(None, (source.publisher, date_words(source.date, words))))
    return (
        f'<a href="/read/{verbatim(quote(source.id, safe=""))}"{lang(source.language)}>{verbatim(source.title)}</a> '
        f"<span>{verbatim(facts)}</span>"
    )


def _head(source: Source, words: Words, own: ReaderWords) -> str:
    facts = [source.publisher, date_words(source.date, words)]
    if source.language:
        facts.append(own.spoken.format(language=language_word(source.language, words)))
    shown = [f"<span>{verbatim(fact)}</span>" for fact in facts if fact]
    if source.url and source.url.startswith(("http://", "https://")):
        shown.append(f'<a href="{verbatim(source.url)}" rel="noreferrer">{verbatim(own.original)}</a>')
    return (
        f'<header class="qa-head"><h1{lang(source.language)}>{verbatim(source.title)}</h1>'
        f'<p class="qa-facts">{" ".join(shown)}</p>{_people(source, words)}</header>'
    )


def _people(source: Source, words: Words) -> str:
    groups = [
        f"<dt>{verbatim(words.roles[role])}</dt><dd>{verbatim(', '.join(map(_named, people)))}</dd>"
        for role, people in groupby(sorted(source.people, key=lambda person: person.role), lambda person: person.role)
    ]
    return f'<dl class="qa-people">{"".join(groups)}</dl>' if groups else ""


def _named(person: Person) -> str:
    return f"{person.name} ({person.organisation})" if person.organisation else person.name


def _notice(opened: Opened, own: ReaderWords) -> str:
    state = opened.reading.location.state
    if opened.broken:
        return f'<div class="qa-notice" role="note"><p>{verbatim(own.broken)}</p></div>'
    if not opened.at_words or state is State.SAME:
        return ""
    says = ""
    if state in (State.CHANGED, State.GONE):
        quote = f"<q{lang(opened.reading.source.language)}>{verbatim(opened.linked)}</q>"
        says = f"<p>{verbatim(own.link_says)} {quote}</p>"
    go = "" if state is State.GONE else f'<p><a href="#{WORDS_ID}">{verbatim(own.go)}</a></p>'
    return f'<div class="qa-notice" role="note"><p>{verbatim(own.notices[state])}</p>{says}{go}</div>'


def _line(turn: Turn, source: Source, text: str, below: str, words: Words, own: ReaderWords) -> str:
    name = speaker_name(turn.speaker or turn.label, turn.role, source, words)
    facts = "".join(f" <span>{verbatim(fact)}</span>" for fact in turn_facts(turn, words))
    link = verbatim(own.turn.format(number=turn.index))
    number = f'<a class="qa-line-number" href="?turn={turn.index}" aria-label="{link}">{turn.index}</a>'
    return (
        f'<li class="qa-line qa-line--{turn.role.value}" id="t{turn.index}">'
        f'<p class="qa-line-who"><b>{verbatim(name)}</b>{facts} {number}</p>'
        f'<p class="qa-line-text"{lang(source.language)}>{text}</p>{below}</li>'
    )


def _text(turn: Turn, span: tuple[int, int] | None, *, named: bool) -> str:
    """The turn's text, with its part of the words marked; `named` gives them the id that the page opens at."""
    mark = f'<mark id="{WORDS_ID}" tabindex="-1">' if named else "<mark>"
    return "".join(
        f"{mark}{verbatim(piece)}</mark>" if marked else verbatim(piece)
        for piece, marked in pieces(turn.text, [span] if span else [])
    )


def _cite(opened: Opened, own: ReaderWords) -> str:
    given = [*opened.citations, (own.permalink, opened.permalink)]
    rows = "".join(
        f'<div class="qa-cited"><dt>{verbatim(style)} <button type="button" class="qa-copy" hidden'
        f' data-copied="{verbatim(own.copied)}" aria-label="{verbatim(own.copy)} {verbatim(style)}">'
        f"{verbatim(own.copy)}</button></dt><dd>{verbatim(text)}</dd></div>"
        for style, text in given
        if text
    )
    return f'<details class="qa-cite"><summary>{verbatim(own.cite)}</summary><dl>{rows}</dl></details>'
