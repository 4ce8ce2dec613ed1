"""Which of an interviewer's turns ask something, of whom, and which of their sentences do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.foreign import asking_words
from qa.linking import NameTable
from qa.paraphrases import content_words
from qa.schema import Asking, Role, Transcript, Turn
from qa.text import sentences

LONGEST = 60
"""Words that the encoder reads of a question, the last ones: it ends with what is asked."""

_MARKED = re.compile(r"[?？؟][\s\"'”’»)\]!.…*_]*$")
# A prompt without a question mark: only where it opens a sentence, since "you tell me" asks nothing.
_PROMPT = re.compile(
    r"^(?:(?:alors|donc|et|eh bien|so|and|well|then|now|please),?\s+)*"
    r"(?:(?:parle|raconte|dis|décri|expli?que|présente|donne)\w*[- ](?:moi|nous)|(?:décriv|expliqu|racont)ez"
    r"|(?:tell|talk|walk|take|give) (?:me|us)|describe|explain|share|introduce)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\b(?:bonjour|bonsoir|merci|remerci\w+|bienvenue|hello|hi|thanks?|thank|welcome)\b", re.IGNORECASE
)
# What leans on the sentence before: "What impact has this had?", "Qu'en penses-tu ?"
_LEANS = re.compile(
    r"\b(?:this|that|these|those|it|cela|ça) (?:has|have|had|is|was|means?)\b"
    r"|-(?:il|elle|on|tu|vous|nous) (?:le|la|les|l['’])\s?\w+(?:er|ir|re)\b"
    r"|\b(?:has|have|had) (?:this|that|it) (?:\w+ed|been|become)\b"
    r"|\b(?:en|y) \w+[- ](?:tu|vous)\b|\bqu['’]en\b|\b(?:of|about|to|by|with) (?:it|this|that)\b",
    re.IGNORECASE,
)
_FEW = 2  # telling words that a question needs to be understood without what stands before it


def askings(transcript: Transcript) -> Iterator[Asking]:
    """The questions of one interview, in order. A turn asks when a sentence of it ends in a question mark, or opens
    like a prompt ("Tell us about …")."""
    names = NameTable([transcript.source])
    alone = _only_guest(transcript.turns)
    for turn, replies in _exchanges(transcript.turns):
        span = asking_span(turn.text)
        if span:
            text = turn.text[slice(*span)]
            guests = tuple(dict.fromkeys(reply.speaker for reply in replies if reply.speaker))
            yield Asking(
                id=f"{transcript.source.id}#t{turn.index}",
                transcript=transcript.source.id,
                turn=turn.index,
                speaker=turn.speaker,
                guests=guests or alone,
                replies=tuple(reply.index for reply in replies),
                text=text,
                start=turn.start + span[0],
                end=turn.start + span[1],
                read=nameless(" ".join(text.split()[-LONGEST:]), names),
            )


def _only_guest(turns: Sequence[Turn]) -> tuple[str, ...]:
    """The guest of an interview that has one, to whom a question was put even if it was left without a reply."""
    guests = tuple(dict.fromkeys(turn.speaker for turn in turns if turn.role is Role.INTERVIEWEE and turn.speaker))
    return guests if len(guests) == 1 else ()


def _exchanges(turns: Sequence[Turn]) -> Iterator[tuple[Turn, list[Turn]]]:
    """Each of the interviewers' turns with what is said in reply: the others' turns up to the next of theirs. Where
    interviewers' turns follow on one another, all of them are replied to by what comes after the last. Somebody whose
    part is not known and who asks, where guests are known, ends an exchange: what follows is no reply to what was
    asked before."""
    guests_known = any(turn.role is Role.INTERVIEWEE for turn in turns)
    asking: list[Turn] = []
    replies: list[Turn] = []
    for turn in turns:
        asks = turn.role is Role.UNKNOWN and guests_known and asking_span(turn.text) is not None
        if turn.role is Role.INTERVIEWER or asks:
            if replies:
                yield from ((asked, replies) for asked in asking)
                asking, replies = [], []
            asking.append(turn)
        elif turn.role in (Role.INTERVIEWEE, Role.UNKNOWN) and asking:
            replies.append(turn)
    yield from ((asked, replies) for asked in asking)


def asking_span(text: str) -> tuple[int, int] | None:
    """Where a turn asks, as (start, end): from the first sentence that asks to the last, with the one before where they
    say too little by themselves ("What do you think of it?"); None for a turn that asks nothing."""
    found = sentences(text)
    pieces = [text[start:end] for start, end in found]
    asking = [number for number, piece in enumerate(pieces) if _MARKED.search(piece) or _PROMPT.match(piece)]
    if not asking:
        return None
    first, last = asking[0], asking[-1]
    leans = _needs_more(" ".join(pieces[number] for number in asking))
    if first and leans and not _COURTESY.search(pieces[first - 1]):
        first -= 1
    return found[first][0], found[last][1]


def _needs_more(asked: str) -> bool:
    return len(content_words(asked) - asking_words().keys()) < _FEW or bool(_LEANS.search(asked))


def nameless(text: str, names: NameTable) -> str:
    """The text with the names of a source's people and firms left out."""
    for start, end in reversed(names.link(text).spans):
        text = text[:start] + text[end:]
    return " ".join(text.split())
