"""Who and what the questions of a conversation name, and whom a pronoun may stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from qa.conversation.wording import flat, listed, tidy
from qa.schema import Answer, Hit, Links
from qa.text import fold

Link = Callable[[str], Links]

_ELIDED = re.compile(r"(?:[dlj]|qu)'", re.IGNORECASE)
_CAPITALISED = re.compile(
    r"(?<![\w'’-])(?:[dlDL]'"
    r"|[qQ]u')?([A-ZÀ-Ý][\w-]*[a-zß-ÿ][\w-]*(?: [A-ZÀ-Ý][\w-]*[a-zß-ÿ][\w-]*)*)"
)
_GOES_ON = re.compile(r"(?: [A-ZÀ-Ý][\w-]*[a-zß-ÿ][\w-]*)+")
_NO_NAMES = listed(
    "i french english european american british german francais francaise francais anglais anglaise europeen "
    "europeenne "
    "americain americaine allemand allemande monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december internet web covid covid-19 saas "
    "m mr mme mrs ms dr monsieur madame"
)


class Kind(Enum):
    """What a pronoun may stand for."""

    PERSON = "person"
    FIRM = "firm"
    THING = "thing"
    """A firm, or the topic of the question before."""
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a question: where it stands, and how it is written out. `links` are empty when the corpus has nobody of
    this name."""

    start: int
    end: int
    name: str
    links: Links

    @property
    def is_person(self) -> bool:
        """Whether it names somebody who speaks in the corpus."""
        return bool(self.links.speakers)


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom or what a follow-up is about."""

    name: str
    is_person: bool
    is_firm: bool = True


def mentions(text: str, link: Link) -> tuple[Mention, ...]:
    """The names in a tidy question, in order: those of the corpus, and others by their capital letter."""
    known = list(_known(text, link))
    taken = [(mention.start, mention.end) for mention in known]
    others = [
        Mention(start, end, text[start:end], Links())
        for start, end in _capitalised(text)
        if fold(text[start:end]) not in _NO_NAMES
        if all(end <= taken_from or taken_to <= start for taken_from, taken_to in taken)
    ]
    return tuple(sorted([*known, *others], key=lambda mention: mention.start))


def _capitalised(text: str) -> Iterator[tuple[int, int]]:
    """Where words have capitals, but for the one that every sentence begins with."""
    for match in _CAPITALISED.finditer(text):
        start, end = match.span(1)
        if not start or text[:start].endswith((". ", "? ", "! ")):
            first, _, others = match.group(1).partition(" ")
            start = start + len(first) + 1 if others else end
        if start < end:
            yield start, end


def _known(text: str, link: Link) -> Iterator[Mention]:
    spans = link(text).spans
    bounds = [*(start for start, _ in spans), len(text)]
    for (start, end), following in zip(spans, bounds[1:], strict=True):
        if elided := _ELIDED.match(text, start, end):
            start = elided.end()
        end = end - 2 if text[start:end].endswith("'s") else end
        links = link(text[start:end])
        if not links.speakers and (more := _GOES_ON.match(text, end, following)):
            end = more.end()  # "Wimi Armoured" is not Wimi
        yield Mention(start, end, _written_out(text[start:end], links), links)


def _written_out(printed: str, links: Links) -> str:
    if len(links.speakers) == 1:
        return next(iter(links.speakers))
    return printed.title() if printed.islower() else printed


@dataclass(frozen=True, slots=True)
class Asked:
    """An earlier question as it was understood, with its names and its answer."""

    text: str
    mentions: tuple[Mention, ...]
    answer: Answer

    @property
    def speakers(self) -> frozenset[str]:
        """The people of the corpus whom it names."""
        return frozenset(name for mention in self.mentions for name in mention.links.speakers)

    @property
    def first_hit(self) -> Hit | None:
        """The best passage, where the question was answered."""
        return self.answer.hits[0] if self.answer.answered and self.answer.hits else None


class Past:
    """The conversation so far; never empty."""

    def __init__(self, history: Sequence[Answer], link: Link) -> None:
        texts = [tidy(answer.understood_as or answer.question) for answer in history]
        self.asked = [Asked(text, mentions(text, link), answer) for text, answer in zip(texts, history, strict=True)]
        seen = {hit.source.id: hit.source for answer in history for hit in answer.hits}
        self._firm_of = {
            person.name: person.organisation
            for source in seen.values()
            for person in source.people
            if person.organisation
        }

    @property
    def last(self) -> Asked:
        """The question just before."""
        return self.asked[-1]

    def referent(self, kind: Kind) -> Referent | None:
        """The nearest person or firm, named in a question or heard in its answer; None when there is none."""
        for asked in reversed(self.asked):
            if found := self._named(asked, kind) or self._heard(asked, kind):
                return found
        return None

    def firm_of(self, person: str) -> str | None:
        """The firm of a person, if an answer has shown it."""
        return self._firm_of.get(person)

    def person_of(self, firm: str) -> str | None:
        """The one person of a firm whom the answers have shown."""
        people = [person for person, its in self._firm_of.items() if flat(its) == flat(firm)]
        return people[0] if len(people) == 1 else None

    def _named(self, asked: Asked, kind: Kind) -> Referent | None:
        people = [mention for mention in asked.mentions if mention.is_person]
        firms = [mention for mention in asked.mentions if not mention.is_person]
        if kind in (Kind.FIRM, Kind.THING):
            return self._firm(people, firms)
        if people:
            return Referent(people[0].name, True)
        if not firms:
            return None
        person = self._behind(asked, firms[0]) if kind is Kind.PERSON else None
        return Referent(person or firms[0].name, person is not None)

    def _firm(self, people: Sequence[Mention], firms: Sequence[Mention]) -> Referent | None:
        if known := [mention for mention in firms if mention.links] or (not people and firms):
            return Referent(known[0].name, False)
        if not people:
            return None
        firm = self.firm_of(people[0].name)
        return Referent(firm or people[0].name, firm is None)

    def _behind(self, asked: Asked, firm: Mention) -> str | None:
        """Who is meant by "he" after a question on a firm: who answered for it, else the one person shown there."""
        hit = asked.first_hit
        if hit and hit.passage.speaker and hit.source.id in firm.links.sources:
            return hit.passage.speaker
        return self.person_of(firm.name)

    def _heard(self, asked: Asked, kind: Kind) -> Referent | None:
        hit = asked.first_hit
        if asked.mentions or not hit:
            return None
        speaker = hit.passage.speaker
        firm = self.firm_of(speaker) if speaker else next(iter(hit.source.organisations), None)
        if speaker and (kind in (Kind.PERSON, Kind.EITHER) or not firm):
            return Referent(speaker, True)
        return Referent(firm, False) if firm else None
