"""The words for verdicts and attributions, in French and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qa.schema import Attribution, Note, Verdict

SYMBOLS: Mapping[Verdict, str] = {
    Verdict.VERBATIM: "✓",
    Verdict.NEAR_VERBATIM: "≈",
    Verdict.ALTERED: "⚠",
    Verdict.PARAPHRASE: "~",
    Verdict.NOT_FOUND: "✗",
}
"""A sign for each verdict, so that none is told by colour alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictWords:
    """What is written about a quote, in one language.

    Templates take the fields in braces: `altered` {changes}, `attributions` {claimed} and {speakers}, `notes`
    {claimed}, `said_by` {speakers}, `quoted_by` {speaker} and {publication}, `stitched` and `several` {count}, `piece`
    {number}, {verdict} and {text}, `similar` {percent}, `turn` {number}.
    """

    language: str
    verdicts: Mapping[Verdict, str]
    explained: Mapping[Verdict, str]
    changes: Mapping[str, str]
    attributions: Mapping[Attribution, str]
    notes: Mapping[Note, str]
    altered: str
    translated: str
    in_pieces: str
    translation: str
    said_by: str
    quoted_by: str
    stitched: str
    piece: str
    nobody: str
    nearest: str
    similar: str
    several: str
    the_quote: str
    the_words: str
    turn: str
    in_context: str
    cite: str
    copy_words: str
    dropped: str
    added: str
    omitted: str


ENGLISH = VerdictWords(
    language="en",
    verdicts={
        Verdict.VERBATIM: "Verbatim",
        Verdict.NEAR_VERBATIM: "Near-verbatim",
        Verdict.ALTERED: "Altered",
        Verdict.PARAPHRASE: "Paraphrase",
        Verdict.NOT_FOUND: "Not found",
    },
    explained={
        Verdict.VERBATIM: "These very words were said.",
        Verdict.NEAR_VERBATIM: "A few words differ; the meaning does not.",
        Verdict.ALTERED: "Not what was said: a difference that changes the meaning.",
        Verdict.PARAPHRASE: "The same thing in other words; do not put it between quotation marks.",
        Verdict.NOT_FOUND: "Nobody said this in these interviews, as far as can be found.",
    },
    changes={
        "negation": "negation",
        "number": "number",
        "amount": "amount",
        "unit": "unit",
        "date": "date",
        "name": "name",
        "modal": "modal verb or doubt",
        "comparative": "comparison",
        "person": "who acts",
        "order": "words put in each other’s place",
        "word": "a word of another meaning",
    },
    attributions={
        Attribution.RIGHT: "It is {speakers} who speaks.",
        Attribution.WRONG: "It was not {claimed} who said this: it was {speakers}.",
        Attribution.INTERVIEWER: "Not {claimed}: these are the interviewer’s words.",
        Attribution.NARRATOR: "Not {claimed}: these are the publication’s own words.",
        Attribution.MIXED: "Only some of these words are {claimed}’s: they come from {speakers}.",
    },
    notes={
        Note.SPEAKER_UNKNOWN: "{claimed} is no voice of these interviews.",
        Note.BRACKETS: "The words in square brackets were not compared.",
        Note.SENTENCE_DENIES: "Cut out of a sentence with a negation: read the whole of it.",
        Note.NUMBER_CUT: "The quote cuts a number in two.",
        Note.MORE: "It was said in more places than are shown.",
    },
    altered="differs in: {changes}",
    translated="translation",
    in_pieces="stitched together",
    translation="Said in another language: this is a translation, not a quote.",
    said_by="Said by {speakers}.",
    quoted_by="{speaker}, quoted by {publication}",
    stitched="Stitched together from {count} places.",
    piece="Piece {number}, {verdict}: “{text}”",
    nobody="nobody said these words",
    nearest="The nearest that was said, which is not the quote:",
    similar="{percent}% alike",
    several="Said in {count} places, the earliest first.",
    the_quote="The quote",
    the_words="What was said",
    turn="turn {number}",
    in_context="Read it in context",
    cite="Cite",
    copy_words="Copy the words as they were said",
    dropped="said, but not in the quote",
    added="in the quote, but not said",
    omitted="left out at an ellipsis",
)

FRENCH = VerdictWords(
    language="fr",
    verdicts={
        Verdict.VERBATIM: "Mot pour mot",
        Verdict.NEAR_VERBATIM: "Presque mot pour mot",
        Verdict.ALTERED: "Altérée",
        Verdict.PARAPHRASE: "Paraphrase",
        Verdict.NOT_FOUND: "Introuvable",
    },
    explained={
        Verdict.VERBATIM: "Ces mots mêmes ont été dits.",
        Verdict.NEAR_VERBATIM: "Quelques mots diffèrent, non le sens.",
        Verdict.ALTERED: "Ce n’est pas ce qui a été dit : une différence change le sens.",
        Verdict.PARAPHRASE: "La même chose en d’autres mots ; à ne pas mettre entre guillemets.",
        Verdict.NOT_FOUND: "Personne ne dit cela dans ces entretiens, pour autant qu’on puisse le trouver.",
    },
    changes={
        "negation": "négation",
        "number": "nombre",
        "amount": "quantité",
        "unit": "unité",
        "date": "date",
        "name": "nom",
        "modal": "verbe modal ou doute",
        "comparative": "comparaison",
        "person": "qui agit",
        "order": "mots mis l’un à la place de l’autre",
        "word": "mot d’un autre sens",
    },
    attributions={
        Attribution.RIGHT: "C’est bien {speakers} qui parle.",
        Attribution.WRONG: "Ce n’est pas {claimed} qui l’a dit : c’est {speakers}.",
        Attribution.INTERVIEWER: "Ce n’est pas {claimed} : ce sont les mots de l’intervieweur.",
        Attribution.NARRATOR: "Ce n’est pas {claimed} : ce sont les mots de la publication.",
        Attribution.MIXED: "Une partie seulement de ces mots est de {claimed} : ils viennent de {speakers}.",
    },
    notes={
        Note.SPEAKER_UNKNOWN: "{claimed} ne parle pas dans ces entretiens.",
        Note.BRACKETS: "Les mots entre crochets n’ont pas été comparés.",
        Note.SENTENCE_DENIES: "Extrait d’une phrase négative : lisez-la en entier.",
        Note.NUMBER_CUT: "La citation coupe un nombre en deux.",
        Note.MORE: "Dit à plus d’endroits qu’il n’en est montré.",
    },
    altered="diffère par : {changes}",
    translated="traduction",
    in_pieces="en morceaux",
    translation="Dit dans une autre langue : c’est une traduction, non une citation.",
    said_by="Dit par {speakers}.",
    quoted_by="{speaker}, cité par {publication}",
    stitched="Citation composée de {count} endroits.",
    piece="Partie {number}, {verdict} : « {text} »",
    nobody="personne n’a dit ces mots",
    nearest="Ce qui s’en approche le plus, sans être la citation :",
    similar="ressemblance : {percent} %",
    several="Dit à {count} endroits, du plus ancien au plus récent.",
    the_quote="La citation",
    the_words="Ce qui a été dit",
    turn="tour {number}",
    in_context="Lire dans son contexte",
    cite="Citer",
    copy_words="Copier les mots comme ils ont été dits",
    dropped="dit, mais absent de la citation",
    added="dans la citation, mais non dit",
    omitted="laissé de côté par une ellipse",
)


def verdict_words(language: str) -> VerdictWords:
    """The words in this language (ISO 639-1); English for a language other than French."""
    return FRENCH if language == "fr" else ENGLISH
