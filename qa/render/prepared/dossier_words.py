"""The words of a dossier, in French and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qa.render.prepared.counts import Counted
from qa.render.prepared.typography import french
from qa.schema import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierWords:
    """Templates take the fields named in braces. `relations` are how the words of others lean, told modestly: the
    silent say nothing that could lean."""

    title: str
    organisation: str
    role: str
    aliases: str
    interview: str
    led_by: str
    turns_label: str
    turns: Counted
    answers: str
    introduction: str
    no_introduction: str
    never: str
    never_note: str
    no_never: str
    never_at_all: str
    never_but_touched: str
    first: str
    asked_of: str
    nearest: str
    touched: str
    topics: str
    no_topics: str
    other_topics: str
    silent: Counted
    asked: str
    no_asked: str
    not_interviewed: str
    no_reply: str
    mentions: str
    no_mentions: str
    mentions_caption: str
    passage: str
    numbers: str
    names: str
    others: str
    others_note: str
    no_others: str
    also: Counted
    relations: Mapping[Relation, str]
    statements: str
    earlier: str
    later: str
    undated: str
    one_date: str
    no_pairs: str
    in_order: str
    date: str
    said: str
    limited: str


_ENGLISH = DossierWords(
    title="Dossier: {name}",
    organisation="Organisation",
    role="Role",
    aliases="Also written",
    interview="Source",
    led_by="interviewed by {names}",
    turns_label="Turns",
    turns=Counted("no turn of theirs", "1 turn of theirs", "{n} turns of theirs"),
    answers="every answer of theirs",
    introduction="In their own words",
    no_introduction="Nowhere in these sources do they say who they are or where they come from.",
    never="Never asked",
    never_note="Questions that others were asked and {name} was not. Looked at: {turns}.",
    no_never="No question was found that others were asked and {name} was not.",
    never_at_all="New ground: not asked, and nothing of theirs speaks to it",
    never_but_touched="Not asked, but touched on elsewhere",
    first="{questions}; the {shown} that most others were asked are shown",
    asked_of="{question} (asked of {names})",
    nearest="{name}’s nearest words, not an answer",
    touched="{name}’s words that touch on it",
    topics="What they say, by topic",
    no_topics="No topic of the corpus has a passage of theirs.",
    other_topics="They also speak on:",
    silent=Counted("", "1 other has no passage on it", "{n} others have no passage on it"),
    asked="Already asked",
    no_asked="No question put to them was found.",
    not_interviewed="They are quoted, not interviewed: whatever they were asked is not in these sources.",
    no_reply="No reply of theirs is kept",
    mentions="Numbers and names they gave",
    no_mentions="They gave no number, and named nobody and nothing.",
    mentions_caption="As said, by passage",
    passage="Passage",
    numbers="Numbers",
    names="Names",
    others="What others say on the same topics",
    others_note="How words lean is told by the words alone, for or against; it does not tell what anybody thinks.",
    no_others="No passage of anybody else’s is on these topics.",
    also=Counted("", "1 more speaks on it", "{n} more speak on it"),
    relations={
        Relation.AGREEING: "Their words lean the same way",
        Relation.DIFFERING: "Their words lean the other way",
        Relation.UNCLEAR: "Cannot be told from the words",
        Relation.SILENT: "No passage on it",
    },
    statements="Said earlier, said later",
    earlier="Said earlier: {date}",
    later="Said later: {date}",
    undated="No interview of theirs is dated, so nothing can be put in order.",
    one_date="All their dated words are of {date}: there is no earlier or later to compare.",
    no_pairs="No two statements of theirs, of different dates, are near enough in meaning to be put side by side.",
    in_order="Dated statements, oldest first",
    date="Date",
    said="Said",
    limited="{shown} of {all} dated passages are shown.",
)

_FRENCH = french(
    DossierWords(
        title="Dossier : {name}",
        organisation="Organisation",
        role="Qualité",
        aliases="Autres graphies",
        interview="Source",
        led_by="propos recueillis par {names}",
        turns_label="Prises de parole",
        turns=Counted("aucune prise de parole", "1 prise de parole", "{n} prises de parole"),
        answers="toutes ses réponses",
        introduction="Présentation, dans ses propres mots",
        no_introduction="Dans ces sources, cette personne ne se présente nulle part elle-même.",
        never="Jamais demandé",
        never_note="Questions posées à d’autres, mais jamais à {name}. Examiné : {turns}.",
        no_never="Aucune question posée à d’autres ne manque à {name}.",
        never_at_all="Terrain neuf : pas demandé, et rien dans ses propos n’y touche",
        never_but_touched="Pas demandé, mais abordé ailleurs",
        first="{questions}, dont voici les {shown} les plus souvent posées",
        asked_of="{question} (posée à {names})",
        nearest="Au plus près chez {name}, sans valeur de réponse",
        touched="Ce qui y touche chez {name}",
        topics="Ses propos, sujet par sujet",
        no_topics="Aucun sujet du corpus ne contient de passage de cette personne.",
        other_topics="Autres sujets abordés :",
        silent=Counted(
            "", "1 autre personne n’a aucun passage à ce sujet", "{n} autres personnes n’ont aucun passage à ce sujet"
        ),
        asked="Déjà demandé",
        no_asked="Aucune question qui lui ait été posée n’a été trouvée.",
        not_interviewed="Propos cités, sans entretien : les questions posées, s’il y en a eu, ne figurent pas ici.",
        no_reply="Aucune réponse conservée",
        mentions="Chiffres et noms cités",
        no_mentions="Aucun chiffre, aucun nom dans ses propos.",
        mentions_caption="Tels quels, passage par passage",
        passage="Passage",
        numbers="Chiffres",
        names="Noms",
        others="Ce que d’autres disent des mêmes sujets",
        others_note="Seuls les mots disent de quel côté penche un passage, pour ou contre ; ils ne disent pas ce que "
        "pense la personne.",
        no_others="Aucun passage d’une autre personne n’est sur ces sujets.",
        also=Counted("", "1 autre personne en parle aussi", "{n} autres personnes en parlent aussi"),
        relations={
            Relation.AGREEING: "Ses mots penchent du même côté",
            Relation.DIFFERING: "Ses mots penchent de l’autre côté",
            Relation.UNCLEAR: "Les mots ne permettent pas de trancher",
            Relation.SILENT: "Aucun passage à ce sujet",
        },
        statements="Dit plus tôt, dit plus tard",
        earlier="Dit plus tôt : {date}",
        later="Dit plus tard : {date}",
        undated="Aucun de ses entretiens n’est daté : impossible de remettre ses propos dans l’ordre.",
        one_date="Tous ses propos datés portent la même date ({date}) : il n’y a ni avant ni après à comparer.",
        no_pairs="Aucun de ses propos n’est assez proche, par le sens, d’un autre de date différente.",
        in_order="Propos datés, du plus ancien au plus récent",
        date="Date",
        said="Propos",
        limited="{shown} passages datés sur {all} sont montrés.",
    )
)


def dossier_words(language: str) -> DossierWords:
    """The words in this language (ISO 639-1); English for any other than French."""
    return _FRENCH if language == "fr" else _ENGLISH
