"""Words that no one said for the interview: lines that come back, notices, addresses of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from qa.schema import Concern, Doubt, Transcript, Turn
from qa.text import fold
from qa.text.layout import lines

_AGAIN, _WORDS = 3, 4  # how often a line of how many words comes back
_NOTICE = re.compile(
    r"all rights reserved|tous droits reserves|terms of (?:use|service)|conditions (?:generales|d'utilisation)"
    r"|privacy policy|politique de confidentialite|accept (?:all )?cookies|accepter (?:les|tous les) cookies"
    r"|subscribe to (?:our|the) newsletter|abonnez-vous a (?:notre|la) newsletter|sign up for our"
    r"|transcribed by https?|transcribed by otter|transcript (?:provided|generated) by|sous-titrage|subtitles by"
    r"|amara\.org|this transcript was (?:auto|generated|produced)|transcription automatique"
)


def repeated(transcript: Transcript) -> Iterator[Doubt]:
    """A doubt for each line that comes back as only print does, and for each turn that holds a notice."""
    seen: dict[str, list[Turn]] = defaultdict(list)
    for turn in transcript.turns:
        for span in lines(transcript.text, turn.start, turn.end):
            line = fold(span.of(transcript.text))
            if len(line.split()) >= _WORDS:
                seen[line].append(turn)
        if notice := _NOTICE.search(fold(turn.text)):
            said = notice.group()
            yield _doubt(turn, f'turn {turn.index} holds a notice ("{said}")', "notice", line=said)
    for line, turns in seen.items():
        if len(turns) >= _AGAIN:
            shown = line if len(line) <= 60 else line[:57] + "…"
            sentence = f'"{shown}" comes back {len(turns)} times: a header, a notice or a refrain'
            yield _doubt(turns[0], sentence, "again", line=shown, times=len(turns))


def _doubt(turn: Turn, sentence: str, form: str, **values: str | int) -> Doubt:
    return Doubt(
        concern=Concern.BOILERPLATE, sentence=sentence, turn=turn.index, start=turn.start, end=turn.end, form=form,
        values={"turn": turn.index, **values},
    )  # fmt: skip
