"""Tiny records of what an interview is prepared with: three people, two interviews and an article."""

from __future__ import annotations

from typing import Any

from qa.schema import (
    AskedMatrix,
    Asking,
    Brief,
    Cell,
    Comparison,
    Dossier,
    Facing,
    Hit,
    Mention,
    Passage,
    Person,
    Position,
    Relation,
    Role,
    Row,
    Sequel,
    Source,
    Speaker,
    Spoken,
    State,
    Survey,
    Topic,
    Voice,
)

FAURE, ROUX, NEDAP = "Thomas Fauré", "Lionel Roux", "Anne Nédap"
BASE = "https://qa.example"


def _interview(identifier: str, guest: str, firm: str, date: str | None, language: str) -> Source:
    people = (Person(name=guest, role=Role.INTERVIEWEE, organisation=firm),
              Person(name="Emmanuel M", role=Role.INTERVIEWER))  # fmt: skip
    return Source(id=identifier, file=f"corpus/{identifier}.txt", title=f"Rencontre avec {guest}", publisher="Le Fil",
                  date=date, language=language, people=people)  # fmt: skip


EARLY = _interview("early", FAURE, "Whaller", "2019-03", "fr")
LATE = _interview("late", FAURE, "Whaller", "2021-07", "fr")
WIMI = _interview("wimi", ROUX, "Wimi", None, "en")
PRESS = Source(id="press", file="corpus/press.txt", title="Les champions", publisher="L’Expansion", language="fr",
               people=(Person(name=NEDAP, role=Role.QUOTED),))  # fmt: skip
OF = {FAURE: LATE, ROUX: WIMI, NEDAP: PRESS}


def hit(text: str, speaker: str | None = FAURE, source: Source | None = None, **others: Any) -> Hit:
    """Words of somebody, in the source that is theirs unless another is given."""
    where = source or OF[speaker or FAURE]
    turn = others.pop("turn", 8)
    facts: dict[str, Any] = {"role": Role.QUOTED if where is PRESS else Role.INTERVIEWEE, "question": None}
    facts |= {key: others.pop(key) for key in ("role", "question") if key in others}
    passage = Passage(id=f"{where.id}#t{turn}-p0", transcript=where.id, turn=turn, speaker=speaker, text=text,
                      start=100, end=100 + len(text), **facts)  # fmt: skip
    ends: dict[str, Any] = {"rank": 1, "score": 0.9, "highlights": (), "citation": f"{speaker}, {where.title}."}
    return Hit(passage=passage, source=where, **(ends | others))


def asking(text: str, guest: str | None = FAURE, source: Source | None = None, turn: int = 7) -> Asking:
    """A question of Emmanuel M's that this guest replied to; that nobody took up, with None."""
    where = source or OF[guest or FAURE]
    return Asking(
        id=f"{where.id}#t{turn}-q0", transcript=where.id, turn=turn, speaker="Emmanuel M",
        guests=(guest,) if guest else (), replies=(turn + 1,) if guest else (), text=text, start=50,
        end=50 + len(text), read=text,
    )  # fmt: skip


TEAM = asking("Combien êtes-vous ?")
TEAM_TOO = asking("How many are you?", ROUX)
MONEY = asking("Who finances you?", ROUX, turn=9)
SILENT = asking("Et vos clients ?", None, turn=11)


def brief() -> Brief:
    """One asked and answering, one who speaks to it unasked, one silent."""
    return Brief(
        topic="cloud de confiance", wordings=("trusted cloud", "souveraineté"),
        voices=(
            Voice(speaker=FAURE, addresses=True, confidence=0.93, askings=(TEAM,),
                  hits=(hit("Le cloud doit être français.", question="Et le cloud ?"), hit("Nous y sommes.", turn=9))),
            Voice(speaker=ROUX, addresses=True, confidence=0.7, hits=(hit("Our cloud is in Paris.", ROUX),)),
            Voice(speaker=NEDAP, addresses=False, confidence=0.1, hits=(hit("Les drones montent.", NEDAP),)),
        ),
    )  # fmt: skip


def rows() -> tuple[Row, ...]:
    """A question put to two, and one put to one of them, that the other touches on and a third says nothing near."""
    team = Row(
        question=TEAM.text, askings=(TEAM, TEAM_TOO), asked=2,
        cells=(
            Cell(speaker=FAURE, state=State.ANSWERED, asking=TEAM, hits=(hit("Nous sommes 26. Nous recrutons."),)),
            Cell(speaker=ROUX, state=State.ANSWERED, asking=TEAM_TOO, hits=(hit("We are forty.", ROUX),)),
        ),
    )  # fmt: skip
    money = Row(
        question=MONEY.text, askings=(MONEY,), asked=1,
        cells=(
            Cell(speaker=FAURE, state=State.TOUCHED, asking=None, hits=(hit("Mes parts sont à moi.", turn=12),)),
            Cell(speaker=ROUX, state=State.ANSWERED, asking=MONEY, hits=(hit("Nobody but us.", ROUX, turn=10),)),
        ),
    )  # fmt: skip
    clients = Row(
        question="Et vos clients ?", askings=(SILENT,), asked=0,
        cells=(
            Cell(speaker=FAURE, state=State.NOT_ASKED, asking=TEAM, hits=(hit("Des mairies.", turn=14),)),
            Cell(speaker=ROUX, state=State.NOT_ASKED, asking=None, hits=()),
        ),
    )  # fmt: skip
    return (team, money, clients)


def matrix(count: int | None = None) -> AskedMatrix:
    """Three rows and two guests; or so many rows, of five questions more than are shown."""
    shown = tuple(rows()[number % 3] for number in range(count)) if count is not None else rows()
    return AskedMatrix(guests=(FAURE, ROUX), rows=shown, questions=len(shown) + (5 if count else 0))


TOPIC = Topic(id="t-cloud", label="cloud, données", named=False, terms=("cloud", "données"),
              passages=("late#t8-p0", "wimi#t8-p0"), speakers=(FAURE, ROUX))  # fmt: skip


def dossier(**others: Any) -> Dossier:
    """A guest with two dated interviews, of whom every part of a dossier has something to tell."""
    said = hit("Le cloud doit être français.")
    number = hit("Nous sommes 26 chez Whaller.")
    parts: dict[str, Any] = {
        "speaker": Speaker(name=FAURE, roles=(Role.INTERVIEWEE,), organisation="Whaller", aliases=("T. Fauré",),
                           sources=("early", "late"), turns=31),
        "introductions": (hit("Je suis ingénieur, j’ai fondé Whaller.", source=EARLY, turn=2),),
        "topics": (Spoken(topic=TOPIC, hits=(said,), positions=(
            Position(speaker=ROUX, relation=Relation.AGREEING, hit=hit("Our cloud is in Paris.", ROUX)),
            Position(speaker=NEDAP, relation=Relation.SILENT, hit=None))),),
        "asked": (Cell(speaker=FAURE, state=State.ANSWERED, asking=TEAM, hits=(number,)),),
        "never_asked": tuple(row for row in rows() if row.asked == 1),
        "numbers": (Mention(text="26", hit=number, start=12, end=14),),
        "names": (Mention(text="Whaller", hit=number, start=20, end=27),),
        "statements": (hit("Nous sommes dix.", source=EARLY, turn=4), number),
        "sequels": (Sequel(earlier=hit("Nous sommes dix.", source=EARLY, turn=4), later=number),),
    }  # fmt: skip
    return Dossier(**(parts | others))


def comparison(topic: str | None = "cloud") -> Comparison:
    """A pair, and on a topic what one of the two says alone."""
    pair = Facing(left=hit("Le cloud doit être français."), right=hit("Our cloud is in Paris.", ROUX), nearness=0.62)
    alone = (hit("Des mairies.", turn=14),) if topic else ()
    return Comparison(left=FAURE, right=ROUX, topic=topic, pairs=(pair,), only_left=alone, only_right=())


def survey() -> Survey:
    """One of three addresses it, in two sources; what one silent person says nearest is also below the line."""
    near = hit("Our cloud is in Paris.", ROUX)
    return Survey(
        question="Combien sont-ils ?", language="fr",
        voices=(
            Voice(speaker=FAURE, addresses=True, confidence=0.97,
                  hits=(hit("Nous sommes 26."), hit("Nous sommes dix.", source=EARLY), hit("Bientôt 50.", turn=9))),
            Voice(speaker=ROUX, addresses=False, confidence=0.2, hits=(near,)),
            Voice(speaker=NEDAP, addresses=False, confidence=0.0, hits=()),
        ),
        below=(hit("Des mairies.", turn=14), near),
    )  # fmt: skip
