"""Records to render: one ordinary hit, and ways to make it strange."""

from __future__ import annotations

from qa.schema import Answer, Hit, Passage, Person, Role, Source

SOURCE = Source(
    id="whaller-thomas-faure", file="corpus/whaller.txt", title="Rencontre avec Thomas Fauré", publisher="Whaller",
    date="2021-07", language="fr",
    people=(Person(name="Thomas Fauré", role=Role.INTERVIEWEE, organisation="Whaller SAS", aliases=("TF",)),
            Person(name="Emmanuel M", role=Role.INTERVIEWER)),
)  # fmt: skip
TEXT = "Nous sommes 26. Nous recrutons."


def hit(
    text: str = TEXT,
    *,
    rank: int = 1,
    speaker: str | None = "Thomas Fauré",
    role: Role = Role.INTERVIEWEE,
    question: str | None = "Combien êtes-vous ?",
    highlights: tuple[tuple[int, int], ...] = ((0, 15),),
    source: Source = SOURCE,
    citation: str = "Fauré, juillet 2021",
) -> Hit:
    """A hit whose passage starts at offset 100 of its transcript."""
    passage = Passage(
        id="whaller-thomas-faure#t8-p0", transcript=source.id, turn=8, speaker=speaker, role=role, text=text,
        start=100, end=100 + len(text), question=question,
    )  # fmt: skip
    return Hit(rank=rank, score=0.91, passage=passage, source=source, highlights=highlights, citation=citation)


def answer(
    *hits: Hit, answered: bool = True, understood_as: str | None = None, question: str = "Combien sont-ils ?"
) -> Answer:
    """An answer of these hits, one ordinary hit when none is given."""
    return Answer(question=question, understood_as=understood_as, language="fr", answered=answered,
                  confidence=0.93, hits=hits or (hit(),))  # fmt: skip
