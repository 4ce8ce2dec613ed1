"""What every preparation needs of an index: its voices, its questions, who speaks to a subject, and hits of that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import islice

import numpy as np

from qa.confidence import Calibration
from qa.hits import Hits
from qa.preparation.meaning import Meaning
from qa.preparation.relevance import Relevance
from qa.preparation.subject import Subject, Subjects
from qa.preparation.voices import Rows, Voices
from qa.rank import distinct
from qa.schema import Asking, Encoder, Hit, Matrix, Vector
from qa.search import SearchIndex

_REPEATED = 4  # as many passages are looked at as may be shown, for some may be repeats

ADDRESSED = 0.5
"""From this confidence on, a passage speaks to a subject."""


class Looking:
    """One index, looked at for what somebody says, not for the best of all. Safe to share between threads."""

    def __init__(self, index: SearchIndex, encoder: Encoder, calibration: Calibration) -> None:
        self.index = index
        self.calibration = calibration
        self.meaning = Meaning(index, lambda: self.askings)
        self.relevance = Relevance(index, calibration, self.meaning)
        languages = tuple(dict.fromkeys(source.language for source in index.sources if source.language))
        self.subjects = Subjects(encoder, index.rarity, languages)
        self._hits = Hits(index)

    @cached_property
    def voices(self) -> Voices:
        """Everybody who gives answers."""
        return Voices(self.index)

    @cached_property
    def askings(self) -> tuple[Asking, ...]:
        """Every question that was put, in the order of the corpus."""
        return self.index.records.askings()

    @cached_property
    def rows_of_turns(self) -> dict[tuple[str, int], list[int]]:
        """The rows of the passages of each turn, by (transcript, turn number)."""
        found: dict[tuple[str, int], list[int]] = {}
        for row, place in enumerate(zip(self.index.labels.transcripts, self.index.records.turn_numbers(), strict=True)):
            found.setdefault(place, []).append(row)
        return found

    def replies(self, asking: Asking, guest: str | None = None) -> list[int]:
        """The rows of what was replied to a question, by this guest where one is named, in order."""
        rows = [row for turn in asking.replies for row in self.rows_of_turns.get((asking.transcript, turn), ())]
        return [row for row in rows if guest is None or self.index.labels.speakers[row] == guest]

    def ranked(self, subjects: Sequence[Subject], rows: Rows) -> tuple[Rows, Vector]:
        """These passages with the confidence that each speaks to the subjects, best first."""
        confidence = self.relevance.confidence(subjects, rows.tolist())
        order = np.lexsort((rows, -confidence))
        return rows[order], confidence[order]

    def hits(
        self, rows: Sequence[int], scores: Sequence[float], sought: tuple[Matrix, Vector] | None = None
    ) -> tuple[Hit, ...]:
        """These rows as hits, in order. `sought`, tokens with their weights, tells what is highlighted in them; nothing
        is without it."""
        found = zip(rows, self.index.records.passages(list(rows)), scores, strict=True)
        return tuple(
            self._hits.hit(row, passage, rank=rank, score=score, sought=sought)
            for rank, (row, passage, score) in enumerate(found, 1)
        )

    def best(
        self, rows: Sequence[int], scores: Sequence[float], sought: tuple[Matrix, Vector], k: int
    ) -> tuple[Hit, ...]:
        """The first k of these rows that repeat none before them, as hits."""
        some = list(rows[: _REPEATED * k])
        passages = self.index.records.passages(some)
        chosen = list(islice(distinct(passage.text for passage in passages), k))
        return self.hits([some[i] for i in chosen], [scores[i] for i in chosen], sought)
