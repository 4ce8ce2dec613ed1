"""Doubts of a health report, as sentences in French and English."""

from __future__ import annotations

from qa.render.words import Words, language_word
from qa.schema import Concern, Doubt

_ENGLISH: dict[tuple[Concern, str], str] = {
    (Concern.NO_SPEECH, ""): "Nobody was found to speak: all of it is taken as narration.",
    (Concern.UNLABELLED, ""): "It does not say who speaks: every voice is unknown.",
    (Concern.UNLABELLED, "stretch"): "From turn {turn} to turn {last}, {words} words have no speaker.",
    (Concern.ONE_SPEAKER, ""): "Only one speaker was found: {name}.",
    (Concern.ALIASES, ""): "{one} and {other} may be one person.",
    (Concern.ROLES, ""): "Who asks and who answers is a guess: say it below to be sure.",
    (Concern.LONG_TURN, ""): "Turn {turn} has {size} words, the usual one {usual}: a label may be lost in it.",
    (Concern.TIMES, "back"): "At turn {turn} the time goes back from {since} to {to}.",
    (Concern.TIMES, "overlap"): "Turn {turn} begins at {to}, before the end of the turn before it ({since}).",
    (Concern.LANGUAGES, ""): "{share} % of the words read as {language} rather than {main}, from turn {turn} on.",
    (Concern.BOILERPLATE, "notice"): "Turn {turn} holds a notice (“{line}”), which nobody said.",
    (Concern.BOILERPLATE, "again"): "“{line}” comes back {times} times: a header, a notice or a refrain.",
    (Concern.EMAIL, ""): "Turn {turn} holds an e-mail address: {printed}.",
    (Concern.PHONE, ""): "Turn {turn} holds a telephone number: {printed}.",
    (Concern.IBAN, ""): "Turn {turn} holds a bank account: {printed}.",
    (Concern.DUPLICATE, ""): "The very same file is there already.",
    (Concern.NEAR_DUPLICATE, ""): "{share} % of its words are in another transcript.",
}
_FRENCH: dict[tuple[Concern, str], str] = {
    (Concern.NO_SPEECH, ""): "Aucune voix n’a été trouvée : tout est pris pour du récit.",
    (Concern.UNLABELLED, ""): "Le texte ne dit pas qui parle : toutes les voix sont inconnues.",
    (Concern.UNLABELLED, "stretch"): "De la prise de parole {turn} à la {last}, {words} mots n’ont pas de locuteur.",
    (Concern.ONE_SPEAKER, ""): "Une seule voix a été trouvée : {name}.",
    (Concern.ALIASES, ""): "{one} et {other} sont peut-être une seule personne.",
    (Concern.ROLES, ""): "Qui demande et qui répond n’est que deviné : dites-le ci-dessous pour en être sûr.",
    (Concern.LONG_TURN, ""): (
        "La prise de parole {turn} compte {size} mots, contre {usual} d’ordinaire : un nom s’y est peut-être perdu."
    ),
    (Concern.TIMES, "back"): "À la prise de parole {turn}, le temps revient de {since} à {to}.",
    (Concern.TIMES, "overlap"): ("La prise de parole {turn} commence à {to}, avant la fin de la précédente ({since})."),
    (Concern.LANGUAGES, ""): (
        "{share} % des mots semblent être en {language} plutôt qu’en {main}, à partir de la prise de parole {turn}."
    ),
    (
        Concern.BOILERPLATE,
        "notice",
    ): "La prise de parole {turn} contient une mention (« {line} ») que personne n’a dite.",
    (Concern.BOILERPLATE, "again"): "« {line} » revient {times} fois : un en-tête, une mention ou un refrain.",
    (Concern.EMAIL, ""): "La prise de parole {turn} contient une adresse électronique : {printed}.",
    (Concern.PHONE, ""): "La prise de parole {turn} contient un numéro de téléphone : {printed}.",
    (Concern.IBAN, ""): "La prise de parole {turn} contient un compte bancaire : {printed}.",
    (Concern.DUPLICATE, ""): "Ce même fichier est déjà là.",
    (Concern.NEAR_DUPLICATE, ""): "{share} % de ses mots se trouvent dans une autre transcription.",
}


def doubt_words(doubt: Doubt, words: Words) -> str | None:
    """The doubt as a sentence in the language of these words; None where only its reader's own sentence says it
    (`Doubt.sentence`, in English). Which transcript is its twin is not in it: a page links to it."""
    if doubt.concern is Concern.READING:
        return None
    sentence = (_FRENCH if words.language == "fr" else _ENGLISH)[doubt.concern, doubt.form]
    shown = dict(doubt.values)
    for name in ("language", "main"):
        if name in shown:
            shown[name] = language_word(str(shown[name]), words)
    return sentence.format(**shown)
