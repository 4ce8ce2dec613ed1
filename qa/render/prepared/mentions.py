"""A number or a name in the sentence that it was given in."""

from __future__ import annotations

from dataclasses import dataclass

from qa.schema import Mention
from qa.text import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a transcript: `text`, verbatim, which stands from `start` to `end` (offsets into the transcript's text);
    `marks` are (start, end) offsets into `text`."""

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


def in_sentence(mention: Mention) -> Stretch:
    """The sentences of its passage that a mention stands in, whole, with the mention marked."""
    passage = mention.hit.passage
    inside = [
        (start, end) for start, end in sentences(passage.text) if start < mention.end and mention.start < end
    ] or [(mention.start, mention.end)]
    first, last = inside[0][0], inside[-1][1]
    return Stretch(
        text=passage.text[first:last],
        start=passage.start + first,
        end=passage.start + last,
        marks=((mention.start - first, mention.end - first),),
    )
