"""Tiers of an annotation program, told by their names: which hold what was said, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from qa.formats.archives.stated import listed
from qa.formats.composing import Piece
from qa.text import fold

_SPOKEN = listed(
    "transcription transcript transkription transkript trans transcr trs tx txt text texte orth ortho orthography "
    "orthographic utterance utterances utt speech spch phrase phrases sentence sentences default verbatim words_said "
    "annotation transcriptor said tok_text segment segments enonce ipu"
)
_OTHER = listed(
    "translation translations traduction ubersetzung traduccion ft fte free gloss glosses gls ge gn gr morph morphs "
    "morpheme morphemes mb mor pos ps lemma lemmas lem word words mot mots token tokens tok note notes comment "
    "comments commentaire commentaires com kommentar remark gesture gestures gest geste gestes gaze hands hand head "
    "phon phones phone phoneme phonemes pho phonetic ipa syll syllable syllables ref refs id ids topic topics code "
    "codes coding noise noises event events silence silences sil pause pauses laughter context action act sit exp mod "
    "gra add tim posture stance evaluation alignment rx rg tone tones intonation prosody pitch eyebrows mouth face "
    "trunk behaviour labels label section sections music background language lang norm ph rw co"
)
_WORDWISE = listed("word words mots token tokens wort worter palabras")
_EMPTY = re.compile(r"[\s_#*.%-]*\Z|<?(?:sil|sp|silence|pause|p:)>?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands in one place of a tier; times in seconds."""

    words: str
    start: float | None
    end: float | None


def words_of(name: str) -> list[str]:
    """The words that a tier's name is made of, folded: "tx@Anna", "CHI-mor", "FreeTranslation"."""
    return [word for word in re.split(r"[\W_\d]+", fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name))) if word]


def is_spoken(*names: str) -> bool:
    """Whether a tier calls itself a transcription."""
    return any(_SPOKEN & set(words_of(name)) for name in names)


def is_other(*names: str, alone: bool = False) -> bool:
    """Whether a tier calls itself something that is no speech: a translation, a gloss, words apart, gestures, notes.

    Of a tier that stands `alone` (below no other) short codes are believed to be speakers: "MOT" is a mother here.
    """
    least = 5 if alone else 1
    return any(len(word) >= least and word in _OTHER for name in names for word in words_of(name)) or (
        alone and any(set(words_of(name)) & {"word", "mots", "note", "gest", "syll", "phon", "gaze"} for name in names)
    )


def is_wordwise(name: str) -> bool:
    """Whether a tier says that it holds words one by one."""
    return bool(_WORDWISE & set(words_of(name)))


def voice(name: str) -> str | None:
    """The speaker that a tier is named for: its name without what says that it is a transcription; None when nothing
    is left ("default")."""
    name = name.strip()
    if "@" in name:
        kind, _, speaker = name.rpartition("@")
        if kind and speaker.strip():
            return speaker.strip()
    pieces = [part for part in re.split(r"[\s_:/()\[\]-]+", name) if part]
    who = [part for part in pieces if fold(part) not in _SPOKEN | _WORDWISE]
    return (name.lstrip("*") if len(who) == len(pieces) else " ".join(who)) or None


def is_silent(words: str) -> bool:
    """Whether a segment holds a mark of silence, or nothing."""
    return _EMPTY.match(words.strip()) is not None


def in_order(tiers: Iterable[tuple[str | None, Iterable[Segment]]]) -> list[Piece]:
    """The segments of all tiers as pieces, by their times; those that begin together in the order of the tiers, those
    without a time after the one before them."""
    timed: list[tuple[float, int, int, Piece]] = []
    for place, (label, segments) in enumerate(tiers):
        last = 0.0
        for number, segment in enumerate(segments):
            last = segment.start if segment.start is not None else last
            if not is_silent(segment.words):
                piece = Piece(text=segment.words, label=label, time_start=segment.start, time_end=segment.end)
                timed.append((last, place, number, piece))
    return [piece for *_, piece in sorted(timed, key=lambda entry: entry[:3])]
