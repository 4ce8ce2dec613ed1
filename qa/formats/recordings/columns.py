"""Which keys of an object of unknown shape hold the words, the speaker and the times, by what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from qa.formats.recordings.loading import Json


def _ranked(names: str) -> dict[str, int]:
    return {name: rank for rank, name in enumerate(names.split())}


TEXT = _ranked(
    "text transcript transcription body content utterance utt sentence displaytext display displayas caption captions "
    "subtitle speech said line dialogue dialog statement message phrase punctuatedword word words token rawtext value "
    "utf8 quote paragraph texte contenu paroles propos texto contenido inhalt 文本 内容"
)
"""Keys that hold words, the likeliest first, as `normal` writes them."""

VOICE = _ranked(
    "speakername speakerdisplayname speakerfullname speaker speakerlabel speakerid speakertag speakerkey speakers spk "
    "spkid sid who whospeaks participantname participant participantid participantrole interlocutor talker voice "
    "character locuteur locutrice intervenant orateur personne sprecher hablante parlante person name author from user "
    "username displayname sender role actor channel source label 说话人 发言人"
)
"""Keys that hold a speaker."""

_START = _ranked(
    "start starttime starttimestamp startoffset startat begin begintime beginoffset beginning startsec starttimes in "
    "timein tcin onset debut offset relativestarttime timestamp timestamps time ts t tstart timecode times offsets "
    "from timebegin xmin ab"
)
_END = _ranked(
    "end endtime endtimestamp endoffset endat finish stop stoptime out timeout tcout endsec fin to until timeend xmax"
)
_LENGTH = _ranked("duration dur length durationtime")
_WORDS = _ranked("words tokens items elements terms sentences children parts content body message timestamps alignment")
_ASKED = _ranked("question q interviewer asked ask frage pregunta prompt questions")
_ANSWERED = _ranked("answer a reply response reponse réponse antwort respuesta answers interviewee guest")
_UNIT = re.compile(r"(?:in)?(?:milliseconds?|millis|msecs?|ms|ticks|nanos(?:econds)?|ns|seconds?|secs?|s)\Z")


@lru_cache(maxsize=4096)
def normal(key: str) -> str:
    """A key in lower case, without what stands between its words."""
    return re.sub(r"[\W_]+", "", key[:80].lower())


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The keys of rows by what they hold, the likeliest first."""

    text: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    length: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()

    @classmethod
    @lru_cache(maxsize=256)
    def of(cls, keys: tuple[str, ...]) -> Columns:
        """The columns that these keys name."""
        known = list(dict.fromkeys(keys))
        return cls(
            text=_named(known, TEXT),
            voice=_named(known, VOICE),
            start=_named(known, _START, timed=True),
            end=_named(known, _END, timed=True),
            length=_named(known, _LENGTH, timed=True),
            words=_named(known, _WORDS),
            asked=_named(known, _ASKED),
            answered=_named(known, _ANSWERED),
        )


def _named(keys: list[str], known: dict[str, int], *, timed: bool = False) -> tuple[str, ...]:
    ranked = [(rank, key) for key in keys if (rank := _rank(normal(key), known, timed)) is not None]
    return tuple(key for _, key in sorted(ranked, key=lambda pair: pair[0]))


def _rank(key: str, known: dict[str, int], timed: bool) -> int | None:
    rank = known.get(key)
    if rank is None and timed:
        bare = _UNIT.sub("", key)
        rank = known.get(bare) if bare != key else None
        if rank is None and bare[:1] == "t":
            rank = known.get(bare[1:])
    return rank


def keys_of(rows: Iterable[dict[str, Json]]) -> list[str]:
    """The keys of some rows, by first appearance."""
    return list(dict.fromkeys(key for row in rows for key in row))
