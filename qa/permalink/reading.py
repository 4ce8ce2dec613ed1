"""What a reader's page needs to open at the words of a link, and excerpts of a transcript."""

from __future__ import annotations

from dataclasses import dataclass

from qa.permalink.locating import Location, State
from qa.schema import Excerpt, Source, Turn

CONTEXT = 32
"""How many characters an excerpt carries of what stands before and after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A whole transcript, opened at the words of a link: its text, its turns in order, and where the words are."""

    source: Source
    text: str
    turns: tuple[Turn, ...]
    location: Location

    def marked(self, turn: Turn) -> tuple[int, int] | None:
        """Which characters of this turn's text are the words of the link, (start, end); None where none are."""
        start, end = max(self.location.start, turn.start), min(self.location.end, turn.end)
        return (start - turn.start, end - turn.start) if start < end else None

    @property
    def excerpt(self) -> Excerpt | None:
        """The words as they stand now, cut to the turn that holds most of them; None where they are gone."""
        if self.location.state is State.GONE:
            return None
        spans = ((turn, span) for turn in self.turns if (span := self.marked(turn)))
        turn, span = max(spans, key=lambda found: found[1][1] - found[1][0], default=(None, (0, 0)))
        return excerpt(self.source, turn, self.text, turn.start + span[0], turn.start + span[1]) if turn else None


def excerpt(source: Source, turn: Turn, text: str, start: int, end: int) -> Excerpt:
    """The stretch from start to end of a transcript's text, within this turn, with what stands around it."""
    return Excerpt(
        source=source,
        turn=turn,
        text=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )
