"""Why a file cannot be read, in French: the sentences of the readers that people meet most."""

from __future__ import annotations

_FRENCH = {
    "it is a scan, pictures without text: run text recognition on it (ocrmypdf, for one) and add the result": (
        "c’est une numérisation, des images sans texte : passez-la à la reconnaissance de caractères (ocrmypdf, par "
        "exemple), puis ajoutez le résultat"
    ),
    "its fonts do not say which letters they draw: run text recognition on it (ocrmypdf --force-ocr)": (
        "ses polices ne disent pas quelles lettres elles dessinent : passez-le à la reconnaissance de caractères "
        "(ocrmypdf --force-ocr)"
    ),
    "it is protected by a password: open it and save a copy without one": (
        "il est protégé par un mot de passe : ouvrez-le et enregistrez-en une copie sans mot de passe"
    ),
    "it is protected by a password; save a copy without one": (
        "il est protégé par un mot de passe : enregistrez-en une copie sans mot de passe"
    ),
    "the PDF is damaged: open it in a viewer, print it to a new PDF, and add that": (
        "le PDF est abîmé : ouvrez-le dans une visionneuse, imprimez-le vers un nouveau PDF, et ajoutez celui-ci"
    ),
    "it is a recording: transcribe it first (Whisper, noScribe, …), then add the subtitles or the JSON file": (
        "c’est un enregistrement : transcrivez-le d’abord (Whisper, noScribe…), puis ajoutez les sous-titres ou le JSON"
    ),
    "it is a film: transcribe it first (Whisper, noScribe, …), then add the subtitles or the JSON file": (
        "c’est un film : transcrivez-le d’abord (Whisper, noScribe…), puis ajoutez les sous-titres ou le JSON"
    ),
    "it is a picture: run text recognition (OCR) on it, then add the text": (
        "c’est une image : passez-la à la reconnaissance de caractères, puis ajoutez le texte"
    ),
    "it is a document of Word before 2007: open it in Word or LibreOffice and save it as .docx": (
        "c’est un document de Word d’avant 2007 : ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx"
    ),
    "slides are not read: save the transcript itself as .docx, .pdf or text": (
        "les diapositives ne sont pas lues : enregistrez la transcription elle-même en .docx, .pdf ou texte"
    ),
    "it is a packed archive: unpack it, then add the files in it": (
        "c’est une archive compressée : décompressez-la, puis ajoutez les fichiers qu’elle contient"
    ),
    "this is a binary file, not text": "c’est un fichier binaire, non du texte",
    "the file is empty": "le fichier est vide",
    "there is no transcript in this zip file": "ce fichier zip ne contient aucune transcription",
    "its path leads out of the zip file; it is refused as unsafe": (
        "son chemin sort du fichier zip ; il est refusé par prudence"
    ),
    "it unpacks to far more than a document holds; it is refused as unsafe": (
        "décompressé, il dépasse de loin ce que contient un document ; il est refusé par prudence"
    ),
    "this is a zip file within a zip file; unpack it and add it by itself": (
        "c’est un fichier zip dans un fichier zip : décompressez-le et ajoutez-le seul"
    ),
    "it cannot be copied into the corpus (the disk is full)": (
        "il ne peut pas être copié dans le corpus : le disque est plein ; faites de la place, puis réessayez"
    ),
}


def reason_words(reason: str, language: str) -> str | None:
    """The reason in this language, "fr" or "en"; None for one that has no French here."""
    return reason if language == "en" else _FRENCH.get(reason)
