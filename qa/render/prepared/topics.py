"""The subjects of a corpus, as a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.render.papers import Block, Heading, Paper, Prose, Table, TableCell
from qa.render.prepared.counts import Counted
from qa.render.prepared.quoting import quotation
from qa.render.prepared.typography import french
from qa.render.prepared.words import Common, common, listing
from qa.schema import Hit, Topic

_NO_HITS: Mapping[str, Sequence[Hit]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsWords:
    """The words of a list of topics."""

    title: str
    topics: Counted
    none: str
    caption: str
    header: tuple[str, str, str, str]
    typical: str


_ENGLISH = TopicsWords(
    title="What the interviews are about",
    topics=Counted("No topic", "1 topic", "{n} topics"),
    none="No subject is spoken of in enough passages to be told apart from the rest.",
    caption="Topics, most passages first",
    header=("Topic", "Passages", "Who speaks on it", "Id"),
    typical="In their own words",
)

_FRENCH = french(
    TopicsWords(
        title="De quoi parlent les entretiens",
        topics=Counted("Aucun sujet", "1 sujet", "{n} sujets"),
        none="Aucun sujet ne revient dans assez de passages pour se distinguer du reste.",
        caption="Sujets, des plus fournis aux moins fournis",
        header=("Sujet", "Passages", "Qui en parle", "Identifiant"),
        typical="Dans leurs propres mots",
    )
)


def topics_words(language: str) -> TopicsWords:
    """The words in this language (ISO 639-1); English for any other than French."""
    return _FRENCH if language == "fr" else _ENGLISH


def topics_paper(
    topics: Sequence[Topic], language: str, base_url: str = "", hits: Mapping[str, Sequence[Hit]] = _NO_HITS
) -> Paper:
    """The topics in a table, in the order given; then, of those whose id is in `hits`, these passages. Permalinks lead
    to `base_url`; there are none when it is empty."""
    words, own = common(language), topics_words(language)
    return Paper(
        title=own.title,
        subtitle=own.topics(len(topics)),
        language=words.language,
        blocks=tuple(_blocks(topics, hits, words, own, base_url)),
        footer=words.footer,
    )


def _blocks(
    topics: Sequence[Topic], hits: Mapping[str, Sequence[Hit]], words: Common, own: TopicsWords, base: str
) -> Iterator[Block]:
    if not topics:
        yield Prose(text=own.none)
        return
    yield Table(header=own.header, rows=tuple(_row(topic, words) for topic in topics), caption=own.caption)
    shown = [topic for topic in topics if hits.get(topic.id)]
    if shown:
        yield Heading(level=1, text=own.typical)
    for topic in shown:
        yield Heading(level=2, text=topic.label)
        yield from (quotation(hit, words, base, question=hit.passage.question) for hit in hits[topic.id])


def _row(topic: Topic, words: Common) -> tuple[TableCell, ...]:
    others = [term for term in topic.terms if term not in topic.label]
    label = f"{topic.label} ({', '.join(others)})" if others else topic.label
    return (
        TableCell(text=label),
        TableCell(text=str(len(topic.passages))),
        TableCell(text=listing(topic.speakers, words)),
        TableCell(text=topic.id),
    )
