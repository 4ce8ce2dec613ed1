"""The lines of cues, cut where a mark shows that another voice begins, labels that were wrapped put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qa.formats.subtitles.cues import Cue
from qa.formats.subtitles.labels import label_at
from qa.formats.subtitles.sounds import names_sound
from qa.text import LabelKind
from qa.text.layout import is_sentence

_CHEVRONS = re.compile(r"(?:^|[ ])>{2,3}[ ]?")
_DASH = re.compile(r"[-–—‐−](?:[ ](?=\S)|(?=[^\W\d_a-zß-öø-ÿ]|[\"“«(\[¿¡♪…]))")
_DASH_INSIDE = re.compile(r"(?<=[.!?…\"”»)\]♪])[ ](?=[-–—][ ]?(?:[^\W\d_a-zß-öø-ÿ]|[\"“«(\[¿¡♪…]))")
_COLOURS = 8  # more are decoration
_LONGEST = 3  # words of a name that may stand on the line before its colon


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a cue, or a part of one. `cue` is its place among the cues, `voice` what markup names; `fresh` tells
    that a mark (">>", a dash) shows another voice; `begins`, that the cue begins here too."""

    cue: int
    text: str
    voice: str | None = None
    fresh: bool = False
    begins: bool = False


def rows(cues: Sequence[Cue]) -> list[Row]:
    """The rows of all cues, in order."""
    found = [row for place, cue in enumerate(cues) for row in _of_cue(place, cue)]
    return _unwrapped(_painted(cues, found))


def _painted(cues: Sequence[Cue], found: list[Row]) -> list[Row]:
    """The rows, another voice beginning with each change of colour where all cues are painted: so diarised talk is
    exported that names nobody."""
    painted = [(at, cue.lines[0].colour) for at, cue in enumerate(cues) if cue.lines]
    colours = {colour for _, colour in painted}
    if None in colours or not 2 <= len(colours) <= _COLOURS or len(painted) < _COLOURS:
        return found
    changes = {at for (_, before), (at, after) in pairwise(painted) if before != after}
    return [replace(row, fresh=True) if row.begins and row.cue in changes else row for row in found]


def _of_cue(place: int, cue: Cue) -> Iterator[Row]:
    parted = False  # a dash on a line of its own stands before another voice
    for at, line in enumerate(cue.lines):
        if line.voice is not None:
            yield Row(place, line.text, line.voice, begins=at == 0)
            continue
        for part, text in enumerate(_parts(line.text)):
            parted = parted or text.strip("-–— ") == ""
            bare = _DASH.sub("", text, count=1) if _DASH.match(text) else text
            bare = bare.lstrip("> ") if _CHEVRONS.match(bare) else bare
            if any(map(str.isalnum, bare)) or "♪" in bare:
                yield Row(place, bare, fresh=parted or bare != text, begins=at == part == 0)
                parted = False


def _parts(text: str) -> Iterator[str]:
    if ">>" not in text and not _DASH.match(text):
        yield text
        return
    starts = [match.start() for match in _CHEVRONS.finditer(text)]
    if _DASH.match(text):
        starts += [match.end() for match in _DASH_INSIDE.finditer(text)]
    cuts = sorted({0, *starts})
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        if part := text[start:end].strip():
            yield part


def _unwrapped(found: Sequence[Row]) -> list[Row]:
    """The rows, each label that begins at the end of one and goes on in the next put whole into the next."""
    counts, before = _counted(found)
    whole: list[Row] = []
    for row in found:
        size = _before_colon(whole[-1], row, counts, before) if whole and ":" in row.text[:64] and not row.fresh else 0
        if size:
            left = whole.pop()
            parts = left.text.split()
            if parts[:-size]:
                whole.append(replace(left, text=" ".join(parts[:-size])))
                left = replace(left, fresh=False, begins=False)
            text = " ".join([*parts[-size:], row.text])
            row = replace(row, text=text, fresh=left.fresh, begins=row.begins or left.begins)
        whole.append(row)
    return whole


def _counted(found: Sequence[Row]) -> tuple[Counter[str], dict[str, set[str]]]:
    """How often each label stands at the start of a row, and which words stand right before it."""
    counts: Counter[str] = Counter()
    before: dict[str, set[str]] = {}
    last = ""
    for row in found:
        if row.voice is None and (label := label_at(row.text)):
            counts[label.key] += 1
            before.setdefault(label.key, set()).add(last)
        last = row.text.rsplit(maxsplit=1)[-1]
    return counts, before


def _before_colon(left: Row, row: Row, counts: Counter[str], before: dict[str, set[str]]) -> int:
    """How many words at the end of the row before belong to the label at the start of this one: they do where the
    whole label is printed elsewhere, where they stand alone, and where they stand before it each time."""
    if row.voice is not None or left.voice is not None or is_sentence(left.text):
        return 0
    parts = left.text.split()[-_LONGEST:]
    own = label_at(row.text)
    rare = own is None or counts[own.key] < 2
    always = own is not None and not rare and before[own.key] == {parts[-1]}
    alone = left.text == " ".join(parts) and len(parts) <= 2 and left.text[0].isupper()
    for size in range(1, len(parts) + 1):
        tail = " ".join(parts[-size:])
        joined = label_at(f"{tail} {row.text}")
        if joined is None or joined.bracketed or joined.end <= len(tail) + 1:
            continue
        named = joined.kind is LabelKind.NAME and tail[0].isupper() and not names_sound(tail)
        if counts[joined.key] or (named and ((alone and rare and size == len(parts)) or (always and size == 1))):
            return size
    return 0
