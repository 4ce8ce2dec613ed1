"""The words of a conversation on paper, in French and English."""

from __future__ import annotations

from dataclasses import dataclass

from qa.render.prepared.counts import Counted
from qa.render.prepared.typography import french


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationWords:
    """What is said around the questions of a conversation. Templates take the fields named in braces."""

    asked_on: str
    questions: Counted
    understood: str
    filters: str
    speaker: str
    source: str
    role: str
    language: str
    since: str
    until: str
    everybody: str
    no_answer: str
    changed: str
    defect: str
    footer: str


_ENGLISH = ConversationWords(
    asked_on="{questions}, asked on {date}",
    questions=Counted("No question", "1 question", "{n} questions"),
    understood="Understood as",
    filters="Filters",
    speaker="spoken by {value}",
    source="in “{value}”",
    role="as: {value}",
    language="in the language: {value}",
    since="from {value}",
    until="to {value}",
    everybody="Everybody was asked for, not only the best passages.",
    no_answer="No answer",
    changed="The interviews have changed since: another passage came first then.",
    defect="This question could not be answered: something went wrong. Ask it again.",
    footer="Every passage is verbatim, with its source.",
)

_FRENCH = french(
    ConversationWords(
        asked_on="{questions}, le {date}",
        questions=Counted("Aucune question", "1 question", "{n} questions"),
        understood="Question comprise ainsi",
        filters="Filtres",
        speaker="propos de {value}",
        source="dans « {value} »",
        role="en tant que : {value}",
        language="dans la langue : {value}",
        since="depuis : {value}",
        until="jusqu’à : {value}",
        everybody="Tout le monde a été interrogé, et pas seulement les meilleurs passages.",
        no_answer="Pas de réponse",
        changed="Les entretiens ont changé depuis : un autre passage venait alors en premier.",
        defect="Quelque chose s’est mal passé en cherchant la réponse. Posez la question de nouveau.",
        footer="Chaque passage est reproduit mot pour mot, avec sa source.",
    )
)


def conversation_words(language: str) -> ConversationWords:
    """The words in this language (ISO 639-1); English for any other than French."""
    return _FRENCH if language == "fr" else _ENGLISH
