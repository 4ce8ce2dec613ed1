"""The words of a report on drafts, in French and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qa.drafts import Rule, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class LintWords:
    """The words of one language; what is counted is a pair, for one and for several. Templates take the fields in
    braces: `counted`, `units` and `short` {number}, `named` {name}."""

    language: str
    title: str
    counted: tuple[str, str]
    rules: Mapping[Rule, tuple[str, str]]
    severities: Mapping[Severity, tuple[str, str]]
    all: str
    show: str
    units: Mapping[str, str]
    legend: str
    unread: str
    none: str
    short: str
    loose: str
    unchecked: str
    misattributed: str
    named: str
    nobody: str


ENGLISH = LintWords(
    language="en",
    title="Quotes checked",
    counted=("{number} quote checked", "{number} quotes checked"),
    rules={
        Rule.ALTERED: ("altered", "altered"),
        Rule.MISATTRIBUTED: ("misattributed", "misattributed"),
        Rule.NOT_FOUND: ("not found", "not found"),
        Rule.STITCHED: ("stitched together", "stitched together"),
        Rule.PARAPHRASE: ("paraphrase", "paraphrases"),
        Rule.NEAR_VERBATIM: ("near-verbatim", "near-verbatim"),
        Rule.NO_ATTRIBUTION: ("without a name", "without a name"),
        Rule.UNCLOSED: ("mark without its partner", "marks without their partner"),
        Rule.UNCHECKED: ("not checked", "not checked"),
        Rule.ELSEWHERE: ("passed over", "passed over"),
    },
    severities={
        Severity.ERROR: ("Error", "Errors"),
        Severity.WARNING: ("To look at", "To look at"),
        Severity.NONE: ("In order", "In order"),
    },
    all="All",
    show="Show",
    units={"line": "line {number}", "paragraph": "paragraph {number}"},
    legend="outlined where the meaning changes",
    unread="Not read",
    none="There is no quote to check in this draft.",
    short="Too short to check ({number})",
    loose="Mark without its partner",
    unchecked="Not checked",
    misattributed="misattributed",
    named="The draft names {name}.",
    nobody="The draft names nobody.",
)

FRENCH = LintWords(
    language="fr",
    title="Citations vérifiées",
    counted=("{number} citation vérifiée", "{number} citations vérifiées"),
    rules={
        Rule.ALTERED: ("altérée", "altérées"),
        Rule.MISATTRIBUTED: ("mal attribuée", "mal attribuées"),
        Rule.NOT_FOUND: ("introuvable", "introuvables"),
        Rule.STITCHED: ("composée de morceaux", "composées de morceaux"),
        Rule.PARAPHRASE: ("paraphrase", "paraphrases"),
        Rule.NEAR_VERBATIM: ("presque mot pour mot", "presque mot pour mot"),
        Rule.NO_ATTRIBUTION: ("sans nom", "sans nom"),
        Rule.UNCLOSED: ("guillemet resté seul", "guillemets restés seuls"),
        Rule.UNCHECKED: ("non vérifiée", "non vérifiées"),
        Rule.ELSEWHERE: ("laissée de côté", "laissées de côté"),
    },
    severities={
        Severity.ERROR: ("Erreur", "Erreurs"),
        Severity.WARNING: ("À revoir", "À revoir"),
        Severity.NONE: ("En ordre", "En ordre"),
    },
    all="Toutes",
    show="Montrer",
    units={"line": "ligne {number}", "paragraph": "paragraphe {number}"},
    legend="encadré là où le sens change",
    unread="Non lu",
    none="Il n’y a pas de citation à vérifier dans ce texte.",
    short="Trop courtes pour être vérifiées ({number})",
    loose="Guillemet resté seul",
    unchecked="Non vérifiée",
    misattributed="mal attribuée",
    named="Le texte nomme {name}.",
    nobody="Le texte ne nomme personne.",
)


def lint_words(language: str) -> LintWords:
    """The words in this language (ISO 639-1); English for a language other than French."""
    return FRENCH if language == "fr" else ENGLISH
