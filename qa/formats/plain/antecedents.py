"""Whom a pronoun beside a quotation means: whoever the narration was last about, and nobody where two can be meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa.formats.plain.persons import Gender, Mention, given_gender, mentions
from qa.text import sentences
from qa.text.layout import Span

_REACH = 40
"""How many sentences back a pronoun may reach, and how many names."""
_MEMORY = 400
"""How many names back "Lui" may reach."""
_STOP = re.compile(r"[.!?…·\n]")
_MANY = re.compile(r"\b(?:ils|elles|they|on|ellos|ellas|loro)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:il|he|er|él)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:elle|she|sie|ella)\b", re.IGNORECASE)
_HIM = re.compile(r"\b(?:lui|him|ihm)\b", re.IGNORECASE)
_HER = re.compile(r"\b(?:her|ihr|lei)\b", re.IGNORECASE)
_OFFICE = (
    r"(?:maire|mairesse|ministre|préfète?|président|directeur|directrice|patron|chef|porte-parole|propriétaire|avocat"
    r"|médecin|député|sénat(?:eur|rice)|curé|gérant|responsable|procureure?|mayor|minister|spokes\w+|owner|director"
    r"|manager|lawyer|president|chairman|chairwoman|sheriff|prosecutor|bürgermeister|sprecher|direktor|leiter|chef"
    r"|judge|juge|richter|juez|jueza|docteur|doctor|doctora|teacher|instituteur|institutrice|professeure?|lehrer|arzt"
    r"|ärztin|médic[oa]|profesora?|farmer|agriculteur|agricultrice|captain|capitaine|colonel|pastor|priest|prêtre"
    r"|promot(?:eur|rice)|engineer|ingénieure?|architecte?|landlord|foreman|coach|entraîneu(?:r|se)|secretary"
    r"|secrétaire|clerk|officer|polic(?:eman|ewoman|ier|ière)|gendarme|polizist|bishop|évêque|général|commandante?"
    r"|commander|anwalt|pfarrer|alcalde|alcaldesa|directora?|portavoz|abogad[oa]|presidenta?|ministr[oa])"
)
_SOMEBODY = re.compile(
    rf"\W*(?:(?:le|la|l['’]|the|der|die|el|su|son|sa|his|her|ihr|sein|seine)\s*(?:\w+\s+)?(?P<office>{_OFFICE})\w{{0,4}}\b"
    rf"|(?:une?|an?|eine?|una|un|another|autre)\s+(?:\w+\s+)?(?:{_OFFICE}\w{{0,4}}|voisine?|cliente?|femme|homme|habitante?"
    r"|collègue|ami|amie|passante?|neighbou?r|woman|man|resident|customer|colleague|friend|passer-by|witness|nachbar\w*"
    r"|frau|mann|kund\w+|vecin[oa]|mujer|hombre|client[ea]|amig[oa])\b)",
    re.IGNORECASE,
)
"""A sentence about somebody whom only an office or a noun tells."""


def gender_of(pronoun: str, *, leading: bool = False) -> Gender | None:
    """What the words with a pronoun tell: "soupire-t-il" → he; `leading` where they stand before a quotation."""
    for his, hers in ((_HE, _SHE), (_HIM, _HER)):
        found = [(match.start(), Gender.HE) for match in his.finditer(pronoun)]
        found += [(match.start(), Gender.SHE) for match in hers.finditer(pronoun)]
        if found:
            return sorted(found)[-1 if leading else 0][1]
    return None


def means_one(pronoun: str) -> bool:
    """Whether the words with a pronoun in them can mean one person: "disent-ils", "they said" and "dit-on" cannot."""
    return gender_of(pronoun) is not None or _MANY.search(pronoun) is None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who spoke at a place of the text: nobody's name where only a noun tells ("sourit un voisin")."""

    start: int
    name: str | None


class Scene:
    """The narration of an article, and what has been learnt of its people so far."""

    def __init__(self, told: str, spans: Sequence[Span], quoted: Iterable[str]) -> None:
        """`told` is the text with all but its narration blanked."""
        self._told = told
        self._sentences = [
            Span(span.start + start, span.start + end) for span in spans for start, end in sentences(span.of(told))
        ]
        self._starts = [span.start for span in self._sentences]
        self._paragraphs = [span.start for span in spans]
        self._mentions = mentions(told, spans, quoted := list(quoted))
        speaking = {word for name in quoted for word in (name, name.split()[-1])}
        full = {mention.name for mention in self._mentions if mention.name}
        self._known = {*quoted, *(name for name in full if name.split()[-1] in speaking)}
        self._places = [mention.span.start for mention in self._mentions]
        self._genders: dict[str, Gender] = {}
        for mention in self._mentions:
            if mention.name and mention.gender:
                self._genders.setdefault(mention.name, mention.gender)
        for name in {mention.name for mention in self._mentions if mention.name} - self._genders.keys():
            if gender := given_gender(name):
                self._genders[name] = gender

    def learn(self, name: str, gender: Gender | None) -> None:
        """That somebody spoke, and what the pronoun told of them."""
        self._known.add(name)
        if gender:
            self._genders.setdefault(name, gender)

    def meant(self, start: int, gender: Gender | None, voices: Sequence[Voice]) -> str | None:
        """Whom a pronoun means that stands beside the quotation at `start`; None where it cannot be told."""
        rivals: dict[str, Mention] = {}
        against = False
        last = bisect_left(self._starts, start)
        for place in range(last - 1, max(-1, last - 1 - _REACH), -1):
            sentence = self._sentences[place]
            here = self._within(sentence.start, min(sentence.end, start))
            subjects = self._subjects(here)
            if not subjects and (held := _SOMEBODY.match(self._told, *sentence)):
                return self._holder(held["office"], start) if held["office"] else None
            if _unnamed(voices, sentence, start) or None in subjects:
                return None
            aside = {mention.name: mention for mention in here if mention.aside and mention.name}
            fitting = [name for name in subjects if name and self._fits(name, gender)]
            if not fitting:
                against = against or bool(subjects)
                rivals |= {name: mention for name, mention in aside.items() if self._is_person(mention)}
                continue
            if against and self._genders.get(fitting[0]) is not gender:
                return None
            return self._chosen(fitting, rivals | self._rivals(aside, sentence, voices), sentence, gender, voices)
        fitting = [name for name in rivals if self._fits(name, gender)]
        return fitting[0] if len(fitting) == 1 and not against else None

    def other(self, start: int, gender: Gender | None, voices: Sequence[Voice]) -> str | None:
        """Whom "Lui" at the head of a sentence sets against the one who spoke before: the only other one named."""
        spoke = voices[-1].name if voices else None
        last = bisect_left(self._places, start)
        before = self._mentions[max(0, last - _MEMORY) : last]
        people = {mention.name for mention in before if mention.name and self._fits(mention.name, gender)}
        people.discard(spoke)
        return people.pop() if len(people) == 1 else None

    def _within(self, start: int, end: int) -> list[Mention]:
        last = bisect_left(self._places, end)
        return self._mentions[max(last - _REACH, bisect_left(self._places, start)) : last]

    def _subjects(self, here: Sequence[Mention]) -> list[str | None]:
        """Who a sentence is about: people for sure before names that may be a firm's or a place's."""
        told = [mention for mention in here if not mention.aside]
        sure = [mention for mention in told if self._is_person(mention)]
        return list(dict.fromkeys(mention.name for mention in sure or told))

    def _is_person(self, mention: Mention) -> bool:
        return mention.sure or mention.name is None or mention.name in self._known

    def _fits(self, name: str, gender: Gender | None) -> bool:
        return gender is None or self._genders.get(name, gender) is gender

    def _rivals(self, aside: dict[str, Mention], sentence: Span, voices: Sequence[Voice]) -> dict[str, Mention]:
        """Those behind a preposition beside a subject, where the sentence does not say that the subject spoke."""
        spoke = any(sentence.start - 1 <= voice.start < sentence.end for voice in voices[-_REACH:])
        return {} if spoke else {name: mention for name, mention in aside.items() if self._is_person(mention)}

    def _chosen(
        self,
        fitting: Sequence[str],
        rivals: dict[str, Mention],
        sentence: Span,
        gender: Gender | None,
        voices: Sequence[Voice],
    ) -> str | None:
        if len(fitting) > 1:
            return None
        name = fitting[0]
        spoke = voices[-1].name if voices else None
        for rival, mention in rivals.items():
            if rival == name or not self._fits(rival, gender):
                continue
            if rival != spoke or self._paragraph(mention.span.start) != self._paragraph(sentence.start):
                return None
        return name

    def _paragraph(self, place: int) -> int:
        return bisect_left(self._paragraphs, place + 1)

    def _holder(self, office: str, start: int) -> str | None:
        """Who is said to hold an office: the only one beside whose name it stands."""
        last = bisect_left(self._places, start)
        held = {
            mention.name
            for mention in self._mentions[max(0, last - _REACH) : last]
            if office.lower() in self._beside(mention.span)
        }
        return held.pop() if len(held) == 1 else None

    def _beside(self, span: Span) -> str:
        """What is said of somebody right before the name and right after it, in lower case."""
        before = _STOP.split(self._told[max(0, span.start - 30) : span.start])[-1]
        return f"{before} {_STOP.split(self._told[span.end : span.end + 60])[0]}".lower()


def _unnamed(voices: Sequence[Voice], sentence: Span, start: int) -> bool:
    """Whether somebody without a name spoke in a sentence, or since."""
    for voice in reversed(voices[-_REACH:]):
        if voice.start < sentence.start:
            return False
        if voice.start < start and voice.name is None:
            return True
    return False
