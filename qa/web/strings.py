"""The words of the interface itself, in French and English. What surrounds a passage is in `qa.render`."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strings:
    """The words of one language.

    Templates take the fields in braces: `corpus` {interviews}, {voices}, {languages}; `filters_used` {count}; `found`
    {count}, {name}.
    """

    language: str
    title: str
    lead: str
    corpus: str
    language_label: str
    question: str
    placeholder: str
    send: str
    new: str
    try_one: str
    filters: str
    filters_used: str
    speaker: str
    source: str
    role: str
    spoken: str
    since: str
    until: str
    date_hint: str
    k: str
    anyone: str
    any_source: str
    any_role: str
    any_language: str
    reset: str
    found: str
    copied: str
    not_copied: str
    defect: str
    lost_context: str
    footer: str


ENGLISH = Strings(
    language="en",
    title="Ask the interviews",
    lead="Put a question in your own words. The answer is what somebody said, word for word, and where they said it.",
    corpus="{interviews} interviews · {voices} voices · in {languages}",
    language_label="Language of this page",
    question="Your question",
    placeholder="Your question…",
    send="Ask",
    new="New conversation",
    try_one="For instance",
    filters="Filters",
    filters_used="Filters ({count} in use)",
    speaker="Who speaks",
    source="Which interview",
    role="In which capacity",
    spoken="Spoken in",
    since="From",
    until="To",
    date_hint="2021-07",
    k="Passages to show",
    anyone="Anyone",
    any_source="All interviews",
    any_role="Any capacity",
    any_language="Any language",
    reset="Reset the filters",
    found="{count} passages found. The first is from {name}.",
    copied="Citation copied",
    not_copied="Your browser did not allow copying",
    defect="Something went wrong on our side. Your question is still in the box: please ask it again.",
    lost_context="The turns around this passage could not be opened.",
    footer="Works offline. Nothing you ask leaves this machine.",
)

FRENCH = Strings(
    language="fr",
    title="Interroger les entretiens",
    lead="Posez une question avec vos mots. La réponse est ce que quelqu’un a dit, mot pour mot, et où il l’a dit.",
    corpus="{interviews} entretiens · {voices} voix · en {languages}",
    language_label="Langue de cette page",
    question="Votre question",
    placeholder="Votre question…",
    send="Demander",
    new="Nouvelle conversation",
    try_one="Par exemple",
    filters="Filtres",
    filters_used="Filtres ({count} en cours)",
    speaker="Qui parle",
    source="Quel entretien",
    role="À quel titre",
    spoken="Langue parlée",
    since="Du",
    until="Au",
    date_hint="2021-07",
    k="Passages à montrer",
    anyone="Tout le monde",
    any_source="Tous les entretiens",
    any_role="À tout titre",
    any_language="Toutes les langues",
    reset="Réinitialiser les filtres",
    found="{count} passages trouvés. Le premier est de {name}.",
    copied="Référence copiée",
    not_copied="Votre navigateur n’a pas permis la copie",
    defect="Quelque chose s’est mal passé chez nous. La question est encore dans le champ : posez-la de nouveau.",
    lost_context="Les prises de parole autour de ce passage n’ont pas pu être ouvertes.",
    footer="Fonctionne hors ligne. Rien de ce que vous demandez ne quitte cette machine.",
)


def strings_in(language: str) -> Strings:
    """The interface's words in "fr" or "en"; English for any other language."""
    return FRENCH if language == "fr" else ENGLISH
