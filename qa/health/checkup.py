"""All the doubts about one transcript."""

from __future__ import annotations

from collections.abc import Iterator

from qa.health.boilerplate import repeated
from qa.health.languages import mixed
from qa.health.private import private
from qa.health.speech import speech
from qa.health.twins import Twins
from qa.schema import Checkup, Concern, Doubt, Transcript

_ORDER = list(Concern)


def checkup(transcript: Transcript, twins: Twins) -> Checkup:
    """The transcript looked at: its reader's warnings first, then every doubt, in the order of `Concern` and of the
    text. `twins` knows what is there already, and learns this transcript for those checked after it."""
    doubts = sorted(_doubts(transcript, twins), key=lambda doubt: (_ORDER.index(doubt.concern), doubt.turn or 0))
    words = sum(len(turn.text.split()) for turn in transcript.turns)
    return Checkup(transcript=transcript, words=words, doubts=tuple(doubts))


def _doubts(transcript: Transcript, twins: Twins) -> Iterator[Doubt]:
    yield from (Doubt(concern=Concern.READING, sentence=warning) for warning in transcript.warnings)
    yield from speech(transcript)
    yield from mixed(transcript)
    yield from repeated(transcript)
    yield from private(transcript)
    yield from twins.of(transcript)
