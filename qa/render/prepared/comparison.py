"""Two speakers side by side, as a paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa.render.papers import Block, Heading, Pair, Paper, Prose
from qa.render.prepared.counts import Counted
from qa.render.prepared.quoting import quotation
from qa.render.prepared.typography import french
from qa.render.prepared.words import Common, common
from qa.schema import Comparison, Facing


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonWords:
    """The words of a comparison; templates take the fields named in braces."""

    title: str
    on: str
    pairs: Counted
    note: str
    nearness: str
    side_by_side: str
    only: str
    only_note: str
    nothing_only: str
    no_topic: str


_ENGLISH = ComparisonWords(
    title="{left} and {right}",
    on="On “{topic}”",
    pairs=Counted("no two passages face each other", "1 pair of passages", "{n} pairs of passages"),
    note="Paired by nearness of meaning, the nearest first: near in subject, which says nothing on whether they agree.",
    nearness="{number}. Nearness of meaning {nearness}",
    side_by_side="Side by side",
    only="{name} alone",
    only_note="What {name} says on this that nothing of {other}’s faces.",
    nothing_only="Nothing of {name}’s on this is left without a counterpart.",
    no_topic="Without a topic only what faces something is shown; name a topic to see what each says alone.",
)

_FRENCH = french(
    ComparisonWords(
        title="{left} et {right}",
        on="Sur « {topic} »",
        pairs=Counted("aucun passage n’a de vis-à-vis", "1 paire de passages", "{n} paires de passages"),
        note="Rapprochés par le sens, les plus proches d’abord : même sujet, ce qui ne dit pas s’ils sont d’accord.",
        nearness="{number}. Proximité de sens : {nearness}",
        side_by_side="Côte à côte",
        only="{name}, sans vis-à-vis",
        only_note="Ce que dit {name} à ce sujet et à quoi rien ne correspond chez {other}.",
        nothing_only="À ce sujet, rien de ce que dit {name} ne reste sans vis-à-vis.",
        no_topic="Sans sujet précis, seuls les rapprochements sont montrés ; précisez un sujet pour voir ce que chacun "
        "dit de son côté.",
    )
)


def comparison_words(language: str) -> ComparisonWords:
    """The words in this language (ISO 639-1); English for any other than French."""
    return _FRENCH if language == "fr" else _ENGLISH


def comparison_paper(comparison: Comparison, language: str, base_url: str) -> Paper:
    """The pairs, nearest first; on a topic, what each says alone after them. Permalinks lead to `base_url`; there are
    none when it is empty."""
    words, own = common(language), comparison_words(language)
    counted = own.pairs(len(comparison.pairs))
    topic = own.on.format(topic=comparison.topic) if comparison.topic else ""
    subtitle = f"{topic}{words.separator}{counted}" if topic else f"{counted[:1].upper()}{counted[1:]}"
    return Paper(
        title=own.title.format(left=comparison.left, right=comparison.right),
        subtitle=subtitle,
        language=words.language,
        blocks=tuple(_blocks(comparison, words, own, base_url)),
        footer=words.footer,
    )


def _blocks(comparison: Comparison, words: Common, own: ComparisonWords, base: str) -> Iterator[Block]:
    if comparison.pairs:
        yield Heading(level=1, text=own.side_by_side)
        yield Prose(text=own.note, muted=True)
    yield from (_pair(number, pair, words, own, base) for number, pair in enumerate(comparison.pairs, 1))
    if comparison.topic is None:
        yield Prose(text=own.no_topic, muted=True)
        return
    sides = (comparison.left, comparison.only_left), (comparison.right, comparison.only_right)
    for (name, hits), (other, _) in zip(sides, reversed(sides), strict=True):
        yield Heading(level=1, text=own.only.format(name=name))
        note = own.only_note if hits else own.nothing_only
        yield Prose(text=note.format(name=name, other=other), muted=True)
        yield from (quotation(hit, words, base, question=hit.passage.question) for hit in hits)


def _pair(number: int, pair: Facing, words: Common, own: ComparisonWords, base: str) -> Pair:
    nearness = f"{pair.nearness:.2f}"
    if words.language == "fr":
        nearness = nearness.replace(".", ",")
    return Pair(
        left=quotation(pair.left, words, base),
        right=quotation(pair.right, words, base),
        label=own.nearness.format(number=number, nearness=nearness),
    )
