"""Figures of a small made-up corpus, to be pictured."""

from __future__ import annotations

from collections.abc import Sequence

from qa.schema import (
    Counts,
    Course,
    Part,
    Person,
    Role,
    Share,
    Source,
    Statistics,
    Stretch,
    Talk,
    Timeline,
    Topic,
    TopicMap,
    TopicPoint,
    Year,
)

HOSTILE = "<b>Bert</b> & <a href='https://evil.example'>%{x}</a>"


class Nowhere:
    """Links that say what they lead to."""

    def interview(self, identifier: str) -> str:
        return f"/read/{identifier}"

    def turn(self, identifier: str, number: int) -> str:
        return f"/read/{identifier}?turn={number}"

    def speaker(self, name: str) -> str:
        return f"/guest/{name}"

    def topic(self, label: str) -> str:
        return f"/topic/{label}"


def source(name: str, date: str | None = None, guest: str | None = "Bert Moss") -> Source:
    people = (Person(name=guest, role=Role.INTERVIEWEE, organisation="Brell"),) if guest else ()
    return Source(id=name, file=f"{name}.txt", title=f"On the {name}", date=date, language="en", people=people)


def share(speaker: str | None, role: Role, words: int, turns: int = 1) -> Share:
    return Share(speaker=speaker, role=role, turns=turns, words=words)


def spoken(name: str, *shares: Share, date: str | None = None, guest: str | None = "Bert Moss") -> Talk:
    return Talk(
        source=source(name, date, guest),
        turns=sum(share.turns for share in shares),
        passages=1,
        words=sum(share.words for share in shares),
        shares=shares,
    )


HARBOUR = spoken(
    "harbour",
    share("Anna Lowe", Role.INTERVIEWER, 30, 3),
    share("Bert Moss", Role.INTERVIEWEE, 70, 2),
    date="2021-07",
)
TIDE = spoken(
    "tide",
    share(None, Role.NARRATOR, 1200),
    share("Clara Dunn", Role.QUOTED, 300, 4),
    date="2019-05-02",
    guest=None,
)
NET = spoken("net", share("Bert Moss", Role.INTERVIEWEE, 0, 0))


def years(*talks: Talk) -> tuple[Year, ...]:
    return tuple(
        Year(
            year=int((talk.source.date or "0")[:4]),
            interviews=(talk.source.id,),
            turns=talk.turns,
            words=talk.words,
            shares=talk.shares,
        )
        for talk in talks
    )


TIMELINE = Timeline(dated=(TIDE, HARBOUR), undated=(NET,), years=years(TIDE, HARBOUR))


def statistics(*talks: Talk) -> Statistics:
    shares = sorted((share for talk in talks for share in talk.shares), key=lambda share: -share.words)
    parts = sorted((_part(role, shares) for role in {share.role for share in shares}), key=lambda part: -part.words)
    counts = Counts(
        interviews=len(talks),
        turns=sum(talk.turns for talk in talks),
        passages=len(talks),
        words=sum(talk.words for talk in talks),
        speakers=3,
        dated=2,
        undated=1,
        languages=(("en", len(talks)),),
        roles=tuple(parts),
    )
    return Statistics(counts=counts, talks=talks, shares=tuple(shares), timeline=TIMELINE)


def _part(role: Role, shares: Sequence[Share]) -> Part:
    own = [share for share in shares if share.role is role]
    speakers = len({share.speaker for share in own if share.speaker})
    return Part(
        role=role, speakers=speakers, turns=sum(share.turns for share in own), words=sum(share.words for share in own)
    )


STATISTICS = statistics(HARBOUR, TIDE, NET)


def stretch(turn: int, speaker: str | None, words: int, seconds: float | None = None) -> Stretch:
    role = Role.INTERVIEWER if speaker == "Anna Lowe" else Role.INTERVIEWEE if speaker else Role.NARRATOR
    start = None if seconds is None else turn * 60.0
    return Stretch(turn=turn, speaker=speaker, role=role, words=words, start=start, seconds=seconds)


COURSE = Course(
    source=source("harbour"),
    stretches=(
        stretch(0, None, 12),
        stretch(1, "Anna Lowe", 8),
        stretch(2, "Bert Moss", 90),
        stretch(3, "Anna Lowe", 4),
        stretch(4, "Clara Dunn", 41),
    ),
)
TIMED = Course(source=source("harbour"), stretches=(stretch(0, "Anna Lowe", 8, 6.0), stretch(1, "Bert Moss", 90, 30.0)))


def topic(label: str, passages: int, *speakers: str) -> Topic:
    found = tuple(f"{label}#t{n}-p0" for n in range(passages))
    return Topic(id=f"t-{label}", label=label, named=False, terms=(), passages=found, speakers=speakers)


MAP = TopicMap(
    points=(
        TopicPoint(topic=topic("storms · granite", 9, "Bert Moss", "Clara Dunn"), x=-1, y=0.2, nearest="t-oranges"),
        TopicPoint(topic=topic("oranges", 4, "Bert Moss"), x=1, y=-0.4, nearest="t-storms · granite"),
    ),
    kept=None,
)
