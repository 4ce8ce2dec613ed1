"""What a moderator wants to know of a guest, from what they and others have said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from qa.figures import names, numbers
from qa.preparation.comparison import NEAR
from qa.preparation.looking import ADDRESSED, Looking
from qa.preparation.matrix import Questions
from qa.preparation.voices import Rows
from qa.schema import Dossier, Hit, Mention, Position, Progress, Relation, Sequel, Speaker, Spoken, Topic
from qa.stances import leaning, relation
from qa.sums import unit
from qa.text import fold

INTRODUCING = "parcours / career"
"""What a guest's own words on who they are are looked for by."""

_INTRODUCTIONS, _SAID, _MENTIONS, _STATEMENTS, _NEVER = 3, 3, 40, 200, 40
_OTHERS = 12  # who speaks to a topic and is shown beside the guest
_SEQUEL = 0.35  # the likeness of two passages of one person, from which they are on the same thing
_SEQUELS = 12


class Dossiers:
    """Makes dossiers from one index."""

    def __init__(self, looking: Looking, questions: Questions, topics: Callable[[], Sequence[Topic]]) -> None:
        self._looking, self._questions, self._topics = looking, questions, topics

    def dossier(self, guest: Speaker, progress: Progress | None = None) -> Dossier:
        """Everything on a guest. Each part is cut from what was said, in the order that its field states."""
        looking = self._looking
        rows = looking.voices.rows(guest.name)
        everything = looking.hits(rows.tolist(), [1.0] * len(rows))
        known = {name for source in looking.index.sources for name in source.organisations}
        known |= {person.name for source in looking.index.sources for person in source.people} - {guest.name}
        own = {fold(name) for name in (guest.name, *guest.aliases, *guest.name.split())}
        return Dossier(
            speaker=guest,
            introductions=self._introductions(rows),
            topics=tuple(self._spoken(guest.name, rows)),
            asked=self._questions.asked(guest.name),
            never_asked=self._questions.not_asked(guest.name, _NEVER, progress),
            numbers=_mentions(everything, numbers),
            names=tuple(
                mention
                for mention in _mentions(everything, lambda text: names(text, known))
                if fold(mention.text) not in own
            ),
            statements=_dated(everything)[:_STATEMENTS],
            sequels=tuple(self._sequels(rows)),
        )

    def _introductions(self, rows: Rows) -> tuple[Hit, ...]:
        subjects = self._looking.subjects.of_topic(INTRODUCING)
        near, confidence = self._looking.ranked(subjects, rows)
        sure = confidence >= ADDRESSED
        sought = (subjects[0].tokens, subjects[0].weights)
        return self._looking.best(near[sure].tolist(), confidence[sure].tolist(), sought, _INTRODUCTIONS)

    def _spoken(self, guest: str, rows: Rows) -> Iterator[Spoken]:
        """What the guest says topic by topic, the one with most of their passages first."""
        looking = self._looking
        ids = {
            passage.id: int(row)
            for row, passage in zip(rows, looking.index.records.passages(rows.tolist()), strict=True)
        }
        found = [
            (topic, [ids[identifier] for identifier in topic.passages if identifier in ids]) for topic in self._topics()
        ]
        for topic, own in sorted(found, key=lambda pair: -len(pair[1])):
            if own:
                hits = looking.hits(own[:_SAID], [1.0] * len(own[:_SAID]))
                yield Spoken(topic=topic, hits=hits, positions=tuple(self._positions(guest, topic, own)))

    def _positions(self, guest: str, topic: Topic, own: Sequence[int]) -> Iterator[Position]:
        """Where others stand on a topic of the guest's: of each the passage nearest to one of the guest's, and how it
        stands to that, where they are near; then who is silent."""
        looking = self._looking
        others = looking.index.records.rows_of(list(topic.passages))
        speakers = looking.index.labels.speakers
        mine = looking.meaning.of_passages(own)
        theirs = looking.meaning.of_passages(others)
        nearest: dict[str, tuple[float, int, int]] = {}
        for row, vector in zip(others, theirs, strict=True):
            name = speakers[row]
            if name and name != guest:
                likeness = mine @ vector
                found = (float(likeness.max()), row, own[int(likeness.argmax())])
                nearest[name] = max(nearest.get(name, (-2.0, -1, -1)), found)
        for name, (near, row, faced) in sorted(nearest.items(), key=lambda pair: -pair[1][0])[:_OTHERS]:
            hit, facing = looking.hits([row, faced], [1.0, 1.0])
            told = relation(_leaning(hit), _leaning(facing)) if near >= NEAR else Relation.UNCLEAR
            yield Position(speaker=name, relation=told, hit=hit)
        if len(looking.voices) <= 2 * _OTHERS:
            silent = [name for name in looking.voices.names if name not in nearest and name != guest]
            yield from (Position(speaker=name, relation=Relation.SILENT, hit=None) for name in silent)

    def _sequels(self, rows: Rows) -> Iterator[Sequel]:
        """What the guest said of one thing at two dates, the most alike first."""
        looking = self._looking
        dates = {source.id: source.date for source in looking.index.sources}
        dated = [int(row) for row in rows if dates[looking.index.labels.transcripts[row]]]
        when = np.asarray([dates[looking.index.labels.transcripts[row]] or "" for row in dated])
        if len(set(when.tolist())) < 2:
            return
        vectors = unit(looking.meaning.passages[dated] - looking.meaning.passages[dated].mean(0))
        after = (when[:, None] < when[None]) & ~np.char.startswith(when[None], when[:, None])  # not within one year
        likeness = np.where(after, vectors @ vectors.T, -1)
        followed: set[int] = set()
        following: set[int] = set()
        for place in np.argsort(-likeness, axis=None)[: 20 * _SEQUELS]:
            early, late = divmod(int(place), len(dated))
            if likeness[early, late] < _SEQUEL or len(followed) >= _SEQUELS:
                return
            if early not in followed and late not in following:  # what was said of it in between may be both
                followed.add(early)
                following.add(late)
                earlier, later = looking.hits([dated[early], dated[late]], [1.0, 1.0])
                yield Sequel(earlier=earlier, later=later)


def _leaning(hit: Hit) -> float | None:
    return leaning(hit.passage.text, hit.source.language)


def _mentions(hits: Sequence[Hit], places: Callable[[str], Sequence[tuple[int, int]]]) -> tuple[Mention, ...]:
    """What is mentioned in the passages, each once, in order."""
    found: dict[str, Mention] = {}
    for hit in hits:
        for start, end in places(hit.passage.text):
            text = hit.passage.text[start:end]
            found.setdefault(fold(text), Mention(text=text, hit=hit, start=start, end=end))
    return tuple(found.values())[:_MENTIONS]


def _dated(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The passages of dated sources, oldest first."""
    return tuple(sorted((hit for hit in hits if hit.source.date), key=lambda hit: hit.source.date or ""))
