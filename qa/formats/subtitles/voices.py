"""Cues → pieces with their voices: by markup where it names them, else by the labels that the words print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from qa.formats.composing import Piece, joint
from qa.formats.subtitles.cues import Cue, Subtitles
from qa.formats.subtitles.labels import Label, Place, believed, label_at, label_of_any_shape, stated
from qa.formats.subtitles.rows import Row, rows
from qa.formats.subtitles.sounds import is_sound
from qa.formats.subtitles.topped import on_top
from qa.schema import Role
from qa.text import LabelKind, bare_name, fold
from qa.text.layout import is_sentence

_SENTENCE_END = re.compile(r"(?<=[.!?…»”\"')\]])[ ](?=[^\W\d_])")
_ENOUGH = 6  # cues in which a pattern shows
_AHEAD = 110  # characters in which a label ends
_NARRATORS = frozenset(("narrator", "narrateur", "narratrice", "narration", "voice-over", "music", "musique", "jingle"))


@dataclass(frozen=True, slots=True)
class _Said:
    """Words with the voice that says them."""

    cue: int
    text: str
    label: str | None
    role: Role
    fresh: bool


def pieces(subtitles: Subtitles) -> Iterator[Piece]:
    """The words of all cues, in order, each with the voice that the file gives it; sounds are the narrator's."""
    found = rows(subtitles.cues)
    labels = _believed(found)
    keys = {label.key for label in labels.values()}
    named = [
        (part, labels.get(at) if first else label_at(part.text))
        for at, row in enumerate(found)
        for first, part in _cut(row, labels.get(at), keys)
    ]
    said = _said(named, goes_on=subtitles.goes_on and not _names_every_cue(subtitles.cues))
    for place, group in groupby(said, key=lambda words: words.cue):
        yield from _of_cue(subtitles.cues[place], group)


def _believed(found: Sequence[Row]) -> dict[int, Label]:
    if labels := _on_every_cue(found) or on_top(found):
        return labels
    places = dict(_places(found))
    voices = {fold(bare_name(row.voice)) for row in found if row.voice}
    speech = next((at for at, row in enumerate(found) if at in places or not is_sound(row.text)), None)
    opens = speech is not None and (speech in places or found[speech].voice is not None)
    inside = Counter(label.key for row in found if row.voice is None for _, label in _inside(row.text, 0))
    sure = believed(places, inside, voices, len({row.cue for row in found}), opens=opens)
    return {at: places[at].label for at in sorted(sure)}


def _on_every_cue(found: Sequence[Row]) -> dict[int, Label]:
    """The labels of a file that prints one at the start of nearly every cue: there their shape does not matter."""
    starts = [(at, label_of_any_shape(row.text)) for at, row in enumerate(found) if row.begins]
    labels = {at: label for at, label in starts if label}
    counts = Counter(label.key for label in labels.values())
    again = {key for key, count in counts.items() if count >= 2}
    often = sum(counts[key] for key in again)
    if len(starts) < _ENOUGH or 10 * often < 8 * len(starts) or 3 * len(counts) > len(starts):
        return {}
    shaped = {at: label_at(found[at].text) or label for at, label in labels.items()}
    return {at: label for at, label in shaped.items() if label.key in again or label.kind is not LabelKind.WORD}


def _places(found: Sequence[Row]) -> Iterator[tuple[int, Place]]:
    labels = [(at, label) for at, row in enumerate(found) if row.voice is None and (label := label_at(row.text))]
    ended = {at: at == 0 or is_sentence(found[at - 1].text) or is_sound(found[at - 1].text) for at, _ in labels}
    punctuated = 2 * sum(ended.values()) > len(ended) + ended.get(0, False)
    for at, label in labels:
        row = found[at]
        alone = label.end == len(row.text)
        words_follow = not alone or (at + 1 < len(found) and found[at + 1].cue == row.cue)
        if words_follow or not label.bracketed:
            begins = row.begins or row.fresh or (label.bracketed and alone)
            yield at, Place(label, ended[at] or not punctuated, begins)


def _cut(row: Row, label: Label | None, keys: Collection[str]) -> Iterator[tuple[bool, Row]]:
    """The row, cut before each label that runs on inside it after a sentence; whether it is the first of the parts."""
    start, begin = 0, label.end if label else 0
    for at, inside in _inside(row.text, begin) if keys and row.voice is None else ():
        if inside.key in keys:
            yield start == 0, replace(row, text=row.text[start:at])
            start = at
    yield start == 0, replace(row, text=row.text[start:]) if start else row


def _inside(text: str, begin: int) -> Iterator[tuple[int, Label]]:
    """What may be labels after a sentence inside a line, and where they stand."""
    if ":" not in text[begin + 2 :]:
        return
    for match in _SENTENCE_END.finditer(text, begin):
        ahead = text[match.end() : match.end() + _AHEAD]
        label = label_at(ahead) if ":" in ahead[:64] else None
        if label and not label.bracketed:
            yield match.end(), label


def _names_every_cue(cues: Sequence[Cue]) -> bool:
    """Whether the same voice is named again from cue to cue: then a cue that names nobody is nobody's."""
    voices = [{line.voice for line in cue.lines} for cue in cues if cue.lines]
    return any(left == right and None not in left for left, right in pairwise(voices))


def _said(named: Sequence[tuple[Row, Label | None]], *, goes_on: bool) -> Iterator[_Said]:
    """The words of each row with the last voice that was named, as long as it is believed to go on."""
    roles = _roles(named)
    voice, cue, marked = None, -1, False
    for row, label in named:
        fresh = row.fresh
        if row.voice is not None or label is not None:
            voice, marked, fresh = row.voice or (label.name if label else None), row.voice is not None, False
        elif row.fresh or (marked and (row.cue == cue or not goes_on)):
            fresh, voice, marked = row.fresh or voice is not None, None, False
        cue = row.cue
        name = stated(voice)[0] if voice else None
        key = fold(bare_name(name)) if name else ""
        role = Role.NARRATOR if key in _NARRATORS else roles.get(key, Role.UNKNOWN)
        text = row.text[label.end :] if label else row.text
        yield _Said(row.cue, text, None if role is Role.NARRATOR else name, role, fresh)


def _roles(named: Iterable[tuple[Row, Label | None]]) -> dict[str, Role]:
    """The roles that labels state, by the folded name: what one printing states holds for all."""
    roles: dict[str, Role] = {}
    for row, label in named:
        name, role = stated(row.voice) if row.voice else (label.name, label.role) if label else ("", Role.UNKNOWN)
        if role is not Role.UNKNOWN:
            roles.setdefault(fold(bare_name(name)), role)
    return roles


def _of_cue(cue: Cue, said: Iterable[_Said]) -> Iterator[Piece]:
    runs: list[list[_Said]] = []
    for words in said:
        last = runs[-1][-1] if runs else None
        if last and not words.fresh and (last.label, last.role) == (words.label, words.role):
            runs[-1].append(words)
        else:
            runs.append([words])
    for run in runs:
        text = _joined([words.text for words in run])
        sound = is_sound(text)
        yield Piece(
            text=text,
            label=None if sound else run[0].label,
            role=Role.NARRATOR if sound else run[0].role,
            time_start=cue.start,
            time_end=cue.end,
            cue=cue.number,
            fresh=run[0].fresh,
        )


def _joined(lines: Sequence[str]) -> str:
    if len(lines) == 1:
        return lines[0]
    shown = [line for line in lines if line]
    joints = [joint(left, right) for left, right in pairwise(shown)]
    return "".join(part for pair in zip(shown, [*joints, ""], strict=False) for part in pair)
