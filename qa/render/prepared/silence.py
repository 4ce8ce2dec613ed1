"""Who says nothing on something: named as silent, with what they say nearest, called what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qa.render.papers import Block, Prose
from qa.render.prepared.quoting import quotation
from qa.render.prepared.words import Common, listing
from qa.schema import Hit, Voice

_SHORT = 220
_MISSES = 40  # the nearest of many; all who are silent are named


def silent_blocks(voices: Iterable[Voice], words: Common, base: str, elsewhere: Sequence[Hit] = ()) -> Iterator[Block]:
    """The people who do not address something, all named, each with the nearest miss; nothing when there are none.
    What is shown `elsewhere` in the paper is not shown twice."""
    silent = [voice for voice in voices if not voice.addresses]
    if not silent:
        return
    yield Prose(text=words.silent.format(names=listing((voice.speaker for voice in silent), words)))
    shown = {hit.passage.id for hit in elsewhere}
    near = [hit for voice in silent for hit in voice.hits[:1] if hit.passage.id not in shown]
    if near:
        yield Prose(text=words.near_note, muted=True)
    yield from (quotation(hit, words, base, label=words.near, limit=_SHORT) for hit in near[:_MISSES])
    if len(near) > _MISSES:
        yield Prose(text=words.more(len(near) - _MISSES), muted=True)
    yield from (Prose(text=words.no_words.format(name=voice.speaker)) for voice in silent if not voice.hits)
