"""The words of a matrix, in French and English."""

from __future__ import annotations

from dataclasses import dataclass

from qa.render.prepared.counts import Counted
from qa.render.prepared.typography import french
from qa.schema import State


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixWords:
    """`of` says how many of the guests a question was put to. `touched`, `unanswered` and `near` go above words that
    are no answer to the question as it was put."""

    language: str
    title: str
    guests: Counted
    empty: str
    legend: str
    limited: str
    caption: str
    asked: str
    of: str
    sources: str
    in_full: str
    answered: str
    touched: str
    unanswered: str
    near: str
    no_words: str

    def label(self, state: State, *, put: bool) -> str | None:
        """What goes above a guest's words, given what became of a question that was, or was not, put to them."""
        if state is State.ANSWERED:
            return None
        if put:
            return self.unanswered
        return self.touched if state is State.TOUCHED else self.near


_ENGLISH = MatrixWords(
    language="en",
    title="Who was asked what",
    guests=Counted("no guest", "1 guest", "{n} guests"),
    empty="No question was put to anybody in these interviews.",
    legend="Answered: the question was put to them, and they replied. Touched on: it was not, but their words "
    "elsewhere speak to it. Not asked: neither, after a look at every turn of theirs.",
    limited="{shown} of {questions} questions are shown, those first that most guests were asked.",
    caption="Questions and guests",
    asked="Asked",
    of="{n} of {of}",
    sources="Sources",
    in_full="Answers in full",
    answered="asked, and replied",
    touched="Not asked; touched on elsewhere",
    unanswered="Asked, but did not reply to it; what they say nearest",
    near="Not asked; nearest passage, not an answer",
    no_words="{name}: {state}. There are no words of theirs to show.",
)

_FRENCH = french(
    MatrixWords(
        language="fr",
        title="Quelle question à qui",
        guests=Counted("aucune personne interviewée", "1 personne interviewée", "{n} personnes interviewées"),
        empty="Aucune question n’a été posée dans ces entretiens.",
        legend="Répondu : la question leur a été posée, et la réponse suit. Abordé ailleurs : elle ne l’a pas été, "
        "mais d’autres de leurs propos y touchent. Pas demandé : ni l’un ni l’autre, après examen de toutes leurs "
        "prises de parole.",
        limited="{shown} questions sur {questions} sont montrées, les plus souvent posées d’abord.",
        caption="Questions et personnes interviewées",
        asked="Posée à",
        of="{n} sur {of}",
        sources="Sources",
        in_full="Les réponses en entier",
        answered="question posée, avec réponse",
        touched="Pas demandé ; abordé ailleurs",
        unanswered="Question posée, restée sans réponse ; ses propos les plus proches",
        near="Pas demandé ; passage le plus proche, qui n’est pas une réponse",
        no_words="{name} : {state}. Aucun propos à montrer.",
    )
)


def matrix_words(language: str) -> MatrixWords:
    """The words in this language (ISO 639-1); English for any other than French."""
    return _FRENCH if language == "fr" else _ENGLISH
