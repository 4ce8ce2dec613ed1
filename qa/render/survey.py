"""Everybody's answers to one question as an HTML fragment, safe to put into a page as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.render.card import card_html
from qa.render.markup import verbatim
from qa.render.people import organisation
from qa.render.prepared import Common, SurveyWords, capital, common, listing, survey_words
from qa.render.words import Words, words_in
from qa.schema import Hit, Survey, Voice

_SHOWN = 4
"""Cards of one person that are not folded away."""


def survey_html(survey: Survey, language: str) -> str:
    """How many address the question, then each of them with their passages, best first; those just below the line
    folded away; and who says nothing, in one sentence. `language` is that of the words around the passages."""
    words, shared, own = words_in(language), common(language), survey_words(language)
    voices = "".join(_voice(voice, words, shared, own) for voice in survey.voices if voice.addresses)
    return f"{_summary(survey, shared, own)}{voices}{_below(survey.below, words, own)}{_silent(survey, shared)}"


def _summary(survey: Survey, shared: Common, own: SurveyWords) -> str:
    title = verbatim(shared.addressed(survey.addressed, survey.of) if survey.of else own.nobody)
    count = own.passages(sum(len(voice.hits) for voice in survey.voices if voice.addresses))
    note = verbatim(f"{capital(count)}. {own.everything}") if survey.of else ""
    kind = "qa-survey" if survey.addressed else "qa-panel qa-panel--unanswered"
    return f'<div class="{kind}"><h3>{title}</h3><p>{note}</p></div>'


def _voice(voice: Voice, words: Words, shared: Common, own: SurveyWords) -> str:
    firm = organisation(voice.speaker, voice.hits[0].source)
    beside = f' <span class="qa-firm">{verbatim(firm)}</span>' if firm else ""
    count = f'<span class="qa-count qa-soft">{verbatim(shared.passages(len(voice.hits)))}</span>'
    rest = voice.hits[_SHOWN:]
    more = _folded("qa-more", own.further(len(rest)), _cards(rest, words)) if rest else ""
    return (
        f'<section class="qa-voice" aria-label="{verbatim(voice.speaker)}">'
        f'<h3 class="qa-voice-name"><span class="qa-speaker">{verbatim(voice.speaker)}</span>{beside} {count}</h3>'
        f"{_cards(voice.hits[:_SHOWN], words)}{more}</section>"
    )


def _below(hits: Sequence[Hit], words: Words, own: SurveyWords) -> str:
    note = f'<p class="qa-note">{verbatim(own.below_note)}</p>'
    return _folded("qa-nearest", f"{own.below} ({len(hits)})", note + _cards(hits, words)) if hits else ""


def _asked_once(hits: Sequence[Hit]) -> Iterator[Hit]:
    before = None
    for hit in hits:
        asked = (hit.passage.transcript, hit.passage.question)
        yield hit if asked != before else replace(hit, passage=replace(hit.passage, question=None))
        before = asked


def _silent(survey: Survey, shared: Common) -> str:
    names = [voice.speaker for voice in survey.voices if not voice.addresses]
    sentence = shared.silent.format(names=listing(names, shared))
    return f'<p class="qa-silent">{verbatim(sentence)}</p>' if names else ""


def _folded(kind: str, summary: str, inside: str) -> str:
    return f'<details class="{kind}"><summary>{verbatim(summary)}</summary>{inside}</details>'


def _cards(hits: Sequence[Hit], words: Words) -> str:
    """The cards; a question of the interviewer is shown with the first of those that answer it in a row."""
    cards = "".join(f"<li>{card_html(hit, words, prominent=False)}</li>" for hit in _asked_once(hits))
    return f'<ol class="qa-cards">{cards}</ol>'
