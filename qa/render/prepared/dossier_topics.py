"""What a guest says topic by topic, and what others say on the same."""

from __future__ import annotations

from collections.abc import Iterator

from qa.render.papers import Block, Heading, Points, Prose
from qa.render.prepared.dossier_words import DossierWords
from qa.render.prepared.quoting import quotation
from qa.render.prepared.words import Common, listing
from qa.schema import Dossier, Position, Relation

_TOPICS = 5
"""How many topics are shown with the guest's words; the others are named."""
_SAID, _NEXT, _OTHERS = 280, 180, 2
_ORDER = (Relation.DIFFERING, Relation.AGREEING, Relation.UNCLEAR, Relation.SILENT)


def topic_blocks(dossier: Dossier, words: Common, own: DossierWords, base: str) -> Iterator[Block]:
    """The topics with the guest's best passage, and who is silent on them; then the names of the other topics."""
    yield Heading(level=1, text=own.topics)
    if not dossier.topics:
        yield Prose(text=own.no_topics)
    said: set[str] = set()
    for spoken in dossier.topics[:_TOPICS]:
        yield Heading(level=2, text=spoken.topic.label)
        fresh = [hit for hit in spoken.hits if hit.passage.id not in said]
        for hit in (fresh or spoken.hits)[:1]:
            said.add(hit.passage.id)
            yield quotation(hit, words, base, question=hit.passage.question, limit=_SAID)
        silent = [position.speaker for position in spoken.positions if position.relation is Relation.SILENT]
        if silent:
            yield Prose(text=f"{own.silent(len(silent))}{words.separator}{listing(silent, words)}.", muted=True)
    others = dossier.topics[_TOPICS:]
    if others:
        yield Prose(text=own.other_topics)
        yield Points(items=tuple(spoken.topic.label for spoken in others))


def other_blocks(dossier: Dossier, words: Common, own: DossierWords, base: str) -> Iterator[Block]:
    """What others say on the topics shown, those first whose words lean one way or the other; then who else does."""
    yield Heading(level=1, text=own.others)
    shared = [spoken for spoken in dossier.topics[:_TOPICS] if any(position.hit for position in spoken.positions)]
    if not shared:
        yield Prose(text=own.no_others)
        return
    yield Prose(text=own.others_note, muted=True)
    for spoken in shared:
        yield Heading(level=2, text=spoken.topic.label)
        speaking = sorted(filter(_speaks, spoken.positions), key=lambda position: _ORDER.index(position.relation))
        for position in speaking[:_OTHERS]:
            if position.hit:
                # Which side words lean to is told by the whole passage; what is cut could hide why.
                limit = _NEXT if position.relation is Relation.UNCLEAR else 0
                yield quotation(position.hit, words, base, label=own.relations[position.relation], limit=limit)
        more = [position.speaker for position in speaking[_OTHERS:]]
        if more:
            yield Prose(text=f"{own.also(len(more))}{words.separator}{listing(more, words)}.", muted=True)


def _speaks(position: Position) -> bool:
    return position.hit is not None
