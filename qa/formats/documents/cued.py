"""Minutes that were subtitles: a time range, who speaks, the words (the transcripts that Microsoft Teams saves)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.formats.composing import Piece
from qa.formats.documents.blocks import Paragraph, Run, lines
from qa.formats.reading import seconds
from qa.text import bare_name, label_kind

_STAMP = r"\d{1,3}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?"
_RANGE = re.compile(rf"\s*[\[(]?(?P<start>{_STAMP})\s*-{{1,2}}>\s*(?P<end>{_STAMP})[\])]?\s*")
_FEWEST = 3


def cued(paragraphs: Sequence[Paragraph]) -> list[Piece] | None:
    """The pieces of a document in which most turns begin with a line "0:00:02.1 --> 0:00:05.3"; None for another."""
    found = [line for paragraph in paragraphs for line in lines(paragraph)]
    ranges = [place for place, line in enumerate(found) if _RANGE.fullmatch(_text(line))]
    if len(ranges) < _FEWEST or len(found) > 6 * len(ranges):
        return None
    return [
        piece
        for number, (start, end) in enumerate(zip(ranges, [*ranges[1:], len(found)], strict=True), 1)
        for piece in _cue(found[start:end], number)
    ]


def _cue(cue: Sequence[Sequence[Run]], number: int) -> Iterator[Piece]:
    stamp = _RANGE.fullmatch(_text(cue[0]))
    if stamp is None:
        return
    said = [_text(line) for line in cue[1:]]
    name = said[0].strip().rstrip(":") if len(said) > 1 else ""
    label = name if name and label_kind(bare_name(name)) is not None else None
    for words in said[label is not None :]:
        yield Piece(
            text=words,
            label=label,
            time_start=seconds(stamp["start"]),
            time_end=seconds(stamp["end"]),
            page=cue[0][0].page,
            cue=number,
        )


def _text(line: Sequence[Run]) -> str:
    return "".join(run.text for run in line)
