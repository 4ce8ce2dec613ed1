"""What turns a judgement round: negations, and words that do away with what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from qa.stances.reading import Token
from qa.stances.valence import Kind, Mark, Valence

_REACH = 6  # words that a negation reaches forward
_NE = 5  # words from a "ne" to its "pas"
_TURNED = -0.7  # "not good" is less bad than "bad"
_STOPS = frozenset(".,;:!?()…–—-")
# Several of the second make one negation ("jamais aucun problème", "neither fair nor safe"); the first need a "ne".
_NEED_NE = frozenset(("plus", "personne"))
_CONCORD = frozenset(("jamais", "rien", "aucun", "aucune", "personne", "nul", "nulle", "ni", "plus", "guere", "nor"))


class _Scope(NamedTuple):
    """The tokens first…stop-1, turned round by the negation at `at`."""

    first: int
    stop: int
    at: int


def turned(sentence: Sequence[Token], marks: Sequence[Mark], words: Valence) -> Callable[[Mark], float]:
    """What a judgement of a sentence is to be multiplied by: 1, or less than 0 when an odd number of negations reach
    it."""
    clauses = _clauses(sentence, marks, words)
    scopes = list(_scopes(sentence, marks, words, clauses))

    def factor(mark: Mark) -> float:
        reaching = sum(scope.first < mark.stop and mark.first < scope.stop for scope in scopes)
        return _TURNED if reaching % 2 else 1.0

    return factor


def _clauses(sentence: Sequence[Token], marks: Sequence[Mark], words: Valence) -> list[int]:
    """The number of the clause that each token stands in: a new one begins at a punctuation mark, at a "but", and where
    an "and" has a subject of its own."""
    turning = {mark.first for mark in marks if mark.kind is Kind.TURNING}
    begins = [
        token.word in _STOPS
        or place in turning
        or (
            token.word in words.joining
            and any(after.word in words.subjects for after in sentence[place + 1 : place + 3])
        )
        for place, token in enumerate(sentence)
    ]
    return list(accumulate(begins))


def _scopes(
    sentence: Sequence[Token], marks: Sequence[Mark], words: Valence, clauses: Sequence[int]
) -> Iterator[_Scope]:
    before: _Scope | None = None
    for mark in marks:
        clause = clauses[mark.first]
        near = range(max(0, mark.first - _NE), mark.first + 1)
        denied = next((place for place in near if sentence[place].denied and clauses[place] == clause), None)
        if mark.kind is Kind.NEGATES:
            doubled = before is not None and clauses[before.at] == clause and sentence[before.at].word != "sans"
            if _is_empty(mark, sentence, words, denied) or (doubled and sentence[mark.first].word in _CONCORD):
                continue
            if any(other.kind is Kind.ASKING and clauses[other.first] == clause for other in marks):
                continue
        elif mark.kind is not Kind.TURNS:
            continue
        first = denied if denied is not None else mark.first - (sentence[mark.first].word == "pas")
        stop = next((place for place in range(mark.stop, len(sentence)) if clauses[place] != clause), len(sentence))
        before = _Scope(first, min(stop, mark.stop + _REACH), mark.first)
        yield before


def _is_empty(mark: Mark, sentence: Sequence[Token], words: Valence, denied: int | None) -> bool:
    """Whether a negation denies nothing: "not only", "plus" without a "ne", and that of a question."""
    after = sentence[mark.stop : mark.stop + 1]
    if after and after[0].word in words.restrictive:
        return True
    if any(token.word == "?" for token in sentence):
        return True
    needed = sentence[mark.first].word in _NEED_NE and denied is None
    return needed and not (after and after[0].denied)
