"""One hit as an HTML card: the passage, who said it in which capacity, where, and what it answers."""

from __future__ import annotations

from urllib.parse import quote

from qa.render.markup import lang, marked, verbatim
from qa.render.people import interviewer, organisation, speaker_name
from qa.render.words import Words, date_words, place_words
from qa.schema import Hit, Role, Source


def card_html(hit: Hit, words: Words, *, prominent: bool) -> str:
    """An `<article>` whose only `<blockquote>` has the passage, verbatim, as its text content."""
    passage, source = hit.passage, hit.source
    name = speaker_name(passage.speaker, passage.role, source, words)
    label = verbatim(words.passage.format(rank=hit.rank, name=name))
    classes = f"qa-card qa-card--{passage.role.value}" + (" qa-card--first" if prominent else "")
    return (
        f'<article class="{classes}" aria-label="{label}">'
        f'<span class="qa-rank" aria-hidden="true">{hit.rank}</span>'
        f"{asked_html(passage.question, passage.role, source, words)}"
        f'<blockquote class="qa-quote"{lang(source.language)}>{marked(passage.text, hit.highlights)}</blockquote>'
        f"{who_html(passage.speaker, passage.role, source, words)}"
        f"{where_html(source, place_words(passage, words), words)}{_actions(hit, words)}"
        "</article>"
    )


def asked_html(question: str | None, role: Role, source: Source, words: Words) -> str:
    """The interviewer's question that somebody in this role answers; nothing where there is none, or it is theirs."""
    if not question or role is Role.INTERVIEWER:
        return ""
    name = interviewer(source)
    label = words.asked_by.format(name=name) if name else words.asked
    return (
        f'<div class="qa-asked"><p class="qa-asked-by">{verbatim(label)}</p>'
        f'<p class="qa-asked-text"{lang(source.language)}>{verbatim(question)}</p></div>'
    )


def who_html(speaker: str | None, role: Role, source: Source, words: Words) -> str:
    """Who speaks, for which organisation, in which role."""
    firm = organisation(speaker, source) if role is not Role.NARRATOR else None
    parts = [f'<span class="qa-speaker">{verbatim(speaker_name(speaker, role, source, words))}</span>']
    if firm:
        parts.append(f'<span class="qa-firm">{verbatim(firm)}</span>')
    if role is not Role.UNKNOWN or speaker:  # else the name says it already
        parts.append(f'<span class="qa-role qa-role--{role.value}">{verbatim(words.roles[role])}</span>')
    if role is Role.NARRATOR:
        parts.append(f'<span class="qa-note">{verbatim(words.narration_note)}</span>')
    return f'<p class="qa-who">{" ".join(parts)}</p>'


def where_html(source: Source, place: str | None, words: Words) -> str:
    """In which interview, published by whom and when; `place` is where in it ("12:34", "p. 3", "turn 8")."""
    facts = [f"<cite{lang(source.language)}>{verbatim(source.title)}</cite>"]
    if source.publisher:
        facts.append(f"<span>{verbatim(source.publisher)}</span>")
    facts.append(f"<span>{verbatim(date_words(source.date, words))}</span>")
    if place:
        facts.append(f"<span>{verbatim(place)}</span>")
    return f'<p class="qa-where">{" ".join(facts)}</p>'


def _actions(hit: Hit, words: Words) -> str:
    passage, spoken = hit.passage, verbatim(hit.source.language or "")
    return (
        '<div class="qa-actions">'
        f'<details class="qa-context" data-passage="{verbatim(passage.id)}" data-start="{passage.start}"'
        f' data-end="{passage.end}" data-language="{words.language}" data-spoken="{spoken}">'
        f"<summary>{verbatim(words.in_context)}</summary>"
        f'<div class="qa-turns"><p class="qa-loading">{verbatim(words.loading)}</p></div>'
        "</details>"
        '<a class="qa-open"'
        f' href="/read/{verbatim(quote(hit.source.id, safe=""))}?start={passage.start}&amp;end={passage.end}">'
        f"{verbatim(words.open_transcript)}</a>"
        f'<button type="button" class="qa-copy" data-citation="{verbatim(hit.citation)}">'
        f"{verbatim(words.copy)}</button></div>"
    )
