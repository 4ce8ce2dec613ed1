"""A question, everybody's answers to it, and what is just below the line, as a paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa.render.papers import Block, Heading, Paper, Prose
from qa.render.prepared.counts import Counted
from qa.render.prepared.quoting import quotation
from qa.render.prepared.silence import silent_blocks
from qa.render.prepared.sources import source_line
from qa.render.prepared.typography import french
from qa.render.prepared.words import Common, common
from qa.render.prepared_facts import by_source
from qa.schema import Survey, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyWords:
    """What is said around everybody's answers to one question."""

    nobody: str
    everything: str
    passages: Counted
    further: Counted
    silent: str
    below: str
    below_note: str
    below_label: str


_ENGLISH = SurveyWords(
    nobody="Nobody who is interviewed or quoted is left to look at",
    everything="Every passage was looked at, not only the nearest ones.",
    passages=Counted("no passage answers", "1 passage answers", "{n} passages answer"),
    further=Counted("", "1 more passage", "{n} more passages"),
    silent="Who does not address it",
    below="Just below the line",
    below_note="The best of the passages that are not sure enough to be counted as answers.",
    below_label="Below the line, not counted",
)

_FRENCH = french(
    SurveyWords(
        nobody="Il ne reste à examiner personne qui soit interviewé ou cité",
        everything="Tous les passages ont été examinés, et pas seulement les plus proches.",
        passages=Counted("aucun passage n’y répond", "1 passage y répond", "{n} passages y répondent"),
        further=Counted("", "1 autre passage", "{n} autres passages"),
        silent="Qui n’en parle pas",
        below="Juste sous le seuil",
        below_note="Les meilleurs des passages qui ne sont pas assez sûrs pour compter comme réponses.",
        below_label="Sous le seuil, non compté",
    )
)


def survey_words(language: str) -> SurveyWords:
    """The words in this language (ISO 639-1); English for any other than French."""
    return _FRENCH if language == "fr" else _ENGLISH


def survey_paper(survey: Survey, language: str, base_url: str) -> Paper:
    """Every passage that answers, by speaker and source; then who does not, and what is just below the line.
    Permalinks lead to `base_url`; there are none when it is empty."""
    words, own = common(language), survey_words(language)
    return Paper(
        title=survey.question,
        subtitle=words.addressed(survey.addressed, survey.of) if survey.of else own.nobody,
        language=words.language,
        blocks=tuple(_blocks(survey, words, own, base_url)),
        footer=words.footer,
    )


def _blocks(survey: Survey, words: Common, own: SurveyWords, base: str) -> Iterator[Block]:
    found = sum(len(voice.hits) for voice in survey.voices if voice.addresses)
    if survey.of:
        yield Prose(text=f"{own.passages(found)[:1].upper()}{own.passages(found)[1:]}. {own.everything}", muted=True)
    if survey.addressed:
        yield Heading(level=1, text=words.addressing)
    for voice in survey.voices:
        if voice.addresses:
            yield from _voice(voice, words, own, base)
    if survey.below:
        yield Heading(level=1, text=own.below)
        yield Prose(text=own.below_note, muted=True)
    yield from (
        quotation(hit, words, base, label=own.below_label, question=hit.passage.question) for hit in survey.below
    )
    if survey.addressed < survey.of:
        yield Heading(level=1, text=own.silent)
        yield from silent_blocks(survey.voices, words, base, elsewhere=survey.below)


def _voice(voice: Voice, words: Common, own: SurveyWords, base: str) -> Iterator[Block]:
    yield Heading(level=2, text=f"{voice.speaker} ({words.passages(len(voice.hits))})")
    for source, hits in by_source(voice.hits):
        yield Heading(level=3, text=source_line(source, words))
        asked = ""
        for hit in hits:
            question = hit.passage.question or ""
            yield quotation(hit, words, base, question=question if question != asked else None)
            asked = question
