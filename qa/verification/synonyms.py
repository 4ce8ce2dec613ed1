"""A word put for another in a quote: does it mean the same? Told by how near the two are, each in its sentence.

Lists of contraries cannot hold every word that turns a sentence round ("drame", "succès"); an encoder's vectors of a
word in its context tell most of them from true synonyms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from qa.quotes import Wording, alike, quantities
from qa.schema import Edit, Encoder, Encoding, Matrix, Operation, Verdict
from qa.text import words
from qa.verification.finding import Found

WORD = "word"
_SYNONYMS = 0.85  # similarity of the tokens of two words, from which one may stand for the other
_LONGER = 4  # letters of a word that says something by itself, more often than not


class Synonyms:
    """Compares words with an encoder. Safe to share between threads."""

    def __init__(self, encoder: Encoder) -> None:
        """Takes the encoder, which is used only where a word was put for another."""
        self._encoder = encoder

    def weighed(self, found: Sequence[Found]) -> list[Found]:
        """The places, each that is nearly word for word held to be altered where a word was put for another that does
        not mean the same."""
        return [self._weighed(place) if place.verdict is Verdict.NEAR_VERBATIM else place for place in found]

    def _weighed(self, place: Found) -> Found:
        edits = place.judgement.edits
        others = {i for i, edit in enumerate(edits) if _is_other(edit, place.source.language)}
        if not others:
            return place
        quoted, said = "".join(edit.quoted for edit in edits), "".join(edit.said for edit in edits)
        one, other = self._encoder.encode_passages([quoted, said])
        told = tuple(_told(edits, others, one, other))
        if told == edits:
            return place
        judgement = replace(place.judgement, verdict=Verdict.ALTERED, edits=told, changes=(WORD,))
        return replace(place, judgement=judgement)


def _is_other(edit: Edit, language: str | None) -> bool:
    """Whether a word that says something was put for one written otherwise; a number is compared by its value."""
    if edit.operation is not Operation.REPLACED or edit.changes or _values(edit.quoted, language):
        return False
    quoted, said = _content(edit.quoted), _content(edit.said)
    return bool(said) and any(not any(alike(word, other) for other in said) for word in quoted)


def _content(text: str) -> list[str]:
    return [word for word in words(text) if len(word) >= _LONGER and word.isalpha()]


def _values(text: str, language: str | None) -> list[str]:
    return [quantity.value for quantity in quantities(Wording(text), language)]


def _told(edits: Sequence[Edit], others: Collection[int], one: Encoding, other: Encoding) -> Iterator[Edit]:
    quoted = said = 0
    for place, edit in enumerate(edits):
        if place in others:
            asked = _tokens(one, quoted, quoted + len(edit.quoted))
            heard = _tokens(other, said, said + len(edit.said))
            near = float((asked @ heard.T).max(1).mean()) if asked.size and heard.size else 0.0
            yield edit if near >= _SYNONYMS else replace(edit, changes=WORD)
        else:
            yield edit
        quoted, said = quoted + len(edit.quoted), said + len(edit.said)


def _tokens(encoding: Encoding, start: int, end: int) -> Matrix:
    inside = (encoding.spans[:, 0] < end) & (encoding.spans[:, 1] > start)
    return encoding.tokens[inside]
