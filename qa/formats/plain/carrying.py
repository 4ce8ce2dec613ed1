"""Speech that goes on: who speaks where only a pronoun, the paragraph before or the same words elsewhere tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.formats.plain.antecedents import Scene, Voice
from qa.formats.plain.credits import byline
from qa.formats.plain.persons import BLANK, Gender
from qa.formats.plain.quotation import Quotation
from qa.text import fold
from qa.text.layout import Span


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation that somebody speaks: its pieces, the incises between them, and who it is.

    `pronoun` is true where a pronoun says who, of `gender` where it tells one; `apart` where it is one that sets
    somebody against the last who spoke ("Lui"); `somebody` where a noun alone says who ("sourit un voisin").
    """

    quotation: Quotation
    pieces: tuple[Span, ...]
    between: tuple[Span, ...]
    name: str | None
    carried: bool = False
    pronoun: bool = False
    gender: Gender | None = None
    apart: bool = False
    somebody: bool = False


def carried(
    text: str, spans: Sequence[Span], quoted: Sequence[Sequence[Quotation]], speeches: list[list[Speech]]
) -> list[list[Speech]]:
    """Gives "a-t-il ajouté" to whom it can mean, and speech continued from the paragraph before to who spoke there."""
    known = dict.fromkeys(speech.name for found in speeches for speech in found if speech.name)
    scene = Scene(_narrated(text, spans, quoted, speeches), spans, known)
    voices: list[Voice] = []
    last: str | None = None
    result: list[list[Speech]] = []
    for found in speeches:
        done: list[Speech] = []
        for speech in found:
            if speech.name is None and (speech.quotation.continued or (speech.carried and speech.pronoun)):
                speech = replace(speech, name=last, carried=True)
            elif speech.name is None and speech.pronoun:
                speech = replace(speech, name=_meant(scene, speech, voices), carried=True)
            last = speech.name
            if speech.name or speech.pronoun or speech.somebody:
                voices.append(Voice(speech.quotation.outer.start, speech.name))
            done.append(speech)
        result.append(done)
    return _carried_back(result)


def _meant(scene: Scene, speech: Speech, voices: Sequence[Voice]) -> str | None:
    start = speech.quotation.outer.start
    name = scene.other(start, speech.gender, voices) if speech.apart else scene.meant(start, speech.gender, voices)
    if name is not None:
        scene.learn(name, speech.gender)
    return name


def _narrated(
    text: str, spans: Sequence[Span], quoted: Sequence[Sequence[Quotation]], speeches: Sequence[Sequence[Speech]]
) -> str:
    """The text with all but its narration blanked, as long as it was: a quotation that ends a sentence still does."""
    told = ["\n" if sign in "\r\n" else " " for sign in text]
    for span, inside, found in zip(spans, quoted, speeches, strict=True):
        if byline(span.of(text)):
            continue
        told[span.start : span.end] = span.of(text)
        for start, end in (quotation.outer for quotation in inside):
            end = min(end, span.end)
            told[start:end] = BLANK * (end - start)
            if text[start:end].rstrip('»”“›"’ \u00a0\u202f').endswith((".", "!", "?", "…")):
                told[end - 1] = "."
        for incise in (piece for speech in found for piece in speech.between):
            told[incise.start : incise.end] = incise.of(text)
    return "".join(told)


def _carried_back(speeches: list[list[Speech]]) -> list[list[Speech]]:
    """Gives the first paragraphs of a long quotation to the one who is named at its end."""
    result: list[list[Speech]] = []
    after: Speech | None = None
    for found in reversed(speeches):
        done: list[Speech] = []
        for speech in reversed(found):
            if after and after.quotation.continued and after.name and speech.name is None:
                speech = replace(speech, name=after.name, carried=True)
            after = speech
            done.insert(0, speech)
        result.insert(0, done)
    return result


def repeated(
    text: str, spans: Sequence[Span], quoted: Sequence[Sequence[Quotation]], speeches: list[list[Speech]]
) -> list[list[Speech]]:
    """Gives a heading in quotation marks to whoever says the same words in the article."""
    said = [(fold(piece.of(text)), speech.name) for found in speeches for speech in found for piece in speech.pieces]
    result: list[list[Speech]] = []
    for span, inside, found in zip(spans, quoted, speeches, strict=True):
        alone = len(inside) == 1 and inside[0].outer == span
        if alone and not (found and found[0].name):
            words = fold(inside[0].inner.of(text)).rstrip(".!?, ")
            names = {name for speech, name in said if name and words in speech and len(words.split()) >= 3}
            if len(names) == 1:
                found = [Speech(inside[0], (inside[0].inner,), (), names.pop(), True)]
        result.append(found)
    return result
