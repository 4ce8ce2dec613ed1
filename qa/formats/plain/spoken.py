"""What a speech recogniser writes: one segment a line, or all in one paragraph, with no times and nobody named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qa.formats.plain.credits import is_remark
from qa.formats.reading import make_turn, narration
from qa.schema import Turn
from qa.text import sentences
from qa.text.layout import Span, blank_between, is_sentence

_TALK = re.compile(
    r"\b(?:I|you|your|me|my|we|yeah|yes|okay|ok|um|uh|hi|hello|thanks?|je|tu|vous|moi|mon|nous|on|oui|ouais|euh|ben|bah"
    r"|voilà|merci|bonjour|ich|du|sie|wir|ja|äh|yo|tú|usted|sí|pues|io|lei|sì|eu|você|sim)\b"
    r"|\b(?:I|you|we)['’]\w+|\b[jtmc]['’]\w+",
    re.IGNORECASE,
)
_FEWEST_LINES, _FEWEST_WORDS = 12, 60
_FEWEST_BARE = 15  # words of lines without any mark
_CAPITAL_TOO = frozenset(("I", "I'm", "I’m", "I've", "I’ve", "I'll", "I’ll", "I'd", "I’d"))
_LONGEST_SEGMENT = 22  # words a line, on average
_TALK_SHARE = 30
_ENOUGH, _MOST = 40, 120  # words after which a turn ends with its sentence, or without


def read_spoken(text: str, atoms: Sequence[Span]) -> list[Turn] | None:
    """Turns of an unknown voice, not yet numbered; None for a text that is written rather than spoken.

    Spoken are short lines that follow each other without blank ones, or one paragraph without end, of words that speak
    to "you" and of "me" throughout.
    """
    written = not (_is_segmented(text, atoms) or _is_endless(text, atoms)) or not _is_talk(text, atoms)
    if written and not _is_unpunctuated(text, atoms):
        return None
    pieces = list(atoms) if len(atoms) >= _FEWEST_LINES else _by_sentence(text, atoms)
    turns: list[Turn] = []
    start, words = pieces[0].start, 0
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        words += len(piece.of(text).split())
        if following is None or words >= _MOST or (words >= _ENOUGH and is_sentence(piece.of(text))):
            turns.append(make_turn(text, (start, piece.end)))
            start, words = following.start if following else piece.end, 0
    return turns


def read_talk(text: str, spans: Sequence[Span], speaker: str) -> list[Turn] | None:
    """The turns of a talk whose front matter names its one speaker, inferred, not yet numbered; headings are narration.

    None for a text that does not speak of "me" and "us", and to "you".
    """
    if not _is_talk(text, spans, _TALK_SHARE):
        return None
    turns: list[Turn] = []
    run: list[Span] = []
    for span in [*spans, None]:
        heading = span is None or span.of(text).startswith("#") or is_remark(span.of(text))
        if span is not None and not heading:
            run.append(span)
            continue
        if run:
            turns.append(make_turn(text, (run[0].start, run[-1].end), label=speaker, inferred=True))
            run = []
        if span is not None:
            turns += narration(text, [span])
    return turns


def _by_sentence(text: str, atoms: Sequence[Span]) -> list[Span]:
    return [Span(atom.start + start, atom.start + end) for atom in atoms for start, end in sentences(atom.of(text))]


def _is_segmented(text: str, atoms: Sequence[Span]) -> bool:
    if len(atoms) < _FEWEST_LINES:
        return False
    words = sum(len(span.of(text).split()) for span in atoms)
    close = sum(not blank_between(text, left, right) for left, right in pairwise(atoms))
    marked = sum(span.of(text)[0] in "#*-•|>`<" for span in atoms)
    return words <= _LONGEST_SEGMENT * len(atoms) and close >= 0.9 * (len(atoms) - 1) and marked <= 0.05 * len(atoms)


def _is_unpunctuated(text: str, atoms: Sequence[Span]) -> bool:
    """Whether even few lines are a recogniser's: none ends or opens as a sentence does, and they talk."""
    said = [span.of(text) for span in atoms]
    words = sum(len(line.split()) for line in said)
    bare = all(line[0].islower() or line.split()[0] in _CAPITAL_TOO for line in said)
    marked = any(not line[-1].isalnum() or ":" in line or "," in line for line in said)
    talk = sum(len(_TALK.findall(line)) for line in said)
    close = not any(blank_between(text, left, right) for left, right in pairwise(atoms))
    return len(said) >= 3 and words >= _FEWEST_BARE and bare and not marked and close and 10 * talk >= words


def _is_endless(text: str, atoms: Sequence[Span]) -> bool:
    words = sum(len(span.of(text).split()) for span in atoms)
    return len(atoms) <= 3 and words >= 600


def _is_talk(text: str, atoms: Sequence[Span], share: int = 20) -> bool:
    """Whether one word in so many is one of talk."""
    said = [span.of(text) for span in atoms]
    if 10 * sum(line[0] in "{}[]<|" or line[-1] in "{};,:" for line in said) > 3 * len(said) and "{" in text:
        return False
    words = sum(len(line.split()) for line in said)
    return words >= _FEWEST_WORDS and share * sum(len(_TALK.findall(line)) for line in said) >= words
