"""Names that stand alone on the first line of cues, without a colon: so some tools print who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from qa.formats.subtitles.labels import Label
from qa.formats.subtitles.rows import Row
from qa.text import LabelKind, bare_name, fold, label_kind
from qa.text.layout import is_sentence

_FEWEST = 4  # cues with a name on top
_FIRM = frozenset({LabelKind.NAME, LabelKind.NUMBERED, LabelKind.FUNCTION})
_LONGEST = 60


def on_top(found: Sequence[Row]) -> dict[int, Label]:
    """The labels of a file in which most cues open with a line that is nothing but a name, by the places of their rows.

    The names of two or more voices come back; single words are names where nearly all cues have one. None where some
    cue's markup names a voice.
    """
    if any(row.voice for row in found):
        return {}
    tops = {at: label for at, (row, after) in enumerate(pairwise(found)) if (label := _top(row, after)) is not None}
    counts = Counter(label.key for label in tops.values())
    again = {key for key, count in counts.items() if count >= 2}
    often = sum(counts[key] for key in again)
    cues = len({row.cue for row in found})
    firm = all(label.kind in _FIRM for label in tops.values() if label.key in again)
    if len(again) < 2 or often < _FEWEST or 10 * often < (5 if firm else 8) * cues or 2 * len(counts) > len(tops):
        return {}
    return {at: label for at, label in tops.items() if label.key in again or label.kind in _FIRM}


def _top(row: Row, after: Row) -> Label | None:
    name = row.text.strip()
    if not row.begins or after.cue != row.cue or len(name) > _LONGEST or is_sentence(name):
        return None
    kind = label_kind(bare_name(name))
    printed = kind is not None and name[-1].isalnum() and (name[0].isupper() or not name[0].isalpha())
    return Label(len(row.text), name, kind, key=fold(bare_name(name))) if kind is not None and printed else None
