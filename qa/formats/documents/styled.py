"""Who speaks as styles and elements tell it: a style "Speaker" for names, styles "Question" and "Answer" for words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.formats.composing import Piece
from qa.formats.documents.blocks import Paragraph
from qa.formats.documents.pieces import spoken, without
from qa.formats.reading import seconds
from qa.schema import Role
from qa.text import fold

_VOICE = re.compile(
    r"(?:.*[\W_])?(?:speaker|sprecher|locuteur|locutrice|intervenante?|orateur|oratrice|hablante|orador|who)"
    r"(?:[\W_]?(?:name|label|nom|id))?s?(?:[\W_].*)?|.*speakername.*|.*speakerlabel.*"
)
_NO_NAME = re.compile(
    r"turn|block|te?xte?|words?|content|segment|speech|line|row|wrap|container|paragraph|list|group|\d"
)
_ASKS = re.compile(
    r"(?:.*[\W_])?(?:interviewer|intervieweu(?:r|se)|questions?|fragen?|pregunta|domanda|q|journaliste?|host)(?:[\W_].*)?"
)
_ANSWERS = re.compile(
    r"(?:.*[\W_])?(?:interviewee?|answers?|reponses?|antwort(?:en)?|respuesta|risposta|respondent|guest|invitee?|a|r"
    r"|repondante?)(?:[\W_].*)?"
)
_TIME = re.compile(r"\s*[-–—|,]?\s*[\[(]?(?P<time>\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?\s*:?\s*")
_COLON = re.compile(r"\s*:\s*")
_COLONS = " :\u00a0\u202f"
_LONGEST = 80
"""Characters of a name with what stands beside it."""


def voiced(paragraphs: Sequence[Paragraph]) -> list[Piece] | None:
    """The pieces of a document that marks the names of those who speak as such; None where it does not (or once)."""
    found = [_named(paragraph) for paragraph in paragraphs]
    if sum(name is not None for name, _ in found) < 2:
        return None
    last = max(place for place, (name, _) in enumerate(found) if name is not None)
    pieces: list[Piece] = []
    label: str | None = None
    time: float | None = None
    for place, (paragraph, (name, length)) in enumerate(zip(paragraphs, found, strict=True)):
        if name is not None:
            before = _TIME.match(paragraph.text)
            label, time = name, seconds(before["time"]) if before else paragraph.time
            paragraph = without(paragraph, length)
        elif paragraph.level or label is None:
            label = label if place < last else None
            pieces += spoken([paragraph], role=Role.NARRATOR)
            continue
        if stamp := _TIME.match(paragraph.text):
            time = seconds(stamp["time"])
            paragraph = without(paragraph, stamp.end())
        if paragraph.text.strip():
            pieces += spoken([paragraph], label=label, role=paragraph.role, time=time)
            time = None
    return pieces


def _named(paragraph: Paragraph) -> tuple[str | None, int]:
    """The name that opens a paragraph, and how many characters it takes with its colon; None and 0 where none does."""
    text = paragraph.text
    start, end = _voice(paragraph)
    if start == end and is_voice(paragraph.style) and len(text) <= _LONGEST:
        stamp = _TIME.search(text)
        start, end = 0, stamp.start() if stamp and stamp.start() else len(text)
    name = text[start:end].strip().strip("[]").rstrip(_COLONS).strip()
    inside = _TIME.search(name)
    name = name[: inside.start()].rstrip(_COLONS) if inside and inside.start() else name
    if not any(map(str.isalnum, name)) or len(name) > _LONGEST:
        return paragraph.label, 0
    colon = _COLON.match(text, end)
    return name, colon.end() if colon else end


def _voice(paragraph: Paragraph) -> tuple[int, int]:
    """Where the name stands that is marked as such at the start of a paragraph, be it behind a time."""
    offset = start = end = 0
    for run in paragraph.runs:
        blank = not run.text.strip()
        if not run.voice and not blank and (end or not _TIME.fullmatch(run.text)):
            break
        offset += len(run.text)
        if run.voice and not blank:
            end = offset
        elif not end:
            start = offset
    return (start, end) if end else (0, 0)


def is_voice(style: str) -> bool:
    """Whether a style or class says that words are the name of who speaks."""
    plain = fold(style)
    return bool(plain) and _VOICE.fullmatch(plain) is not None and _NO_NAME.search(plain) is None


def parts(paragraphs: Sequence[Paragraph]) -> list[Piece] | None:
    """The pieces of a document whose styles tell questions from answers; None where they do not."""
    roles = [_role(paragraph) for paragraph in paragraphs]
    asked, answered = (roles.count(role) for role in (Role.INTERVIEWER, Role.INTERVIEWEE))
    if asked < 2 or not (answered or _others(paragraphs, roles)):
        return None
    if not answered:
        roles = _answers(paragraphs, roles)
    return list(_in_parts(paragraphs, roles))


def _others(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> bool:
    """Whether most questions are such by their mark: then what follows each answers it."""
    asked = [paragraph for paragraph, role in zip(paragraphs, roles, strict=True) if role is Role.INTERVIEWER]
    return 2 * sum(paragraph.text.rstrip().endswith("?") for paragraph in asked) > len(asked)


def _answers(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> list[Role]:
    found: list[Role] = []
    for paragraph, role in zip(paragraphs, roles, strict=True):
        begun = Role.INTERVIEWER in found
        answer = begun and role is Role.UNKNOWN and not paragraph.level
        found.append(Role.INTERVIEWEE if answer else role)
    return found


def _in_parts(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> Iterator[Piece]:
    last = Role.NARRATOR
    for paragraph, role in zip(paragraphs, roles, strict=True):
        goes_on = role is Role.UNKNOWN and not paragraph.level
        last = last if goes_on else Role.NARRATOR if role is Role.UNKNOWN else role
        yield from spoken([replace(paragraph, level=0)], role=last)


def _role(paragraph: Paragraph) -> Role:
    style = fold(paragraph.style)
    if paragraph.role is not Role.UNKNOWN or not style:
        return paragraph.role
    if _ASKS.fullmatch(style):
        return Role.INTERVIEWER
    return Role.INTERVIEWEE if _ANSWERS.fullmatch(style) else Role.UNKNOWN


def worded(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether any of the paragraphs holds a word."""
    return any(any(map(str.isalnum, run.text)) for paragraph in paragraphs for run in paragraph.runs)
