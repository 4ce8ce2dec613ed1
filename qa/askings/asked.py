"""Which of an interviewer's turns ask something, of whom, and which of their sentences do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.askings.words import content_words
from qa.linking import NameTable
from qa.schema import Asking, Role, Source, Transcript, Turn
from qa.text import sentences

LONGEST = 60
"""Words that the encoder reads of a question, the last ones: it ends with what is asked."""

_MARKED = re.compile(r"[?？؟][\s\"'”’»)\]]*$")
# A prompt without a question mark: only where it opens a sentence, since "you tell me" asks nothing.
_PROMPT = re.compile(
    r"^(?:(?:alors|donc|et|eh bien|so|and|well|then|now|please),?\s+)*"
    r"(?:(?:parle|raconte|dis|décri|expli?que|présente|donne)\w*[- ](?:moi|nous)|tell (?:me|us)|describe|explain"
    r"|talk (?:me|us)|walk (?:me|us)|give (?:me|us)|share|introduce)\b",
    re.IGNORECASE,
)
_FEW = 2  # content words that a question needs to be understood without what stands before it
_NAMELESS = "…"


def askings(transcript: Transcript) -> Iterator[Asking]:
    """The questions of one interview, in order. A turn asks when a sentence of it ends in a question mark, or opens
    like a prompt ("Tell us about …")."""
    names = NameTable([transcript.source])
    for turn, replies in _exchanges(transcript.turns):
        asked = asking_words(turn.text)
        if asked:
            yield Asking(
                id=f"{transcript.source.id}#t{turn.index}",
                transcript=transcript.source.id,
                turn=turn.index,
                speaker=turn.speaker,
                guests=tuple(dict.fromkeys(reply.speaker for reply in replies if reply.speaker)),
                replies=tuple(reply.index for reply in replies),
                text=turn.text,
                start=turn.start,
                end=turn.end,
                read=nameless(asked, names),
            )


def _exchanges(turns: Sequence[Turn]) -> Iterator[tuple[Turn, list[Turn]]]:
    """Each of the interviewers' turns with what is said in reply: the others' turns up to the next of theirs. Where
    interviewers' turns follow on one another, all of them are replied to by what comes after the last."""
    asking: list[Turn] = []
    replies: list[Turn] = []
    for turn in turns:
        if turn.role is Role.INTERVIEWER:
            if replies:
                yield from ((asked, replies) for asked in asking)
                asking, replies = [], []
            asking.append(turn)
        elif turn.role in (Role.INTERVIEWEE, Role.UNKNOWN) and asking:
            replies.append(turn)
    yield from ((asked, replies) for asked in asking)


def asking_words(text: str) -> str | None:
    """The sentences of a turn that ask, as they stand, with the one before where they say too little by themselves
    ("What do you think of it?"); None for a turn that asks nothing."""
    found = [text[start:end] for start, end in sentences(text)]
    asking = [number for number, sentence in enumerate(found) if _MARKED.search(sentence) or _PROMPT.match(sentence)]
    if not asking:
        return None
    chosen = list(asking)
    while len(content_words(" ".join(found[number] for number in chosen))) < _FEW and chosen[0] > 0:
        chosen.insert(0, chosen[0] - 1)
    words = " ".join(found[number] for number in chosen).split()
    return " ".join(words[-LONGEST:])


def nameless(text: str, names: NameTable) -> str:
    """The text with the names of a source's people and firms left out."""
    for start, end in reversed(names.link(text).spans):
        text = text[:start] + _NAMELESS + text[end:]
    return text


def names_of(source: Source) -> NameTable:
    """The names that are left out of the questions of a source."""
    return NameTable([source])
