"""The topics of a corpus: what was said, in groups, each with its terms or with the name that a user gave it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from qa.schema import Passage, Source, Topic
from qa.text import fold, sentences
from qa.topics.clusters import clustered, typical
from qa.topics.labels import Text, labelled
from qa.topics.meanings import Meanings
from qa.topics.names import Named, applied
from qa.topics.words import names_of

_READ = 200  # typical passages of a topic that its terms are told by
_HEARD = 2  # times that a question is heard, at most
_SHOWN = 3  # terms in a label


def topics_of(
    meanings: Meanings,
    ids: Sequence[str],
    speakers: Sequence[str | None],
    read: Callable[[Sequence[int]], Sequence[Passage]],
    *,
    sources: Sequence[Source] = (),
    names: Sequence[Named] = (),
    k: int | None = None,
) -> tuple[Topic, ...]:
    """The topics of the passages with these meanings, the one with most passages first; every passage is in one.

    `ids` and `speakers` are those of each row; `read` gives the passages of some rows, of which at most 200 a topic are
    asked for; `sources` tell their languages, and whose names are no subject. `names` are the user's.
    """
    groups = clustered(meanings, k)
    topics: list[tuple[Named | None, list[int]]] = []
    for named, numbers in applied([[ids[row] for row in group] for group in groups], names):
        rows = [row for number in numbers for row in groups[number]]
        topics.append((named, typical(meanings, rows) if len(numbers) > 1 else rows))
    topics.sort(key=lambda topic: -len(topic[1]))
    languages = {source.id: source.language for source in sources}
    people = [name for source in sources for person in source.people for name in (person.name, *person.aliases)]
    known = names_of(people, (firm for source in sources for firm in source.organisations))
    terms = labelled([list(_texts(read(rows[:_READ]), languages)) for _, rows in topics], known)
    return tuple(_records(topics, terms, ids, speakers))


def _texts(passages: Sequence[Passage], languages: dict[str, str | None]) -> Iterator[Text]:
    """What is said, and what was asked: twice where several passages answer it, so that it tells by itself."""
    for passage in passages:
        yield passage.text, languages.get(passage.transcript)
    asked = Counter((passage.question, languages.get(passage.transcript)) for passage in passages)
    for (question, language), count in asked.items():
        yield from [(_asking(question or ""), language)] * min(count, _HEARD)


def _asking(question: str) -> str:
    """The sentences of an interviewer's turn that ask; where none is seen to, all."""
    found = [question[start:end] for start, end in sentences(question)]
    return " ".join(sentence for sentence in found if "?" in sentence) or question


def _records(
    topics: Sequence[tuple[Named | None, list[int]]],
    terms: Sequence[tuple[str, ...]],
    ids: Sequence[str],
    speakers: Sequence[str | None],
) -> Iterator[Topic]:
    labels, taken = {named.name for named, _ in topics if named}, set[str]()
    for (named, rows), found in zip(topics, terms, strict=True):
        shown = (" · ".join(found[:count]) for count in range(min(_SHOWN, len(found)), len(found) + 1))
        label = named.name if named else next(label for label in shown if label not in labels)
        labels.add(label)
        counts = Counter(speaker for row in rows if (speaker := speakers[row]))
        yield Topic(
            id=_id(named.passages[0] if named else ids[rows[0]], taken),
            label=label,
            named=named is not None,
            terms=found,
            passages=tuple(ids[row] for row in rows),
            speakers=tuple(speaker for speaker, _ in counts.most_common()),
        )


def _id(passage: str, taken: set[str]) -> str:
    """An identifier after the most typical passage, or after the first of those that the user's name is kept with."""
    plain = "-".join(["t", *re.findall(r"[^\W_]+", fold(passage))])
    count = 1
    found = plain
    while found in taken:
        count += 1
        found = f"{plain}-{count}"
    taken.add(found)
    return found
