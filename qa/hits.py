"""A row of the index as a hit: the passage with its source, its citation, and the sentences that speak to what was
looked for."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from qa.citation import citation
from qa.rank import highlights
from qa.schema import Hit, Matrix, Passage, Source, Vector
from qa.search import SearchIndex


class Hits:
    """Makes hits of one index."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index

    def hit(self, row: int, passage: Passage, *, rank: int, score: float, sought: tuple[Matrix, Vector] | None) -> Hit:
        """The hit of a row. `sought`, tokens of shape (n, d) with their weights, tells what is highlighted; without it
        nothing is. The score is brought into 0…1."""
        source = self._sources[passage.transcript]
        return Hit(
            rank=rank,
            score=float(np.clip(score, 0, 1)),
            passage=passage,
            source=source,
            highlights=highlights(passage.text, self._index.evidence(row, *sought)) if sought else (),
            citation=citation(passage, source),
        )

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self._index.sources}
