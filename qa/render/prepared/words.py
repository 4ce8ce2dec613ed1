"""The words that papers of every kind share, in French and English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from qa.render.prepared.counts import Counted, Share
from qa.render.prepared.typography import french

Language = Literal["fr", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What is said around passages in more than one kind of paper.

    Templates take the fields named in braces. `left_out` marks where a passage was cut inside a sentence; it is set
    outside what was said. `listed` is put before the last of several names.
    """

    language: Language
    footer: str
    left_out: str
    separator: str
    listed: str
    quoted: str
    person: str
    question: str
    answer: str
    turn: str
    near: str
    near_note: str
    silent: str
    no_words: str
    addressing: str
    addressed: Share
    passages: Counted
    people: Counted
    questions: Counted
    more: Counted


ENGLISH = Common(
    language="en",
    footer="Every line in quotation is verbatim, with its source; every count is a count.",
    left_out="[…]",
    separator=": ",
    listed=" and ",
    quoted="“{text}”",
    person="Person",
    question="Question",
    answer="Answer, its beginning",
    turn="turn {turn}",
    near="Nearest passage, not an answer",
    near_note="Every turn of theirs was looked at. Below is what comes nearest; none of it counts as an answer.",
    silent="Silent on this, as far as can be found: {names}.",
    no_words="{name}: there are no words of theirs to show.",
    addressing="Who addresses it",
    addressed=Share(
        none="None of the {of} people addresses this",
        one="1 of {of} people addresses this",
        many="{n} of {of} people address this",
        only="The only person who speaks here addresses this",
        not_only="The only person who speaks here does not address this",
        nobody="Nobody is interviewed or quoted in these documents",
    ),
    passages=Counted("no passage", "1 passage", "{n} passages"),
    people=Counted("nobody", "1 person", "{n} people"),
    questions=Counted("no question", "1 question", "{n} questions"),
    more=Counted("", "1 more is not shown.", "{n} more are not shown."),
)

FRENCH = french(
    Common(
        language="fr",
        footer="Chaque citation est reprise mot pour mot, avec sa source ; chaque nombre est un décompte exact.",
        left_out="[…]",
        separator=" : ",
        listed=" et ",
        quoted="« {text} »",
        person="Personne",
        question="Question",
        answer="Début de la réponse",
        turn="tour {turn}",
        near="Passage le plus proche, qui n’est pas une réponse",
        near_note="Toutes leurs prises de parole ont été examinées. Voici ce qui s’en rapproche le plus ; rien n’y "
        "vaut réponse.",
        silent="Silence sur ce point, pour autant qu’on puisse le trouver : {names}.",
        no_words="{name} : aucun propos à montrer.",
        addressing="Qui en parle",
        addressed=Share(
            none="Aucune des {of} personnes n’en parle",
            one="1 personne sur {of} en parle",
            many="{n} personnes sur {of} en parlent",
            only="La seule personne qui s’exprime ici en parle",
            not_only="La seule personne qui s’exprime ici n’en parle pas",
            nobody="Personne n’est interviewé ni cité dans ces documents",
        ),
        passages=Counted("aucun passage", "1 passage", "{n} passages"),
        people=Counted("personne", "1 personne", "{n} personnes"),
        questions=Counted("aucune question", "1 question", "{n} questions"),
        more=Counted("", "Un autre n’est pas montré.", "{n} autres ne sont pas montrés."),
    )
)


def common(language: str) -> Common:
    """The words in this language (ISO 639-1); English for any other than French."""
    return FRENCH if language == "fr" else ENGLISH


def listing(names: Iterable[str], words: Common) -> str:
    """Names as they are listed in a sentence."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)}{words.listed}{last}" if first else last


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
