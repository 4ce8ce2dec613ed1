"""Press articles: somebody narrates, and between quotation marks others speak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.formats.plain.antecedents import gender_of, means_one
from qa.formats.plain.carrying import Speech, carried, repeated
from qa.formats.plain.quotation import Quotation, outside, quotations, spoken_lines
from qa.formats.reading import make_turn
from qa.schema import Role, Turn
from qa.text import fold, names_in, sentences
from qa.text.attribution import Attribution, attribution_after, attribution_before, incises, signature
from qa.text.layout import Span, trim
from qa.text.reacting import presented, reacting
from qa.text.subjects import without_opener

_OF = re.compile(
    r"\b(?:(?:de|du|des|of|at|for|from|chez|in|à|au)\s+|d['’])(?:l['’]|(?:la|le|les|the)\s+)?(?:[^\W\d_A-Z]\w*\s+){0,2}\Z"
)
"""What stands before a firm or a place, and never before somebody who speaks."""
_THING = re.compile(
    r"\b(?:surnom|titre|mot|devise|slogan|film|livre|roman|chanson|terme|expression|pancarte|affiche|inscription|banderole"
    r"|motto|nickname|title|word|book|song|term|sign|banner|poster|headline|titel|spitzname|wort|schild|título|lema|apodo"
    r"|cartel)\b[^:«»“”\"]*:\s*\Z",
    re.IGNORECASE,
)
"""A clause with a colon that leads to the name of a thing."""
_EDGES = re.compile(r"\A[\s.,;:]*\Z")


def read_article(text: str, spans: Sequence[Span]) -> list[Turn] | None:
    """Narration and direct speech, not yet numbered; None when nobody is quoted as speaking."""
    quoted = _with_dialogue(text, spans, quotations(text, spans))
    speeches = [list(_speeches(text, spans, place, quoted)) for place in range(len(spans))]
    if not any(speech.name or speech.pronoun or speech.somebody for found in speeches for speech in found):
        return None
    speeches = carried(text, spans, quoted, speeches)
    speeches = repeated(text, spans, quoted, speeches)
    return [turn for span, found in zip(spans, speeches, strict=True) for turn in _paragraph(text, span, found)]


def _with_dialogue(text: str, spans: Sequence[Span], quoted: list[list[Quotation]]) -> Sequence[Sequence[Quotation]]:
    """Paragraphs that a dash opens are speech where one of them says whose ("– Oui, dit-elle.")."""
    spoken = spoken_lines(text, spans)
    if not any(line and incises(text, line.inner) for line in spoken):
        return quoted
    return [[line] if line else inside for line, inside in zip(spoken, quoted, strict=True)]


def _speeches(text: str, spans: Sequence[Span], place: int, quoted: Sequence[Sequence[Quotation]]) -> Iterator[Speech]:
    span, inside = spans[place], quoted[place]
    limits = list(outside(span, inside))
    previous: Speech | None = None
    for number, quotation in enumerate(inside):
        lead, tail = limits[number], limits[number + 1]
        start = _lead_start(text, spans, place, lead) if not number else lead.start
        speech = _speech(text, quotation, start, lead.end, tail)
        unnamed = speech is None or not (speech.name or speech.pronoun or speech.between)
        if unnamed and previous and _follows(text, quotation, lead, previous.name):
            speech = Speech(quotation, (quotation.inner,), (), previous.name, True, previous.pronoun)
        if speech and not (speech.name or speech.pronoun) and number == len(inside) - 1:
            speech = replace(speech, name=_signed(text, spans, place, tail))
        if speech is not None:
            previous = speech
            yield speech


def _signed(text: str, spans: Sequence[Span], place: int, tail: Span) -> str | None:
    """The name that signs a quotation, on its own line or one of the two below."""
    below = [tail.of(text).strip(" .,"), *(span.of(text) for span in spans[place + 1 : place + 3])]
    for line in below:
        if any(map(str.isalnum, line)):
            return signature(line)
    return None


def _lead_start(text: str, spans: Sequence[Span], place: int, lead: Span) -> int:
    """Where the words before a quotation begin: in the paragraph before, where that one ends in a colon."""
    if trim(text, *lead).start < lead.end or not place or not spans[place - 1].of(text).endswith(":"):
        return lead.start
    return spans[place - 1].start


def _speech(text: str, quotation: Quotation, start: int, opening: int, tail: Span) -> Speech | None:
    found = incises(text, quotation.inner)
    if found:
        return _in_pieces(text, quotation, found)
    clause = _last_sentence(text, start, opening)
    said = attribution_after(text, *tail) or attribution_before(text, clause, opening)
    if said is not None and said.span.end == opening and _names_a_thing(text, quotation, text[clause:opening]):
        said = None
    said = said or _led(text, quotation, clause, opening)
    whole = (quotation.inner,)
    if said is not None and _is_said(text, quotation, said):
        words = said.span.of(text)
        pronoun = said.pronoun and means_one(words)
        gender = gender_of(words, leading=said.span.end == opening) if pronoun else None
        unnamed = said.name is None and not pronoun
        return Speech(quotation, whole, (), said.name, False, pronoun, gender, said.apart, unnamed)
    if _is_speech(text, quotation) or quotation.continued:
        return Speech(quotation, whole, (), None)
    return None


def _led(text: str, quotation: Quotation, start: int, opening: int) -> Attribution | None:
    """Whom a sentence leads to that holds no verb of speech: who laughs, or whom a colon presents."""
    clause = text[start:opening]
    lead = reacting(clause) or presented(clause)
    if lead is None or not _is_whole(text, quotation) or _names_a_thing(text, quotation, clause):
        return None
    name = without_opener(lead.name) if lead.name else None
    return Attribution(name, lead.name is None, Span(start, opening), lead.apart)


def _is_whole(text: str, quotation: Quotation) -> bool:
    """Whether the words read as a sentence: with a capital, and ended or of some length."""
    words = quotation.inner.of(text)
    return words[:1].isupper() and (words.endswith((".", "!", "?", "…")) or len(words.split()) >= 4)


def _names_a_thing(text: str, quotation: Quotation, clause: str) -> bool:
    """Whether a colon leads to a nickname, a title, what a sign reads: words that nobody says."""
    words = quotation.inner.of(text)
    return _THING.search(clause) is not None and not words.endswith((".", "!", "?", "…"))


def _last_sentence(text: str, start: int, end: int) -> int:
    found = sentences(text[start:end])
    return start + found[-1][0] if found else start


def _in_pieces(text: str, quotation: Quotation, found: Sequence[Attribution]) -> Speech:
    edges = [quotation.inner.start]
    for incise in found:
        edges += [incise.span.start, incise.span.end]
    edges.append(quotation.inner.end)
    pieces = (trim(text, edges[place], edges[place + 1]) for place in range(0, len(edges), 2))
    name = next((incise.name for incise in found if incise.name), None)
    pronoun = name is None and any(incise.pronoun and means_one(incise.span.of(text)) for incise in found)
    spoken = tuple(piece for piece in pieces if piece.start < piece.end)
    gender = next((gender_of(incise.span.of(text)) for incise in found if incise.pronoun), None)
    between = tuple(incise.span for incise in found)
    return Speech(quotation, spoken, between, name, False, pronoun, gender, somebody=not (name or pronoun))


def _is_said(text: str, quotation: Quotation, said: Attribution) -> bool:
    """A word or two in the narrator's own sentence are no speech, whoever is named beside them."""
    words = quotation.inner.of(text).split()
    direct = said.span.start == quotation.outer.end and text[said.span.start : said.span.end].lstrip().startswith(",")
    return (
        len(words) >= 3
        or (direct and words != [] and words[0][0].isupper() and (len(words) == 2 or _opens(text, quotation)))
        or quotation.inner.of(text).endswith((".", "!", "?", "…", ","))
        or said.span.end == quotation.outer.start
    )


def _opens(text: str, quotation: Quotation) -> bool:
    """Whether a sentence begins with the quotation: one in the middle may be the name of a thing."""
    before = text[max(0, quotation.outer.start - 8) : quotation.outer.start].rstrip(' \t\u00a0\u202f"»”“’')
    return not before or before.endswith((".", "!", "?", "…", ":", "\n", "\r"))


def _is_speech(text: str, quotation: Quotation) -> bool:
    words = quotation.inner.of(text)
    ended = words.endswith((".", "!", "?", "…", ",")) or text[quotation.outer.end : quotation.outer.end + 1] == "."
    return len(words.split()) >= 4 and words[0].isupper() and ended


def _follows(text: str, quotation: Quotation, lead: Span, speaker: str | None) -> bool:
    """Whether a quotation goes on with the speech before it: nobody else is named between them."""
    between, words = lead.of(text), quotation.inner.of(text)
    others = [name for name, start, _ in names_in(between) if not (_is(name, speaker) or _OF.search(between[:start]))]
    ends = sum(between[:end].rstrip('"”» ').endswith((".", "!", "?", "…")) for _, end in sentences(between))
    enough = len(words.split()) >= 3 or (words[:1].isupper() and words.endswith((".", "!", "?", "…")))
    return not others and ends <= 1 and enough and (words[0].isupper() or ends == 0)


def _is(name: str, speaker: str | None) -> bool:
    return speaker is not None and (fold(name) in fold(speaker) or fold(speaker) in fold(name))


def _paragraph(text: str, span: Span, found: Sequence[Speech]) -> Iterator[Turn]:
    for stretch in outside(span, [speech.quotation for speech in found]):
        if not _EDGES.match(stretch.of(text)):
            yield make_turn(text, stretch, Role.NARRATOR)
    for speech in found:
        for incise in speech.between:
            yield make_turn(text, incise, Role.NARRATOR)
        for piece in speech.pieces:
            inferred = speech.carried or speech.name is None
            yield make_turn(text, piece, Role.QUOTED, speech.name, inferred=inferred)
