"""How a passage judges, by counting its words for and against. What is judged is not known here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.stances.reading import Token, tokens
from qa.stances.turning import turned
from qa.stances.valence import LANGUAGES, Kind, Mark, Valence, valence
from qa.text import sentences

_LESS = 0.3  # the weight of what was granted, asked, or said by others
_STRONGER = 1.5
_WEAKER = 0.6
_NEAR = 2  # words from an intensifier to what it strengthens
_SPARSE = 20  # words that one judgement speaks for: one more "good" in a long story tells little of it
_BALANCED = 0.25  # of all that is judged: below, for and against balance
_FAINT = 0.25  # less than this was only granted, asked or reported: the passage itself does not judge
_MOSTLY = 0.8  # of a text within quotation marks: it is the passage itself that is quoted
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")


class _Judgement(NamedTuple):
    value: float
    weight: float


def leaning(text: str, language: str | None) -> float | None:
    """How a passage judges: -1 (against it, a failure, a danger) … +1 (for it, a success, a good thing); None when its
    words do not tell: none of them judges, or those for and against balance, or the language (ISO 639-1) is neither
    French nor English. Near 0: few of its words judge, or not all alike.

    It counts words of a shipped list, and knows negation, concession, emphasis, questions and quotations. It does not
    know what is judged ("their failure is our luck"), nor irony, nor what facts alone tell ("I cancelled at once"). So
    it is of use between passages on one topic only, and nothing to be shown without them.
    """
    if language not in LANGUAGES:
        return None
    judged = list(_judgements(text, language))
    mass = sum(judgement.weight * abs(judgement.value) for judgement in judged)
    balance = sum(judgement.weight * judgement.value for judgement in judged)
    if mass < _FAINT or abs(balance) < _BALANCED * mass:
        return None
    stretches = max(1.0, sum(token.is_word for token in tokens(text, language)) / _SPARSE)
    return balance / mass * min(1.0, mass / stretches)


def _judgements(text: str, language: str) -> Iterator[_Judgement]:
    words = valence(language)
    quoted = _quotations(text)
    found: list[_Judgement] = []
    for start, end in sentences(text):
        sentence = tokens(text[start:end], language, start)
        marks = words.marks(sentence)
        if marks and marks[0].kind is Kind.TURNING and not any(token.is_word for token in sentence[: marks[0].first]):
            found = [_Judgement(value, weight * _LESS) for value, weight in found]
        asked = _LESS if any(token.word == "?" for token in sentence) else 1.0
        for judgement in _of_sentence(sentence, marks, words, quoted):
            found.append(_Judgement(judgement.value, judgement.weight * asked))
    yield from found


def _of_sentence(
    sentence: Sequence[Token], marks: Sequence[Mark], words: Valence, quoted: Sequence[tuple[int, int]]
) -> Iterator[_Judgement]:
    turns = turned(sentence, marks, words)
    last_turning = max(
        (mark.first for mark in marks if mark.kind is Kind.TURNING and _parts(mark, sentence)), default=-1
    )
    for mark in marks:
        if mark.kind is not Kind.JUDGES:
            continue
        weight = _LESS if mark.first < last_turning or _conceded(mark, sentence, marks) else 1.0
        if any(
            other.kind is Kind.HEARSAY and other.first < mark.first for other in marks if other.first > last_turning
        ):
            weight *= _LESS
        if any(start <= sentence[mark.first].start < end for start, end in quoted):
            weight *= _LESS
        yield _Judgement(mark.value * turns(mark), weight * _emphasis(mark, marks))


def _parts(mark: Mark, sentence: Sequence[Token]) -> bool:
    """Whether what turns a sentence stands where a clause begins: "but" anywhere, "in practice" only there."""
    return mark.stop - mark.first == 1 or mark.first == 0 or not sentence[mark.first - 1].is_word


def _conceded(mark: Mark, sentence: Sequence[Token], marks: Sequence[Mark]) -> bool:
    """Whether what opens a concession stands before, with no comma between."""
    before = [other.first for other in marks if other.kind is Kind.CONCEDING and other.first < mark.first]
    return bool(before) and all(token.word != "," for token in sentence[before[-1] + 2 : mark.first])


def _emphasis(mark: Mark, marks: Sequence[Mark]) -> float:
    near = [other.kind for other in marks if 0 <= mark.first - other.stop < _NEAR]
    return (_STRONGER if Kind.STRONGER in near else 1.0) * (_WEAKER if Kind.WEAKER in near else 1.0)


def _quotations(text: str) -> list[tuple[int, int]]:
    """What stands between quotation marks, unless that is about all there is."""
    found = [match.span() for match in _QUOTED.finditer(text)]
    return found if sum(end - start for start, end in found) < _MOSTLY * len(text.strip()) else []
