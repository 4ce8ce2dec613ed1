"""Speech that goes on: who speaks where only a pronoun, the paragraph before or the same words elsewhere tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.formats.plain.quotation import Quotation
from qa.text import fold, names_in
from qa.text.layout import Span


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation that somebody speaks: its pieces, the incises between them, and who it is."""

    quotation: Quotation
    pieces: tuple[Span, ...]
    between: tuple[Span, ...]
    name: str | None
    carried: bool = False
    pronoun: bool = False


def carried(text: str, spans: Sequence[Span], speeches: list[list[Speech]]) -> list[list[Speech]]:
    """Gives "a-t-il ajouté" and speech continued from the paragraph before to the last person named."""
    known = {fold(speech.name): speech.name for found in speeches for speech in found if speech.name}
    last: str | None = None
    result: list[list[Speech]] = []
    for place, found in enumerate(speeches):
        done: list[Speech] = []
        for speech in found:
            if speech.name is None and speech.quotation.continued:
                speech = replace(speech, name=last, carried=True)
            elif speech.name is None and speech.pronoun:
                start = spans[max(0, place - 1)].start
                name = _last_named(text[start : speech.quotation.outer.start], known) or last
                speech = replace(speech, name=name, carried=True)
            last = speech.name
            done.append(speech)
        result.append(done)
    return _carried_back(result)


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


def _last_named(before: str, known: dict[str, str]) -> str | None:
    """The person named last before a pronoun: somebody quoted elsewhere, or the only full name there is."""
    names = [name for name, _, _ in names_in(before)]
    quoted = [known[fold(name)] for name in names if fold(name) in known]
    if quoted:
        return quoted[-1]
    return names[0] if len({fold(name) for name in names}) == 1 else None


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
