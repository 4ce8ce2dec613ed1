"""A word put for another in a quote: asked of the encoder, which alone can tell a synonym from another claim."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fakes import FakeEncoder

from qa.quotes import Spoken, Wording, judged, likeness, read_quote
from qa.schema import Encoding, Role, Source, Turn, Verdict
from qa.verification.finding import Found
from qa.verification.synonyms import WORD, Synonyms

SAID = "il faut arrêter de faire le dos rond devant eux"


def found(quote: str, said: str = SAID) -> Found:
    """The place of a quote that was laid against a turn."""
    read, spoken = read_quote(quote), Spoken(Wording(said), "fr")
    alignment = likeness(read, spoken)
    assert alignment is not None
    source = Source(id="s", file="s.txt", title="S", language="fr")
    turn = Turn(index=0, text=said, start=0, end=len(said), role=Role.INTERVIEWEE)
    return Found(0, source, turn, judged(read, spoken, alignment))


class Thesaurus(FakeEncoder):
    """An encoder to which all words mean the same."""

    def _encoding(self, text: str) -> Encoding:
        encoding = super()._encoding(text)
        return replace(encoding, tokens=np.tile(np.eye(1, 64, dtype=np.float32), (len(encoding.tokens), 1)))


def test_a_word_that_means_something_else_makes_the_quote_altered() -> None:
    near = found("il faut arrêter de faire le dos carré devant eux")
    assert near.verdict is Verdict.NEAR_VERBATIM
    (told,) = Synonyms(FakeEncoder()).weighed([near])
    assert (told.verdict, told.judgement.changes) == (Verdict.ALTERED, (WORD,))
    assert [edit.changes for edit in told.judgement.edits] == [None, WORD, None]
    assert [(edit.said, edit.quoted) for edit in told.judgement.edits] == [
        (edit.said, edit.quoted) for edit in near.judgement.edits
    ]


def test_a_synonym_changes_nothing() -> None:
    near = found("il faut cesser de faire le dos rond devant eux")
    assert Synonyms(Thesaurus()).weighed([near]) == [near]


@pytest.mark.parametrize(
    "quote",
    [
        "il faut arrêter de faire le dos rond devant tous",
        "il faut arreter de faires le dos rond devant eux",
        "il faut arrêter de faire le dos devant eux",
        "il faut vite arrêter de faire le dos rond devant eux",
        "il ne faut pas arrêter de faire le dos rond devant eux",
    ],
)
def test_the_encoder_is_asked_only_where_a_word_was_put_for_another(quote: str) -> None:
    place, encoder = found(quote), FakeEncoder()
    assert Synonyms(encoder).weighed([place]) == [place]
    assert encoder.passages == encoder.questions == []
