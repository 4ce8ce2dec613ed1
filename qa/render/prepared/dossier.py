"""Everything on a guest, as a paper that a moderator reads in five minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qa.render.papers import Block, Facts, Heading, Paper, Prose
from qa.render.prepared.dossier_asked import asked_blocks, never_asked_blocks
from qa.render.prepared.dossier_figures import mention_blocks, statement_blocks
from qa.render.prepared.dossier_topics import other_blocks, topic_blocks
from qa.render.prepared.dossier_words import DossierWords, dossier_words
from qa.render.prepared.quoting import quotation
from qa.render.prepared.sources import source_line
from qa.render.prepared.words import Common, capital, common, listing
from qa.render.prepared_facts import Interviews
from qa.render.words import words_in
from qa.schema import Dossier, Role, Source

_SOURCES = 8


def dossier_paper(dossier: Dossier, language: str, base_url: str, sources: Iterable[Source] = ()) -> Paper:
    """Who they are, what they were never asked, what they say, what they were asked, numbers and names, others on the
    same topics, and what was said earlier and later; an empty part says why it is empty. `sources` are those of the
    corpus, for interviews that no passage is from. Permalinks lead to `base_url`; there are none when it is empty."""
    words, own = common(language), dossier_words(language)
    interviews = Interviews.of(dossier, sources)
    speaker = dossier.speaker
    return Paper(
        title=own.title.format(name=speaker.name),
        subtitle=", ".join(filter(None, (speaker.organisation, *_roles(dossier, words)))),
        language=words.language,
        blocks=(
            _facts(dossier, interviews, words, own),
            *_introduction(dossier, words, own, base_url),
            *never_asked_blocks(dossier, words, own, base_url),
            *topic_blocks(dossier, words, own, base_url),
            *asked_blocks(dossier, interviews, words, own, base_url),
            *mention_blocks(dossier, words, own, base_url),
            *other_blocks(dossier, words, own, base_url),
            *statement_blocks(dossier, words, own, base_url),
        ),
        footer=words.footer,
    )


def _roles(dossier: Dossier, words: Common) -> list[str]:
    known = [role for role in dossier.speaker.roles if role is not Role.UNKNOWN]
    return [words_in(words.language).roles[role].lower() for role in known or dossier.speaker.roles]


def _facts(dossier: Dossier, interviews: Interviews, words: Common, own: DossierWords) -> Facts:
    speaker = dossier.speaker
    shown = [interviews.source(identifier) for identifier in speaker.sources[:_SOURCES]]
    left_out = len(speaker.sources) - len(shown)
    rows = (
        (own.organisation, speaker.organisation or ""),
        (own.role, capital(listing(_roles(dossier, words), words))),
        (own.aliases, listing(speaker.aliases, words)),
        *((own.interview, _source(source, words, own)) for source in shown),
        (own.interview, words.more(left_out)),
        (own.turns_label, str(speaker.turns)),
    )
    return Facts(rows=tuple((label, value) for label, value in rows if value))


def _source(source: Source, words: Common, own: DossierWords) -> str:
    interviewers = [person.name for person in source.people if person.role is Role.INTERVIEWER]
    led = own.led_by.format(names=listing(interviewers, words)) if interviewers else ""
    return ", ".join(filter(None, (source_line(source, words), led)))


def _introduction(dossier: Dossier, words: Common, own: DossierWords, base: str) -> Iterator[Block]:
    yield Heading(level=1, text=own.introduction)
    if not dossier.introductions:
        yield Prose(text=own.no_introduction)
    asked: set[str] = set()
    for hit in dossier.introductions:
        question = hit.passage.question
        yield quotation(hit, words, base, question=question if question not in asked else None)
        asked |= {question} if question else set()
