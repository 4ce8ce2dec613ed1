"""Highlights as clean intervals: inside the text, in order, never overlapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def merged(highlights: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The highlights cut to 0…length, in order, those that overlap or touch made one, empty ones left out."""
    clean: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in highlights):
        if start >= end:
            continue
        if clean and start <= clean[-1][1]:
            clean[-1] = (clean[-1][0], max(clean[-1][1], end))
        else:
            clean.append((start, end))
    return clean


def pieces(text: str, highlights: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """The text cut at its highlights: (piece, whether it is highlighted), none empty; joined they are the text."""
    position = 0
    for start, end in merged(highlights, len(text)):
        if position < start:
            yield text[position:start], False
        yield text[start:end], True
        position = end
    if position < len(text):
        yield text[position:], False
