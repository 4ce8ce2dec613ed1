"""What is indexed already, as far as twins are told from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from qa.health.twins import Known, sketch_of
from qa.quotes import Wording
from qa.schema import Transcript, Turn
from qa.search import SearchIndex

_PROBES, _WORDS, _NEAREST = 16, 40, 3  # stretches of a transcript that are looked up, of how many words; turns of each


class IndexedCorpus:
    """One generation of an index. What is asked of it costs as much as the transcript is long, however many there are:
    a few stretches are looked up among the words of all turns, and only the sources found are read."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._files = {entry.id: entry.file for entry in index.manifest.transcripts}
        self._ids = {entry.sha256: entry.id for entry in index.manifest.transcripts}

    def same_bytes(self, transcript: Transcript) -> str | None:
        """The id of another transcript whose file has the same bytes, None when there is none."""
        found = self._ids.get(transcript.sha256)
        return found if found and not self._is(found, transcript) else None

    def alike(self, transcript: Transcript) -> Sequence[Known]:
        """The other transcripts that hold most of the stretches looked up, at most three."""
        rows = [
            row
            for stretch in _stretches(transcript.turns)
            for row, _ in self._index.postings.nearest(Wording(stretch), _NEAREST)[:_NEAREST]
        ]
        found = Counter(source for source, _ in self._index.records.turns_at(rows))
        others = [source for source, _ in found.most_common() if not self._is(source, transcript)]
        return [self._known(source) for source in others[:3]]

    def _is(self, source: str, transcript: Transcript) -> bool:
        """Whether a source is the very file that is being checked, where it stands in the corpus."""
        return Path(transcript.source.file).resolve().as_posix().endswith(f"/{self._files[source]}")

    def _known(self, source: str) -> Known:
        turns = self._index.records.turns(source)
        return Known(source, "indexed", sketch_of(turn.text for turn in turns))


def _stretches(turns: Sequence[Turn]) -> list[str]:
    """Stretches of the longest turns: the likeliest to be found in one turn of another edition."""
    longest = sorted(turns, key=lambda turn: (-len(turn.text), turn.index))[:_PROBES]
    return [" ".join(turn.text.split()[:_WORDS]) for turn in longest]
