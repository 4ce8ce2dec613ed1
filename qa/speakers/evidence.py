"""What a voice's turns show of its part in the conversation, counted: shares of 0…1, logarithms of ratios."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from qa.schema import Role, Turn
from qa.speakers.cues import CLOSING, ENDS_ASKING, FIRST_PERSON, HOSTING, INVITED, PROMPT, SECOND_PERSON
from qa.text import fold

_EARLY = 12
"""How many turns at the beginning may welcome and thank; later such words are part of the talk."""
_HEAD = 1000
"""How much of a long turn is looked at for "you" and "I"."""
_WORD = re.compile(r"\w+")
_CAPITALISED = re.compile(r"\b[^\W\d_a-zß-öø-ÿ]\w+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One voice among the others of its file. `turns` and `words` are counts; the rest is what `signs` weighs."""

    turns: int
    words: int
    asking: float
    questions: float
    brevity: float
    replies: float
    prompts: float
    opens: float
    closes: float
    hosting: float
    invited: float
    calls: float
    called: float
    you: float
    silence: float

    def signs(self) -> tuple[float, ...]:
        """The numbers that speak for asking or for answering, in the order of `weights.WEIGHTS`."""
        return (
            self.asking,
            self.questions,
            self.brevity,
            self.replies,
            self.prompts,
            self.opens,
            self.closes,
            self.hosting,
            self.invited,
            self.calls,
            self.called,
            self.you,
            self.silence,
        )


@dataclass(slots=True)
class _Count:
    """The sums over one voice's turns."""

    turns: int = 0
    words: int = 0
    asking: int = 0
    questions: int = 0
    prompts: int = 0
    replies: int = 0
    calls: int = 0
    called: int = 0
    you: int = 0
    me: int = 0


def gathered(turns: Sequence[Turn], voices: Mapping[str, str]) -> dict[str, Evidence]:
    """The evidence for each voice; `voices` tells whose each label is. Narration and turns without label count for
    nobody."""
    labelled = [(turn.label, turn) for turn in turns if turn.label and turn.role is not Role.NARRATOR]
    spoken = [(voices[label], turn) for label, turn in labelled if label in voices]
    names = _first_words(voices)
    counts: dict[str, _Count] = defaultdict(_Count)
    before: tuple[str, bool] | None = None
    said: set[str] = set()
    for voice, turn in spoken:
        seen = counts[voice]
        prompted = bool(PROMPT.search(_last(turn.text)))
        asks = prompted or bool(ENDS_ASKING.search(turn.text[-80:]))
        _count(seen, turn.text, asks=asks, prompted=prompted)
        seen.replies += before is not None and before[0] != voice and before[1]
        seen.called += voice in said
        said = _named(turn.text, names) - {voice}
        seen.calls += bool(said)
        before = voice, asks
    words = sum(seen.words for seen in counts.values())
    return {
        voice: _weighed(voice, counts, spoken, words) for voice in dict.fromkeys(voices.values()) if voice in counts
    }


def _last(text: str) -> str:
    """The last sentence or two, where a question without a question mark would stand."""
    return (text if len(text) <= 160 else text[-160:].partition(" ")[2]).lower()


def _count(seen: _Count, text: str, *, asks: bool, prompted: bool) -> None:
    head = text[:_HEAD].lower()
    seen.turns += 1
    seen.words += len(text.split()) or 1
    seen.asking += asks
    seen.questions += any(mark in text for mark in "?？؟")
    seen.prompts += prompted or (len(text) > 160 and bool(PROMPT.search(head[:240])))
    seen.you += len(SECOND_PERSON.findall(head))
    seen.me += len(FIRST_PERSON.findall(head))


def _weighed(voice: str, counts: Mapping[str, _Count], spoken: Sequence[tuple[str, Turn]], words: int) -> Evidence:
    seen = counts[voice]
    theirs = (words - seen.words) / max(1, len(spoken) - seen.turns)
    total = seen.turns + 0.5
    early = [turn for name, turn in spoken[:_EARLY] if name == voice]
    late = [turn for name, turn in spoken[-_EARLY // 2 :] if name == voice]
    return Evidence(
        turns=seen.turns,
        words=seen.words,
        asking=seen.asking / total,
        questions=seen.questions / total,
        brevity=max(-2.5, min(2.5, log((theirs + 3) / (seen.words / seen.turns + 3)))) if len(counts) > 1 else 0.0,
        replies=seen.replies / total,
        prompts=seen.prompts / total,
        opens=float(spoken[0][0] == voice),
        closes=float(any(CLOSING.search(turn.text) for turn in late)),
        hosting=float(any(HOSTING.search(turn.text[:1500]) for turn in early)),
        invited=float(any(INVITED.search(turn.text[:300]) for turn in early)),
        calls=seen.calls / total,
        called=seen.called / total,
        you=log((seen.you + 2) / (seen.me + 2)),
        silence=log((words + 9) / (len(counts) * seen.words + 9)),
    )


def _first_words(voices: Mapping[str, str]) -> dict[str, str]:
    """The first word of each voice's names (folded) → the voice; words that two voices share are left out."""
    owners: dict[str, set[str]] = defaultdict(set)
    for label, voice in voices.items():
        for name in (label, voice):
            for word in _WORD.findall(fold(name)):
                if len(word) > 2 and not word.isdigit():
                    owners[word].add(voice)
    shared = Counter({word: len(voices) for word, voices in owners.items()})
    return {word: next(iter(owners[word])) for word, bearers in shared.items() if bearers == 1}


def _named(text: str, names: Mapping[str, str]) -> set[str]:
    ends = text if len(text) < 600 else f"{text[:300]} {text[-300:]}"
    return {names[word] for word in map(_folded, set(_CAPITALISED.findall(ends))) if word in names}


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return fold(word)
