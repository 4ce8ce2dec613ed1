"""The lines of a PDF's pages, in the order in which they are read, with where they stand and how they look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from qa.formats.documents.blocks import PLAIN, Look, Run

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_OPERATIONS = 2_000_000
"""Drawing operations of a whole file; a page of text has some hundreds."""
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|-it\b", re.IGNORECASE)
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LETTERS = str.maketrans({**_LIGATURES, "\x00": "", "\r": " ", "\v": " ", "\f": " "})
_WIDTHS = {**dict.fromkeys("iljtfrI.,:;!|'’()[] \u00a0", 0.29), **dict.fromkeys("mwMW—", 0.83)}
_TAB = 1.2
"""How far, in heights of a letter, words must stand apart to be in columns of their own."""
_SPACES = re.compile(r"[ \t]{2,}")


class TooMuch(Exception):
    """A page draws more than any text does."""


@dataclass(slots=True)
class Budget:
    """How many operations a file may still take."""

    left: int

    def spend(self, *_: object) -> None:
        """Counts one. Raises `TooMuch` when none is left."""
        self.left -= 1
        if self.left < 0:
            raise TooMuch


@dataclass(slots=True)
class Line:
    """A line: its words, where it begins (points from the lower left corner), the size of its letters."""

    x: float
    y: float
    size: float
    page: int
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def end(self) -> float:
        """About where it ends."""
        return self.x + width(self.text, self.size)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(Look.BOLD in run.look for run in self.runs if run.text.strip())


def width(text: str, size: float) -> float:
    """About how wide words are set."""
    return size * sum(_WIDTHS.get(letter, 0.66 if letter.isupper() else 0.48) for letter in text)


def page_lines(page: PageObject, number: int, budget: Budget) -> list[Line]:
    """The lines of a page in reading order. What stands aslant or upright beside the text is left out, if that is not
    all there is."""
    found = _lines(page, number, budget, (0, 180)) or _lines(page, number, budget, (0, 90, 180, 270))
    return in_order(found, float(page.mediabox.width))


def _lines(page: PageObject, number: int, budget: Budget, orientations: tuple[int, ...]) -> list[Line]:
    pen = _Pen(number)
    page.extract_text(orientations=orientations, visitor_text=pen.write, visitor_operand_before=budget.spend)
    return [line for line in pen.lines if line.text]


@dataclass(slots=True)
class _Pen:
    """Takes down what pypdf reads."""

    page: int
    lines: list[Line] = field(default_factory=list)
    fresh: bool = True
    reached: float = 0.0

    def write(self, text: str, matrix: Sequence[float], within: Sequence[float], font: Any, size: float) -> None:
        """Some words of one font; "\\n" ends a line."""
        look = _look(font)
        for place, part in enumerate(text.translate(_LETTERS).split("\n")):
            self.fresh = self.fresh or place > 0
            if not part or (self.fresh and not part.strip()):
                continue
            x, y, height = _place(matrix, within, size)
            words = _SPACES.sub(" ", part)
            if self.fresh:
                self.lines.append(Line(x, y, height, self.page))
            elif not place and words.strip() and x - self.reached > _TAB * height:
                self._tab(look)
                words = words.lstrip(" ")
            self.fresh = False
            if words.strip():
                self.reached = x + width(words, height)
            self.lines[-1].runs.append(Run(words, look, page=self.page))

    def _tab(self, look: Look) -> None:
        """What follows stands in a column of its own."""
        runs = self.lines[-1].runs
        while runs and not runs[-1].text.strip():
            runs.pop()
        runs.append(Run("\t", look, page=self.page))


def _place(matrix: Sequence[float], within: Sequence[float], size: float) -> tuple[float, float, float]:
    """Where words stand on the page, and how high they are."""
    x = within[4] * matrix[0] + within[5] * matrix[2] + matrix[4]
    y = within[4] * matrix[1] + within[5] * matrix[3] + matrix[5]
    over = within[2] * matrix[0] + within[3] * matrix[2]
    up = within[2] * matrix[1] + within[3] * matrix[3]
    return x, y, abs(size) * (up * up + over * over) ** 0.5


def _look(font: Any) -> Look:
    name = str(font.get("/BaseFont", "")) if hasattr(font, "get") else ""
    bold = Look.BOLD if _BOLD.search(name) else PLAIN
    return bold | (Look.ITALIC if _ITALIC.search(name) else PLAIN)


def in_order(lines: Sequence[Line], width: float) -> list[Line]:
    """The lines in reading order: as they were set, but for columns set row by row, and pages set in no order."""
    if _columns(lines, width):
        middle = width / 2
        return sorted(lines, key=lambda line: (line.x >= 0.92 * middle, -line.y))
    climbs = sum(later.y > earlier.y + earlier.size for earlier, later in pairwise(lines))
    return list(lines) if climbs <= max(3, len(lines) // 10) else sorted(lines, key=lambda line: (-line.y, line.x))


def _columns(lines: Sequence[Line], width: float) -> bool:
    """Whether two columns were set row by row: left and right take turns, and the left ends before the right begins."""
    middle = width / 2
    right = [line.x >= 0.92 * middle for line in lines]
    turns = sum(earlier != later for earlier, later in pairwise(right))
    left_fits = all(line.end <= 1.1 * middle for line, is_right in zip(lines, right, strict=True) if not is_right)
    return sum(right) >= 5 and turns >= 0.5 * len(lines) and left_fits


def numbers_off(lines: Sequence[Line]) -> list[Line]:
    """The lines without the numbers that count them in the margin, as in minutes of a hearing."""
    counted = [_number(line) for line in lines]
    if len(lines) < 10 or not _counts(counted):
        return list(lines)
    return [line for line in map(_without_number, lines) if line.text]


def _counts(numbers: Sequence[int | None]) -> bool:
    known = [number for number in numbers if number is not None]
    steps = sum(later == earlier + 1 for earlier, later in pairwise(known))
    return len(known) >= 0.8 * len(numbers) and steps >= 0.8 * (len(known) - 1)


def _number(line: Line) -> int | None:
    found = re.match(r"(\d{1,4})(?:\s|$)", line.text)
    return int(found[1]) if found else None


def _without_number(line: Line) -> Line:
    if _number(line) is None:
        return line
    runs: list[Run] = []
    for run in line.runs:
        text = run.text if any(kept.text.strip() for kept in runs) else re.sub(r"^\s*\d{0,4}\s*", "", run.text)
        runs.append(Run(text, run.look, page=run.page))
    shift = line.size * 2
    return Line(line.x + shift, line.y, line.size, line.page, [run for run in runs if run.text])
