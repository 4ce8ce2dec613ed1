"""The numbers and names that a guest gave, and what they said at one date and at another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.render.papers import Block, Heading, Pair, Prose, Table, TableCell
from qa.render.prepared.dossier_words import DossierWords
from qa.render.prepared.quoting import link_of, note_cell, quotation
from qa.render.prepared.sources import dated
from qa.render.prepared.words import Common
from qa.schema import Dossier, Hit, Mention

_STATEMENTS = 24
_BETWEEN = " · "


def mention_blocks(dossier: Dossier, words: Common, own: DossierWords, base: str) -> Iterator[Block]:
    """One row a passage, with the numbers and names that were first given in it, as they were said."""
    yield Heading(level=1, text=own.mentions)
    mentions = (*dossier.numbers, *dossier.names)
    if not mentions:
        yield Prose(text=own.no_mentions)
        return
    hits = {mention.hit.passage.id: mention.hit for mention in mentions}
    order = sorted(hits.values(), key=lambda hit: _place(hit, dossier))
    rows = tuple(
        (
            TableCell(text=hit.citation, link=link_of(hit, base)),
            TableCell(text=_of(hit, dossier.numbers), language=hit.source.language),
            TableCell(text=_of(hit, dossier.names), language=hit.source.language),
        )
        for hit in order
    )
    yield Table(header=(own.passage, own.numbers, own.names), rows=rows, caption=own.mentions_caption)


def _place(hit: Hit, dossier: Dossier) -> tuple[int, int]:
    """Where a passage stands: by source, in the order of the corpus, then by position."""
    sources = dossier.speaker.sources
    return sources.index(hit.source.id) if hit.source.id in sources else len(sources), hit.passage.start


def _of(hit: Hit, mentions: Sequence[Mention]) -> str:
    found = (mention.text for mention in mentions if mention.hit.passage.id == hit.passage.id)
    return _BETWEEN.join(found)


def statement_blocks(dossier: Dossier, words: Common, own: DossierWords, base: str) -> Iterator[Block]:
    """Pairs of what was said on one thing at two dates, and dated statements in order; or why there are none."""
    yield Heading(level=1, text=own.statements)
    dates = dict.fromkeys(hit.source.date for hit in dossier.statements)
    if not dates:
        yield Prose(text=own.undated)
    elif len(dates) == 1:
        yield Prose(text=own.one_date.format(date=dated(dossier.statements[0].source, words)))
    elif not dossier.sequels:
        yield Prose(text=own.no_pairs)
    for sequel in dossier.sequels:
        earlier, later = (
            label.format(date=dated(hit.source, words))
            for label, hit in ((own.earlier, sequel.earlier), (own.later, sequel.later))
        )
        yield Pair(
            left=quotation(sequel.earlier, words, base, label=earlier),
            right=quotation(sequel.later, words, base, label=later),
        )
    if len(dates) > 1:
        yield from _in_order(dossier.statements, len(dates), words, own, base)


def _in_order(hits: Sequence[Hit], dates: int, words: Common, own: DossierWords, base: str) -> Iterator[Block]:
    """The statements, and where they are many, the first few of each date."""
    each = max(1, _STATEMENTS // dates)
    taken: dict[str | None, list[Hit]] = {}
    for hit in hits:
        taken.setdefault(hit.source.date, []).append(hit)
    shown = list(hits) if len(hits) <= _STATEMENTS else [hit for group in taken.values() for hit in group[:each]]
    yield Heading(level=2, text=own.in_order)
    if len(shown) < len(hits):
        yield Prose(text=own.limited.format(shown=len(shown), all=len(hits)), muted=True)
    rows = tuple(
        (
            TableCell(text=dated(hit.source, words)),
            note_cell(hit, words, base, hit.citation),
        )
        for hit in shown
    )
    yield Table(header=(own.date, own.said), rows=rows)
