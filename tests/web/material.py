"""Transcripts for the fake engine: short, in two languages, with every role a page must tell apart."""

from __future__ import annotations

from qa.schema import Person, Role, Source, Transcript, Turn

WHALLER = Source(
    id="whaller-thomas-faure", file="corpus/whaller.txt",
    title="Mon interview de juillet 2021 : Rencontre avec Thomas Fauré",
    publisher="Whaller", date="2021-07", language="fr",
    people=(Person(name="Thomas Fauré", role=Role.INTERVIEWEE, organisation="Whaller", aliases=("TF",)),
            Person(name="Emmanuel M", role=Role.INTERVIEWER)),
)  # fmt: skip
WIMI = Source(
    id="wimi-lionel-roux", file="corpus/wimi.txt", title="Meeting with Lionel Roux, CEO of Wimi", language="en",
    people=(Person(name="Lionel Roux", role=Role.INTERVIEWEE, organisation="Wimi"),
            Person(name="Emmanuel M", role=Role.INTERVIEWER)),
)  # fmt: skip
FLAMINEM = Source(
    id="flaminem", file="corpus/flaminem.txt", title="Comment Flaminem veut aider les espions français",
    publisher="L’Expansion", date="2018-06-14", language="fr",
    people=(Person(name="Alain Juillet", role=Role.QUOTED, organisation="ALCCI"),
            Person(name="Gautier Cloix", role=Role.QUOTED, organisation="Palantir")),
)  # fmt: skip

Said = tuple[Role, str | None, str]

_WHALLER: list[Said] = [
    (Role.INTERVIEWER, "Emmanuel M", "Peux-tu nous donner quelques chiffres clés sur Whaller ?"),
    (Role.INTERVIEWEE, "Thomas Fauré",
     "Aujourd’hui Whaller c’est 500 000 utilisateurs, plus de 30 000 réseaux actifs. La plus grande plateforme sur "
     "Whaller rassemble jusque 100 000 utilisateurs.\n\n2020 avec 1Millions d’euros de chiffre d’affaires, Whaller est "
     "devenu profitable, nous avons fait 60% de point de croissance en 2019, puis 2020."),
    (Role.INTERVIEWER, "Emmanuel M",
     "Que penses-tu de la prise de position du gouvernement français sur un cloud de confiance et non plus "
     "souverain ?"),
    (Role.INTERVIEWEE, "Thomas Fauré",
     "Il s’agit d’un aveu d’échec pour moi, c’est un drame pour notre écosystème numérique. Nous sommes dans un moment "
     "de « petite politique ». Nous ne pouvons pas tout attendre de l’Etat, il nous faut donc compter sur une "
     "mobilisation des décideurs."),
    (Role.INTERVIEWER, "Emmanuel M",
     "Dès la conception de Whaller on voit bien que ton souci a été la protection des données de tes utilisateurs, "
     "comment es-tu arrivé à cette sécurisation ?"),
    (Role.INTERVIEWEE, "Thomas Fauré",
     "Sur l’aspect juridique, nous avons anticipé le RGPD, et qui va même plus loin. A titre d’exemple lorsqu’un "
     "utilisateur quitte la plateforme, il peut décider de soit tout supprimer, ou de « léguer » tous ses messages "
     "publics qui deviennent anonymes. C’est un exemple de comment nous avons réfléchi concrètement à la gestion des "
     "données utilisateurs."),
]  # fmt: skip
_WIMI: list[Said] = [
    (Role.INTERVIEWER, "Emmanuel M",
     "Hello Lionel, you created Wimi in 2010, could you define me wimi in one sentence?"),
    (Role.INTERVIEWEE, "Lionel Roux", "Wimi is a sovereing and secure collaborative solution to work in project mode."),
    (Role.INTERVIEWER, "Emmanuel M",
     "With the current Coronavirus crisis, we have seen telework exploding. What impact has this had, in terms of "
     "growth in the number of customers, in performance for your platform?"),
    (Role.INTERVIEWEE, "Lionel Roux",
     "We noted a massive increase in usage at first (x3 on document sharing, x5 on task management, x10 on instant "
     "discussions, x20 on video, etc.).\n\nWe also observed a strong acceleration on registrations (around x3), "
     "especially on our free Covid-19 offers."),
    (Role.INTERVIEWER, "Emmanuel M", "Do you own your own Data Center?"),
    (Role.INTERVIEWEE, "Lionel Roux",
     "We have a dedicated server infrastructure. This means that our customers’ data is physically partitioned. Our "
     "platform uses servers located on two separate Datacenters from Scaleway (Illiad group)."),
    (Role.INTERVIEWER, "Emmanuel M", "What are your achievements in this adventure of which you are most proud ?"),
    (Role.INTERVIEWEE, "Lionel Roux",
     "Then, I feel very proud that our solution is used by more than 55,000 organizations, including particularly "
     "prestigious clients (eg Total, Sephora, National Assembly, Ministries, …)."),
    (Role.UNKNOWN, None, "Laurent Roux - CEO de WIMI"),
]  # fmt: skip
_FLAMINEM: list[Said] = [
    (Role.NARRATOR, None,
     "Une start-up hexagonale dirigée par un proche d'Emmanuel Macron veut proposer une alternative aux technologies "
     "américaines. Palantir s'est forgé une belle réputation en aidant, paraît-il, à localiser Oussama ben Laden."),
    (Role.QUOTED, "Gautier Cloix",
     "Certains aimeraient voir émerger une alternative nationale, mais, à mon avis, c'est une mauvaise idée, un peu "
     "comme s'il fallait développer un iPhone ou une PlayStation made in France."),
    (Role.QUOTED, "Alain Juillet",
     "De nouvelles lois américaines permettent aux autorités de récupérer toutes les données du monde entier stockées "
     "par Microsoft ou Google (le \"Cloud Act\"). On ne peut plus faire confiance aux Etats-Unis."),
]  # fmt: skip


def transcript(source: Source, said: list[Said]) -> Transcript:
    """A transcript of these words, one turn each, a blank line between turns."""
    text, turns = "", []
    for index, (role, speaker, words) in enumerate(said):
        text += "\n\n" if text else ""
        turns.append(
            Turn(index=index, text=words, start=len(text), end=len(text) + len(words), role=role, speaker=speaker)
        )
        text += words
    return Transcript(source=source, format="made", text=text, sha256="0" * 64, turns=tuple(turns), metadata={})


def transcripts() -> list[Transcript]:
    """All three."""
    return [transcript(WHALLER, _WHALLER), transcript(WIMI, _WIMI), transcript(FLAMINEM, _FLAMINEM)]
