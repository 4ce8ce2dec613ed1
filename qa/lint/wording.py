"""The wording of what is wrong with a quote, in French and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qa.errors import QuoteFault


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The wording of one language. Templates take fields in braces: {said_by} is made of `said` or `wrote`, {where} of
    `where`, {hint} of `hint`, {whose} of `whose` (of `mixed` and the like, names), {differences} of `replaced`,
    `not_said` and `left_out`; {words}, {quoted} and {said} are somebody's words; {changes} names kinds of change."""

    loose: str
    unchecked: Mapping[QuoteFault, str]
    elsewhere: str
    elsewhere_unnamed: str
    not_found: str
    hint: str
    whose: str
    lost_piece: str
    altered: str
    mixed: str
    interviewers: str
    narrators: str
    wrong: str
    stitched: str
    translation: str
    paraphrase: str
    near: str
    nobody_said: str
    nobody_wrote: str
    said: str
    wrote: str
    where: str
    replaced: str
    not_said: str
    left_out: str
    differ: str
    publication: str
    interviewer: str
    unnamed: str
    conjunction: str


ENGLISH = Wording(
    loose="the mark {mark} has no partner, so what it quotes is not checked; add the missing mark",
    unchecked={
        QuoteFault.EMPTY: "there are no words in it to check; quote what was said",
        QuoteFault.ONE_WORD: "one word is too short to tell who said it; quote a few words",
        QuoteFault.TOO_LONG: "too long to be checked in one go; quote it piece by piece",
    },
    elsewhere="not found, and passed over: {name} speaks nowhere in the corpus",
    elsewhere_unnamed="not found, and passed over: the draft names nobody",
    not_found="nobody in the corpus says this{hint}; give the source{whose}, or take the quotation marks off",
    hint="; the nearest is “{words}”, which {said_by}",
    whose=" for {name}",
    lost_piece="nobody in the corpus says “{words}”, though the rest was said; quote only what was said",
    altered="the meaning is changed{changes}: {differences}, in what {said_by}; quote the words as said",
    mixed="only some of these words are {claimed}’s: they are stitched from {whose}; give each their own",
    interviewers="not {claimed}: these are the words of {whose}, who asked the questions in “{title}”; name the one "
    "who said it",
    narrators="not {claimed}: these are the publication’s own words in “{title}”; cite the publication instead",
    wrong="not {claimed}: {whose} said it in “{title}”; name the one who said it",
    stitched="stitched from {count} places; mark each cut with […], or quote the pieces one by one",
    translation="a translation of “{words}”, which {said_by}; say that it is translated",
    paraphrase="a paraphrase of “{words}”, which {said_by}; quote that, or take the marks off",
    near="not quite what {said_by}: {differences}; quote the words as said",
    nobody_said="the draft names nobody; name {speaker}, who said it in {where}",
    nobody_wrote="the draft names nobody; name {speaker}, who wrote it in {where}",
    said="{speaker} said in {where}",
    wrote="{speaker} wrote in {where}",
    where="“{title}” (turn {turn})",
    replaced="“{quoted}” was “{said}”",
    not_said="“{quoted}” was not said",
    left_out="“{said}” is left out",
    differ="the words differ",
    publication="the publication",
    interviewer="the interviewer",
    unnamed="somebody unnamed",
    conjunction=" and ",
)

FRENCH = Wording(
    loose="le guillemet {mark} reste seul : ce qu’il cite n’est pas vérifié ; ajoutez celui qui manque",
    unchecked={
        QuoteFault.EMPTY: "aucun mot à vérifier ; citez ce qui a été dit",
        QuoteFault.ONE_WORD: "un seul mot ne suffit pas pour savoir qui l’a dit ; citez-en quelques-uns",
        QuoteFault.TOO_LONG: "trop longue pour être vérifiée d’un coup ; citez morceau par morceau",
    },
    elsewhere="introuvable, et laissée de côté : {name} ne parle nulle part dans le corpus",
    elsewhere_unnamed="introuvable, et laissée de côté : le texte ne nomme personne",
    not_found="personne ne dit cela dans le corpus{hint} ; donnez la source{whose}, ou retirez les guillemets",
    hint=" ; le plus proche est « {words} », que {said_by}",
    whose=" pour {name}",
    lost_piece="personne ne dit « {words} » dans le corpus, alors que le reste a été dit ; ne citez que ce qui l’a été",
    altered="le sens est changé{changes} : {differences}, dans ce que {said_by} ; citez ce qui a été dit",
    mixed="une partie seulement de ces mots est de {claimed} : ils viennent de {whose} ; rendez à chacun les siens",
    interviewers="ce n’est pas {claimed} : ce sont les mots de {whose}, qui posait les questions dans « {title} » ; "
    "nommez qui l’a dit",
    narrators="ce n’est pas {claimed} : ce sont les mots de la publication dans « {title} » ; citez la publication",
    wrong="ce n’est pas {claimed} : c’est {whose} qui le dit dans « {title} » ; nommez qui l’a dit",
    stitched="composée de {count} endroits ; marquez chaque coupe par […], ou citez les morceaux un à un",
    translation="une traduction de « {words} », que {said_by} ; dites que c’est une traduction",
    paraphrase="une paraphrase de « {words} », que {said_by} ; citez ces mots, ou retirez les guillemets",
    near="pas tout à fait ce que {said_by} : {differences} ; citez ce qui a été dit",
    nobody_said="le texte ne nomme personne ; nommez {speaker}, qui le dit dans {where}",
    nobody_wrote="le texte ne nomme personne ; nommez {speaker}, qui l’écrit dans {where}",
    said="dit {speaker} dans {where}",
    wrote="écrit {speaker} dans {where}",
    where="« {title} » (tour {turn})",
    replaced="« {quoted} » était « {said} »",
    not_said="« {quoted} » n’a pas été dit",
    left_out="« {said} » est laissé de côté",
    differ="les mots diffèrent",
    publication="la publication",
    interviewer="l’intervieweur",
    unnamed="une personne non nommée",
    conjunction=" et ",
)


def wording(language: str) -> Wording:
    """The wording of a language; English for a language other than French."""
    return FRENCH if language == "fr" else ENGLISH
