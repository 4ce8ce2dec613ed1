"""A conversation as a paper: each question with what was understood and the filters, then the passages, or why there
are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.render.papers import Block, Facts, Heading, Paper, Prose
from qa.render.prepared.conversation_words import ConversationWords, conversation_words
from qa.render.prepared.quoting import quotation
from qa.render.prepared.survey import survey_words
from qa.render.prepared.words import Common, capital, common, listing
from qa.render.unanswered import unanswered_words
from qa.render.words import date_words, language_word, words_in
from qa.schema import Answer, Filters, Hit, Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """One question of a conversation and what came of it: its `answer`, with the `survey` where everybody was asked
    for; or a `problem`, a sentence, empty where the fault is ours. `changed`: another passage came first when the
    conversation was kept."""

    question: str
    filters: Filters
    answer: Answer | None = None
    survey: Survey | None = None
    problem: str = ""
    changed: bool = False


def conversation_paper(
    title: str, exchanged: Sequence[Exchanged], language: str, base_url: str, *, titles: Mapping[str, str], date: str
) -> Paper:
    """The questions in the order in which they were asked. `titles` are those of the sources, by id; `date` (ISO) is
    when they were asked. Permalinks lead to `base_url`; there are none when it is empty."""
    shared, own = common(language), conversation_words(language)
    day = date_words(date, words_in(shared.language))
    return Paper(
        title=title,
        subtitle=own.asked_on.format(questions=own.questions(len(exchanged)), date=day),
        language=shared.language,
        blocks=tuple(block for one in exchanged for block in _blocks(one, shared, own, base_url, titles)),
        footer=own.footer,
    )


def filters_text(filters: Filters, language: str, titles: Mapping[str, str]) -> str:
    """The filters in words, one after the other; empty for none. `titles` are those of the sources, by id."""
    own, words = conversation_words(language), words_in(language)
    source = filters.source and titles.get(filters.source, filters.source)
    role = words.roles[filters.role].lower() if filters.role else None
    spoken = filters.language and language_word(filters.language, words)
    since, until = (date and date_words(date, words) for date in (filters.since, filters.until))
    given = (
        (own.speaker, filters.speaker),
        (own.source, source),
        (own.role, role),
        (own.language, spoken),
        (own.since, since),
        (own.until, until),
    )
    return ", ".join(template.format(value=value) for template, value in given if value)


def _blocks(
    one: Exchanged, shared: Common, own: ConversationWords, base: str, titles: Mapping[str, str]
) -> Iterator[Block]:
    yield Heading(level=1, text=one.question)
    understood = one.answer.understood_as if one.answer else None
    rows = ((own.understood, understood or ""), (own.filters, filters_text(one.filters, shared.language, titles)))
    if any(value for _, value in rows):
        yield Facts(rows=tuple(row for row in rows if row[1]))
    if one.changed:
        yield Prose(text=own.changed, muted=True)
    if one.answer is None:
        yield Prose(text=f"{own.no_answer}{shared.separator}{one.problem or own.defect}")
    elif one.survey:
        yield from _survey(one.survey, shared, own, base)
    else:
        yield from _answer(one.answer, shared, base)


def _answer(answer: Answer, shared: Common, base: str) -> Iterator[Block]:
    label = None
    if not (answer.answered and answer.hits):
        title, step = unanswered_words(answer, words_in(shared.language))
        yield Prose(text=f"{title}. {step}")
        label = shared.near
    yield from _passages(answer.hits, shared, base, label)


def _survey(survey: Survey, shared: Common, own: ConversationWords, base: str) -> Iterator[Block]:
    words = survey_words(shared.language)
    yield Prose(text=f"{shared.addressed(survey.addressed, survey.of) if survey.of else words.nobody}.")
    yield Prose(text=own.everybody, muted=True)
    for voice in survey.voices:
        if voice.addresses:
            yield Heading(level=2, text=f"{voice.speaker} ({shared.passages(len(voice.hits))})")
            yield from _passages(voice.hits, shared, base)
    if survey.below:
        yield Heading(level=2, text=words.below)
        yield Prose(text=words.below_note, muted=True)
        yield from _passages(survey.below, shared, base, words.below_label)
    silent = [voice.speaker for voice in survey.voices if not voice.addresses]
    if silent:
        yield Prose(text=capital(shared.silent.format(names=listing(silent, shared))))


def _passages(hits: Sequence[Hit], shared: Common, base: str, label: str | None = None) -> Iterator[Block]:
    """The passages; a question of the interviewer is shown with the first of those that answer it in a row."""
    asked = ""
    for hit in hits:
        question = hit.passage.question or ""
        yield quotation(hit, shared, base, label=label, question=question if question != asked else None)
        asked = question
