"""Who speaks and when: stretches without a speaker, voices that may be one, turns and times that look wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from qa.schema import Concern, Doubt, Role, Transcript, Turn
from qa.speakers import likely_aliases
from qa.text import clock

_STRETCH = 30  # words without a speaker, between words that have one, that are worth a sentence
_LONG, _TIMES_MEDIAN = 800, 8  # words of a turn that may hide a lost label, in a text of much shorter turns
_OVERLAP = 1.0  # seconds that neighbours may share before it is worth a sentence


def speech(transcript: Transcript) -> Iterator[Doubt]:
    """The doubts about speakers, turns and times."""
    turns = transcript.turns
    yield from _voices(turns)
    yield from _unlabelled(turns)
    yield from (
        Doubt(
            concern=Concern.ALIASES,
            sentence=f"{one} and {other} may be one person: {reason}",
            values={"one": one, "other": other},
        )
        for one, other, reason in likely_aliases(transcript.source.people)
    )
    yield from _long(turns)
    yield from _times(turns)


def _voices(turns: Sequence[Turn]) -> Iterator[Doubt]:
    spoken = [turn for turn in turns if turn.role is not Role.NARRATOR]
    voices = {turn.speaker or turn.label for turn in spoken} - {None}
    if not spoken:
        yield Doubt(concern=Concern.NO_SPEECH, sentence="nobody was found to speak: all of it is taken as narration")
    elif not voices:
        yield Doubt(concern=Concern.UNLABELLED, sentence="it does not say who speaks: every voice is unknown")
    elif len(voices) == 1 and len(spoken) > 1 and all(turn.speaker or turn.label for turn in spoken):
        only = voices.pop() or ""
        yield Doubt(concern=Concern.ONE_SPEAKER, sentence=f"only one speaker was found, {only}", values={"name": only})
    guessed = [turn for turn in spoken if turn.confidence is not None and turn.confidence < 0.7]
    if voices and len(guessed) > len(spoken) / 2:
        yield Doubt(concern=Concern.ROLES, sentence="who asks and who answers is a guess; state roles to be sure")


def _unlabelled(turns: Sequence[Turn]) -> Iterator[Doubt]:
    """The stretches in which nobody is named, in a text that names speakers elsewhere."""
    if not any(turn.speaker or turn.label for turn in turns):
        return
    for nameless, run in groupby(turns, _is_nameless):
        stretch = list(run)
        words = sum(len(turn.text.split()) for turn in stretch)
        if nameless and words >= _STRETCH:
            where = _turns(stretch)
            yield _at(
                stretch[0], Concern.UNLABELLED, f"{where}: {words} words without a speaker", "stretch",
                last=stretch[-1].index, words=words,
            )  # fmt: skip


def _is_nameless(turn: Turn) -> bool:
    return turn.speaker is None and turn.label is None and turn.role is not Role.NARRATOR


def _turns(stretch: Sequence[Turn]) -> str:
    first, last = stretch[0].index, stretch[-1].index
    return f"turn {first}" if first == last else f"turns {first} to {last}"


def _long(turns: Sequence[Turn]) -> Iterator[Doubt]:
    sizes = [len(turn.text.split()) for turn in turns]
    if len(sizes) < 4:
        return
    usual = median(sizes)
    for turn, size in zip(turns, sizes, strict=True):
        if turn.role is not Role.NARRATOR and size > max(_LONG, _TIMES_MEDIAN * usual):
            sentence = f"turn {turn.index} has {size} words, the usual one {usual:.0f}: a label may be lost in it"
            yield _at(turn, Concern.LONG_TURN, sentence, size=size, usual=round(usual))


def _times(turns: Sequence[Turn]) -> Iterator[Doubt]:
    """Times that go back, and turns that overlap, each told once with how often."""
    timed = [turn for turn in turns if turn.time_start is not None]
    back = [(one, other) for one, other in pairwise(timed) if (other.time_start or 0) < (one.time_start or 0)]
    late = [
        (one, other)
        for one, other in pairwise(timed)
        if one.time_end is not None and (one, other) not in back and one.time_end - (other.time_start or 0) > _OVERLAP
    ]
    for pairs, verb in ((back, "goes back from"), (late, "begins before the end of the turn before, at")):
        if pairs:
            one, other = pairs[0]
            since = one.time_start if pairs is back else one.time_end
            more = f", and {len(pairs) - 1} more" if len(pairs) > 1 else ""
            told = f"turn {other.index} {verb} {clock(since or 0)} to {clock(other.time_start or 0)}{more}"
            if pairs is late:
                told = f"turn {other.index} {verb} {clock(other.time_start or 0)} of {clock(since or 0)}{more}"
            values: dict[str, str | int] = {
                "since": clock(since or 0), "to": clock(other.time_start or 0),
                "more": len(pairs) - 1,
            }  # fmt: skip
            yield _at(other, Concern.TIMES, told, "overlap" if pairs is late else "back", **values)


def _at(turn: Turn, concern: Concern, sentence: str, form: str = "", **values: str | int) -> Doubt:
    return Doubt(
        concern=concern,
        sentence=sentence,
        turn=turn.index,
        start=turn.start,
        end=turn.end,
        form=form,
        values={"turn": turn.index, **values},
    )
