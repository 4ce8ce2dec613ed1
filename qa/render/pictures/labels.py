"""Where the labels of points go so that few cover one another: right, left, above or below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LETTER, _LINE = 7.2, 17.0  # the width and height of a letter in pixels, about, of 13 pixels
_GAP = 8.0
_SWEEPS = 4  # each label is placed again, now that the others have their places


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def covers(self, other: Box) -> float:
        """The area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(width, 0) * max(height, 0)


@dataclass(frozen=True, slots=True)
class Point:
    """A point with a label: its place and its size in pixels."""

    x: float
    y: float
    size: float
    label: str


def label_sides(points: Sequence[Point], width: float, height: float) -> list[str]:
    """Where each label goes, as plotly says it ("middle right"), inside a frame of this size: the side on which it
    covers least of the points, of the other labels, and of what is outside the frame."""
    markers = [_around(point) for point in points]
    outside = [
        Box(-width, -height, 0, 2 * height),
        Box(width, -height, 2 * width, 2 * height),
        Box(-width, -height, 2 * width, 0),
        Box(-width, height, 2 * width, 2 * height),
    ]
    chosen = [next(_candidates(point)) for point in points]
    for _ in range(_SWEEPS):
        for at, point in enumerate(points):
            labels = [box for other, (_, box) in enumerate(chosen) if other != at]
            taken = [*markers[:at], *markers[at + 1 :], *labels, *outside]
            chosen[at] = min(_candidates(point), key=lambda pair: sum(pair[1].covers(box) for box in taken))
    return [side for side, _ in chosen]


def _around(point: Point) -> Box:
    half = point.size / 2
    return Box(point.x - half, point.y - half, point.x + half, point.y + half)


def _candidates(point: Point) -> Iterator[tuple[str, Box]]:
    """The sides, the best to read first, and what the label would cover there."""
    length, away = _LETTER * len(point.label), point.size / 2 + _GAP
    x, y, half = point.x, point.y, _LINE / 2
    yield "middle right", Box(x + away, y - half, x + away + length, y + half)
    yield "middle left", Box(x - away - length, y - half, x - away, y + half)
    for side, low in (("top", y + away), ("bottom", y - away - _LINE)):
        for end, left in (("center", x - length / 2), ("right", x + away), ("left", x - away - length)):
            yield f"{side} {end}", Box(left, low, left + length, low + _LINE)
