"""Words looked up: where they were said. No I/O, no logic."""

from __future__ import annotations

from dataclasses import dataclass

from qa.schema.spoken import Source, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A turn that holds the words looked up. `spans` are where they stand in the turn's text, (start, end), in order,
    never overlapping; `start` and `end` bound what is shown of the turn, about the sentence of the first of them."""

    source: Source
    turn: Turn
    spans: tuple[tuple[int, int], ...]
    start: int
    end: int

    @property
    def shown(self) -> str:
        """What is shown of the turn."""
        return self.turn.text[self.start : self.end]

    @property
    def marks(self) -> list[tuple[int, int]]:
        """Where the words stand in what is shown; some may lie beyond it."""
        return [(start - self.start, end - self.start) for start, end in self.spans]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What looking words up has found: `counts` tells how many turns of each source hold them, by its id, in the order
    of the corpus, sources without any left out; `places` are the first of these turns, in order."""

    counts: dict[str, int]
    places: tuple[Place, ...]

    @property
    def total(self) -> int:
        """How many turns hold the words."""
        return sum(self.counts.values())
