"""The same interview twice: the same file, or the same words in another format, edition or transcription.

Words are compared as sets of runs of four, of which long texts keep a fixed share by hash (Broder, "On the resemblance
and containment of documents", 1997): what share of the shorter text is in the longer is then counted, not guessed.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from qa.schema import Concern, Doubt, Transcript
from qa.text import words

Runs: TypeAlias = npt.NDArray[np.uint32]
_RUN = 4  # words in a run
_LONG, _STEP = 1000, 4  # words from which on one run of so many is kept
_INDEXED = 32  # one run of so many finds a long text again
_NEAR, _LEAST = 0.5, 8  # share of the shorter text that makes a twin; runs that must be shared for it


@dataclass(frozen=True, slots=True)
class Sketch:
    """The runs of words kept of a text, ascending: those whose hash `step` divides."""

    runs: Runs
    step: int

    def every(self, step: int) -> Runs:
        """The runs that a coarser sketch keeps, too."""
        return self.runs[self.runs % step == 0] if step > self.step else self.runs


@dataclass(frozen=True, slots=True)
class Known:
    """A transcript that is there already: its id or file, its format, and the runs of words kept of it."""

    name: str
    format: str
    sketch: Sketch


class Corpus(Protocol):
    """What is indexed already, as far as twins are told from it."""

    def same_bytes(self, transcript: Transcript) -> str | None:
        """The id of another transcript whose file has the same bytes, None when there is none."""

    def alike(self, transcript: Transcript) -> Sequence[Known]:
        """The transcripts that may hold the same words, likeliest first; a few, not all."""


@dataclass
class Twins:
    """What was checked so far, and what is indexed already (`corpus`, None where there is no index yet)."""

    corpus: Corpus | None = None
    _hashes: dict[str, str] = field(default_factory=dict)
    _known: list[Known] = field(default_factory=list)
    _holders: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def of(self, transcript: Transcript) -> Iterator[Doubt]:
        """The doubts about a transcript that is there already, exact or near; it is known from then on."""
        mine = sketch(transcript)
        if same := self._same(transcript):
            sentence = f"the very same file is there already, as {same}"
            yield Doubt(concern=Concern.DUPLICATE, sentence=sentence, twin=same)
        else:
            yield from _near(mine, [*self._alike(mine), *(self.corpus.alike(transcript) if self.corpus else ())])
        self._learn(transcript, mine)

    def _same(self, transcript: Transcript) -> str | None:
        seen = self._hashes.get(transcript.sha256)
        return seen or (self.corpus.same_bytes(transcript) if self.corpus else None)

    def _alike(self, mine: Sketch) -> list[Known]:
        shared = Counter(number for run in mine.runs.tolist() for number in self._holders.get(run, ()))
        return [self._known[number] for number, _ in shared.most_common(3)]

    def _learn(self, transcript: Transcript, mine: Sketch) -> None:
        for run in mine.every(1 if mine.step == 1 else _INDEXED).tolist():
            self._holders[run].append(len(self._known))
        self._known.append(Known(transcript.source.file, transcript.format, mine))
        self._hashes.setdefault(transcript.sha256, transcript.source.file)


def sketch(transcript: Transcript) -> Sketch:
    """The runs of words kept of what is said in a transcript; labels and layout do not count."""
    return sketch_of(turn.text for turn in transcript.turns)


def sketch_of(texts: Iterable[str]) -> Sketch:
    """The runs of words kept of these texts, read one after the other."""
    said = [word for text in texts for word in words(text)]
    hashes = (zlib.crc32(" ".join(said[start : start + _RUN]).encode()) for start in range(len(said) - _RUN + 1))
    runs = np.unique(np.fromiter(hashes, np.uint32))
    whole = Sketch(runs, 1)
    return Sketch(whole.every(_STEP), _STEP) if len(said) > _LONG else whole


def _near(mine: Sketch, others: Sequence[Known]) -> Iterator[Doubt]:
    for other in others:
        step = max(mine.step, other.sketch.step)
        one, two = mine.every(step), other.sketch.every(step)
        shared = len(np.intersect1d(one, two, assume_unique=True))
        share = shared / max(1, min(len(one), len(two)))
        if shared >= _LEAST and share >= _NEAR:
            sentence = f"{100 * share:.0f} % of its words are those of {other.name} ({other.format})"
            yield Doubt(
                concern=Concern.NEAR_DUPLICATE, sentence=sentence, twin=other.name, values={"share": round(100 * share)}
            )
