"""Captions that roll up: each cue shows again the end of the one before. Every word is kept once, at its first time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qa.formats.subtitles.cues import Cue, Line

_FAR = 80  # words at the edge of a cue that are compared; a screen holds fewer
_MANY = 8  # neighbours from which most tell; of fewer, nearly all must
_MARKS = re.compile(r"[^\w]+")


def unrolled(cues: Sequence[Cue]) -> tuple[list[Cue], str | None]:
    """The cues with words of their own, each holding these alone, and a warning; as they are where they do not roll.

    A file rolls when most neighbours overlap and many of these go on with new words: somebody who says a sentence
    twice in a file that does not roll keeps it, and in one that does, when the screen shows it twice.
    """
    shown = [cue for cue in cues if cue.lines]
    words = [_words(cue) for cue in shown]
    overlaps = [
        _overlap(left, right, before, after)
        for (left, before), (right, after) in pairwise(zip(shown, words, strict=True))
    ]
    if not _rolls(shown, words, overlaps):
        return list(cues), None
    kept = [cue if not seen else _without(cue, seen) for cue, seen in zip(shown, [0, *overlaps], strict=True)]
    said = [cue for cue in kept if cue.lines]
    return said, "These captions roll up, each repeating the end of the one before; every word was read once."


def _rolls(shown: Sequence[Cue], words: Sequence[Sequence[str]], overlaps: Sequence[int]) -> bool:
    telling = [
        (overlap, len(words[at + 1]))
        for at, overlap in enumerate(overlaps)
        if overlap >= 2 or (overlap and overlap in _line_ends(shown, words, at))
    ]
    growing = sum(overlap < size for overlap, size in telling)
    most = 0.5 if len(overlaps) >= _MANY else 0.8
    return growing >= 2 and len(telling) > most * len(overlaps) and 5 * growing > len(overlaps)


def _line_ends(shown: Sequence[Cue], words: Sequence[Sequence[str]], at: int) -> set[int]:
    """How many words a whole line shared by a cue and the next could have, be it one word."""
    left, right = shown[at], shown[at + 1]
    last, first = len(left.lines[-1].text.split()), len(right.lines[0].text.split())
    return {last, first, len(words[at]), len(words[at + 1])}


def _overlap(left: Cue, right: Cue, before: Sequence[str], after: Sequence[str]) -> int:
    """How many words the end of one cue and the beginning of the next share; new lines are never among them."""
    voices = (left.lines[-1].voice, right.lines[0].voice)
    if None not in voices and voices[0] != voices[1]:
        return 0
    before, after = before[-_FAR:], after[:_FAR]
    most = min(len(before), len(after), _old(right.lines))
    last = before[-1]
    return next((size for size in range(most, 0, -1) if after[size - 1] == last and before[-size:] == after[:size]), 0)


def _old(lines: Sequence[Line]) -> int:
    """The words before the first line whose words carry times."""
    words = 0
    for line in lines:
        if line.timed:
            return words
        words += len(line.text.split())
    return words


def _words(cue: Cue) -> list[str]:
    return [_MARKS.sub("", word).casefold() or word for line in cue.lines for word in line.text.split()]


def _without(cue: Cue, seen: int) -> Cue:
    """The cue without its first words."""
    lines: list[Line] = []
    for line in cue.lines:
        words = line.text.split()
        if len(words) > seen:
            lines.append(replace(line, text=" ".join(words[seen:])) if seen else line)
        seen = max(0, seen - len(words))
    return replace(cue, lines=tuple(lines))
