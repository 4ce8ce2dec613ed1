"""The figures of a corpus: how much it holds, who says how much of it, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from qa.filters import source_named
from qa.schema import Counts, Course, Part, Progress, Role, Share, Source, Statistics, Talk, Timeline, Year
from qa.search import SearchIndex
from qa.statistics.turns import added, shares, stretches


class Census:
    """Counts one index. Every turn is read once, when the figures are first wanted. Safe to share between threads."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._found: Statistics | None = None

    def statistics(self, progress: Progress | None = None) -> Statistics:
        """The figures of the whole corpus; the progress, in transcripts, is told where they are not known yet."""
        if self._found is None:
            talks = tuple(self._talks(progress))
            said = sorted(added(share for talk in talks for share in talk.shares), key=lambda share: -share.words)
            counts = _counts(talks, said, len(self._index))
            self._found = Statistics(counts=counts, talks=talks, shares=tuple(said), timeline=_timeline(talks))
        return self._found

    def course(self, source: str) -> Course:
        """How one transcript goes, turn by turn; it is meant by its id, file or title, or by words that only one has.

        Raises `QuestionError` for a source that is not there, naming the nearest.
        """
        identifier = source_named(source, self._index.sources)
        (meant,) = (known for known in self._index.sources if known.id == identifier)
        return Course(source=meant, stretches=stretches(self._index.records.turns(identifier)))

    def _talks(self, progress: Progress | None) -> Iterator[Talk]:
        passages = Counter(self._index.labels.transcripts)
        for number, source in enumerate(self._index.sources):
            if progress:
                progress(number, len(self._index.sources))
            yield self._talk(source, passages[source.id])

    def _talk(self, source: Source, passages: int) -> Talk:
        parts = stretches(self._index.records.turns(source.id))
        return Talk(
            source=source,
            turns=len(parts),
            passages=passages,
            words=sum(part.words for part in parts),
            shares=shares(parts),
        )


def _counts(talks: Sequence[Talk], said: Sequence[Share], passages: int) -> Counts:
    dated = sum(talk.source.date is not None for talk in talks)
    return Counts(
        interviews=len(talks),
        turns=sum(talk.turns for talk in talks),
        passages=passages,
        words=sum(talk.words for talk in talks),
        speakers=len({share.speaker for share in said if share.speaker}),
        dated=dated,
        undated=len(talks) - dated,
        languages=tuple(Counter(talk.source.language for talk in talks).most_common()),
        roles=tuple(sorted(_parts(said), key=lambda part: -part.words)),
    )


def _parts(said: Sequence[Share]) -> Iterator[Part]:
    for role in Role:
        own = [share for share in said if share.role is role]
        if own:
            yield Part(
                role=role,
                speakers=sum(share.speaker is not None for share in own),
                turns=sum(share.turns for share in own),
                words=sum(share.words for share in own),
            )


def _timeline(talks: Sequence[Talk]) -> Timeline:
    dated = sorted((talk for talk in talks if talk.source.date), key=lambda talk: talk.source.date or "")
    years = groupby((talk for talk in dated if _year(talk)), key=_year)
    return Timeline(
        dated=tuple(dated),
        undated=tuple(talk for talk in talks if not talk.source.date),
        years=tuple(_of_year(year, list(group)) for year, group in years),
    )


def _year(talk: Talk) -> int:
    """The year of a date; 0 for a date that states none."""
    year = (talk.source.date or "").partition("-")[0]
    return int(year) if year.isdecimal() else 0


def _of_year(year: int, talks: Sequence[Talk]) -> Year:
    return Year(
        year=year,
        interviews=tuple(talk.source.id for talk in talks),
        turns=sum(talk.turns for talk in talks),
        words=sum(talk.words for talk in talks),
        shares=added(share for talk in talks for share in talk.shares),
    )
